"""The move of a comparison, weighted to the make-up of the customers where that is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite

from wallofchange.analysis.answers import Plan, Tally
from wallofchange.analysis.comparing import Comparison
from wallofchange.analysis.sides import Sides
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.watching import INVITED, YES
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.strata import valued
from wallofchange.measuring.weighed import Shares, Side, Weighed, weighed
from wallofchange.measuring.words import Words

MARGIN = "margin"
Margins = Mapping[str, Mapping[str, float]]


def columns_of(margins: Margins) -> dict[str, str]:
    """The columns of these margins, by the name they are counted under.

    Raises:
        CannotAnswerError: when the shares of a margin are no shares.
    """
    for column, shares in margins.items():
        sound = all(isfinite(share) and share >= 0 for share in shares.values())
        if len(shares) < 2 or not sound or sum(shares.values()) <= 0:
            raise CannotAnswerError(
                Words(
                    f"De marge {column!r} heeft geen twee aandelen van 0 of meer.",
                    f"The margin {column!r} has no two shares of 0 or more.",
                ),
                Words("Schrijf het als KOLOM:A=0.4,B=0.6.", "Write it as COLUMN:A=0.4,B=0.6."),
            )
    return {f"{MARGIN} {at}": column for at, column in enumerate(margins)}


def weigh(comparison: Comparison, plan: Plan, margins: Margins) -> Weighed | None:
    """The weighted move in these windows; None without margins, and for the order of answers.

    Margins that nobody gave are those of who was invited, where the table has a row for each of them.
    """
    if comparison.measure == "ordinal" or comparison.compared_by is not None:
        return None
    groups, by_lot = comparison.groups(plan), comparison.asked.by_lot
    pairs = [(Sides.of(comparison.asked.answers, plan, by_lot=by_lot), 1)]
    if groups.control is not None and not by_lot:
        pairs.append((Sides.of(comparison.asked.answers, plan, by_lot=False, control=True), -1))
    shares: Shares = {f"{MARGIN} {at}": own for at, own in enumerate(margins.values())}
    names = dict(zip(shares, margins, strict=True))
    if not shares:
        shares, names = _invited([sides for sides, _ in pairs], comparison)
    if not shares:
        return None
    by_unit = groups.compares_units and min(groups.sizes) > 1  # one unit has no spread of its own
    made = [
        _side(sign * way, tallies, shares, comparison, by_unit=by_unit)
        for sides, way in pairs
        for sign, tallies in ((-1, sides.a), (1, sides.b))
    ]
    return weighed([side.named(names) for side in made], {names[at]: own for at, own in shares.items()})


def _side(
    sign: int,
    tallies: Iterable[Tally],
    shares: Shares,
    comparison: Comparison,
    *,
    by_unit: bool,
) -> Side:
    tallies, answers = list(tallies), comparison.asked.answers
    at = {name: answers.names.index(name) for name in shares}
    worth = {
        score: valued(comparison.measure, Histogram(answers.scale, ((score, 1),))).mean
        for score in {tally.score for tally in tallies}
    }
    return Side(
        sign,
        [worth[tally.score] for tally in tallies for _ in range(tally.n)],
        {
            name: [tally.beside[place] for tally in tallies for _ in range(tally.n)]
            for name, place in at.items()
        },
        [tally.unit or "" for tally in tallies for _ in range(tally.n)] if by_unit else None,
    )


def _invited(pairs: Iterable[Sides], comparison: Comparison) -> tuple[Shares, dict[str, str]]:
    """Everybody who was asked, by each kind of customer."""
    watch, names = comparison.watch, comparison.asked.answers.names
    if watch.invited is None:
        return {}, {}
    place = names.index(INVITED)
    shares: dict[str, dict[str, float]] = {}
    for sides in pairs:
        everybody = [
            tally
            for tally in (*sides.a, *sides.b, *sides.open_a, *sides.open_b)
            if (tally.beside[place] or "").lower() in YES
        ]
        for at in range(len(watch.segments)):
            own = shares.setdefault(f"segment {at}", {})
            for kind, n in sides.mix(f"segment {at}", everybody).items():
                own[kind] = own.get(kind, 0.0) + n
    kept = {name: own for name, own in shares.items() if len(own) > 1}
    return kept, {name: watch.segments[int(name.split()[-1])] for name in kept}
