from wallofchange.deciding.models.ask import Ask
from wallofchange.deciding.models.basics_first import BasicsFirst
from wallofchange.deciding.models.booking import Booking
from wallofchange.deciding.models.capacity import Capacity
from wallofchange.deciding.models.case_key import CaseKey
from wallofchange.deciding.models.condition import Condition
from wallofchange.deciding.models.customer_test import CustomerTest
from wallofchange.deciding.models.cycle import Cycle
from wallofchange.deciding.models.day_start import DayStart, Turn
from wallofchange.deciding.models.decision import Decision
from wallofchange.deciding.models.delegation import Delegation
from wallofchange.deciding.models.evidence import Evidence
from wallofchange.deciding.models.exemption import Exemption
from wallofchange.deciding.models.fading import Fading
from wallofchange.deciding.models.gesture import Gesture
from wallofchange.deciding.models.goal import Goal, GoalMeasure, Level
from wallofchange.deciding.models.goal_change import GoalChange
from wallofchange.deciding.models.hypothesis import Hypothesis
from wallofchange.deciding.models.idea import Idea
from wallofchange.deciding.models.leading import Lead
from wallofchange.deciding.models.limit import Crossing, Limit
from wallofchange.deciding.models.mandate import Mandate
from wallofchange.deciding.models.merger import Merger, Split
from wallofchange.deciding.models.never_mind import Rightly
from wallofchange.deciding.models.objection import Addition, Objection
from wallofchange.deciding.models.observation import Observation
from wallofchange.deciding.models.owned_no import OwnedNo
from wallofchange.deciding.models.passed_over import PassedOver
from wallofchange.deciding.models.postponement import Postponement
from wallofchange.deciding.models.promise import Promise, PromiseWord
from wallofchange.deciding.models.remark import Remark, Unasked
from wallofchange.deciding.models.room_left import RoomLeft
from wallofchange.deciding.models.screen_key import ScreenKey
from wallofchange.deciding.models.sponsorship import Sponsorship
from wallofchange.deciding.models.stage import Kind, Lane, Stage
from wallofchange.deciding.models.thanks import Thanks
from wallofchange.deciding.models.to_tell import ToTell
from wallofchange.deciding.models.tracker_link import Tracker, TrackerLink, TrackerStatus
from wallofchange.deciding.models.tracker_secret import TrackerSecret
from wallofchange.deciding.models.why_not import WhyNot
from wallofchange.deciding.models.wip_limit import WipLimit

__all__ = [
    "Addition",
    "Ask",
    "BasicsFirst",
    "Booking",
    "Capacity",
    "CaseKey",
    "Condition",
    "Crossing",
    "CustomerTest",
    "Cycle",
    "DayStart",
    "Decision",
    "Delegation",
    "Evidence",
    "Exemption",
    "Fading",
    "Gesture",
    "Goal",
    "GoalChange",
    "GoalMeasure",
    "Hypothesis",
    "Idea",
    "Kind",
    "Lane",
    "Lead",
    "Level",
    "Limit",
    "Mandate",
    "Merger",
    "Objection",
    "Observation",
    "OwnedNo",
    "PassedOver",
    "Postponement",
    "Promise",
    "PromiseWord",
    "Remark",
    "Rightly",
    "RoomLeft",
    "ScreenKey",
    "Split",
    "Sponsorship",
    "Stage",
    "Thanks",
    "ToTell",
    "Tracker",
    "TrackerLink",
    "TrackerSecret",
    "TrackerStatus",
    "Turn",
    "Unasked",
    "WhyNot",
    "WipLimit",
]
