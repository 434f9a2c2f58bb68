"""What may be said of a change: one order of rules, the first that holds wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from typing import Literal

from wallofchange.measuring.agenda import Passed
from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.evidence import Design, Grade
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.words import Words


class Verdict(StrEnum):
    """The seven outcomes."""

    WORKS = "works"
    WORKS_WITH_DAMAGE = "works_with_damage"
    HARMFUL = "harmful"
    NO_RELEVANT_EFFECT = "no_relevant_effect"
    NOT_PROVEN = "not_proven"
    TOO_EARLY = "too_early"
    CANNOT_JUDGE = "cannot_judge"


@dataclass(frozen=True, slots=True)
class Guarded:
    """What must not get worse: how far it moved (up is worse) and how far it may."""

    name: Words
    shift: Shift
    margin: float

    @property
    def held(self) -> bool:
        """Shown not to be worse than the margin."""
        return self.shift.high is not None and self.shift.high < self.margin

    @property
    def broken(self) -> bool:
        """Shown to be worse than the margin: its interval lies wholly beyond."""
        return self.shift.low is not None and self.shift.low > self.margin

    def as_dict(self) -> dict[str, object]:
        state = "held" if self.held else "broken" if self.broken else "unclear"
        return {
            "name": self.name.as_dict(),
            **self.shift.as_estimate().as_dict(),
            "margin": self.margin,
            "state": state,
        }


@dataclass(frozen=True, slots=True)
class Look:
    """Where the counting stands: n answers by now, and the last look that has been.

    The last look gives a verdict; an earlier one (`passed`) only where its boundary was crossed.
    """

    n: int
    planned: int | None = None
    last: bool = True
    ready: date | None = None
    passed: Passed | None = None
    of: int = 1
    following: date | None = None  # the day of the next look, where that is planned by day


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the verdict looks at. A new design or method brings another shift and grade, no new rule."""

    shift: Shift | None
    worthwhile: float
    design: Design
    traps: tuple[Trap, ...] = ()
    guardrails: tuple[Guarded, ...] = ()
    look: Look = Look(0)
    answers: int = 0
    before: tuple[int, ...] = ()  # answers on each side before the change: no more will come
    after: tuple[int, ...] = ()  # and since, or on each side where lots were drawn; none: all may grow
    always_valid: bool = False  # the move and the guardrails hold at all times: harm may be told at any time
    extended: bool = (
        False  # measured on after its last look; the intervals hold at all times, and it is final
    )

    @property
    def grade(self) -> Grade:
        return self.design.grade

    @property
    def moved(self) -> Literal["up", "down", "unclear"]:
        return "unclear" if self.shift is None else self.shift.moved

    @property
    def settled(self) -> bool:
        """Whether it is time: the last look has been, or an earlier one crossed its boundary."""
        return self.look.last or (self.look.passed is not None and self.moved != "unclear")

    @property
    def block(self) -> Trap | None:
        """The trap that leaves nothing to judge by."""
        return next((trap for trap in self.traps if trap.blocks), None)

    @property
    def too_few(self) -> Trap | None:
        return next((trap for trap in self.traps if trap.code == "T3"), None)

    @property
    def more_answers(self) -> int | None:
        """How many more answers tell the worthwhile effect from none; None unless 0 is covered.

        Of se² = s² (Σ 1/n before + Σ 1/n after) only the second part shrinks. None too where it never
        shrinks enough.
        """
        if self.shift is None or self.shift.mde is None or self.moved != "unclear":
            return None
        after = self.after or (self.answers,)
        if not all(after) or not all(self.before):
            return None
        fixed, growing = (sum(1 / n for n in side) for side in (self.before, after))
        left = (self.worthwhile / self.shift.mde) ** 2 * (fixed + growing) - fixed
        more = ceil(sum(after) * (growing / left - 1)) if left > 0 else 0
        return more if more > 0 else None


def decide(case: Case) -> Verdict:
    """The verdict of a case: the first rule that holds.

    Below grade B neither 'works' nor 'harmful' is said, and of what was measured longer than was fixed
    (`extended`) never that it works: that verdict is exploratory. The too small group (T3) only ends the
    matter at the last look: before it, the answer is that it is too early. Harm may be told at any time, by
    intervals that hold at all times (`always_valid`).

    >>> from wallofchange.measuring.comparison import unit_shift
    >>> by_lot = Design(randomised=True, controlled=True)
    >>> decide(Case(unit_shift([0.1, -0.1, 0.0], [0.5, 0.4, 0.6]), 0.3, by_lot))
    <Verdict.WORKS: 'works'>
    """
    return next(verdict for verdict, holds in ORDER if holds(case))


def _harmful(case: Case) -> bool:
    worse = case.moved == "down" or (case.moved != "up" and any(guard.broken for guard in case.guardrails))
    return case.grade.may_say_why and worse


def _works(case: Case) -> bool:
    return case.grade.may_say_why and case.moved == "up" and not case.extended


def _nothing(case: Case) -> bool:
    if case.shift is None:
        return False
    return (
        case.shift.lies_wholly_within(case.worthwhile)
        if case.extended
        else case.shift.lies_within(case.worthwhile)
    )


ORDER: tuple[tuple[Verdict, Callable[[Case], bool]], ...] = (
    (Verdict.CANNOT_JUDGE, lambda case: case.block is not None),
    (Verdict.HARMFUL, lambda case: case.always_valid and _harmful(case)),
    (Verdict.TOO_EARLY, lambda case: case.always_valid or not case.settled),
    (Verdict.CANNOT_JUDGE, lambda case: case.too_few is not None or case.shift is None),
    (Verdict.HARMFUL, _harmful),
    (Verdict.WORKS, lambda case: _works(case) and all(guard.held for guard in case.guardrails)),
    (Verdict.WORKS_WITH_DAMAGE, _works),
    (Verdict.NO_RELEVANT_EFFECT, lambda case: case.look.last and _nothing(case)),
    (Verdict.NOT_PROVEN, lambda case: True),
)
