"""Two periods as the split wants them: scores, facts, what was expected and what a fixed situation got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from wallofchange.learning.parts.answers import Answers, Marks
from wallofchange.learning.parts.facts import Fact
from wallofchange.learning.parts.periods import Period
from wallofchange.learning.parts.scope import Scope
from wallofchange.listening import vignettes
from wallofchange.listening.models import Vignette

if TYPE_CHECKING:
    from wallofchange.measuring.yardstick import Observed

HALF = 0.5  # of the answers of a period of which a fact must be known


@dataclass(frozen=True, slots=True)
class Anchors:
    """What there is to tell performance and yardstick apart by."""

    facts: tuple[Fact, ...] = ()
    stated: bool = False
    vignette: Vignette | None = None
    marks: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())


def anchors_of(
    answers: Answers, facts: Sequence[Fact], scope: Scope, first: Period, second: Period
) -> Anchors:
    """Facts that are known of half the answers of both periods, and the vignette that most rated in both."""
    filled = [_where_it_applies(fact, answers) for fact in facts]
    usable = tuple(
        fact for fact in filled if _known_in(fact, answers, first) and _known_in(fact, answers, second)
    )
    vignette, marks = _vignette(scope, answers.scale, first, second)
    stated = all(
        any(row.stated is not None and period.holds(row.day) for row in answers.rows)
        for period in (first, second)
    )
    return Anchors(usable, stated, vignette, marks)


def observed(answers: Answers, anchors: Anchors, first: Period, second: Period) -> Observed:
    """Row for row, those of the vignette behind those of the answers."""
    import numpy as np

    from wallofchange.measuring.yardstick import Observed

    days = [row.day for row in answers.rows]
    later = np.array([second.holds(day) for day in days])
    inside = later | np.array([first.holds(day) for day in days])
    begin = min(days)
    seen = Observed(
        np.array([row.score for row in answers.rows], float),
        later,
        _performance(answers, anchors.facts),
        np.array([np.nan if row.stated is None else row.stated for row in answers.rows], float)
        if anchors.stated
        else None,
        None,
        inside,
        np.array([(day - begin).days / 7 for day in days], float),
    )
    return _with_marks(seen, anchors.marks) if anchors.vignette else seen


def _performance(answers: Answers, facts: Sequence[Fact]) -> dict[str, Any]:
    """The facts, and beside them a mark for each moment but the first: another mix is no other yardstick."""
    import numpy as np

    if not facts:
        return {}
    columns = {
        fact.kind: np.array([np.nan if value is None else value for value in fact.values], float)
        for fact in facts
    }
    moments = sorted({row.moment for row in answers.rows})[1:]
    places = np.array([row.moment for row in answers.rows])
    return columns | {f"moment {moment}": (places == moment).astype(float) for moment in moments}


def _with_marks(seen: Observed, marks: tuple[tuple[float, ...], tuple[float, ...]]) -> Observed:
    """Rows for the vignette's answers: without a score, so that they tell of nothing else."""
    import numpy as np

    given = np.array([*marks[0], *marks[1]], float)
    blank = np.full(len(given), np.nan)
    old = np.full(len(seen.score), np.nan)
    return replace(
        seen,
        score=np.concatenate([seen.score, blank]),
        later=np.concatenate([seen.later, np.arange(len(given)) >= len(marks[0])]),
        performance={name: np.concatenate([values, blank]) for name, values in seen.performance.items()},
        disconfirmation=None
        if seen.disconfirmation is None
        else np.concatenate([seen.disconfirmation, blank]),
        vignette=np.concatenate([old, given]),
        inside=np.concatenate([seen.inside, np.ones(len(given), bool)]),
        trend=np.concatenate([seen.trend, np.zeros(len(given))]),
    )


def _where_it_applies(fact: Fact, answers: Answers) -> Fact:
    """A fact that is never known at a moment does not apply there, and is nought."""
    known = {row.moment for row, value in zip(answers.rows, fact.values, strict=True) if value is not None}
    values: Marks = [
        0.0 if value is None and row.moment not in known else value
        for row, value in zip(answers.rows, fact.values, strict=True)
    ]
    return replace(fact, values=values)


def _known_in(fact: Fact, answers: Answers, period: Period) -> bool:
    inside = [
        value is not None
        for row, value in zip(answers.rows, fact.values, strict=True)
        if period.holds(row.day)
    ]
    return bool(inside) and sum(inside) >= HALF * len(inside)


def _vignette(
    scope: Scope, scale: tuple[float, float], first: Period, second: Period
) -> tuple[Vignette | None, tuple[tuple[float, ...], tuple[float, ...]]]:
    """The one that most rated in both periods on the scale of the score, with its marks."""
    marks: dict[Vignette, tuple[list[float], list[float]]] = {}
    for moment in scope.moments:
        for place, period in enumerate((first, second)):
            rated = vignettes.ratings(scope.user, moment=moment, first=period.since, last=period.until)
            for found in rated:
                if found.scale == scale:
                    marks.setdefault(found.vignette, ([], []))[place].extend(found.scores)
    often = {vignette: min(map(len, sides)) for vignette, sides in marks.items()}
    best = max(often, key=lambda vignette: often[vignette], default=None)
    if best is None or not often[best]:
        return None, ((), ())
    return best, (tuple(marks[best][0]), tuple(marks[best][1]))


def span(first: Period, second: Period) -> tuple[date, date]:
    return min(first.since, second.since), max(first.until, second.until)
