"""What this room has not handled yet: yes-buts on which nothing came."""

from __future__ import annotations

from datetime import datetime

from wallofchange.deciding.models import Objection


def pull(at: datetime) -> int:
    """Let the yes-buts lapse that are due; return how many. Twice does nothing more."""
    due = Objection.objects.due(at).select_related("idea")
    return sum(objection.lapse(at=at) for objection in due)
