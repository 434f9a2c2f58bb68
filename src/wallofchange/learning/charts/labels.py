"""Names at the ends of lines, clear of each other."""

from __future__ import annotations

from collections.abc import Sequence

from wallofchange.learning.charts.chart import Spec
from wallofchange.learning.charts.frame import NARROW

LETTER = 7.6  # px a bold letter takes at this size, about
MOST_LABEL = 170  # px
GAP = 20  # px between two names


def end_of_line() -> Spec:
    """Behind the last point, or on a phone over it."""
    return {
        "align": {"expr": f"{NARROW} ? 'right' : 'left'"},
        "dx": {"expr": f"{NARROW} ? 0 : 8"},
        "dy": {"expr": f"{NARROW} ? -11 : 0"},
    }


def room(labels: Sequence[str]) -> int:
    """What the longest name needs behind the picture, in px."""
    return round(min(max(map(len, labels), default=0) * LETTER, MOST_LABEL)) + 12


def stacked(labels: Sequence[Spec], height: str, step: float) -> None:
    """Give each name its height (`label_at`): its own, moved up as far as the one below it needs."""
    lowest = None
    for label in sorted(labels, key=lambda each: float(each[height])):
        own = float(label[height])
        label["label_at"] = own if lowest is None else max(own, lowest + step)
        lowest = label["label_at"]
