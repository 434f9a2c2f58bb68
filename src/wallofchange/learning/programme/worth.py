"""What an idea may be worth: what was promised of it, drawn towards what changes like it really brought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.deciding.models.stage import Kind
from wallofchange.learning.programme.promises import Found, is_proved, judged_of

if TYPE_CHECKING:
    from wallofchange.measuring.programme import Judged

A_THIRD = 1 / 3  # of a promise is delivered where nothing of one's own is known: docs/simulations.md
LASTS = {Kind.SEVEN: 24, Kind.NINE: 12}  # months: what is special today is ordinary in a year
LASTS_UNSAID = 12


@dataclass(frozen=True)
class Experience:
    """What one's own changes with one measure brought: the mean, its error, and how far promises were off.

    In the measure's own unit. `n` is 0 where too little was proven: then a third of a promise is believed.
    """

    measure: str
    n: int
    mean: float
    mean_se: float
    spread: float
    off: float

    def believed(self, promised: float | None) -> tuple[float, float]:
        """The effect to reckon with, and its standard deviation.

        B·promised + (1 - B)·mean with B = τ²/(τ² + off²): the noisier one's promises, the less they count.
        """
        if not self.n:
            worth = A_THIRD * (promised or 0.0)
            return worth, abs(worth) or self.spread
        room = self.spread**2 + self.off**2
        trust = self.spread**2 / room if promised is not None and room else 0.0
        left = self.spread**2 * (1 - trust)
        return trust * (promised or 0.0) + (1 - trust) * self.mean, sqrt(left + self.mean_se**2)


def experience(found: Iterable[Found]) -> Experience:
    """From the verdicts on the measure that most proven changes have; empty-handed below three."""
    kinds: dict[str, list[Judged]] = {}
    for _idea, evaluation in found:
        if is_proved(evaluation):
            kinds.setdefault(str(evaluation.result["measure"]), []).append(judged_of(evaluation))
    measure = max(sorted(kinds), key=lambda name: len(kinds[name]), default=Hypothesis.Measure.MEAN)
    return _learned(str(measure), kinds.get(str(measure), []))


def _learned(measure: str, judged: Sequence[Judged]) -> Experience:
    from wallofchange.measuring.programme import programme
    from wallofchange.measuring.quantiles import z_of
    from wallofchange.measuring.shrinkage import shrink

    whole = programme(judged)
    if whole is None:
        return Experience(measure, 0, 0.0, 0.0, 0.0, 0.0)
    spread = shrink([each.estimate for each in judged], [each.se for each in judged]).prior_sd or 0.0
    missed = fsum((each.promised - each.estimate) ** 2 - each.se**2 for each in judged) / len(judged)
    error = (whole.high - whole.low) / (2 * z_of(0.95))
    return Experience(measure, len(judged), whole.found, error, spread, sqrt(max(missed, 0.0)))


def promise_of(idea: Idea, measure: str) -> float | None:
    """What was predicted of it, where that is on the measure one has experience with."""
    plans = [plan for plan in idea.hypotheses.all() if plan.measure == measure]
    return plans[-1].predicted if plans else None


def months_it_lasts(idea: Idea) -> int:
    return LASTS.get(Kind(idea.kind), LASTS_UNSAID) if idea.kind else LASTS_UNSAID
