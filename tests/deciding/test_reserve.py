"""There is always room: nothing plans regular work into the reserve."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests import cast
from wallofchange.deciding.models import Capacity, Cycle, Stage
from wallofchange.diary.refused import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def cycle(hours_a_week: int = 100) -> Cycle:
    Capacity.objects.update_or_create(team=cast.team(), defaults={"hours_a_week": hours_a_week})
    return Cycle.of(cast.team(), cast.MONDAY.date())


def test_a_fifth_of_a_cycle_of_four_weeks_is_kept_for_improving():
    assert (cycle().hours, cycle().reserve) == (400, 80)


def test_regular_work_that_would_take_reserved_hours_is_refused():
    period = cycle()

    with pytest.raises(Refused, match="kept for improving"):
        period.plan_regular("Tax rules", Decimal(321), by=cast.anna(), at=cast.MONDAY)

    assert Cycle.objects.get(pk=period.pk).regular == 0
    assert not period.bookings.exists()


def test_regular_work_may_take_all_that_is_not_reserved():
    period = cycle()

    period.plan_regular("Tax rules", Decimal(320), by=cast.anna(), at=cast.MONDAY)

    assert period.free == 0


def test_quarters_of_hours_add_up_exactly_to_the_last_one():
    period = cycle()

    for _ in range(3):
        period.take_room(cast.idea(), Decimal("0.1"), by=cast.anna(), at=cast.MONDAY)
    period.take_room(cast.idea(), Decimal("79.25"), by=cast.anna(), at=cast.MONDAY)

    assert period.room == 0


def test_an_idea_that_does_not_fit_the_reserve_is_refused_and_stays_where_it_hung():
    cycle()
    idea = cast.idea(hours=81)

    with pytest.raises(Refused, match="reserved hours left"):
        idea.choose(by=cast.anna(), at=cast.MONDAY)

    idea.refresh_from_db()
    assert idea.stage == Stage.INVENTORY


def test_a_chosen_idea_that_goes_back_returns_its_hours():
    cycle()
    idea = cast.idea(hours=8)
    idea.choose(by=cast.anna(), at=cast.MONDAY)

    idea.hang_back(by=cast.anna(), at=cast.TUESDAY)

    assert cycle().improving == 0


def test_breaking_the_reserve_takes_a_lead_a_reason_and_an_end_date_and_stays_visible():
    period = cycle()
    until = (cast.MONDAY + timedelta(days=10)).date()

    with pytest.raises(Refused, match="reason"):
        period.exempt(Decimal(20), reason=" ", until=until, by=cast.anna(), at=cast.MONDAY)
    with pytest.raises(Refused, match="leads"):
        period.exempt(Decimal(20), reason="A tax rule", until=until, by=cast.sefa(), at=cast.MONDAY)
    period.exempt(Decimal(20), reason="A tax rule", until=until, by=cast.anna(), at=cast.MONDAY)

    period.plan_regular("Tax rule", Decimal(340), by=cast.anna(), at=cast.MONDAY)
    assert [exemption.reason for exemption in period.exemptions.all()] == ["A tax rule"]


def test_hours_that_ideas_hold_already_cannot_be_exempted_away():
    period = cycle()
    period.take_room(cast.idea(), Decimal(80), by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused):
        period.exempt(Decimal(1), reason="A tax rule", until=period.ends_on, by=cast.anna(), at=cast.MONDAY)
