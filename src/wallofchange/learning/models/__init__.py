from wallofchange.learning.models.benchmark import Benchmark, Mode, Question
from wallofchange.learning.models.evaluation import Evaluation, Verdict
from wallofchange.learning.models.lake import Part, Touched
from wallofchange.learning.models.released import Released

__all__ = ["Benchmark", "Evaluation", "Mode", "Part", "Question", "Released", "Touched", "Verdict"]
