from wallofchange.deciding.models.cycle import Booking, Capacity, Cycle, Exemption
from wallofchange.deciding.models.day_start import DayStart
from wallofchange.deciding.models.decision import Decision
from wallofchange.deciding.models.evidence import Evidence
from wallofchange.deciding.models.hypothesis import Hypothesis
from wallofchange.deciding.models.idea import Idea
from wallofchange.deciding.models.objection import Addition, Condition, Objection, OwnedNo
from wallofchange.deciding.models.stage import Kind, Lane, Stage

__all__ = [
    "Addition",
    "Booking",
    "Capacity",
    "Condition",
    "Cycle",
    "DayStart",
    "Decision",
    "Evidence",
    "Exemption",
    "Hypothesis",
    "Idea",
    "Kind",
    "Lane",
    "Objection",
    "OwnedNo",
    "Stage",
]
