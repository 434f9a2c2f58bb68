"""Pictures of figures: one spec, drawn in the browser and on the server, beside the same numbers in a table.

The specs are Vega-Lite, written as plain dictionaries: every mark of ours is set by hand, so a library of
classes would add an import and a layer of words without taking a line away (docs/decisions/0013).
"""

from wallofchange.learning.charts.asking import asked
from wallofchange.learning.charts.chart import Chart
from wallofchange.learning.charts.given import Curve, Dated, Mark, Named, Promise, Shares, Sides, Spread
from wallofchange.learning.charts.kept import promised_found
from wallofchange.learning.charts.opposed import expectation_bars, penalty_reward
from wallofchange.learning.charts.rows import intervals
from wallofchange.learning.charts.spreads import distributions
from wallofchange.learning.charts.times import band_over_days, level_by_week
from wallofchange.learning.charts.units import DAYS, HUNDRED, PERCENT, POINTS, SCORE, Unit
from wallofchange.learning.charts.waiting import durations

__all__ = [
    "DAYS",
    "HUNDRED",
    "PERCENT",
    "POINTS",
    "SCORE",
    "Chart",
    "Curve",
    "Dated",
    "Mark",
    "Named",
    "Promise",
    "Shares",
    "Sides",
    "Spread",
    "Unit",
    "asked",
    "band_over_days",
    "distributions",
    "durations",
    "expectation_bars",
    "intervals",
    "level_by_week",
    "penalty_reward",
    "promised_found",
]
