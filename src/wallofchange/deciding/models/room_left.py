"""What a team said about room that was left at the end of a period. A fact, not an offence."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from wallofchange.diary.models import note
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.cycle import Cycle

LONGEST = 40


class RoomLeft(models.Model):
    """One answer a period: a quiet one, one word, or nothing said."""

    class How(models.TextChoices):
        QUIET = "quiet"
        WORD = "word"
        SKIPPED = "skipped"

    cycle: models.OneToOneField[Cycle, Cycle] = models.OneToOneField(
        "deciding.Cycle", models.CASCADE, related_name="room_left"
    )
    hours = models.DecimalField(max_digits=8, decimal_places=2)
    how = models.CharField(max_length=7, choices=How.choices)
    word = models.CharField(max_length=LONGEST, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.cycle}: {self.hours} h"

    @classmethod
    def say(cls, cycle: Cycle, word: str, *, quiet: bool = False, by: User, at: datetime) -> RoomLeft:
        """What held us back: nothing, it was quiet; one word; or skip it. The first answer stands."""
        word = " ".join(word.split())[:LONGEST]
        how = cls.How.QUIET if quiet else cls.How.WORD if word else cls.How.SKIPPED
        answer, made = cls.objects.get_or_create(
            cycle=cycle,
            defaults={"hours": cycle.left, "how": how, "word": word, "by": by, "at": at},
        )
        if made and how != cls.How.SKIPPED:
            note("left room", cycle, by=by, at=at, team_id=cycle.team_id, hours=float(cycle.left), word=word)
        return answer
