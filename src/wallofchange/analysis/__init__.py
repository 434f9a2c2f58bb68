"""Tables in, answers out: the notebook functions, on DuckDB or Spark, without a home.

import wallofchange.analysis as woc
woc.measure("answers.csv", score="score", by=["week"])
"""

from wallofchange.analysis.cubes import cube
from wallofchange.analysis.drifted import Drifted
from wallofchange.analysis.drifting import drift
from wallofchange.analysis.driven import Driver, Drivers
from wallofchange.analysis.effects import effect
from wallofchange.analysis.found import Effect
from wallofchange.analysis.guarding import Guardrail
from wallofchange.analysis.key_drivers import drivers
from wallofchange.analysis.measured import Group, Measured
from wallofchange.analysis.measures import measure
from wallofchange.analysis.scored import Scored, score
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.understood import map_in_arrow, understand
from wallofchange.analysis.watching import Closed, OtherChange, Watch

__all__ = [
    "CannotAnswerError",
    "Closed",
    "Drifted",
    "Driver",
    "Drivers",
    "Effect",
    "Group",
    "Guardrail",
    "Measured",
    "OtherChange",
    "Scored",
    "Watch",
    "cube",
    "drift",
    "drivers",
    "effect",
    "map_in_arrow",
    "measure",
    "score",
    "understand",
]
