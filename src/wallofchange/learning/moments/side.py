"""One moment in one stretch of time: what was scored, and what was said of what had been expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wallofchange.learning.moments.counts import Cell, Counted, People
from wallofchange.learning.stretches import TOLD, kind_of
from wallofchange.listening.models import Expectation
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import mean
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.share import share
from wallofchange.measuring.simultaneous import Shares, goodman

FEWEST = 10  # people: with fewer, somebody might be recognised
ORDER = (Expectation.BELOW, Expectation.MET, Expectation.EXCEEDED)


@dataclass(frozen=True)
class Side:
    """Counts of answers on one scale; `scored` and `asked` are the people who gave them."""

    scores: Histogram
    below: int = 0
    met: int = 0
    exceeded: int = 0
    silent: int = 0  # found it as expected and wrote nothing
    scored: int = 0
    asked: int = 0
    hidden: bool = False  # beside what was shown before it would give a few people away
    kinds: frozenset[str] | None = None  # of answers that may be shown (learning.stretches); none: all

    @property
    def said(self) -> tuple[int, int, int]:
        """How many found it less than, as, and better than expected."""
        return self.below, self.met, self.exceeded

    @property
    def n_said(self) -> int:
        return sum(self.said)

    @property
    def has_said(self) -> bool:
        """Whether enough people told what they had expected to show anything of it."""
        return self.asked >= FEWEST and self._may_show(TOLD)

    @property
    def has_scores(self) -> bool:
        return self.scored >= FEWEST and self._may_show(
            kind_of(self.scores.scale.low, self.scores.scale.high)
        )

    def _may_show(self, kind: str) -> bool:
        return not self.hidden and (self.kinds is None or kind in self.kinds)

    @cached_property
    def shares(self) -> Shares | None:
        """Less than, as, and better than expected, with 95 % intervals that hold together (Goodman 1965)."""
        return goodman(self.said) if self.has_said else None

    @property
    def mean(self) -> Estimate:
        """In score points, with its 95 % t interval."""
        return mean(self.scores.sample)

    @property
    def nine_plus(self) -> Estimate:
        """The share (0 to 1) of nines and tens, or of the top of another scale, with its Wilson interval."""
        found = share(self.scores.nine_plus, self.scores.n)
        return Estimate(found.p, found.low, found.high)

    @property
    def counts(self) -> dict[float, int]:
        return dict(self.scores.counts)


def sides(counted: Counted) -> tuple[Side, Side]:
    """This stretch and the other one, on the scale that most answers of the two were given on."""
    scale = _usual_scale(counted.cells)
    return tuple(_side(counted, scale, now=now) for now in (True, False))  # type: ignore[return-value]  # two of them


def _usual_scale(cells: Iterable[Cell]) -> Scale:
    """Figures on two scales are never added up."""
    scales: Counter[Scale] = Counter()
    for cell in cells:
        if (scale := _scale(cell)) is not None:
            scales[scale] += cell.n
    return scales.most_common(1)[0][0] if scales else Scale(0, 10)


def _side(counted: Counted, scale: Scale, *, now: bool) -> Side:
    cells = [cell for cell in counted.cells if cell.now == now]
    said: Counter[str] = Counter()
    for cell in cells:
        said[cell.expectation] += cell.n
    fitting = ((cell.score, cell.n) for cell in cells if _scale(cell) == scale)
    people = [each for each in counted.people if each.now == now]
    return Side(
        Histogram.of(scale, ((score, n) for score, n in fitting if score is not None)),
        below=said[Expectation.BELOW],
        met=said[Expectation.MET],
        exceeded=said[Expectation.EXCEEDED],
        silent=sum(cell.n for cell in cells if cell.silent and cell.expectation == Expectation.MET),
        scored=max((each.scored for each in people if _scale(each) == scale), default=0),
        asked=max((each.asked for each in people), default=0),
    )


def _scale(row: Cell | People) -> Scale | None:
    """The scale of a row that has a score on one; a score beside its scale is no answer."""
    if row.low is None or row.high is None or not row.low < row.high:
        return None
    if isinstance(row, Cell) and (row.score is None or not row.low <= row.score <= row.high):
        return None
    return Scale(round(row.low), round(row.high))
