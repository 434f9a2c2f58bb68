"""Whatever is done in whatever order: the sums of a period are those of its bookings, its room is kept."""

from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import cast
from wallofchange.deciding import counting
from wallofchange.deciding.models import Booking, Capacity, Cycle
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Absence

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]

hours = st.decimals(min_value=-2, max_value=90, places=2)
steps = st.lists(
    st.tuples(
        st.sampled_from(["plan", "take", "back", "break", "later", "away", "there", "arrange"]),
        hours,
        st.integers(0, 9),
    ),
    max_size=14,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_sums_are_those_of_the_bookings_and_the_room_is_kept(db, given_steps):
    with transaction.atomic():
        cycle = _a_period()
        for step in given_steps:
            _take(cycle, *step)
            _check(cycle)
        transaction.set_rollback(True)


def _a_period() -> Cycle:
    Capacity.objects.create(team=cast.team(), hours_a_week=25)
    cast.anna(), cast.sefa()
    return Cycle.of(cast.team(), cast.MONDAY.date())


def _take(cycle: Cycle, what: str, amount: Decimal, which: int) -> None:
    anna, at = cast.anna(), cast.MONDAY
    today = timezone.localdate(at)
    try:
        if what == "plan":
            cycle.plan_regular("Work", amount, by=anna, at=at)
        elif what == "take":
            cycle.take_room(cast.idea(), amount, by=anna, at=at)
        elif what == "back" and (booking := Booking.objects.order_by("pk")[which : which + 1].first()):
            booking.give_back(by=anna, at=at)
        elif what == "break":
            cycle.exempt(amount, reason="A rule", until=today, by=anna, at=at)
        elif what == "later":
            counting.end_exemptions(cast.TUESDAY)
        elif what == "away":
            Absence.enter(cast.sefa(), today, cycle.ends_on, hours=abs(amount) or None, by=anna, at=at)
            counting.recount_team(cast.team(), at)
        elif what == "there":
            for absence in Absence.objects.standing():
                absence.withdraw(by=anna, at=at)
            counting.recount_team(cast.team(), at)
        elif what == "arrange":
            Capacity.arrange(cast.team(), amount, Decimal("0.3"), by=anna, at=at)
            counting.recount_team(cast.team(), at)
    except Refused:
        pass
    cycle.refresh_from_db()


def _check(cycle: Cycle) -> None:
    booked = Booking.objects.standing().filter(cycle=cycle)
    for kind in ("regular", "improving"):
        assert getattr(cycle, kind) == sum(each.hours for each in booked.filter(kind=kind))
    exempted = sum(each.hours if each.used is None else each.used for each in cycle.exemptions.all())
    assert cycle.exempted == exempted
    assert cycle.room >= 0
    assert cycle.regular <= cycle.hours - cycle.reserve + cycle.exempted + cycle.short
    assert cycle.reserve >= cycle.hours * cycle.share or cycle.reserve == cycle.hours
