"""What must not get worse while something else gets better: a column beside the scores, and its margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wallofchange.analysis.answers import Plan, read_answers
from wallofchange.analysis.beside_scores import Asked
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.watched import alike
from wallofchange.analysis.watching import Watch
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups, compare
from wallofchange.measuring.repeated import always
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.verdict import Guarded
from wallofchange.measuring.words import Words


@dataclass(frozen=True, slots=True)
class Guardrail:
    """A 0/1 column whose share of ones may not rise by more than `margin` (0.03 is three in a hundred)."""

    column: str
    margin: float
    name: Words


@dataclass(frozen=True)
class Rail:
    """A guardrail with the answers of its column, counted once for every look."""

    guardrail: Guardrail
    asked: Asked

    def guarded(self, plan: Plan, customer: str | None = None) -> Guarded:
        """How far it moved in the windows of this plan; as unsure as the scores where answers are alike."""
        asked = replace(self.asked, plan=plan)
        groups = asked.answers.groups(plan, by_lot=asked.by_lot)
        shift, _ = alike(asked, Watch(customer=customer), groups, "nine_plus", compare("nine_plus", groups))
        if shift is None:
            raise CannotAnswerError(
                Words(
                    f"Vangrail {self.guardrail.column!r} heeft aan één kant geen antwoorden.",
                    f"Guardrail {self.guardrail.column!r} has no answers on one side.",
                ),
                Words("Laat hem weg.", "Leave it out."),
            )
        return Guarded(self.guardrail.name, shift, self.guardrail.margin)

    def read_in(self, plan: Plan, shift: Shift) -> tuple[Asked, Groups, Measure, Shift]:
        """What tells who read its answers in these windows, beside how far it moved."""
        groups = self.asked.answers.groups(plan, by_lot=self.asked.by_lot)
        return replace(self.asked, plan=plan), groups, "nine_plus", shift


def rails_of(
    guardrails: Sequence[Guardrail], asked: Asked, unit: str | None, beside: Mapping[str, str]
) -> tuple[Rail, ...]:
    """Count the column of every guardrail, with what is to be known beside it."""
    return tuple(
        Rail(
            rail,
            replace(
                asked,
                score=rail.column,
                answers=read_answers(
                    asked.table,
                    rail.column,
                    asked.time,
                    asked.plan,
                    asked.treated,
                    unit,
                    Scale(0, 1),
                    asked.engine,
                    beside,
                ),
            ),
        )
        for rail in guardrails
    )


def at_all_times(guarded: Sequence[Guarded], n: int, tuned_for: int) -> tuple[Guarded, ...]:
    """The same guardrails by intervals that may be looked at every day."""
    return tuple(replace(guard, shift=always("nine_plus", guard.shift, n, tuned_for)) for guard in guarded)
