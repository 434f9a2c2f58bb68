"""Tables in, answers out: the notebook functions, on DuckDB or Spark, without a home.

import wallofchange.analysis as woc
woc.measure("answers.csv", score="score", by=["week"])
"""

from wallofchange.analysis.cubes import cube
from wallofchange.analysis.effects import Guardrail, effect
from wallofchange.analysis.found import Effect
from wallofchange.analysis.measured import Group, Measured
from wallofchange.analysis.measures import measure
from wallofchange.analysis.scored import Scored, score
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.understood import map_in_arrow, understand
from wallofchange.analysis.watching import OtherChange, Watch

__all__ = [
    "CannotAnswerError",
    "Effect",
    "Group",
    "Guardrail",
    "Measured",
    "OtherChange",
    "Scored",
    "Watch",
    "cube",
    "effect",
    "map_in_arrow",
    "measure",
    "score",
    "understand",
]
