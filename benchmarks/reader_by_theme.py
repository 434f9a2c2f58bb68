"""The product's own way to themes: names and a line about each, and ten examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.reader_tasks import Labels, Task
from benchmarks.themes_bench import AIRLINE, RESTAURANT
from wallofchange.reading.theme_encoders import encoders
from wallofchange.reading.theme_head import Finder
from wallofchange.reading.theme_lessons import TaughtThemes
from wallofchange.reading.theme_teaching import Lesson, teach

NAMES = AIRLINE | RESTAURANT


def by_theme(task: Task) -> Callable[[Sequence[str]], list[Labels]] | str:
    """Teach each theme from its names and its examples; the reason why not where that cannot be."""
    slugs = sorted(frozenset().union(*(labels for _text, labels in task.learn)))
    lessons = [
        Lesson(slug, NAMES.get(slug, ()), tuple(text for text, labels in task.learn if slug in labels))
        for slug in slugs
    ]
    fast, deep = encoders()
    head = teach(lessons, fast=fast, deep=deep)
    if head is None:
        return "there were too few examples, or no encoder is here"
    finder = Finder(head, fast, deep)
    return TaughtThemes("with names", head.version, head.slugs, finder, task.several).answer
