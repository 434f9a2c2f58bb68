"""Never mind: what was taken down after a yes-but is shown again, and anybody may hang it back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Rightly, Stage
from wallofchange.deciding.never_minds import never_minds

pytestmark = pytest.mark.django_db
SINCE = cast.MONDAY


def taken_down(title: str = "A picture of what was mended", *, after_a_yes_but: bool = True):
    idea = cast.idea(title)
    if after_a_yes_but:
        cast.objection(idea=idea)
    idea.take_down(by=cast.sefa(), at=cast.TUESDAY)
    return idea


def test_what_was_taken_down_after_a_yes_but_is_shown_and_nothing_else():
    quiet = taken_down()
    taken_down("Nobody said a word", after_a_yes_but=False)
    cast.objection(idea=cast.idea("Still hangs there"))

    assert never_minds(cast.team(), SINCE) == [quiet]
    assert never_minds(cast.team(), cast.FRIDAY) == []


def test_rightly_ends_it():
    idea = taken_down()

    stand(cast.anna()).post(f"/ideas/{idea.pk}/never-mind/rightly/")

    assert never_minds(cast.team(), SINCE) == []
    assert Rightly.objects.get().by == cast.anna()


def test_twice_rightly_is_said_once():
    idea = taken_down()

    Rightly.say(idea, by=cast.anna(), at=cast.FRIDAY)
    Rightly.say(idea, by=cast.sefa(), at=cast.FRIDAY)

    assert Rightly.objects.get().by == cast.anna()


def test_anybody_hangs_it_back_and_what_is_taken_down_again_is_shown_again():
    idea = taken_down()
    Rightly.say(idea, by=cast.anna(), at=cast.FRIDAY)
    idea.hang_back(by=cast.sefa(), at=cast.FRIDAY)

    assert never_minds(cast.team(), SINCE) == []

    idea.take_down(by=cast.sefa(), at=cast.FRIDAY + timedelta(days=3))
    assert never_minds(cast.team(), SINCE) == [idea]


def test_what_hangs_again_cannot_be_called_rightly_taken_down():
    idea = taken_down()
    idea.hang_back(by=cast.sefa(), at=cast.FRIDAY)

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/never-mind/rightly/")

    assert (answer.status_code, Rightly.objects.count()) == (409, 0)


def test_the_page_asks_whether_it_is_a_pity():
    idea = taken_down()

    page = stand(cast.anna()).get(f"/ideas/{idea.pk}/").content.decode()

    assert "was taken off the wall after a yes-but. A pity?" in page
    assert "Put it back" in page
    assert "No, rightly" in page


def test_one_query_however_many():
    taken_down()
    team = cast.team()
    with CaptureQueriesContext(connection) as one:
        never_minds(team, SINCE)
    taken_down("Another")
    taken_down("And another")

    with CaptureQueriesContext(connection) as three:
        assert len(never_minds(team, SINCE)) == 3
    assert (len(one), len(three)) == (1, 1)


def test_it_is_for_who_may_see_the_idea():
    idea = taken_down()
    idea.refresh_from_db()

    assert stand(cast.chantal()).post(f"/ideas/{idea.pk}/never-mind/rightly/").status_code == 404
    assert stand().post(f"/ideas/{idea.pk}/never-mind/rightly/").url.startswith("/login/")
    assert idea.stage == Stage.NEVER_MIND
