"""Traps that need another column of the table: who answered, who left, for how long, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import fsum, sqrt

from wallofchange.analysis import questions
from wallofchange.analysis.answers import Answers, Plan
from wallofchange.analysis.sides import Sides
from wallofchange.analysis.source import Source, source_of
from wallofchange.analysis.spellings import days_of, score_of
from wallofchange.analysis.watching import Watch
from wallofchange.measuring import traps as trap
from wallofchange.measuring.alike import by_cluster
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import Sample
from wallofchange.measuring.response import lee_bounds
from wallofchange.measuring.strata import worths
from wallofchange.measuring.traps import Trap

Said = dict[str, dict[int, Counter[float]]]  # by customer and side, how often each score
Side = int  # 0 before or without, 1 after or with; with a control 2 and 3 are its before and after


@dataclass(frozen=True)
class Asked:
    """The table and the plan that further columns are read by."""

    table: object
    score: str
    time: str
    treated: tuple[str, object] | None
    answers: Answers
    plan: Plan
    engine: str | None
    by_lot: bool
    said: dict[tuple[str, str, Plan], Said] = field(default_factory=dict, compare=False, repr=False)

    def source(self, column: str) -> Source:
        columns = [self.score, self.time, column, *([self.treated[0]] if self.treated else [])]
        return source_of(self.table, columns, self.engine)

    def side_of(self, day: date, treated: bool | None) -> Side | None:
        """On which side a row lies; None where it is not compared."""
        before, after = self.answers.windows(self.plan)
        later = self.plan.counts(day, after)
        if self.by_lot:
            return int(bool(treated)) if later and treated is not None else None
        if not later and not self.plan.counts(day, before):
            return None
        return int(later) + (2 if treated is False else 0)


def customer_traps(
    asked: Asked, watch: Watch, measure: Measure, shift: Shift | None
) -> tuple[Shift | None, list[Trap]]:
    """T13: customers who answered more than once, and the interval that holds with them."""
    if watch.customer is None:
        return shift, []
    said = _per_customer(asked, watch.customer)
    repeated, total = (sum(count(sides) for sides in said.values()) for count in (_most, _all))
    found = trap.repeats(repeated, total)
    if found is None or shift is None or shift.se is None:
        return shift, [found] if found else []
    signs = (-1, 1) if asked.by_lot or not asked.answers.controlled else (-1, 1, 1, -1)
    every = [
        Histogram.of(
            asked.answers.scale, [each for sides in said.values() for each in sides.get(at, {}).items()]
        )
        for at in range(len(signs))
    ]
    worth = worths(measure, every)
    clusters = [
        [
            (sum(own.values()), fsum(worth[at][score] * n for score, n in own.items()))
            for at in range(len(signs))
            for own in (sides.get(at, Counter[float]()),)
        ]
        for sides in said.values()
    ]
    clustered = by_cluster(shift, signs, clusters)
    deff = ((clustered.se or 0.0) / shift.se) ** 2
    return clustered, [trap.repeats(repeated, total, deff) or found]


def _most(sides: dict[Side, Counter[float]]) -> int:
    """The answers of a customer who gave two or more on one side; else nothing."""
    return _all(sides) if any(sum(scores.values()) > 1 for scores in sides.values()) else 0


def _all(sides: dict[Side, Counter[float]]) -> int:
    return sum(sum(scores.values()) for scores in sides.values())


def repeated_on(asked: Asked, customer: str) -> Counter[Side]:
    """How many answers of each side are not the first of a customer there; who is nobody gives one each."""
    return Counter(
        side
        for sides in _per_customer(asked, customer).values()
        for side, scores in sides.items()
        for _ in range(sum(scores.values()) - 1)
    )


def _per_customer(asked: Asked, customer: str) -> Said:
    """What each customer said in these windows, counted once for all that ask."""
    key = (asked.score, customer, asked.plan)
    if key not in asked.said:
        asked.said[key] = _counted(asked, customer)
    return asked.said[key]


def _counted(asked: Asked, customer: str) -> Said:
    source = asked.source(customer)
    cells = source.answer(
        questions.per_customer(source.table, asked.score, asked.time, customer, asked.treated)
    )
    days = days_of({cell["key_day"] for cell in cells if cell["key_day"] is not None})
    said: Said = {}
    for cell in cells:
        score, day, name = score_of(cell["score"]), days.get(cell["key_day"]), cell["key_customer"]
        if score is None or day is None or not name or not asked.answers.scale.holds(score):
            continue
        side = asked.side_of(day, cell["key_treated"])
        if side is not None:
            said.setdefault(name, {}).setdefault(side, Counter())[score] += cell["answers"]
    return said


def departed_traps(asked: Asked, watch: Watch, groups: Groups) -> list[Trap]:
    """T6: who left cannot answer; a row for everybody at the start, with 1 for who has left."""
    if watch.gone is None:
        return []
    a, b = (side or Sample(0, 0.0, None) for side in _amounts(asked, watch.gone))
    if not a.n or not b.n:
        return []
    gone = [(round(side.mean * side.n), side.n) for side in (a, b)]
    left, right = groups.before, groups.after
    if groups.by_lot and groups.control is not None:
        left = groups.control[1]
    known = left.n and right.n and max(a.mean, b.mean) < 1
    bounds = lee_bounds(left, right, 1 - a.mean, 1 - b.mean) if known else None
    found = trap.survivors(gone[0], gone[1], bounds)
    return [found] if found else []


def follow_up_traps(asked: Asked, watch: Watch) -> list[Trap]:
    """T19: whether both sides had the same time in which something could happen."""
    if watch.follow_up is None:
        return []
    a, b = _amounts(asked, watch.follow_up)
    found = trap.less_time(a, b) if a and b else None
    return [found] if found else []


def _amounts(asked: Asked, column: str) -> tuple[Sample | None, Sample | None]:
    """A column of numbers on both sides that are compared."""
    source = asked.source(column)
    cells = source.answer(questions.daily_amounts(source.table, column, asked.time, asked.treated))
    days = days_of({cell["day"] for cell in cells if cell["day"] is not None})
    sums: dict[Side, tuple[int, float, float]] = {}
    for cell in cells:
        day = days.get(cell["day"])
        side = None if day is None else asked.side_of(day, cell["treated"])
        if side is not None and cell["known"]:
            n, total, squares = sums.get(side, (0, 0.0, 0.0))
            sums[side] = (n + cell["known"], total + cell["total"], squares + cell["squares"])
    return _sample(sums.get(0)), _sample(sums.get(1))


def _sample(sums: tuple[int, float, float] | None) -> Sample | None:
    if sums is None:
        return None
    n, total, squares = sums
    return Sample(n, total / n, sqrt(max(0.0, squares - total**2 / n) / (n - 1)) if n > 1 else None)


def begging_traps(asked: Asked, watch: Watch, sides: Sides) -> list[Trap]:
    """T14: words that ask for a high score, and tens that grew out of eights and nines."""
    begging = watch.begged + (_begging(asked, watch.words) if watch.words else 0)
    possible = [trap.begged(begging)]
    if watch.expectation:
        a, b = (sides.histogram(side) for side in (sides.a, sides.b))
        said = [sides.mix("expectation", side) for side in (sides.a, sides.b)]
        possible.append(trap.heaped(a, b, *said))
    return [found for found in possible if found is not None]


def _begging(asked: Asked, words: str) -> int:
    source = asked.source(words)
    rows = source.answer(questions.daily_texts(source.table, words, asked.time))
    days = days_of({row["day"] for row in rows if row["day"] is not None})
    _, after = asked.answers.windows(asked.plan)
    return sum(
        trap.begs(row["words"])
        for row in rows
        if (day := days.get(row["day"])) is not None and asked.plan.counts(day, after)
    )


def distinct(traps: Iterable[Trap]) -> tuple[Trap, ...]:
    """Every trap once, in order: two columns may show the same."""
    return tuple(dict.fromkeys(traps))
