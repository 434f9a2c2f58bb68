"""What came of an idea, as its page shows it: a sentence, a picture, a table, and how it was measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallofchange.learning.models import Evaluation, Verdict
from wallofchange.learning.outcome.amounts import amounts_of, still_of
from wallofchange.learning.outcome.facts import facts_of
from wallofchange.learning.outcome.further import before_it
from wallofchange.learning.outcome.watched import Rail, band_of, rails_of, words_of

if TYPE_CHECKING:
    from wallofchange.learning.charts import Chart


@dataclass(frozen=True)
class Outcome:
    """Everything the page of 4.3 shows of one evaluation; texts in the reader's language."""

    evaluation: Evaluation
    amounts: tuple[str, ...]  # the move in score points, and in nines and tens per hundred
    still: str  # from what to what, where no change is shown
    band: Chart | None
    rails: tuple[Rail, ...]
    facts: tuple[tuple[str, str], ...]
    words: str  # the address of the customers' words it rests on
    earlier: Evaluation | None  # what the plan as it was fixed came to, where it is measured longer by now

    @property
    def charts(self) -> tuple[Chart, ...]:
        return (self.band,) if self.band else ()


def outcome_of(evaluation: Evaluation) -> Outcome:
    """Read an evaluation for its page; one that was kept before looks were counted shows what it has."""
    plan, result = evaluation.hypothesis, evaluation.result
    told = evaluation.verdict not in (Verdict.TOO_EARLY, Verdict.CANNOT_JUDGE)
    return Outcome(
        evaluation,
        tuple(amounts_of(result)) if evaluation.measured else (),
        still_of(evaluation) if evaluation.measured else "",
        band_of(evaluation),
        tuple(rails_of(plan, result)) if told else (),
        tuple(facts_of(evaluation)),
        words_of(plan),
        before_it(evaluation),
    )
