"""The answers in a scope, row for row: score, what was expected, which themes, and what else was rated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from wallofchange.learning.parts.scope import Scope
from wallofchange.listening.models import Expectation
from wallofchange.understanding.models import Gist, Theme

MARKS = {Expectation.BELOW.value: -1, Expectation.MET.value: 0, Expectation.EXCEEDED.value: 1}
LONGEST_SCALE = 10
FEWEST_GRADES = 3  # different answers: two are a yes or no, or a lot that was drawn
ON_A_SCALE = ((1, 3), (1, 5), (1, 7), (0, 10))
FIELDS = (
    *("pk", "said_at", "score", "unit", "moment_id"),
    *("expectation", "gist__expectation", "gist__wordless"),
)

Marks = list[float | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `side` is -1, 0 or 1 (below, as, better than expected), None where nothing was said."""

    pk: int
    day: date
    score: float
    unit: str
    moment: int
    stated: int | None  # by the survey itself
    side: int | None  # by the survey, else as a reader or a person understood it
    spoke: bool
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """All of a scope, on one scale; `themes` holds of each answer the slugs of what it speaks of."""

    rows: tuple[Answer, ...]
    scale: tuple[float, float]
    themes: Mapping[int, frozenset[str]]

    def __len__(self) -> int:
        return len(self.rows)

    def spoken(self) -> Answers:
        """Those with words of which it is known what was expected."""
        rows = tuple(row for row in self.rows if row.spoke and row.side is not None)
        return Answers(rows, self.scale, self.themes)

    def sides_of(self, theme: str) -> Marks:
        """Row for row what was expected where this theme is spoken of, None where it is not."""
        return [row.side if theme in self.themes.get(row.pk, ()) else None for row in self.rows]

    def ratings(self) -> dict[str, Marks]:
        """What was rated beside the score (columns of the survey), by name, row for row.

        A dotted name belongs to a questionnaire of its own (`questionnaires`).
        """
        found: dict[str, Marks] = defaultdict(lambda: [None] * len(self.rows))
        for place, row in enumerate(self.rows):
            for name, value in row.extra.items():
                if isinstance(value, int | float) and not isinstance(value, bool) and "." not in name:
                    found[name][place] = float(value)
        return {name: values for name, values in sorted(found.items()) if _is_rating(values)}


def answers_in(scope: Scope) -> Answers:
    """Everything that was answered in a scope, in the order of time."""
    signals, scale = scope.scored()
    rows = signals.order_by("said_at", "pk").values_list(*FIELDS, "extra")
    return Answers(tuple(_answers(rows.iterator(chunk_size=5000))), scale, _themes(scope))


def spoken_in(scope: Scope) -> Answers:
    """Only those with words of which it is known what was expected; without what was rated beside them."""
    signals, scale = scope.scored()
    rows = signals.filter(gist__wordless=False).order_by("said_at", "pk").values_list(*FIELDS)
    return Answers(tuple(_answers(rows.iterator(chunk_size=5000))), scale, _themes(scope)).spoken()


def _answers(rows: Iterator[tuple[Any, ...]]) -> Iterator[Answer]:
    zone = timezone.get_current_timezone()
    for pk, said_at, score, unit, moment, stated, understood, wordless, *extra in rows:
        said = MARKS.get(stated)
        read = said if said is not None else MARKS.get(understood or "")
        day = said_at.astimezone(zone).date()
        beside = extra[0] if extra and extra[0] else {}
        yield Answer(pk, day, float(score), unit, moment, said, read, wordless is False, beside)


def _themes(scope: Scope) -> dict[int, frozenset[str]]:
    """Of each signal the slugs of its themes that are on the list today."""
    slugs = dict(Theme.objects.current().values_list("pk", "slug"))
    hung = Gist.themes.through._default_manager.filter(gist__in=scope.signals().order_by().values("pk"))
    found: dict[int, set[str]] = defaultdict(set)
    for signal, theme in hung.values_list("gist_id", "theme_id"):
        if theme in slugs:
            found[signal].add(slugs[theme])
    return {signal: frozenset(themes) for signal, themes in found.items()}


def _is_rating(values: Marks) -> bool:
    """Whole answers on one short scale; a yes or no, a lot or a measured amount is none."""
    known = Counter(value for value in values if value is not None)
    if len(known) < FEWEST_GRADES or len(known) > LONGEST_SCALE + 1:
        return False
    whole = all(value == int(value) for value in known)
    return whole and any(low <= min(known) and max(known) <= high for low, high in ON_A_SCALE)
