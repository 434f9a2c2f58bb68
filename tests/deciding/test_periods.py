"""How a team plans: periods that never overlap, hours that follow who is there, a floor that holds."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from tests import cast
from tests.deciding.periods import A_DAY, TODAY, cycle, rhythm
from wallofchange.deciding import counting, room
from wallofchange.deciding.models import Capacity, Cycle
from wallofchange.deciding.models.capacity import Overlaps
from wallofchange.deciding.working_days import working_days_after
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Absence, Membership, Organisation, TeamDay, WorkWeek

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


@pytest.fixture(autouse=True)
def _a_team():
    Capacity.objects.create(team=cast.team(), hours_a_week=100)
    cast.anna()


def bounds(on: date = TODAY) -> tuple[date, date]:
    return cycle(on).starts_on, cycle(on).ends_on


@pytest.mark.parametrize(
    ("period", "weeks", "expected"),
    [
        ("week", 1, (date(2026, 3, 2), date(2026, 3, 8))),
        ("sprint", 1, (date(2026, 3, 2), date(2026, 3, 8))),
        ("sprint", 3, (date(2026, 3, 2), date(2026, 3, 22))),
        ("month", 1, (date(2026, 3, 1), date(2026, 3, 31))),
    ],
)
def test_a_team_plans_in_weeks_sprints_or_months(period, weeks, expected):
    rhythm(period, weeks=weeks)

    assert bounds() == expected


def test_a_new_rhythm_ends_the_empty_period_it_falls_in():
    first = cycle()

    rhythm("week", since=TODAY + 7 * A_DAY)

    assert (cycle().pk, cycle().ends_on) == (first.pk, TODAY + 6 * A_DAY)
    assert bounds(TODAY + 7 * A_DAY) == (TODAY + 7 * A_DAY, TODAY + 13 * A_DAY)


def test_a_period_that_overlaps_one_in_use_is_refused_with_the_first_day_that_does_not():
    used = cycle()
    used.plan_regular("Tax", Decimal(1), by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Overlaps) as refusal:
        rhythm("week", since=TODAY + A_DAY)
    rhythm("week", since=refusal.value.free_from)

    assert cycle().ends_on + A_DAY == refusal.value.free_from
    assert cycle(refusal.value.free_from).starts_on == refusal.value.free_from


def test_whatever_the_rhythms_no_day_is_in_two_periods():
    for weeks, since in ((1, 0), (3, 9), (2, 33), (4, 40)):
        rhythm("sprint", since=TODAY + since * A_DAY, weeks=weeks)
        for day in range(0, 90, 5):
            cycle(TODAY + day * A_DAY)

    found = list(Cycle.objects.order_by("starts_on"))
    assert all(before.ends_on < after.starts_on for before, after in pairwise(found))


@pytest.mark.parametrize(("period", "weeks"), [("sprint", 0), ("sprint", 5), ("decade", 1)])
def test_another_length_is_refused(period, weeks):
    with pytest.raises(Refused, match="one to four weeks"):
        rhythm(period, weeks=weeks)


def test_less_than_the_floor_of_the_house_is_refused_and_more_is_not():
    Organisation.objects.create(reserve_floor=Decimal("0.25"))

    with pytest.raises(Refused, match="at least 25 %"):
        Capacity.arrange(cast.team(), Decimal(100), Decimal("0.20"), by=cast.anna(), at=cast.MONDAY)
    Capacity.arrange(cast.team(), Decimal(100), Decimal("0.30"), by=cast.anna(), at=cast.MONDAY)

    assert cycle().reserve == 120


def test_a_floor_that_goes_up_holds_for_a_team_that_kept_less():
    Organisation.objects.create(reserve_floor=Decimal("0.40"))

    assert cycle().reserve == 160


@pytest.mark.parametrize(("hours", "share"), [("-1", "0.2"), ("100", "-0.2"), ("100", "1.1")])
def test_negative_hours_and_shares_that_are_none_are_refused(hours, share):
    with pytest.raises(Refused):
        Capacity.arrange(cast.team(), Decimal(hours), Decimal(share), by=cast.anna(), at=cast.MONDAY)


def test_a_holiday_and_a_closed_day_are_no_working_hours():
    TeamDay.mark(cast.team(), date(2026, 4, 7), by=cast.anna(), at=cast.MONDAY)
    rhythm("week")

    easter_week = cycle(date(2026, 4, 8))

    assert easter_week.hours == 60  # Easter Monday, and the Tuesday they are closed


def test_a_team_may_work_on_a_holiday_and_its_days_count_as_working_days():
    friday, tuesday = date(2026, 4, 3), date(2026, 4, 7)
    at = cast.MONDAY.replace(month=4, day=friday.day)

    plain = working_days_after(at, 1, cast.team())
    TeamDay.mark(cast.team(), date(2026, 4, 6), works=True, by=cast.anna(), at=cast.MONDAY)

    assert (plain.date(), working_days_after(at, 1, cast.team()).date()) == (tuesday, date(2026, 4, 6))


def test_who_is_away_takes_their_part_of_the_hours_with_them():
    cast.sefa()
    rhythm("week")

    Absence.enter(cast.sefa(), TODAY, TODAY + A_DAY, by=cast.sefa(), at=cast.MONDAY)
    Absence.enter(cast.anna(), TODAY, hours=Decimal(4), by=cast.anna(), at=cast.MONDAY)

    assert cycle().hours == 76  # two of ten days of ten hours, and four hours


def test_hours_of_a_person_count_instead_of_an_even_part():
    membership = Membership.objects.get(user=cast.anna())
    WorkWeek.arrange(membership, [Decimal("7.5")] * 4 + [Decimal(0)] * 3, by=cast.anna(), at=cast.MONDAY)
    rhythm("week")

    assert cycle().hours == 30
    assert room.who_is_in(cast.team(), TODAY + 4 * A_DAY) == []


@pytest.mark.parametrize("hours", [["8"] * 5, ["-1"] + ["8"] * 6, ["25"] + ["8"] * 6, ["0.1"] + ["8"] * 6])
def test_a_week_that_is_none_is_refused(hours):
    membership = Membership.objects.get(user=cast.anna())

    with pytest.raises(Refused, match="seven numbers"):
        WorkWeek.arrange(membership, [Decimal(each) for each in hours], by=cast.anna(), at=cast.MONDAY)


def test_who_is_in_leaves_out_who_is_away_and_a_closed_day_has_nobody():
    cast.sefa()
    Absence.enter(cast.sefa(), TODAY, by=cast.anna(), at=cast.MONDAY)
    TeamDay.mark(cast.team(), TODAY + A_DAY, by=cast.anna(), at=cast.MONDAY)

    days = [room.who_is_in(cast.team(), TODAY + n * A_DAY) for n in range(3)]

    assert days == [[cast.anna()], [], [cast.anna(), cast.sefa()]]


def test_somebody_who_falls_ill_takes_no_room_only_regular_work_no_longer_fits():
    cast.sefa()
    rhythm("week")
    period = cycle()
    booking = period.plan_regular("Tax", Decimal(80), by=cast.anna(), at=cast.MONDAY)

    Absence.enter(cast.sefa(), TODAY, TODAY + 6 * A_DAY, by=cast.anna(), at=cast.MONDAY)
    counting.recount(cast.MONDAY)

    period.refresh_from_db()
    assert (period.hours, period.reserve, period.short, period.room) == (50, 20, 50, 20)
    with pytest.raises(Refused, match="kept for improving"):
        period.plan_regular("More", Decimal(1), by=cast.anna(), at=cast.MONDAY)
    booking.give_back(by=cast.anna(), at=cast.MONDAY)
    period.refresh_from_db()
    assert (period.short, period.free) == (0, 30)


def test_counting_again_does_nothing_twice():
    cycle()

    assert (counting.recount(cast.MONDAY), counting.recount(cast.MONDAY)) == (1, 0)


def test_somebody_elses_absence_is_said_by_who_leads_and_nobody_else():
    bram, sefa = cast.bram(), cast.sefa()

    with pytest.raises(Refused, match="Only Sefa"):
        Absence.enter(sefa, TODAY, by=bram, at=cast.MONDAY)

    assert Absence.enter(sefa, TODAY, by=cast.anna(), at=cast.MONDAY).user == sefa


def test_room_of_today_is_what_is_left_spread_over_the_hours_that_remain():
    rhythm("week")

    monday = room.today(cast.team(), TODAY)
    friday = room.today(cast.team(), TODAY + 4 * A_DAY)
    cycle().take_room(cast.idea(), Decimal(10), by=cast.anna(), at=cast.MONDAY)

    assert (monday, friday, room.today(cast.team(), TODAY)) == (4, 20, 2)
    assert room.today(cast.team(), TODAY + 5 * A_DAY) == 0  # Saturday
