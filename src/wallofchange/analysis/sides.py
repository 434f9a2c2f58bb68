"""The answers on the two sides that are set beside each other, with what else is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wallofchange.analysis.answers import Answers, Plan, Tally
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.strata import Stratum


@dataclass(frozen=True)
class Sides:
    """The answers on the two sides that are set beside each other, and the rows without a score."""

    answers: Answers
    a: tuple[Tally, ...]
    b: tuple[Tally, ...]
    open_a: tuple[Tally, ...]
    open_b: tuple[Tally, ...]

    @classmethod
    def of(cls, answers: Answers, plan: Plan, *, by_lot: bool, control: bool = False) -> Sides:
        """Before and after of who got the change, or of the control; with lots: without and with it."""
        windows = answers.windows(plan)

        def picked(tallies: Iterable[Tally], at: int) -> tuple[Tally, ...]:
            window = windows[1] if by_lot else windows[at]
            unwanted = (at == 0) if by_lot else control
            return tuple(
                tally
                for tally in tallies
                if plan.counts(tally.day, window) and (tally.treated is not False) is not unwanted
            )

        return cls(
            answers,
            picked(answers.tallies, 0),
            picked(answers.tallies, 1),
            picked(answers.unanswered, 0),
            picked(answers.unanswered, 1),
        )

    def unit(self, name: str) -> Sides:
        """The same of one unit."""
        own = [tuple(tally for tally in side if tally.unit == name) for side in (self.a, self.b)]
        return replace(self, a=own[0], b=own[1])

    def mix(self, name: str, tallies: Sequence[Tally]) -> dict[str, int]:
        """How many of these have each value of a column; those without one are left out."""
        if name not in self.answers.names:
            return {}
        at = self.answers.names.index(name)
        found: Counter[str] = Counter()
        for tally in tallies:
            if (value := tally.beside[at]) is not None:
                found[value] += tally.n
        return dict(found)

    def histogram(self, tallies: Iterable[Tally]) -> Histogram:
        return Histogram.of(self.answers.scale, ((tally.score, tally.n) for tally in tallies))

    def strata(self, name: str) -> list[Stratum]:
        """Both sides within each value of a column."""
        if name not in self.answers.names:
            return []
        at = self.answers.names.index(name)
        kinds = sorted({tally.beside[at] or "" for tally in (*self.a, *self.b)})
        return [
            Stratum(
                kind,
                *(
                    self.histogram(tally for tally in side if (tally.beside[at] or "") == kind)
                    for side in (self.a, self.b)
                ),
            )
            for kind in kinds
        ]
