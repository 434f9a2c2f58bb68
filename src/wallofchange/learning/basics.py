"""Basics first, as a hint: where an idea should surprise, what do most who speak of it still call wrong?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from wallofchange.deciding.models import Idea, Kind, Stage
from wallofchange.learning.portfolio import GreyMoment
from wallofchange.listening.models import ANSWERED, Expectation, Moment
from wallofchange.measuring.share import share
from wallofchange.people.models import User
from wallofchange.understanding.models import Gist, Theme

LATELY = timedelta(weeks=13)
FEWEST = 40  # who speak of a theme, before so many in ten is said
A_THIRD = 1 / 3
GREY = 0.65  # rounds to seven in ten
FEWEST_AT_A_MOMENT = 100


@dataclass(frozen=True, slots=True)
class StillWrong:
    """Of `n` who spoke of a theme at a moment in the last quarter, `below` got less than they expected."""

    theme: Theme
    n: int
    below: int

    @property
    def in_ten(self) -> int:
        return round(10 * self.below / self.n)


def still_wrong(idea: Idea, user: User, at: datetime) -> StillWrong | None:
    """What to put first, perhaps; only for what should surprise, before it is made, and said once.

    Surely more than a third of who speak of it (Wilson, 95 %); of such themes the one with most of them.
    """
    if (
        idea.kind != Kind.NINE
        or idea.moment_id is None
        or idea.stage not in (Stage.INVENTORY, Stage.SELECTION)
    ):
        return None
    if idea.basics_answers.exists():
        return None
    lately = (
        Gist.objects.seen_by(user)
        .counted()
        .filter(
            moment=idea.moment_id,
            said_at__gte=at - LATELY,
            said_at__lte=at,
            expectation__in=ANSWERED,
            wordless=False,
        )
    )
    hung: Any = Gist.themes.through._default_manager.filter(gist__in=lately.values("pk"))
    below = Count("pk", filter=Q(gist__expectation=Expectation.BELOW))
    rows = hung.order_by().values_list("theme").annotate(n=Count("pk"), below=below)
    wrong = {theme: (n, k) for theme, n, k in rows if n >= FEWEST and share(k, n).low > A_THIRD}
    themes = Theme.objects.current().in_bulk(list(wrong)) if wrong else {}
    most = max(themes, key=lambda theme: wrong[theme][1], default=None)
    return StillWrong(themes[most], *wrong[most]) if most is not None else None


def grey_moment(moment: Moment, user: User, at: datetime) -> GreyMoment | None:
    """A moment that seven in ten of the last quarter find as expected; one query."""
    lately = (
        Gist.objects.seen_by(user)
        .counted()
        .filter(moment=moment, said_at__gte=at - LATELY, said_at__lte=at, signal__expectation__in=ANSWERED)
    )
    met = Q(signal__expectation=Expectation.MET)
    told = lately.aggregate(
        n=Count("pk"), met=Count("pk", filter=met), silent=Count("pk", filter=met & Q(wordless=True))
    )
    if told["n"] < FEWEST_AT_A_MOMENT or told["met"] / told["n"] < GREY:
        return None
    return GreyMoment(moment, told["n"], told["met"], told["silent"])
