"""T4, T17: a mean that hides how the answers lie."""

from __future__ import annotations

from wallofchange.measuring.histogram import Histogram, aligned
from wallofchange.measuring.means import mean_diff
from wallofchange.measuring.ordinal import ordinal
from wallofchange.measuring.shape import spread_apart, two_peaks
from wallofchange.measuring.traps.trap import LEAD_WITH_SHAPE, RARE, Trap
from wallofchange.measuring.words import Words, number

SPREAD = (0.8, 1.25)  # between these a standard deviation counts as unchanged
NARROW = 3  # a scale with so few steps has no shape to speak of
CROWDED = 0.5


def mean_misleads(a: Histogram, b: Histogram) -> Trap | None:
    """T4: mean and order disagree, the spread changed, or answers gather around two scores.

    Each part asks for a difference that chance does not explain: p < .05 for mean or order, p < .01 for the
    spread and for the valley between two peaks.
    """
    if a.scale.width < NARROW or not a.n or not b.n:
        return None
    text = _disagree(a, b) or _spread(a, b) or _peaks(a) or _peaks(b)
    return None if text is None else Trap("T4", text, LEAD_WITH_SHAPE)


def ceiling(*groups: Histogram) -> Trap | None:
    """T17: over half of a group gave the highest (or the lowest) answer, so that it can hardly move."""
    for group in groups:
        if not group.n or group.scale.width < NARROW:
            continue
        for hits, which in (
            (group.at_least(group.scale.high), Words("hoogste", "highest")),
            (group.at_most(group.scale.low), Words("laagste", "lowest")),
        ):
            if hits > CROWDED * group.n:
                return _crowded(hits / group.n, which)
    return None


def _crowded(share: float, which: Words) -> Trap:
    return Trap(
        "T17",
        Words(
            f"{share:.0%} gaf het {which.nl} cijfer, dus gemiddelde en NPS kunnen haast niet bewegen",
            f"{share:.0%} gave the {which.en} score, so mean and NPS can hardly move",
        ),
        Words(
            "kijk naar het deel dat minder kreeg dan verwacht",
            "look at the share that got less than expected",
        ),
    )


def _disagree(a: Histogram, b: Histogram) -> Words | None:
    means, order = mean_diff(a.sample, b.sample), ordinal(*aligned(a, b))
    if means.p is None or order.p is None or min(means.p, order.p) >= 0.05:
        return None
    opposite = means.diff * (order.prob_b_better - 0.5) < 0
    if not opposite and max(means.p, order.p) <= 0.20:
        return None
    return Words(
        "het gemiddelde en de volgorde van de antwoorden vertellen niet hetzelfde "
        f"(p = {number(means.p, 2, 'nl')} en {number(order.p, 2, 'nl')})",
        "the mean and the order of the answers do not tell the same story "
        f"(p = {number(means.p, 2, 'en')} and {number(order.p, 2, 'en')})",
    )


def _spread(a: Histogram, b: Histogram) -> Words | None:
    ratio, p = spread_apart(a, b)
    if p is None or p >= RARE or SPREAD[0] <= ratio <= SPREAD[1]:
        return None
    before, after = a.sample.sd or 0.0, b.sample.sd or 0.0
    nl, en = ([number(value, 1, language) for value in (before, after)] for language in ("nl", "en"))
    wider = ratio > 1
    return Words(
        f"de antwoorden liggen {'verder uit' if wider else 'dichter bij'} elkaar "
        f"(spreiding van {nl[0]} naar {nl[1]})",
        f"the answers lie {'further apart' if wider else 'closer together'} (spread from {en[0]} to {en[1]})",
    )


def _peaks(histogram: Histogram) -> Words | None:
    peaks = two_peaks(histogram)
    if peaks is None:
        return None
    low, high = (f"{peak:g}" for peak in peaks)
    return Words(
        f"de antwoorden liggen in twee groepen, rond {low} en rond {high}; daartussen zit bijna niemand",
        f"the answers lie in two groups, around {low} and around {high}, with hardly anybody between",
    )
