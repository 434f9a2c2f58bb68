"""The team that plans, its periods and its rhythm."""

from datetime import date, timedelta

from django.utils import timezone

from tests import cast
from wallofchange.deciding.models import Capacity, Cycle
from wallofchange.people.models import Team, TeamDay
from wallofchange.people.working_hours import holidays

TODAY = cast.MONDAY.date()  # 2 March 2026
A_DAY = timedelta(days=1)


def cycle(on: date = TODAY) -> Cycle:
    return Cycle.of(cast.team(), on)


def rhythm(period: str, since: date = TODAY, weeks: int = 4) -> Capacity:
    return Capacity.keep_rhythm(cast.team(), period, weeks=weeks, since=since, by=cast.anna(), at=cast.MONDAY)


def open_on_holidays(team: Team) -> None:
    """This team works on every weekday: a period of it has as many hours on whatever day the tests run."""
    year, by = timezone.localdate().year, cast.sefa()
    days = [day for each in (year - 1, year, year + 1) for day in holidays(each) if day.weekday() < 5]
    TeamDay.objects.bulk_create(TeamDay(team=team, on=day, works=True, by=by, at=cast.MONDAY) for day in days)
