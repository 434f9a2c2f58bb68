import datetime
from decimal import Decimal
from typing import Any

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

WEEKS = 4  # every period of before


def say_when_they_end(apps: Any, editor: Any) -> None:
    for cycle in apps.get_model("deciding", "Cycle").objects.all():
        cycle.ends_on = cycle.starts_on + datetime.timedelta(weeks=WEEKS, days=-1)
        cycle.share = cycle.reserve / cycle.hours if cycle.hours else 0
        cycle.save(update_fields=["ends_on", "share"])


class Migration(migrations.Migration):
    dependencies = [
        ("deciding", "0009_words_and_mergers"),
        ("people", "0005_who_is_there"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RoomLeft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hours", models.DecimalField(decimal_places=2, max_digits=8)),
                (
                    "how",
                    models.CharField(
                        choices=[("quiet", "Quiet"), ("word", "Word"), ("skipped", "Skipped")], max_length=7
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="WipLimit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("selection", "Chosen"),
                            ("realisation", "In the making"),
                            ("evaluation", "Does it work?"),
                        ],
                        max_length=20,
                    ),
                ),
                ("most", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.AlterModelOptions(
            name="exemption",
            options={"ordering": ["id"]},
        ),
        migrations.RemoveConstraint(
            model_name="cycle",
            name="reserve_is_kept",
        ),
        migrations.RemoveConstraint(
            model_name="cycle",
            name="ideas_fit_the_reserve",
        ),
        migrations.AddField(
            model_name="booking",
            name="starts_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="capacity",
            name="open_from",
            field=models.TimeField(default=datetime.time(14, 0)),
        ),
        migrations.AddField(
            model_name="capacity",
            name="open_hours",
            field=models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=4),
        ),
        migrations.AddField(
            model_name="capacity",
            name="period",
            field=models.CharField(
                choices=[("week", "a week"), ("sprint", "a sprint of some weeks"), ("month", "a month")],
                default="sprint",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="capacity",
            name="since",
            field=models.DateField(default=datetime.date(2024, 1, 1)),
        ),
        migrations.AddField(
            model_name="capacity",
            name="weeks",
            field=models.PositiveSmallIntegerField(default=4),
        ),
        migrations.AddField(
            model_name="cycle",
            name="counted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="cycle",
            name="ends_on",
            field=models.DateField(default="2000-01-01"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="cycle",
            name="opened",
            field=models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=8),
        ),
        migrations.AddField(
            model_name="cycle",
            name="share",
            field=models.DecimalField(decimal_places=4, default=0, max_digits=5),
            preserve_default=False,
        ),
        migrations.RunPython(say_when_they_end, migrations.RunPython.noop, elidable=True),
        migrations.AddField(
            model_name="cycle",
            name="short",
            field=models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=8),
        ),
        migrations.AddField(
            model_name="cycle",
            name="visiting",
            field=models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=8),
        ),
        migrations.AddField(
            model_name="exemption",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="exemption",
            name="used",
            field=models.DecimalField(decimal_places=2, max_digits=7, null=True),
        ),
        migrations.AlterField(
            model_name="booking",
            name="kind",
            field=models.CharField(
                choices=[("regular", "Regular"), ("improving", "Improving"), ("visiting", "Visiting")],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 0)), name="booking_is_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours_a_week__gte", 0)), name="capacity_is_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(("reserve_share__gte", 0), ("reserve_share__lte", 1)),
                name="reserve_is_a_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(("weeks__gte", 1), ("weeks__lte", 4)), name="sprint_in_weeks"
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(("open_hours__gte", 0)), name="open_hours_are_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="cycle_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "regular__lte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("hours"), "-", models.F("reserve")
                                ),
                                "+",
                                models.F("exempted"),
                            ),
                            "+",
                            models.F("short"),
                        ),
                    )
                ),
                name="reserve_is_kept",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "improving__lte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("reserve"), "-", models.F("exempted")
                            ),
                            "-",
                            models.F("opened"),
                        ),
                    )
                ),
                name="ideas_fit_the_reserve",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.CheckConstraint(
                condition=models.Q(("visiting__lte", models.F("opened"))), name="visitors_fit_what_is_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("exempted__gte", 0),
                    ("improving__gte", 0),
                    ("opened__gte", 0),
                    ("regular__gte", 0),
                    ("short__gte", 0),
                    ("visiting__gte", 0),
                ),
                name="sums_are_not_negative",
            ),
        ),
        migrations.AddField(
            model_name="roomleft",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roomleft",
            name="cycle",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="room_left", to="deciding.cycle"
            ),
        ),
        migrations.AddField(
            model_name="wiplimit",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="wip_limits", to="people.team"
            ),
        ),
        migrations.AddConstraint(
            model_name="wiplimit",
            constraint=models.UniqueConstraint(fields=("team", "stage"), name="one_limit_a_column"),
        ),
        migrations.AddConstraint(
            model_name="wiplimit",
            constraint=models.CheckConstraint(condition=models.Q(("most__gte", 1)), name="limit_lets_one_in"),
        ),
    ]
