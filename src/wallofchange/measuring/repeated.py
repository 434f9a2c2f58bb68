"""A move that is looked at more than once: the same estimate, with an interval that allows for it."""

from __future__ import annotations

from dataclasses import replace
from math import erfc, log, sqrt

from wallofchange.measuring.always_valid import reach
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.quantiles import t_of, z_of
from wallofchange.measuring.words import Words, number

LEAST = 1e-300  # of a chance: what lies further out is as good as never
ENDS: dict[Measure, tuple[float, float]] = {
    "nine_plus": (-1.0, 1.0),
    "nps": (-200.0, 200.0),
    "ordinal": (0.0, 1.0),
}


def reaching(measure: Measure, shift: Shift, z: float) -> Shift:
    """The same move with an interval of z standard errors on each side, where 95 % takes 1.96 of them.

    A method whose interval reaches further one way keeps its shape, and t quantiles stay t quantiles: both
    ends are drawn out by t(p)/t(.05), p = 2 (1 - Φ(z)). The 90 % interval, of equivalence, is left as it is.

    >>> from wallofchange.measuring.comparison import unit_shift
    >>> found = unit_shift([0.1, -0.1, 0.0] * 20, [0.5, 0.4, 0.6] * 20)
    >>> [round(end, 3) for end in (found.low, reaching("mean", found, 2.96).low)]
    [0.47, 0.455]
    """
    if shift.low is None or shift.high is None:
        return shift
    factor = _tail(z, shift.df) / t_of(0.95, shift.df)
    least, most = ENDS.get(measure, (float("-inf"), float("inf")))
    low = max(least, shift.estimate - (shift.estimate - shift.low) * factor)
    high = min(most, shift.estimate + (shift.high - shift.estimate) * factor)
    return replace(shift, low=low, high=high)


def at_look(measure: Measure, shift: Shift, z: float, number_of: tuple[int, int]) -> Shift:
    """The repeated interval of a planned look (Jennison & Turnbull 2000): all K of them hold together."""
    if abs(z - z_of(0.95)) < 1e-4 and number_of == (1, 1):
        return shift
    nl, en = (number(z, 2, told) for told in ("nl", "en"))
    look, of = number_of
    method = Words(
        f"Kijkmoment {look} van {of}: het interval is {nl} standaardfouten breed naar elke kant "
        "(Lan-DeMets, O'Brien-Fleming).",
        f"Look {look} of {of}: the interval reaches {en} standard errors each way "
        "(Lan-DeMets, O'Brien-Fleming).",
    )
    return replace(reaching(measure, shift, z), method=shift.method + method)


def always(measure: Measure, shift: Shift, n: int, tuned_for: int, alpha: float = 0.05) -> Shift:
    """The move with an interval that may be looked at every day: it holds on all days together.

    estimate ± reach(n / tuned_for) standard errors (Waudby-Smith et al. 2024; see `always_valid`), n the
    answers since the change; narrowest around `tuned_for` of them.
    """
    method = Words(
        "Altijd geldig interval: elke dag kijken mag.", "Always-valid interval: looking every day is allowed."
    )
    found = reaching(measure, shift, reach(log(alpha), n / tuned_for))
    return replace(found, method=shift.method + method)


def _tail(z: float, df: float | None) -> float:
    """The t quantile that is exceeded as often as z is by a normal variable."""
    if df is None:
        return z
    from scipy.special import stdtrit

    return -float(stdtrit(df, max(erfc(z / sqrt(2)), LEAST) / 2))
