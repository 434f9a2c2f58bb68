"""The team that plans, its periods and its rhythm."""

from datetime import date, timedelta

from tests import cast
from wallofchange.deciding.models import Capacity, Cycle

TODAY = cast.MONDAY.date()  # 2 March 2026
A_DAY = timedelta(days=1)


def cycle(on: date = TODAY) -> Cycle:
    return Cycle.of(cast.team(), on)


def rhythm(period: str, since: date = TODAY, weeks: int = 4) -> Capacity:
    return Capacity.keep_rhythm(cast.team(), period, weeks=weeks, since=since, by=cast.anna(), at=cast.MONDAY)
