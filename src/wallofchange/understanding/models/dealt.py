"""A card that lies before somebody: whoever comes to read at the same time is dealt another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from wallofchange.listening.models import Signal

if TYPE_CHECKING:
    from wallofchange.people.models import User

SITTING = timedelta(minutes=10)  # so long a card lies before somebody: after that they got up


class Dealt(models.Model):
    """This signal lies before this person since then; one person at a time."""

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"signal {self.signal_id}, before somebody"

    @classmethod
    def before_others(cls, user: User, *, at: datetime) -> set[int]:
        """What lies before others at this moment."""
        lying = cls.objects.filter(at__gt=at - SITTING, at__lte=at).exclude(to=user)
        return set(lying.values_list("signal_id", flat=True))

    @classmethod
    def lay(cls, signals: Collection[int], user: User, *, at: datetime) -> set[int]:
        """Lay these before somebody; return those that nobody else was dealt meanwhile.

        Row by row the first one has it, whoever asks in the same second.
        """
        if not signals:
            return set()
        wanted = sorted(signals)
        Dealt.objects.bulk_create(
            (Dealt(signal_id=pk, to=user, at=at) for pk in wanted), ignore_conflicts=True
        )
        free = Q(to=user) | Q(at__lte=at - SITTING) | Q(at__gt=at)
        cls.objects.filter(free, signal__in=wanted).update(to=user, at=at)
        return set(cls.objects.filter(to=user, signal__in=wanted).values_list("signal_id", flat=True))

    @classmethod
    def clear(cls, *, at: datetime) -> int:
        """Forget who had what before them, once they got up; return how many."""
        with transaction.atomic():
            over = cls.objects.select_for_update(skip_locked=True).filter(at__lte=at - SITTING)
            return cls.objects.filter(pk__in=list(over.values_list("pk", flat=True))).delete()[0]
