"""The same comparison inside each kind of customer, so that a change of mix is not taken for a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from wallofchange.measuring.comparison import Measure, Shift, symmetric
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import Sample
from wallofchange.measuring.words import Words

STANDARDISED = Words(
    "Vergeleken binnen elke soort klant, met de gemiddelde samenstelling van beide kanten.",
    "Compared within each kind of customer, at the average mix of both sides.",
)


@dataclass(frozen=True, slots=True)
class Stratum:
    """One kind of customer: its answers on both sides."""

    name: str
    a: Histogram
    b: Histogram


@dataclass(frozen=True, slots=True)
class Parts:
    """A change split in two (Kitagawa 1955): what changed within kinds, and what the mix did."""

    crude: float
    within: Shift
    mix: float
    moves: tuple[tuple[str, int, float], ...]  # kind, answers on its smaller side, own change


def valued(measure: Measure, histogram: Histogram) -> Sample:
    """The measure as a mean: of the share of nines and tens, of NPS points, else of the score itself.

    >>> from wallofchange.measuring.scale import Scale
    >>> valued("nine_plus", Histogram.of(Scale(0, 10), {8: 3, 9: 1})).mean
    0.25
    """
    scale, counts = histogram.scale, dict[float, int]()
    for score, n in histogram.counts:
        worth = _worth(measure, score, scale.nine)
        counts[worth] = counts.get(worth, 0) + n
    return Histogram(scale, tuple(sorted(counts.items()))).sample


def worths(measure: Measure, sides: Sequence[Histogram]) -> list[dict[float, float]]:
    """What one answer of each side adds to the move, by its score; sides in pairs, earlier and later.

    For the order of answers: the part of the other side of its pair that lies below it, ties half, of which
    the chance that a later answer is better is the mean.

    >>> from wallofchange.measuring.scale import Scale
    >>> a, b = (Histogram.of(Scale(0, 10), counts) for counts in ({7: 1, 8: 1}, {8: 3}))
    >>> worths("ordinal", [a, b])
    [{7.0: 0.0, 8.0: 0.5}, {8.0: 0.75}]
    """
    if measure != "ordinal":
        return [
            {score: _worth(measure, score, side.scale.nine) for score, _ in side.counts} for side in sides
        ]
    return [
        {score: _below(sides[at ^ 1], score) for score, _ in side.counts} for at, side in enumerate(sides)
    ]


def parted(measure: Measure, strata: Sequence[Stratum]) -> Parts | None:
    """Kitagawa's two parts of a change; None where no kind of customer answered on both sides.

    within = Σ w̄ (b - a) with w̄ the mean of a kind's share on both sides, mix = crude - within. The interval
    of `within` is the stratified one (normal), as if the shares were known. Kinds with answers on one side
    only say nothing about change within, and count in `mix`.

    >>> from wallofchange.measuring.scale import Scale
    >>> sides = ((90, 10), (10, 90))
    >>> home, shop = (Histogram.of(Scale(0, 10), {score - 1: 1, score + 1: 1}) for score in (4, 8))
    >>> def many(h, n): return Histogram(h.scale, tuple((s, c * n) for s, c in h.counts))
    >>> parts = parted("mean", [Stratum("home", many(home, 45), many(home, 5)),
    ...                         Stratum("shop", many(shop, 5), many(shop, 45))])
    >>> round(parts.crude, 1), round(parts.within.estimate, 1), round(parts.mix, 1)
    (3.2, 0.0, 3.2)
    """
    both = [each for each in strata if each.a.n and each.b.n]
    if not both:
        return None
    totals = [sum(getattr(each, side).n for each in strata) for side in ("a", "b")]
    means = [
        sum(valued(measure, side).mean * side.n for side in sides if side.n) / total
        for sides, total in zip(
            ([each.a for each in strata], [each.b for each in strata]), totals, strict=True
        )
    ]
    shares = [(each.a.n / totals[0] + each.b.n / totals[1]) / 2 for each in both]
    whole = sum(shares)
    pairs = [(valued(measure, each.a), valued(measure, each.b)) for each in both]
    within = sum(share / whole * (b.mean - a.mean) for share, (a, b) in zip(shares, pairs, strict=True))
    usual = _usual_variance(pairs)
    variance = sum(
        (share / whole) ** 2 * (_error(a, usual) + _error(b, usual))
        for share, (a, b) in zip(shares, pairs, strict=True)
    )
    crude = means[1] - means[0]
    moves = tuple(
        (each.name, min(each.a.n, each.b.n), b.mean - a.mean)
        for each, (a, b) in zip(both, pairs, strict=True)
    )
    return Parts(crude, symmetric(within, sqrt(variance), None, STANDARDISED), crude - within, moves)


def _worth(measure: Measure, score: float, nine: float) -> float:
    if measure == "nine_plus":
        return float(score >= nine)
    return 100.0 * (score >= 9) - 100.0 * (score <= 6) if measure == "nps" else score


def _below(other: Histogram, score: float) -> float:
    if not other.n:
        return 0.0
    return sum(n if given < score else n / 2 if given == score else 0 for given, n in other.counts) / other.n


def _usual_variance(pairs: Sequence[tuple[Sample, Sample]]) -> float:
    sides = [side for pair in pairs for side in pair if side.sd is not None and side.n > 1]
    freedom = sum(side.n - 1 for side in sides)
    return sum((side.n - 1) * (side.sd or 0.0) ** 2 for side in sides) / freedom if freedom else 0.0


def _error(side: Sample, usual: float) -> float:
    """The variance of a mean; of a single answer the usual variance is taken."""
    return usual / side.n if side.error is None else side.error
