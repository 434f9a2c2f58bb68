"""A move weighted to who the customers are, beside the move of who happened to answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import median

from wallofchange.measuring.comparison import Shift, symmetric
from wallofchange.measuring.words import Words

LARGEST = 5.0  # times the median: a larger weight is cut off
FEWEST = 30  # answers of a category on each side; smaller ones are taken together
REST = "…"
Shares = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Side:
    """The answers of one side; `sign`: whether they add to the move (+1) or are taken off (-1).

    values: what each is worth; kinds: its category of each margin, None where it is not known; clusters:
    its group where answers are alike.
    """

    sign: int
    values: Sequence[float]
    kinds: Mapping[str, Sequence[str | None]]
    clusters: Sequence[str] | None = None

    def named(self, names: Mapping[str, str]) -> Side:
        """The same with other names for its margins."""
        return replace(self, kinds={names[name]: kinds for name, kinds in self.kinds.items()})


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weighted move, the equal answers it is worth (Kish), the weights cut off, the kinds merged."""

    shift: Shift
    n_eff: float
    trimmed: int
    merged: tuple[str, ...]
    margins: tuple[str, ...]


def weighed(sides: Sequence[Side], shares: Shares) -> Weighed | None:
    """The signed sum of raked means, in the unit of the values; None where no weights can be found.

    Each side is raked to `shares` (per margin the people, or the part of them, in each category; see `rake`),
    se² = Σ se², t with the degrees of freedom of the smallest side. Categories with under 30 answers on a
    side are merged first, answers without a category left out, weights over five times the median cut off.
    Weights repair who answered, and nothing that was not measured.

    >>> from wallofchange.measuring.weighed import Side, weighed
    >>> def side(sign, old, new): return Side(sign, [5.0, 7.0] * old + [8.0, 9.0] * new,
    ...                                      {"kind": ["old"] * 2 * old + ["new"] * 2 * new})
    >>> found = weighed([side(-1, 80, 20), side(1, 20, 80)], {"kind": {"old": 1.0, "new": 1.0}})
    >>> round(found.shift.estimate, 6), found.shift.moved, round(found.n_eff)
    (0.0, 'unclear', 256)
    """
    from wallofchange.measuring.raking import NotRakedError

    known = [_known(side, shares) for side in sides]
    if not all(side.values for side in known):
        return None
    margins, merged = _merged(known, shares)
    try:
        found = [_raked(side, margins, merged) for side in known] if margins else []
    except NotRakedError:
        return None
    if not found or any(se is None for _, se, *_ in found):
        return None
    estimate = sum(side.sign * mean for side, (mean, *_) in zip(known, found, strict=True))
    se = sqrt(sum((each[1] or 0.0) ** 2 for each in found))
    shift = symmetric(estimate, se, min(each[2] for each in found), _method(margins))
    gone = tuple(sorted({name for names in merged.values() for name in names}))
    return Weighed(shift, sum(e[3] for e in found), sum(e[4] for e in found), gone, tuple(margins))


def _known(side: Side, shares: Shares) -> Side:
    """Only the answers whose category is known for every margin."""
    kept = [
        at
        for at in range(len(side.values))
        if all(side.kinds[name][at] in own for name, own in shares.items())
    ]
    return Side(
        side.sign,
        [side.values[at] for at in kept],
        {name: [side.kinds[name][at] for at in kept] for name in shares},
        None if side.clusters is None else [side.clusters[at] for at in kept],
    )


def _merged(sides: Sequence[Side], shares: Shares) -> tuple[Shares, dict[str, set[str]]]:
    """The margins with small categories taken together, and which those were; one category tells nothing."""
    margins: dict[str, Mapping[str, float]] = {}
    small: dict[str, set[str]] = {}
    for name, own in shares.items():
        counts = [Counter(side.kinds[name]) for side in sides]
        order = sorted(own, key=lambda kind: min(count[kind] for count in counts))
        small[name] = {kind for kind in own if min(count[kind] for count in counts) < FEWEST}
        while small[name] and min(sum(count[kind] for kind in small[name]) for count in counts) < FEWEST:
            if len(small[name]) == len(own):
                break
            small[name].add(next(kind for kind in order if kind not in small[name]))
        rest = sum(own[kind] for kind in small[name])
        left = {kind: share for kind, share in own.items() if kind not in small[name] and share > 0}
        if len(left) + bool(rest) > 1:
            margins[name] = left | ({REST: rest} if rest else {})
    return margins, small


def _raked(
    side: Side, margins: Shares, small: Mapping[str, set[str]]
) -> tuple[float, float | None, int, float, int]:
    """Mean, its error, degrees of freedom, effective answers, and how many weights were cut off."""
    from wallofchange.measuring.raking import Margin, rake

    fitted = {
        name: Margin(
            [REST if kind in small[name] else str(kind) for kind in side.kinds[name]], _scaled(own, side)
        )
        for name, own in margins.items()
    }
    found = rake(side.values, fitted, cluster=side.clusters)
    edge = LARGEST * median(found.weights)
    if cut := sum(weight > edge for weight in found.weights):
        weights = [min(weight, edge) for weight in found.weights]
        found = rake(side.values, {}, weights, side.clusters)
    return found.mean.estimate, found.mean.se, found.mean.df, found.n_eff, cut


def _scaled(own: Mapping[str, float], side: Side) -> dict[str, float]:
    whole = sum(own.values())
    return {kind: share / whole * len(side.values) for kind, share in own.items()}


def _method(margins: Shares) -> Words:
    names = ", ".join(margins)
    return Words(
        f"Gewogen naar {names} (raking, fout door linearisatie).",
        f"Weighted to {names} (raking, error by linearisation).",
    )
