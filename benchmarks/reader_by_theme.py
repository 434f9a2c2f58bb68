"""The product's own way to themes: names and a line about each, and ten examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.reader_tasks import Labels, Task
from benchmarks.themes_bench import AIRLINE, RESTAURANT
from wallofchange.reading.theme_encoders import deep_encoder, fast_encoder
from wallofchange.reading.theme_head import vectors_of
from wallofchange.reading.theme_teaching import Lesson, teach

NAMES = AIRLINE | RESTAURANT


def by_theme(task: Task) -> Callable[[Sequence[str]], list[Labels]] | str:
    """Teach each theme from its names and its examples; the reason why not where that cannot be."""
    encoder = deep_encoder() or fast_encoder()
    if encoder is None:
        return "there is no encoder here"
    slugs = sorted(frozenset().union(*(labels for _text, labels in task.learn)))
    lessons = [
        Lesson(slug, NAMES.get(slug, ()), tuple(text for text, labels in task.learn if slug in labels))
        for slug in slugs
    ]
    head = teach(lessons, **{"deep" if deep_encoder() else "fast": encoder})
    layer = (head.deep or head.fast) if head else None
    if layer is None:
        return "there were too few examples"

    def answer(texts: Sequence[str]) -> list[Labels]:
        odds = layer.odds(vectors_of(texts, encoder))
        through = odds >= layer.doors if task.several else np.eye(len(slugs), dtype=bool)[odds.argmax(axis=1)]
        return [frozenset(slugs[place] for place in np.flatnonzero(row)) for row in through]

    return answer
