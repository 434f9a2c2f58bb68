"""What described situations were worth, period by period: the yardstick by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from wallofchange.listening.models import Moment, Signal, Vignette, VignetteAnswer
from wallofchange.listening.spans import PERIODS, end_of, midnight
from wallofchange.people.models import User


class Marks(NamedTuple):
    """The marks that one vignette got in one period, on one scale."""

    vignette: Vignette
    period: str  # "2026-Q3", "2026-08" or "2026-W31"
    scale: tuple[float, float]
    scores: list[float]  # in the order in which they were given


def ratings(
    user: User,
    *,
    moment: Moment | int | None = None,
    first: date | None = None,
    last: date | None = None,
    by: str = "quarter",
) -> list[Marks]:
    """The marks this person may see per vignette and period, in two queries; the worst vignette first.

    `by` is quarter, month or week; `first` and `last` are days, both counted.
    """
    given = VignetteAnswer.objects.seen_by(user).order_by("at", "pk")
    given = given.filter(at__gte=midnight(first)) if first else given
    given = given.filter(at__lt=end_of(last)) if last else given
    vignettes = _vignettes(user, moment)
    marks: defaultdict[tuple[int, str, float, float], list[float]] = defaultdict(list)
    rows = given.values_list("vignette_id", "at", "scale_low", "scale_high", "score")
    for vignette, at, low, high, score in rows.iterator(chunk_size=5_000):
        if vignette in vignettes:
            marks[vignette, PERIODS[by](at), low, high].append(score)
    found = [
        Marks(vignettes[key], when, (low, high), scores) for (key, when, low, high), scores in marks.items()
    ]
    return sorted(found, key=lambda each: (each.vignette.level, each.vignette.pk, each.period))


def beside(signals: QuerySet[Signal] | Iterable[Signal]) -> dict[int, dict[Vignette, float]]:
    """What the speaker of each signal gave to vignettes, for a scale of their own; two queries."""
    given = VignetteAnswer.objects.counted().filter(signal__in=signals).order_by("at", "pk")
    rows = list(given.values_list("signal_id", "vignette_id", "score"))
    vignettes = Vignette.objects.in_bulk({vignette for _, vignette, _ in rows})
    found: defaultdict[int, dict[Vignette, float]] = defaultdict(dict)
    for signal, vignette, score in rows:
        found[signal][vignettes[vignette]] = score
    return dict(found)


def _vignettes(user: User, moment: Moment | int | None) -> dict[int, Vignette]:
    seen = Vignette.objects.seen_by(user)
    if moment is not None:
        seen = seen.filter(moment=moment) | seen.filter(moment=None)
    return {vignette.pk: vignette for vignette in seen}
