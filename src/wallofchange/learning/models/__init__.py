from wallofchange.learning.models.evaluation import Evaluation, Verdict

__all__ = ["Evaluation", "Verdict"]
