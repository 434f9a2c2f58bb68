"""Working days: Monday to Friday without the public holidays, and without the days a team is closed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from wallofchange.people.models import Team, TeamDay
from wallofchange.people.working_hours import is_working_day


def working_days_after(at: datetime, days: int, team: Team | None = None) -> datetime:
    """The same time of day, this many working days later; of a team: by its own calendar."""
    moment = timezone.localtime(at)
    own = _own_calendar(team, moment)
    while days > 0:
        moment += timedelta(days=1)
        days -= own.get(moment.date(), is_working_day(moment.date()))
    return moment


def _own_calendar(team: Team | None, since: datetime) -> dict[object, bool]:
    if team is None:
        return {}
    return dict(TeamDay.objects.filter(team=team, on__gt=since.date()).values_list("on", "works"))
