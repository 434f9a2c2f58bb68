"""How far a measure moved, by the way it was compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.histogram import Histogram, aligned
from wallofchange.measuring.means import Sample, mean_diff
from wallofchange.measuring.nps import nps_diff
from wallofchange.measuring.ordinal import ordinal
from wallofchange.measuring.quantiles import below_t, t_of, two_sided
from wallofchange.measuring.share import share_diff
from wallofchange.measuring.words import Words

Measure = Literal["nine_plus", "mean", "nps", "ordinal"]
MEASURES: tuple[Measure, ...] = ("nine_plus", "mean", "nps", "ordinal")

TWO_SHARES = Words(
    "Verschil van twee aandelen, interval van Newcombe (methode 10).",
    "Difference of two shares, Newcombe's interval (method 10).",
)
TWO_MEANS = Words("Verschil van twee gemiddelden, t van Welch.", "Difference of two means, Welch's t.")
TWO_NPS = Words(
    "Verschil van twee net promoter scores, MOVER op score-intervallen.",
    "Difference of two net promoter scores, MOVER on score intervals.",
)
TWO_ORDERS = Words(
    "Kans dat een later antwoord beter is, Brunner-Munzel.",
    "Chance that a later answer is better, Brunner-Munzel.",
)
FOUR_GROUPS = Words(
    "Verschil in verschillen tussen vier groepen antwoorden.",
    "Difference in differences between four groups of answers.",
)


@dataclass(frozen=True, slots=True)
class Shift:
    """A move from `still`, which is no change (0; .5 for the ordinal chance), in the measure's own unit.

    `low` and `high` bound 95 %, `low90` and `high90` 90 %; None where there was no spread to go by.
    """

    estimate: float
    low: float | None
    high: float | None
    low90: float | None
    high90: float | None
    se: float | None
    df: float | None
    method: Words
    still: float = 0.0

    @property
    def moved(self) -> Literal["up", "down", "unclear"]:
        if self.low is not None and self.low > self.still:
            return "up"
        return "down" if self.high is not None and self.high < self.still else "unclear"

    @property
    def mde(self) -> float | None:
        """The smallest move that would be seen four times in five: (t(.975) + t(.80)) se."""
        return None if self.se is None else (t_of(0.95, self.df) + t_of(0.6, self.df)) * self.se

    def power(self, move: float) -> float | None:
        """The chance that a true move of this size is seen at 95 % with this standard error; 0 to 1.

        >>> round(unit_shift([0.1, -0.1, 0.0], [0.5, 0.4, 0.6]).power(0.3), 2)
        0.79
        """
        if self.se is None:
            return None
        edge = t_of(0.95, self.df)
        return below_t(move / self.se - edge, self.df) + below_t(-move / self.se - edge, self.df)

    @property
    def p(self) -> float | None:
        """Two-sided p of no change at all, by the standard error; None where there was no spread."""
        return two_sided((self.estimate - self.still) / self.se, self.df) if self.se else None

    def lies_within(self, margin: float) -> bool:
        """Whether the 90 % interval lies inside (-margin, margin): no relevant effect."""
        if self.low90 is None or self.high90 is None:
            return False
        return self.still - margin < self.low90 and self.high90 < self.still + margin

    def lies_wholly_within(self, margin: float) -> bool:
        """The same of the interval as it is shown: for one that holds at all times."""
        if self.low is None or self.high is None:
            return False
        return self.still - margin < self.low and self.high < self.still + margin

    def as_estimate(self) -> Estimate:
        return Estimate(self.estimate, self.low, self.high)


def two_groups(measure: Measure, a: Histogram, b: Histogram) -> Shift:
    """b against a, both with at least one answer: before and after, or control and treated by lot.

    >>> from wallofchange.measuring.scale import Scale
    >>> before, after = (Histogram.of(Scale(0, 10), {8: 100 - x, 9: x}) for x in (30, 50))
    >>> shift = two_groups("nine_plus", before, after)
    >>> round(shift.estimate, 2), round(shift.low, 2), shift.moved
    (0.2, 0.06, 'up')
    """
    return _TWO_GROUPS[measure](a, b)


def four_groups(
    measure: Measure, control: tuple[Histogram, Histogram], treated: tuple[Histogram, Histogram]
) -> Shift:
    """The move of the treated less the move of the control; each side is (before, after) answers.

    Interval: square-and-add on the two intervals (MOVER). Answers of one unit are taken as independent,
    so the interval is too narrow where they are alike: `by_unit` is the honest one.
    """
    moved, drifted = two_groups(measure, *treated), two_groups(measure, *control)
    estimate = moved.estimate - drifted.estimate + moved.still
    return Shift(
        estimate,
        *_square_and_add(
            estimate, (moved.estimate, moved.low, moved.high), (drifted.estimate, drifted.low, drifted.high)
        ),
        *_square_and_add(
            estimate,
            (moved.estimate, moved.low90, moved.high90),
            (drifted.estimate, drifted.low90, drifted.high90),
        ),
        None if moved.se is None or drifted.se is None else sqrt(moved.se**2 + drifted.se**2),
        None,
        FOUR_GROUPS + moved.method,
        moved.still,
    )


def by_unit(
    measure: Measure,
    control: Sequence[tuple[Histogram, Histogram]],
    treated: Sequence[tuple[Histogram, Histogram]],
    *,
    uneven: bool = False,
) -> Shift:
    """One unweighted difference a unit (after less before), then a t-test as `unit_shift` has it.

    Teams and districts differ, so answers within one are alike; a unit is what was treated, so a unit
    is what counts (Bertrand, Duflo & Mullainathan 2004; Donald & Lang 2007).

    Raises:
        ValueError: with no unit on a side, or fewer than three in all.
    """
    moves_control = [two_groups(measure, *unit).estimate for unit in control]
    moves_treated = [two_groups(measure, *unit).estimate for unit in treated]
    still = 0.5 if measure == "ordinal" else 0.0
    return unit_shift(moves_control, moves_treated, still, uneven=uneven)


def unit_shift(
    control: Sequence[float], treated: Sequence[float], still: float = 0.0, *, uneven: bool = False
) -> Shift:
    """The mean move of treated units less that of control units; pooled t with units less two df.

    A single unit on one side takes the spread of the units on the other. Where units of one side are smaller
    (`uneven`), their moves are noisier, and each side has its own spread: Welch's t.

    >>> shift = unit_shift([0.1, -0.1, 0.0], [0.5, 0.4, 0.6])
    >>> round(shift.estimate, 2), round(shift.low, 3), shift.df
    (0.5, 0.273, 4)
    """
    n, m = len(control), len(treated)
    if min(n, m) < 1 or n + m < 3:
        raise ValueError(f"One unit a side and three in all are needed; these are {n} and {m}.")
    estimate = sum(treated) / m - sum(control) / n + still
    if uneven and min(n, m) > 1:
        welch = mean_diff(Sample.of(control), Sample.of(treated))
        return symmetric(estimate, welch.se or 0.0, welch.df, _by_welch(m, n), still)
    squares = sum((x - sum(side) / len(side)) ** 2 for side in (control, treated) for x in side)
    se = sqrt(squares / (n + m - 2) * (1 / n + 1 / m))
    method = Words(
        f"Verschil in verschillen per eenheid ({m} met, {n} zonder), "
        f"gepoolde t met {n + m - 2} vrijheidsgraden.",
        f"Difference in differences by unit ({m} treated, {n} control), "
        f"pooled t with {n + m - 2} degrees of freedom.",
    )
    return symmetric(estimate, se, n + m - 2, method, still)


def _by_welch(m: int, n: int) -> Words:
    return Words(
        f"Verschil in verschillen per eenheid ({m} met, {n} zonder), t van Welch: "
        "de eenheden van de ene kant zijn kleiner.",
        f"Difference in differences by unit ({m} treated, {n} control), Welch's t: "
        "the units of one side are smaller.",
    )


def _nine_plus(a: Histogram, b: Histogram) -> Shift:
    before, after = (a.nine_plus, a.n), (b.nine_plus, b.n)
    wide, narrow = share_diff(before, after), share_diff(before, after, 0.90)
    se = sqrt(sum(x / n * (1 - x / n) / n for x, n in (before, after)))
    return Shift(wide.diff, wide.low, wide.high, narrow.low, narrow.high, se or None, None, TWO_SHARES)


def _mean(a: Histogram, b: Histogram) -> Shift:
    wide, narrow = mean_diff(a.sample, b.sample), mean_diff(a.sample, b.sample, 0.90)
    return Shift(wide.diff, wide.low, wide.high, narrow.low, narrow.high, wide.se, wide.df, TWO_MEANS)


def _nps(a: Histogram, b: Histogram) -> Shift:
    wide, narrow = nps_diff(a.split, b.split), nps_diff(a.split, b.split, 0.90)
    se = 100 * sqrt(sum(side.split.variance / side.n for side in (a, b)))
    return Shift(wide.diff, wide.low, wide.high, narrow.low, narrow.high, se or None, None, TWO_NPS)


def _ordinal(a: Histogram, b: Histogram) -> Shift:
    counts = aligned(a, b)
    wide, narrow = ordinal(*counts), ordinal(*counts, 0.90)
    low, high, low90, high90 = wide.low, wide.high, narrow.low, narrow.high
    return Shift(wide.prob_b_better, low, high, low90, high90, wide.se, wide.df, TWO_ORDERS, 0.5)


_TWO_GROUPS = {"nine_plus": _nine_plus, "mean": _mean, "nps": _nps, "ordinal": _ordinal}

Limits = tuple[float, float | None, float | None]


def _square_and_add(at: float, moved: Limits, drifted: Limits) -> tuple[float | None, float | None]:
    (m, m_low, m_high), (d, d_low, d_high) = moved, drifted
    if m_low is None or m_high is None or d_low is None or d_high is None:
        return None, None
    return at - sqrt((m - m_low) ** 2 + (d_high - d) ** 2), at + sqrt((m_high - m) ** 2 + (d - d_low) ** 2)


def symmetric(estimate: float, se: float, df: float | None, method: Words, still: float = 0.0) -> Shift:
    """A move whose interval reaches as far up as down: t, or normal where df is None."""
    if se <= 0:
        return Shift(estimate, None, None, None, None, None, df, method, still)
    wide, narrow = t_of(0.95, df) * se, t_of(0.90, df) * se
    return Shift(
        estimate,
        estimate - wide,
        estimate + wide,
        estimate - narrow,
        estimate + narrow,
        se,
        df,
        method,
        still,
    )
