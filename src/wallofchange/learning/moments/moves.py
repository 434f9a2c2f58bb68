"""What moved at a moment since the stretch before, in plain words, and whether it moved at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from wallofchange.diary.tongue import in_our_tongue
from wallofchange.learning.moments.side import Side
from wallofchange.measuring.amounts import HIGHEST, TOP, Amounts
from wallofchange.measuring.comparison import Measure, Shift, two_groups
from wallofchange.measuring.multiplicity import adjusted
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.sentences import no_change_shown
from wallofchange.measuring.words import Words

TOLD: tuple[Measure, ...] = ("mean", "nine_plus")
ALL: tuple[Measure, ...] = ("mean", "nine_plus", "ordinal")


@dataclass(frozen=True)
class Move:
    """One measure then and now, each in its own unit, with how far it moved (95 % interval)."""

    measure: Measure
    scale: Scale
    then: float
    now: float
    shift: Shift
    surely: bool  # also with all that it is compared beside

    @property
    def label(self) -> str:
        if self.measure == "nine_plus":
            return _("Nines and tens") if self.scale.nine == 9 else _("Highest scores")
        return _("Mean") if self.measure == "mean" else _("Order")

    @property
    def moved(self) -> str:
        """up, down or unclear: unclear wherever the interval holds no move at all."""
        return self.shift.moved if self.surely else "unclear"

    @property
    def is_maybe(self) -> bool:
        """Its own interval says it moved; with so many compared that may be chance."""
        return self.shift.moved != "unclear" and not self.surely

    @property
    def words(self) -> Words:
        """From what to what; no direction where no change is shown."""
        if self.measure == "ordinal":
            return self._chance()
        if self.shift.moved == "unclear":
            return no_change_shown(self.measure, self.shift, self.then, self.now)
        said = Amounts(self.measure, self.shift, TOP if self.scale.nine == 9 else HIGHEST)
        effect = said.effect()
        return Words(
            f"Van {said.level(self.then, 'nl')} naar {said.level(self.now, 'nl')}: {effect.nl}.",
            f"From {said.level(self.then, 'en')} to {said.level(self.now, 'en')}: {effect.en}.",
        )

    def _chance(self) -> Words:
        """One customer of now beside one of then, drawn at random."""
        times, low, high = (
            None if end is None else round(100 * end)
            for end in (self.shift.estimate, self.shift.low, self.shift.high)
        )
        if self.shift.moved == "unclear":
            return Words(
                f"Leg één klant van nu naast één van toen: wie tevredener is, blijft open "
                f"({low} tot {high} van de 100 keer die van nu).",
                f"Set one customer of now beside one of then: who is happier stays open "
                f"({low} to {high} times in 100 the one of now).",
            )
        return Words(
            f"Leg één klant van nu naast één van toen: {times} van de 100 keer is die van nu tevredener "
            f"({low} tot {high}).",
            f"Set one customer of now beside one of then: {times} times in 100 the one of now is happier "
            f"({low} to {high}).",
        )

    @property
    def sentence(self) -> str:
        return in_our_tongue(self.words)


def moves(then: Side, now: Side, measures: Sequence[Measure] = TOLD) -> list[Move]:
    """How far each measure moved; nothing where too few people gave a score on either side."""
    if not (then.has_scores and now.has_scores):
        return []
    return [_move(measure, then, now) for measure in measures]


def beside_each_other(many: Sequence[list[Move]]) -> list[list[Move]]:
    """The same moves, each sure only if it stays so among all of them (Holm 1979, 5 % together)."""
    every = [move for found in many for move in found]
    chances = [1.0 if move.shift.p is None else move.shift.p for move in every]
    kept = iter(adjusted(chances, "holm").rejected if chances else ())
    return [[replace(move, surely=move.surely and next(kept)) for move in found] for found in many]


def _move(measure: Measure, then: Side, now: Side) -> Move:
    shift = two_groups(measure, then.scores, now.scores)
    before, after = (_level(measure, side) for side in (then, now))
    return Move(measure, now.scores.scale, before, after, shift, shift.moved != "unclear")


def _level(measure: Measure, side: Side) -> float:
    if measure == "nine_plus":
        return side.scores.nine_plus / side.scores.n
    return 0.5 if measure == "ordinal" else side.scores.sample.mean
