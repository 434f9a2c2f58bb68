"""Ageing, calm: three marks at most on a whole wall, and what nobody touches goes, after a week's notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, F, Q, When
from django.utils import timezone

from wallofchange.deciding.models import Ask, Fading, Idea, Stage
from wallofchange.deciding.models.fading import FadingQuerySet
from wallofchange.deciding.models.idea_queries import IdeaQuerySet
from wallofchange.people.models import Organisation, Team

MOST = 3  # marks on a whole wall: more of them and nobody looks at any
UNOWNED = timedelta(days=7)
STUCK = timedelta(days=30)
NOTICE = timedelta(days=7)
AGAIN = timedelta(weeks=13)
WAITS_FOR_US = [Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION]


@dataclass(frozen=True)
class Mark:
    """Why a card is marked: "asked", "stuck", "unowned" or "fading", for how many days, and when it goes.

    Of what was asked: whom, and until when the clock runs; no day where it stays in sight.
    """

    kind: str
    days: int
    goes_on: date | None = None
    whom: str = ""


def marks(ideas: IdeaQuerySet | Iterable[Idea], at: datetime) -> dict[int, Mark]:
    """What waits for an answer, then what waits longest; three at most, in no more than three queries."""
    if not isinstance(ideas, IdeaQuerySet):
        ideas = Idea.objects.filter(pk__in=[idea.pk for idea in ideas if idea.stage in WAITS_FOR_US])
    stuck, unowned = Q(touched_at__lte=at - STUCK), Q(owner=None, hangs_since__lte=at - UNOWNED)
    waits = Case(When(stuck, then=F("touched_at")), default=F("hangs_since"))
    waiting = ideas.filter(stage__in=WAITS_FOR_US).with_touch().filter(stuck | unowned)
    longest = waiting.annotate(waits_since=waits).order_by("waits_since", "pk")[:MOST]
    old = {idea.pk: _mark(idea, at) for idea in longest}
    for fading in Fading.objects.current().filter(idea__in=old) if old else ():
        old[fading.idea_id] = Mark("fading", old[fading.idea_id].days, fading.goes_on)
    asked = _asked(ideas, at)
    return dict(list((asked | {pk: mark for pk, mark in old.items() if pk not in asked}).items())[:MOST])


def fading(team: Team, at: datetime) -> list[Any]:
    """What of this team goes within a week while nobody said "fine", each with its `notice`; one query."""
    told = _told_of(Idea.objects.filter(team=team), at).filter(agreed_at=None)
    return [_noticed(notice, at) for notice in told.select_related("idea__team")]


def notice_of(idea: Idea, at: datetime) -> Fading | None:
    """What this idea was told, as long as it counts."""
    notice = _told_of(Idea.objects.filter(pk=idea.pk), at).last()
    if notice:
        _noticed(notice, at)
    return notice


def announce(at: datetime) -> int:
    """Say of what nobody touched for long that it goes in a week; return of how many."""
    days = Organisation.here().fade_days
    quiet = Idea.objects.filter(stage=Stage.INVENTORY).with_touch()
    quiet = quiet.filter(touched_at__lte=at + NOTICE - timedelta(days=days))
    quiet = quiet.exclude(pk__in=Fading.objects.current().values("idea"))
    told = [_told(idea, at, days) for idea in quiet]
    return len(Fading.objects.bulk_create(told))


def let_go(at: datetime) -> int:
    """Move what was announced and stayed untouched to 'Not now'; return how many."""
    due = Fading.objects.current().filter(goes_on__lte=_day(at)).select_related("idea")
    gone = {fading.idea_id: fading for fading in due}
    for fading in gone.values():
        fading.idea.go_by_itself(Stage.NOT_NOW, at=at, look_again_on=fading.look_again_on)
    return len(gone)


def look_again(at: datetime) -> int:
    """Hang back what was put aside until today; return how many."""
    due = list(Idea.objects.put_aside_until(_day(at)))
    for idea in due:
        idea.go_by_itself(Stage.INVENTORY, at=at)
    return len(due)


def _asked(ideas: IdeaQuerySet, at: datetime) -> dict[int, Mark]:
    """Those whose question climbs first."""
    hang = ideas.filter(stage__in=WAITS_FOR_US)
    asks = Ask.objects.open().filter(idea__in=hang).select_related("of_whom")[:MOST]
    return {
        ask.idea_id: Mark(
            "asked",
            _days(ask.at, at),
            None if ask.stays_at else _day(ask.steps_up_at),
            ask.of_whom.first_name,
        )
        for ask in asks
        if ask.idea_id
    }


def _told_of(ideas: IdeaQuerySet, at: datetime) -> FadingQuerySet:
    return Fading.objects.current().filter(idea__in=ideas, at__lte=at)


def _noticed(notice: Fading, at: datetime) -> Any:
    notice.in_a_week = notice.goes_on - _day(at) == NOTICE
    idea: Any = notice.idea
    idea.notice = notice
    return idea


def _mark(idea: Any, at: datetime) -> Mark:
    untouched = _days(idea.touched_at, at)
    if untouched >= STUCK.days:
        return Mark("stuck", untouched)
    return Mark("unowned", _days(idea.hangs_since, at))


def _told(idea: Any, at: datetime, days: int) -> Fading:
    """A full week from now, and never before the house's own count of days is full."""
    goes_on = max(_day(at + NOTICE), _day(idea.touched_at) + timedelta(days=days))
    untouched = _days(idea.touched_at, at)
    return Fading(idea=idea, at=at, untouched=untouched, goes_on=goes_on, look_again_on=goes_on + AGAIN)


def _days(since: datetime, until: datetime) -> int:
    return (_day(until) - _day(since)).days


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
