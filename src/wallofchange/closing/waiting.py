"""Who waits for an answer, each in one query; where many are to hear the same, they stand together."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from wallofchange.closing.models import FollowUp
from wallofchange.closing.models.follow_up import FollowUpQuerySet
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team, User

MANY = 4  # to hear the same: from here on they stand together, and leave the list to who asked something
FIRST = 5  # of those, for one person: nobody writes more letters in one sitting


def waiting_for(signals: Iterable[Signal | int]) -> dict[int, FollowUp]:
    """The open follow-up of each of these signals that has one, by the key of the signal."""
    keys = [signal if isinstance(signal, int) else signal.pk for signal in signals]
    found = with_all(FollowUp.objects.waiting()).filter(signal__in=keys)
    return {follow_up.signal_id: follow_up for follow_up in found}


def waiting_at(team: Team) -> FollowUpQuerySet:
    """Customers of this team who wait, the longest first, with their words and whoever took it."""
    return with_all(FollowUp.objects.waiting()).filter(team=team)


def one_of_each(follow_ups: FollowUpQuerySet) -> FollowUpQuerySet:
    """Of those who are to hear the same only the first, with `alike`: how many there are."""
    placed = follow_ups.annotate(
        place=Window(RowNumber(), partition_by=F("tells"), order_by=("due_at", "pk")),
        alike=Window(Count("pk"), partition_by=F("tells")),
    )
    return placed.filter(Q(tells=None) | Q(place=1))


def alike_beside(follow_up: FollowUp) -> int:
    """How many more wait to hear the same as this first one of them."""
    return int(getattr(follow_up, "alike", 1)) - 1 if follow_up.tells_id else 0


def of_many(follow_ups: FollowUpQuerySet) -> dict[int, int]:
    """What many are to hear, by its key: how many wait for it."""
    told = follow_ups.exclude(tells=None).order_by().values("tells").annotate(n=Count("pk"))
    return dict(told.filter(n__gte=MANY).order_by("tells").values_list("tells", "n"))


def first_of(follow_ups: FollowUpQuerySet, told: Iterable[int], user: User) -> FollowUpQuerySet:
    """The first few of each of these: one's own before whom nobody took, and those before another's."""
    whose = Case(When(owner=user, then=Value(0)), When(owner=None, then=Value(1)), default=Value(2))
    place = Window(RowNumber(), partition_by=F("tells"), order_by=(whose, "due_at", "pk"))
    placed = follow_ups.filter(tells__in=list(told)).annotate(place=place)
    return placed.filter(place__lte=FIRST).order_by("tells", "place")


def with_all(follow_ups: FollowUpQuerySet) -> FollowUpQuerySet:
    """With everything that is shown of them."""
    whole = ("signal__gist", "signal__moment", "signal__customer", "signal__source", "tells__idea")
    return follow_ups.select_related("owner", "team", "tells__went_through", *whole)
