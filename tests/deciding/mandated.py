"""Mandates as a test needs them: given by Mirjam, filled in where it does not matter."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests import cast
from wallofchange.deciding.models import Mandate
from wallofchange.people.models import Team, User

LONG_AGO = date(2026, 1, 1)


def hilde() -> User:
    """Directs the operation: a manager, above the teams."""
    found = User.objects.filter(username="hilde").first()
    return found or User.objects.welcome("hilde", "Hilde Averink", cast.PASSWORD, role=User.Role.MANAGER)


def mandate(of: Team | User | None = None, **more: Any) -> Mandate:
    """12 hours and € 40 for Service, with Hilde above."""
    reach = {"hours": 12, "money": 40, "gesture": 40, "above": hilde(), "since": LONG_AGO} | more
    return Mandate.give(of or cast.team(), by=cast.mirjam(), at=cast.MONDAY, **reach)
