from wallofchange.people.models.team import Membership, Team
from wallofchange.people.models.token import Token
from wallofchange.people.models.user import User

__all__ = ["Membership", "Team", "Token", "User"]
