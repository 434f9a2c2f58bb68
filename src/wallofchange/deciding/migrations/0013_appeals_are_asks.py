from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CASCADE = django.db.models.deletion.CASCADE
ACTS = [
    ("choose", "take it in hand"),
    ("no", "say no"),
    ("spend", "spend more on it"),
    ("exempt", "break the reserve"),
    ("appeal", "take a no back"),
]


def appeals_to_asks(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was asked one step up keeps its clock and its answer; one mechanism from now on."""
    asks = apps.get_model("deciding", "Ask").objects
    appeals = apps.get_model("deciding", "Appeal").objects.select_related("owned_no__objection__idea")
    for appeal in appeals.order_by("pk").iterator():
        no = appeal.owned_no
        idea, ended = no.objection.idea, appeal.answered_at or no.came_back_at
        clock = appeal.answer_by or appeal.at
        asks.create(
            act="appeal", idea=idea, team_id=idea.team_id, owned_no=no, asked_by_id=appeal.by_id, at=appeal.at,
            of_whom_id=appeal.of_id, asked_at=appeal.at, remind_at=clock, steps_up_at=clock,
            answer=_answer(appeal, no.came_back_why) if ended else "", answered_at=ended,
            answered_by_id=appeal.answered_by_id, because=appeal.words,
        )  # fmt: skip
    schema_editor.connection.check_constraints(["deciding_ask"])  # now: the indexes still have to come


def _answer(appeal: Any, came_back_why: str) -> str:
    if appeal.answered_at:
        return "no" if appeal.words else "yes"
    return "silence" if came_back_why == "appeal" else "withdrawn"


class Migration(migrations.Migration):
    dependencies = [
        ("deciding", "0012_limits_measured"),
    ]

    operations = [
        migrations.AddField(
            model_name="ask",
            name="owned_no",
            field=models.OneToOneField(null=True, on_delete=CASCADE, related_name="+", to="deciding.ownedno"),
        ),
        migrations.AddField(
            model_name="ask",
            name="cycle",
            field=models.ForeignKey(null=True, on_delete=CASCADE, related_name="asks", to="deciding.cycle"),
        ),
        migrations.AlterField(
            model_name="ask",
            name="act",
            field=models.CharField(choices=ACTS, default="choose", max_length=10),
        ),
        migrations.AddField(
            model_name="exemption",
            name="under",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(appeals_to_asks, migrations.RunPython.noop, elidable=True),
        migrations.DeleteModel(name="Appeal"),
        migrations.AlterField(
            model_name="ask",
            name="owned_no",
            field=models.OneToOneField(
                null=True, on_delete=CASCADE, related_name="appeal", to="deciding.ownedno"
            ),
        ),
    ]
