"""Who waits for an answer: for the pages of other rooms, each in one query."""

from __future__ import annotations

from collections.abc import Iterable

from wallofchange.closing.models import FollowUp
from wallofchange.closing.models.follow_up import FollowUpQuerySet
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team


def waiting_for(signals: Iterable[Signal | int]) -> dict[int, FollowUp]:
    """The open follow-up of each of these signals that has one, by the key of the signal."""
    keys = [signal if isinstance(signal, int) else signal.pk for signal in signals]
    found = with_all(FollowUp.objects.waiting()).filter(signal__in=keys)
    return {follow_up.signal_id: follow_up for follow_up in found}


def waiting_at(team: Team) -> FollowUpQuerySet:
    """Customers of this team who wait, the longest first, with their words and whoever took it."""
    return with_all(FollowUp.objects.waiting()).filter(team=team)


def with_all(follow_ups: FollowUpQuerySet) -> FollowUpQuerySet:
    """With everything that is shown of them."""
    whole = ("signal__gist", "signal__moment", "signal__customer", "signal__source", "tells__idea")
    return follow_ups.select_related("owner", "team", "tells__went_through", *whole)
