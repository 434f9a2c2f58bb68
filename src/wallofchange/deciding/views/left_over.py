"""Lines of planned work that did not fit, from the answer to the page that shows them: once."""

from __future__ import annotations

from typing import Any

from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


def keep(request: KnownRequest, team: Team, left: list[list[str]]) -> None:
    """Each line with why it is not planned and what does work."""
    request.session[_name(team)] = left


def left_over(request: KnownRequest, team: Team) -> dict[str, Any]:
    """What `keep` kept, and all the lines as text for the field; nothing when all was planned."""
    left = request.session.pop(_name(team), None) or []
    return {"not_planned": left, "lines": "\n".join(line for line, _why, _remedy in left)} if left else {}


def _name(team: Team) -> str:
    return f"work not planned {team.pk}"
