"""A team's room on the screen: what is kept stays kept, and a refusal has three ways on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast
from tests.deciding.periods import open_on_holidays
from tests.deciding.visit import stand
from wallofchange.deciding.models import Booking, Capacity, Cycle, Exemption

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_small_team():
    Capacity.objects.create(team=cast.team(), hours_a_week=25)  # 100 in a cycle, 20 of which are kept
    open_on_holidays(cast.team())


def path(part: str = "room") -> str:
    return f"/teams/{cast.team().pk}/{part}/"


def cycle() -> Cycle:
    return Cycle.of(cast.team(), timezone.localdate())


def test_regular_work_is_planned_where_it_fits():
    answer = stand(cast.sefa()).post(path(), {"title": "Tax rules", "hours": "80"})

    assert (answer.status_code, cycle().free) == (303, 0)


def test_the_reserve_is_refused_through_the_page_with_three_ways_on_and_nothing_lost():
    cast.anna()

    answer = stand(cast.sefa()).post(path(), {"title": "Tax rules", "hours": "81"})

    page = answer.content.decode()
    assert (answer.status_code, Booking.objects.count(), cycle().regular) == (409, 0, 0)
    assert "These 20 hours are kept for improving." in page
    assert ["Put it on" in page, "Make it smaller" in page, "Ask Anna for an exception" in page] == [True] * 3
    assert 'value="Tax rules"' in page


def test_the_first_way_on_works_it_fits_after_this_cycle():
    later = cycle().ends_on + timedelta(days=1)

    answer = stand(cast.sefa()).post(path(), {"title": "Tax rules", "hours": "60", "on": later.isoformat()})

    assert (answer.status_code, Cycle.of(cast.team(), later).regular) == (303, 60)


def test_the_third_way_on_works_the_lead_sees_who_asks_and_breaks_the_reserve_in_her_name():
    client = stand(cast.anna())
    stand(cast.sefa()).post(path("requests"), {"title": "Tax rules", "hours": "1"})
    asks = "Sefa asks for 1 hours that are kept for improving, for: Tax rules"
    assert asks in client.get(path()).content.decode()

    client.post(
        path("exemptions"), {"hours": "1", "reason": "A tax rule", "until": cycle().ends_on.isoformat()}
    )
    planned = client.post(path(), {"title": "Tax rules", "hours": "81"})

    page = client.get(path()).content.decode()
    assert (planned.status_code, Exemption.objects.get().by) == (303, cast.anna())
    assert "A tax rule" in page
    assert "Yes, in my name" in page


def test_somebody_who_does_not_lead_cannot_break_the_reserve():
    answer = stand(cast.sefa()).post(path("exemptions"), {"hours": "1", "reason": "A tax rule"})

    assert (answer.status_code, Exemption.objects.count()) == (409, 0)


@pytest.mark.parametrize(
    "wrong", [{"hours": "many"}, {"hours": "-1"}, {"hours": "1e9"}, {"title": " "}, {"on": "x"}]
)
def test_what_makes_no_sense_is_said_and_nothing_is_planned(wrong):
    answer = stand(cast.sefa()).post(path(), {"title": "Tax rules", "hours": "8"} | wrong)

    assert (answer.status_code, Booking.objects.count()) == (409, 0)


def test_looking_far_ahead_makes_no_cycles_without_end():
    client = stand(cast.sefa())

    for day in ("1890-01-01", "9999-12-31"):
        assert client.get(f"{path()}?on={day}").status_code == 200

    assert Cycle.objects.count() <= 4


@pytest.mark.parametrize("part", ["room", "exemptions", "requests"])
def test_the_room_is_the_teams_own(part):
    verb = "get" if part == "room" else "post"

    assert getattr(stand(), verb)(path(part)).url.startswith("/login/")
    assert getattr(stand(cast.chantal()), verb)(path(part)).status_code == 404
    assert getattr(stand(cast.bram()), verb)(path(part)).status_code == 404
