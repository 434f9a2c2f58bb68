"""Where the score of a moment stands week by week, beneath the noise of each week's few answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wallofchange.diary.tongue import in_our_tongue
from wallofchange.learning import charts
from wallofchange.learning.cube import counts, teams_of
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.landmarks import Landmark, landmarks_of
from wallofchange.learning.moments.side import FEWEST
from wallofchange.learning.moments.written import written
from wallofchange.listening.models import Moment
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.tracked import Tracked, tracked
from wallofchange.measuring.words import Words
from wallofchange.people.models import User

WEEKS = 104  # two years at most
FEWEST_WEEKS = 6  # with answers: before that there is no course to speak of

METHOD = Words(
    "Lokaal niveau: elke week een gemiddelde met bekende ruis (s²/n, s² gepoold over de weken), het "
    "niveau eronder zet elke week een toevallige stap. Hoe groot die is weten we niet; ook dat zit in de "
    "band.",
    "Local level: a mean each week with known noise (s²/n, s² pooled over the weeks), the level a "
    "random walk beneath it; how fast it walks is not known, and the band holds that too.",
)
SOURCE = "Jackman 2005, Pooling the polls; Durbin & Koopman 2012, ch. 2"


@dataclass(frozen=True)
class Week:
    """The answers of a week, and where the score stood; the level is empty in a week without answers.

    `mean` is empty too where it would give a few people away.
    """

    monday: date
    n: int
    mean: float | None
    level: Estimate


@dataclass(frozen=True)
class Level:
    """The course of one score, with what happened meanwhile."""

    moment: Moment
    scale: str
    weeks: list[Week]
    found: Tracked
    landmarks: list[Landmark]

    @property
    def method(self) -> str:
        return in_our_tongue(METHOD)

    @property
    def now(self) -> Week:
        """The last week with answers."""
        return next(week for week in reversed(self.weeks) if week.n)

    @property
    def sentence(self) -> str:
        """Where it stands, and whether anything shows that it ever moved."""
        at, low, high = (
            _said(end) for end in (self.now.level.estimate, self.now.level.low, self.now.level.high)
        )
        stands = _("It stands at %(at)s (%(low)s to %(high)s).") % {"at": at, "low": low, "high": high}
        if self.found.moves:
            return stands + " " + _("Over these weeks it moved; what one week jumps is mostly chance.")
        return stands + " " + _("Nothing shows that it moved in these weeks: what jumps is chance.")

    @cached_property
    def chart(self) -> charts.Chart:
        points = [charts.Dated(week.monday, week.level, week.n or None) for week in self.weeks]
        name = str(self.moment)
        return charts.level_by_week(
            {name: points},
            key="level",
            title=_("Where the score stands, week by week (%(scale)s)") % {"scale": self.scale},
            description=_(
                "The line is the level, the band holds it 95 times in 100; a number is what happened."
            ),
            marks=[charts.Mark(each.day, str(each.number)) for each in self.landmarks],
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "scale": self.scale,
            "n": sum(week.n for week in self.weeks),
            "variance_of_the_level_a_week": self.found.drift,
            "variance_of_an_answer": self.found.spread,
            "moves": self.found.moves,
            "weeks": [
                {"week_of": week.monday.isoformat(), "n": week.n, "mean": week.mean} | week.level.as_dict()
                for week in self.weeks
            ],
            "happened": [each.as_dict() for each in self.landmarks],
            "method": METHOD.as_dict(),
            "source": SOURCE,
        }


def level_of(moment: Moment, asked: Asked, user: User) -> Level | None:
    """The course up to the last day that was asked for; None with too few weeks or people to speak of one."""
    first = week_of(asked.until) - timedelta(weeks=WEEKS - 1)
    found = counts(
        by="week",
        since=first,
        until=asked.until,
        moment=moment,
        teams=teams_of(user),
        unit=asked.unit or None,
        channel=asked.channel or None,
    )
    weeks = {monday: side for (monday,), side in found.usual.by("week").items() if isinstance(monday, date)}
    if len(weeks) < FEWEST_WEEKS or sum(side.n for side in weeks.values()) < FEWEST * FEWEST_WEEKS:
        return None
    mondays = list(_mondays(min(weeks), max(weeks)))
    course = tracked([weeks[monday].sample if monday in weeks else None for monday in mondays])
    if course is None:
        return None
    inside = [each for each in landmarks_of(moment, user) if mondays[0] <= each.day <= asked.until]
    return Level(
        moment,
        str(found.usual.scale),
        list(_weeks(mondays, weeks, course, apart=not asked.is_narrowed)),
        course,
        numbered(inside),
    )


def numbered(landmarks: Iterable[Landmark]) -> list[Landmark]:
    """In the order of time, each with the number that stands in the picture."""
    in_order = sorted(landmarks, key=lambda each: each.day)
    return [replace(each, number=at) for at, each in enumerate(in_order, 1)]


def week_of(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> list[date]:
    return [first + timedelta(weeks=at) for at in range((last - first).days // 7 + 1)]


def _weeks(
    mondays: Iterable[date], sides: Mapping[date, Histogram], course: Tracked, *, apart: bool
) -> Iterable[Week]:
    """The means of single weeks are told of the whole only, and if in none fewer than ten answered.

    Beside the figure of all weeks together the others would tell what that one was.
    """
    apart = apart and all(side.n >= FEWEST for side in sides.values())
    for monday, *level in zip(mondays, course.level, course.low, course.high, strict=True):
        side = sides.get(monday)
        if side is None:
            yield Week(monday, 0, None, Estimate(None))
        else:
            yield Week(monday, side.n, side.sample.mean if apart else None, Estimate(*level))


def _said(value: float | None) -> str:
    return "" if value is None else written(value, 1)
