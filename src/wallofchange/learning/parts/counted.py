"""Who was surprised, of those who spoke of a theme: by theme and by period."""

from __future__ import annotations

from collections.abc import Iterable

from wallofchange.learning.parts.answers import Answers
from wallofchange.learning.parts.periods import Period, place_of

Cells = list[tuple[int, int]]


def surprised(spoke: Answers, themes: Iterable[str], periods: list[Period]) -> tuple[dict[str, Cells], Cells]:
    """(surprised, spoke of it) for each theme by period, and the same for who spoke of none of them."""
    hits = {slug: [[0, 0] for _ in periods] for slug in themes}
    rest = [[0, 0] for _ in periods]
    for row in spoke.rows:
        if (at := place_of(row.day, periods)) is None:
            continue
        named = [hits[slug] for slug in spoke.themes.get(row.pk, ()) if slug in hits]
        for cells in named or [rest]:
            cells[at][0] += row.side == 1
            cells[at][1] += 1
    return {slug: _cells(found) for slug, found in hits.items()}, _cells(rest)


def often_spoken(spoke: Answers, fewest: int) -> list[str]:
    """The themes that enough of these answers speak of."""
    times: dict[str, int] = {}
    for row in spoke.rows:
        for slug in spoke.themes.get(row.pk, ()):
            times[slug] = times.get(slug, 0) + 1
    return sorted(slug for slug, n in times.items() if n >= fewest)


def _cells(found: list[list[int]]) -> Cells:
    return [(hits, n) for hits, n in found]
