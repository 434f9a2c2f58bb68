from wallofchange.people.models.absence import Absence
from wallofchange.people.models.calendar_key import CalendarKey
from wallofchange.people.models.letterbox import Letterbox
from wallofchange.people.models.notice import Notice
from wallofchange.people.models.organisation import Organisation
from wallofchange.people.models.team import Membership, Team
from wallofchange.people.models.team_day import TeamDay
from wallofchange.people.models.token import Token
from wallofchange.people.models.user import User
from wallofchange.people.models.work_week import WorkWeek

__all__ = [
    "Absence",
    "CalendarKey",
    "Letterbox",
    "Membership",
    "Notice",
    "Organisation",
    "Team",
    "TeamDay",
    "Token",
    "User",
    "WorkWeek",
]
