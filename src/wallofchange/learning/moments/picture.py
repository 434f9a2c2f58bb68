"""The whole journey in one picture: less than, as and better than expected, moment by moment."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from wallofchange.learning import charts
from wallofchange.learning.moments.told import Line, Told
from wallofchange.measuring.estimate import Estimate


def picture_of(told: Iterable[Told]) -> charts.Chart | None:
    """None where nobody, or too few, told what they had expected."""
    rows = [_row(each) for each in told if each.lines]
    if not rows:
        return None
    return charts.expectation_bars(
        rows,
        key="journey",
        title=_("Less than, as and better than expected"),
        description=_("Of who was asked, moment by moment; the thin lines are intervals that hold together."),
    )


def _row(told: Told) -> charts.Shares:
    below, met, exceeded = (_estimate(line) for line in told.lines)
    return charts.Shares(str(told.moment), below, met, exceeded, told.now.n_said)


def _estimate(line: Line) -> Estimate:
    return Estimate(line.p, line.low, line.high)
