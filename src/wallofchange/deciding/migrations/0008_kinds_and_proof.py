import django.db.models.deletion
import wallofchange.listening.models.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deciding", "0007_mandates"),
        ("listening", "0004_facts_that_wait"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CustomerTest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="customer_tests",
                        to="deciding.idea",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="customer_tests",
                        to="deciding.decision",
                    ),
                ),
                ("reply", models.BigIntegerField(null=True)),
                ("expects_now", models.CharField(blank=True, max_length=400)),
                ("will_get", models.CharField(blank=True, max_length=400)),
                ("remarkable", models.CharField(blank=True, max_length=400)),
                ("how_known", models.CharField(blank=True, max_length=400)),
                ("as_drafted", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["reply"], name="glasses_of_reply")],
            },
        ),
        migrations.CreateModel(
            name="WhyNot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="why_nots",
                        to="deciding.idea",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("unnoticed", "Nobody noticed"),
                            ("wrong_moment", "Wrong moment"),
                            ("done_differently", "Done differently"),
                            ("bar_was_higher", "The bar was higher"),
                            ("unknown", "Don't know"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="BasicsFirst",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="basics_answers",
                        to="deciding.idea",
                    ),
                ),
                ("theme", models.CharField(max_length=60)),
                ("in_ten", models.PositiveSmallIntegerField()),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("that_first", "That first"),
                            ("together", "Together"),
                            ("anyway", "This anyway"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ToTell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="to_tell",
                        to="deciding.idea",
                    ),
                ),
                ("line", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("taken_up_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "to tell",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="TrackerLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tracker_links",
                        to="deciding.idea",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("github", "GitHub"),
                            ("gitlab", "GitLab"),
                            ("jira", "Jira"),
                            ("azure", "Azure DevOps"),
                        ],
                        max_length=10,
                    ),
                ),
                ("address", models.URLField(max_length=500)),
                ("key", models.CharField(db_index=True, max_length=520)),
                ("name", models.CharField(max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("idea", "key"),
                        name="one_link_an_issue",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackerStatus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statuses",
                        to="deciding.trackerlink",
                    ),
                ),
                ("word", models.CharField(max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_do", "not begun there"),
                            ("doing", "being made there"),
                            ("done", "done there"),
                            ("dropped", "put away there"),
                            ("other", ""),
                        ],
                        max_length=10,
                    ),
                ),
                ("delivery", models.CharField(max_length=64)),
                ("said_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "tracker statuses",
                "ordering": ["said_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("link", "delivery"), name="one_delivery_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackerSecret",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("github", "GitHub"),
                            ("gitlab", "GitLab"),
                            ("jira", "Jira"),
                            ("azure", "Azure DevOps"),
                        ],
                        max_length=10,
                    ),
                ),
                ("secret", wallofchange.listening.models.sealed.SealedTextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("last_used_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
    ]
