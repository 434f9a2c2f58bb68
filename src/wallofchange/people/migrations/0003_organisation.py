from decimal import Decimal

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_leave_and_right"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("silence_is_consent", models.BooleanField(default=True)),
                ("ask_hours", models.PositiveSmallIntegerField(default=24)),
                (
                    "reserve_floor",
                    models.DecimalField(decimal_places=4, default=Decimal("0.20"), max_digits=5),
                ),
                ("fade_days", models.PositiveSmallIntegerField(default=60)),
                ("wip_limits", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_organisation")
                ],
            },
        ),
    ]
