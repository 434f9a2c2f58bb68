import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

USER = settings.AUTH_USER_MODEL
PROTECT = django.db.models.deletion.PROTECT
CASCADE = django.db.models.deletion.CASCADE


def _id() -> tuple[str, models.BigAutoField]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def fear_to_the_worry(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was feared and found hangs with the yes-but: one that lapsed can prove right as well."""
    for condition in apps.get_model("deciding", "Condition").objects.select_related("objection").iterator():
        objection = condition.objection
        objection.feared, objection.found = condition.feared, condition.found
        objection.save(update_fields=["feared", "found"])


def voices_then(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """How many customers' sentences hung with an idea when somebody said no."""
    for no in apps.get_model("deciding", "OwnedNo").objects.select_related("objection").iterator():
        no.voices = (
            apps.get_model("deciding", "Evidence")
            .objects.filter(idea=no.objection.idea_id, at__lte=no.at)
            .count()
        )
        no.save(update_fields=["voices"])


class Migration(migrations.Migration):
    dependencies = [
        ("deciding", "0005_day_start"),
        migrations.swappable_dependency(USER),
    ]

    operations = [
        migrations.AddField(
            "objection", "feared", models.CharField(blank=True, default="", max_length=200), False
        ),
        migrations.AddField(
            "objection", "found", models.CharField(blank=True, default="", max_length=200), False
        ),
        migrations.AddField(
            "objection", "kind_by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=USER)
        ),
        migrations.AddField("objection", "shown_right_at", models.DateTimeField(null=True)),
        migrations.AddField("objection", "kept_right_at", models.DateTimeField(null=True)),
        migrations.AddField("condition", "to_day_start_at", models.DateTimeField(null=True)),
        migrations.AddField("ownedno", "voices", models.PositiveIntegerField(default=0)),
        migrations.AddField("ownedno", "heard_at", models.DateTimeField(null=True)),
        migrations.AddField("ownedno", "came_back_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "ownedno",
            "came_back_why",
            models.CharField(
                blank=True,
                choices=[
                    ("doubled", "twice as many customers say it now"),
                    ("day", "the day to look again has come"),
                    ("appeal", "it was asked one step up"),
                ],
                default="",
                max_length=7,
            ),
            False,
        ),
        migrations.AlterModelOptions("ownedno", {"verbose_name_plural": "owned noes"}),
        migrations.RunPython(fear_to_the_worry, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(voices_then, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("condition", "feared"),
        migrations.RemoveField("condition", "found"),
        migrations.CreateModel(
            "Appeal",
            [
                _id(),
                ("at", models.DateTimeField()),
                ("answer_by", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("words", models.TextField(blank=True)),
                (
                    "owned_no",
                    models.OneToOneField(on_delete=CASCADE, related_name="appeal", to="deciding.ownedno"),
                ),
                ("of", models.ForeignKey(on_delete=PROTECT, related_name="appeals", to=USER)),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=USER)),
                (
                    "answered_by",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=USER),
                ),
            ],
        ),
        migrations.CreateModel(
            "Rightly",
            [
                _id(),
                ("at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(on_delete=CASCADE, related_name="rightly", to="deciding.decision"),
                ),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=USER)),
            ],
            {"verbose_name_plural": "rightlies"},
        ),
        migrations.CreateModel(
            "Remark",
            [
                _id(),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                ("asked", models.BooleanField(default=False)),
                ("answered_at", models.DateTimeField(null=True)),
                ("idea", models.ForeignKey(on_delete=CASCADE, related_name="remarks", to="deciding.idea")),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=USER)),
                (
                    "became",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="said_as",
                        to="deciding.objection",
                    ),
                ),
            ],
            {"ordering": ["id"]},
        ),
        migrations.CreateModel(
            "Unasked",
            [
                _id(),
                ("at", models.DateTimeField()),
                ("user", models.OneToOneField(on_delete=CASCADE, related_name="unasked", to=USER)),
            ],
            {"verbose_name_plural": "unasked"},
        ),
    ]
