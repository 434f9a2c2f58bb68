"""Draw the audit sample: the only answers from which one may tell how often a reader is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from secrets import SystemRandom

from wallofchange.people.models import Team
from wallofchange.understanding.models import Bookmark, Drawn, Gist

WAITING = 10  # so many lots a team has before it
MORE = 20  # and so many are drawn when there are fewer
AMONG = 100_000  # the last that a team heard


def draw(*, at: datetime) -> int:
    """See to it that every team has lots to read; return how many were drawn.

    Everything a team heard has the same chance, read by a person or not: one that was read already counts
    at once, so that what the queue put first is neither left out nor counted double. As long as a reader is
    far behind, as after a large import, nothing is drawn.
    """
    if Bookmark.is_behind():
        return 0
    waiting = Counter(
        Drawn.objects.filter(signal__gist__reviewed=False).values_list("signal__source__team", flat=True)
    )
    teams = Team.objects.exclude(sources=None).values_list("pk", flat=True).distinct()
    return sum(_draw(team, at) for team in teams if waiting[team] < WAITING)


def mark(lots: Iterable[int], *, at: datetime) -> None:
    """Write down that these signals were drawn: nobody who reads them sees it."""
    Drawn.objects.bulk_create((Drawn(signal_id=pk, at=at) for pk in lots), ignore_conflicts=True)


def _draw(team: int, at: datetime) -> int:
    heard = Gist.objects.with_words().filter(source__team=team).order_by("-pk").values_list("pk", flat=True)
    newest = list(heard[:AMONG])
    known = set(Drawn.objects.filter(signal__source__team=team).values_list("pk", flat=True))
    left = [pk for pk in newest if pk not in known]
    lots = SystemRandom().sample(left, min(MORE, len(left)))
    mark(lots, at=at)
    return len(lots)
