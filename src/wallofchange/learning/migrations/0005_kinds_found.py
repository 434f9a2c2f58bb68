import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deciding", "0008_kinds_and_proof"),
        ("learning", "0004_released"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KindFound",
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
                        related_name="kinds_found",
                        to="deciding.idea",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[("seven", "as it should be"), ("nine", "never expected")],
                        max_length=10,
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                ("exceeded", models.PositiveIntegerField()),
                ("below", models.PositiveIntegerField()),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("usual", models.FloatField(null=True)),
                ("theme", models.CharField(blank=True, max_length=60)),
                ("since", models.DateField()),
                ("until", models.DateField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="LookedAgain",
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
                        related_name="looked_again",
                        to="deciding.idea",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("ordinary", "become ordinary"),
                            ("still", "not shown to have become ordinary"),
                            ("unknown", "not known: too few words"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sentence_nl", models.TextField(blank=True)),
                ("sentence_en", models.TextField(blank=True)),
                ("result", models.JSONField(default=dict)),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("seen_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("idea", "months"), name="looked_again_once")],
            },
        ),
        migrations.CreateModel(
            name="GreyWall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grey_walls",
                        to="people.team",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("changes", models.JSONField()),
                ("over_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="OnPurpose",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "wall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="on_purpose",
                        to="learning.greywall",
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
    ]
