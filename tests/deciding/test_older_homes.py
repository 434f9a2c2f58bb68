"""What was kept before an appeal was a question of its own goes along into one."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import cast
from wallofchange.deciding.models import Ask

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_stores]
BEFORE, AFTER = [("deciding", "0012_limits_measured")], [("deciding", "0013_appeals_are_asks")]


@pytest.fixture
def before():
    """The tables as they were; afterwards as they are."""
    executor = MigrationExecutor(connection)
    yield executor.migrate(BEFORE).apps.get_model("deciding", "Appeal").objects
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())


def refused(title: str):
    worry = cast.objection(idea=cast.idea(title))
    return worry.become_no("the rules", look_again_on=date(2026, 9, 1), by=cast.anna(), at=cast.TUESDAY)


def test_an_appeal_that_waits_keeps_its_clock_and_one_that_was_answered_its_answer(request):
    waits, stays = refused("Waits"), refused("Stays")
    sefa, mirjam = cast.sefa(), cast.mirjam()
    appeals = request.getfixturevalue("before")
    asked = {"of_id": mirjam.pk, "by_id": sefa.pk, "at": cast.TUESDAY, "answer_by": cast.FRIDAY}
    appeals.create(owned_no_id=waits.pk, **asked)
    said = {"answered_at": cast.FRIDAY, "answered_by_id": mirjam.pk, "words": "Not yet"}
    appeals.create(owned_no_id=stays.pk, **asked, **said)

    MigrationExecutor(connection).migrate(AFTER)

    first, second = Ask.objects.order_by("pk")
    assert (first.of_whom, first.asked_by, first.steps_up_at, first.state) == (
        mirjam,
        sefa,
        cast.FRIDAY,
        "open",
    )
    assert (second.state, second.because, second.owned_no.pk) == ("no", "Not yet", stays.pk)
