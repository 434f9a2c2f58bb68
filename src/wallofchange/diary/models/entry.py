"""What happened, when, by whom: facts that are only added."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.db import models


class Actor(Protocol):
    """Somebody who does something; the diary keeps the id and the name as they were."""

    pk: Any
    name: Any


class Entry(models.Model):
    """One line of the diary. The name is copied: it must still read well when the person has left."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150, blank=True)
    verb = models.CharField(max_length=60)
    noun = models.CharField(max_length=40)
    noun_id = models.BigIntegerField()
    team_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["noun", "noun_id"], name="diary_noun")]

    def __str__(self) -> str:
        return f"{self.actor_name or 'Wall of Change'} {self.verb} {self.noun} {self.noun_id}"

    @classmethod
    def latest(cls) -> int:
        """The number of the line that was written last; 0 where nothing happened yet."""
        return cls.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A line of the diary is never changed; add a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A line of the diary is never taken out.")


def note(
    verb: str, of: models.Model, *, by: Actor | None, at: datetime, team_id: int | None = None, **data: Any
) -> Entry:
    """Write down that `by` did `verb` to `of`; the live stream tells it to whoever looks."""
    return Entry.objects.create(
        at=at,
        actor_id=by.pk if by else None,
        actor_name=str(by.name) if by else "",
        verb=verb,
        noun=of._meta.label_lower,
        noun_id=of.pk,
        team_id=team_id,
        data=data,
    )
