"""Do nines and tens hold while more customers answer? By quarter, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wallofchange.learning.cube import counts
from wallofchange.learning.growing.figures import FEWEST, QUARTER, YEAR, Asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wallofchange.measuring.cube import Cube
    from wallofchange.measuring.histogram import Histogram
    from wallofchange.measuring.share import Share, ShareDiff

QUARTERS = 6
MARGIN = 0.03  # nines and tens that fall by less than three in a hundred still hold
HOLD, FELL, UNKNOWN = "hold", "fell", "unknown"


@dataclass(frozen=True)
class Quarter:
    """Thirteen weeks: who answered, and the share (0 to 1) of nines and tens; None where too few did."""

    since: date
    until: date
    asked: Asked
    nines: Share | None


@dataclass(frozen=True)
class Growth:
    """The last quarter beside the same weeks a year ago; `volume`: so many times as many answers."""

    quarters: list[Quarter]
    now: Asked
    before: Asked
    volume: tuple[float, float, float]  # estimate, low, high
    change: ShareDiff

    @property
    def grew(self) -> bool:
        """Whether more answers came, beyond chance."""
        return self.volume[1] > 1

    @property
    def shrank(self) -> bool:
        return self.volume[2] < 1

    @property
    def points(self) -> tuple[float, float, float]:
        """The change of nines and tens in customers of a hundred: estimate, low, high."""
        return 100 * self.change.diff, 100 * self.change.low, 100 * self.change.high

    @property
    def verdict(self) -> str:
        """hold: no worse than the margin; fell: fewer than before; unknown: it can be either."""
        if self.change.low > -MARGIN:
            return HOLD
        return FELL if self.change.high < 0 else UNKNOWN


def growth(teams: Iterable[int] | None, *, today: date) -> Growth | None:
    """Of these teams' customers (None: everybody's); None where too few answered in one of both quarters.

    Volume: the ratio of two Poisson counts, exact given their sum, with Wilson's interval for that share.
    Nines and tens: Newcombe's interval for the difference of two shares (method 10).
    """
    from wallofchange.measuring.share import share, share_diff

    quarters = _quarters(teams, today)
    now, before = quarters[-1].asked, quarters[-1 - YEAR // QUARTER].asked
    if now.n < FEWEST or before.n < FEWEST:
        return None
    part = share(now.n, now.n + before.n)
    volume = tuple(p / (1 - p) for p in (part.p, part.low, part.high))
    return Growth(quarters, now, before, (volume[0], volume[1], volume[2]), share_diff(before, now))


def _quarters(teams: Iterable[int] | None, today: date) -> list[Quarter]:
    """The last six, the oldest first."""
    from wallofchange.measuring.share import share

    ends = [today - QUARTER * back for back in reversed(range(QUARTERS))]
    found = counts(by=("day",), since=ends[0] - QUARTER + timedelta(days=1), until=today, teams=teams).usual
    quarters = []
    for until in ends:
        since = until - QUARTER + timedelta(days=1)
        side = _between(found, since, until)
        asked = Asked(side.nine_plus, side.n)
        quarters.append(Quarter(since, until, asked, share(*asked) if asked.n >= FEWEST else None))
    return quarters


def _between(cube: Cube, since: date, until: date) -> Histogram:
    return cube.where("day", lambda day: isinstance(day, date) and since <= day <= until).histogram
