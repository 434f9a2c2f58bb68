from wallofchange.learning.models.benchmark import Benchmark, Mode, Question
from wallofchange.learning.models.evaluation import Evaluation, Verdict
from wallofchange.learning.models.grey_wall import GreyWall, OnPurpose
from wallofchange.learning.models.kind_found import KindFound
from wallofchange.learning.models.lake import Part, Touched
from wallofchange.learning.models.looked_again import LookedAgain
from wallofchange.learning.models.released import Released

__all__ = [
    "Benchmark",
    "Evaluation",
    "GreyWall",
    "KindFound",
    "LookedAgain",
    "Mode",
    "OnPurpose",
    "Part",
    "Question",
    "Released",
    "Touched",
    "Verdict",
]
