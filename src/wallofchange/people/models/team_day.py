"""A team's own calendar: days on which it is closed, or works where others do not."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models.team import Team
from wallofchange.people.models.user import User


class TeamDay(models.Model):
    """One day on which a team differs from the public calendar."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="days")
    on = models.DateField()
    works = models.BooleanField(default=False)
    words = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["team", "on"], name="one_entry_a_day")]

    def __str__(self) -> str:
        return f"{self.team} {self.on}"

    @classmethod
    def mark(
        cls, team: Team, on: date, *, works: bool = False, words: str = "", by: User, at: datetime
    ) -> TeamDay:
        """Close the team on a day, or open it on a holiday."""
        _check_leads(team, by)
        day, _made = cls.objects.update_or_create(
            team=team, on=on, defaults={"works": works, "words": words.strip()[:80], "by": by, "at": at}
        )
        note("marked a day", day, by=by, at=at, team_id=team.pk, on=on.isoformat(), works=works)
        return day

    def unmark(self, *, by: User, at: datetime) -> None:
        """It is a day like any other after all."""
        _check_leads(self.team, by)
        note("unmarked a day", self, by=by, at=at, team_id=self.team_id, on=self.on.isoformat())
        self.delete()


def _check_leads(team: Team, by: User) -> None:
    if not team.is_led_by(by):
        raise Refused(
            _("Only somebody who leads %(team)s can change its calendar.") % {"team": team},
            remedy=_("Ask one of them."),
            code="mandate",
        )
