"""The hours an idea holds: while it is in hand, kept once it is live, given back when it goes back."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from wallofchange.deciding.models.booking import Booking
from wallofchange.deciding.models.cycle import Cycle
from wallofchange.deciding.models.stage import IN_HAND, Stage
from wallofchange.deciding.models.wip_limit import LIMITED, WipLimit
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

KEEPS = (*IN_HAND, Stage.EVALUATION, Stage.LEARNED)


def hold(idea: Idea, to: Stage, *, by: User, at: datetime) -> None:
    """Find a place and hours where the idea goes; call in the transaction that moves it."""
    if to in LIMITED:
        WipLimit.let_in(idea, to)
    held = Booking.objects.standing().filter(idea=idea)
    if to in IN_HAND and not held.filter(kind=Booking.Kind.IMPROVING).exists():
        Cycle.of(idea.team, timezone.localdate(at)).take_room(idea, idea.hours, by=by, at=at)
    if to not in KEEPS:
        for booking in held.still_to_come(at).select_related("cycle"):
            booking.give_back(by=by, at=at)


def hold_otherwise(idea: Idea, hours: Decimal, *, by: User, at: datetime) -> None:
    """Hold so many hours instead, in the same cycle."""
    held = Booking.objects.standing().filter(idea=idea, kind=Booking.Kind.IMPROVING)
    with transaction.atomic():
        for booking in held.select_related("cycle"):
            booking.give_back(by=by, at=at)
            booking.cycle.take_room(idea, hours, by=by, at=at)
