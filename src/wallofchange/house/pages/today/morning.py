"""What a team stands in front of this morning. Each part may be empty, and is then not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wallofchange.closing.models import FollowUp
from wallofchange.closing.waiting import alike_beside, one_of_each, waiting_at
from wallofchange.deciding import room
from wallofchange.deciding.minutes import Line, closing_line, leads_next, minutes
from wallofchange.deciding.models import DayStart, Decision, Objection, Stage, Thanks
from wallofchange.deciding.models import hours as counted
from wallofchange.deciding.models.day_start import MINUTES
from wallofchange.deciding.mornings import Calendar, Leaders, Rhythm, leaders, missed, rhythm
from wallofchange.deciding.room import FirstFree
from wallofchange.house.pages.today.choosing import Choice, choices, worries
from wallofchange.house.pages.today.clock import Clock, clock
from wallofchange.house.pages.today.others import Others, others
from wallofchange.house.pages.today.promised import Promised, promised
from wallofchange.house.pages.today.reading_aloud import Aloud, aloud
from wallofchange.learning.models import Evaluation, Verdict
from wallofchange.learning.outcome.further import with_ways_on
from wallofchange.people.models import Organisation, Team, User

MOST_WAITING, MOST_OUTCOMES = 3, 3
FRIDAY = 4


@dataclass
class Morning:
    """Everything of one morning of one team, for one pair of eyes."""

    team: Team
    at: datetime
    on: date
    day_start: DayStart | None
    people: list[User]
    is_member: bool
    who: Leaders
    room: Decimal
    first_free: FirstFree | None
    aloud: list[Aloud] = field(default_factory=list)
    thanks: list[Thanks] = field(default_factory=list)
    waiting: list[FollowUp] = field(default_factory=list)
    waiting_more: int = 0
    promised: list[Promised] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    worries: list[Objection] = field(default_factory=list)
    outcomes: list[Evaluation] = field(default_factory=list)
    concluded: list[Decision] = field(default_factory=list)
    leads: bool = False  # whether what was concluded may be undone by these eyes
    others: Others = field(default_factory=Others)
    lapses: bool = True  # a yes-but on which nothing comes: where silence is consent
    missed: date | None = None
    moved_on: int = 0
    clock: Clock | None = None
    rhythm: Rhythm | None = None
    decided: list[Line] = field(default_factory=list)

    @property
    def line_on_top(self) -> str:
        """Who is in, the room there is, and who leads; what is not known is not said."""
        people = ngettext("%(n)s person", "%(n)s people", len(self.people)) % {"n": len(self.people)}
        hours = _("%(hours)s hours of room today") % {"hours": counted.said(self.room)}
        said = [_("Good morning."), f"{', '.join([people, hours, *self._first_free()])}."]
        if self.who.today:
            said.append(_("%(name)s leads.") % {"name": self.who.today.first_name})
        return " ".join(said)

    def _first_free(self) -> list[str]:
        """Where a small idea finds two hours, by the hour today and by the day after that."""
        if self.first_free is None:
            return []
        here = timezone.localtime(self.first_free.at)
        time = date_format(here, "H:i" if here.date() == self.on else "l H:i")
        return [_("first free slot at %(team)s: %(time)s") % {"team": self.first_free.team, "time": time}]

    @property
    def items(self) -> list[str]:
        """The items that have something in them, in their order."""
        there = {
            "read_aloud": self.aloud or self.thanks,
            "waiting": self.waiting,
            "promised": self.promised,
            "choose": self.choices or self.worries or self.others.to_choose,
            "today": True,
        }
        return [item for item in MINUTES if there[item]]

    @property
    def is_quiet(self) -> bool:
        """Nothing to stand in front of yet, as in a house where nobody was heard."""
        return self.items == ["today"] and not self.outcomes

    @property
    def asks_what_was_learned(self) -> bool:
        """On the last working day of a week, until it was said or skipped."""
        held = self.day_start
        return bool(
            held and not held.learned_at and self.who.next_on.isocalendar()[1] != self.on.isocalendar()[1]
        )

    @property
    def closing_line(self) -> str:
        held = self.day_start
        return closing_line(held, self.who.next, self.who.next_on) if held and held.closed_at else ""

    @property
    def leads_next(self) -> str:
        return leads_next(self.who.next, self.on, self.who.next_on) if self.who.next else ""

    @property
    def was_yesterday(self) -> bool:
        """Whether the morning that was missed is literally yesterday's."""
        return self.missed == self.on - timedelta(days=1)


def morning(team: Team, user: User, at: datetime) -> Morning:
    """Everything of one morning, in a constant number of queries."""
    on = timezone.localdate(at)
    held = DayStart.objects.filter(team=team, on=on).select_related("leader", "closed_by").first()
    calendar = Calendar(team, on)
    began, since = _stood_here_last(team, on, at)
    start = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    members = calendar.members
    waiting = _waiting(team, start, at)
    shown = Morning(
        team=team,
        at=at,
        on=on,
        day_start=held,
        people=calendar.people(on),
        is_member=user in members,
        who=leaders(calendar, held),
        room=room.today(team, on),
        first_free=room.first_free(Team.objects.all(), at),
        aloud=aloud(team, user, at, held),
        thanks=list(
            Thanks.objects.filter(team=team, at__gte=since).exclude(by__in=members).select_related("by")
        ),
        waiting=waiting[:MOST_WAITING],
        waiting_more=len(waiting[MOST_WAITING:]) + sum(map(alike_beside, waiting)),
        promised=promised(team, on, since),
        choices=choices(team, on, began, start),
        worries=worries(team, start),
        outcomes=_outcomes(team, at),
        concluded=_concluded(team, start),
        leads=team.is_led_by(user),
        others=others(team, user, began, at),
        lapses=Organisation.here().silence_is_consent,
        missed=None if held and held.closed_at else missed(calendar),
        rhythm=rhythm(team, on) if user in members else None,
    )
    shown.moved_on = _moved_on(shown) if shown.missed else 0
    shown.clock = clock(held, shown.items, at)
    shown.decided = minutes(held, user) if held and held.closed_at else []
    return shown


def _stood_here_last(team: Team, on: date, at: datetime) -> tuple[datetime, datetime]:
    """When this team last began and closed a day-start; a week ago when it never did."""
    before = DayStart.objects.filter(team=team, on__lt=on).exclude(closed_at=None).order_by("-on").first()
    if before is None or before.closed_at is None:
        return (at - timedelta(days=7),) * 2
    return before.started_at, before.closed_at


def _waiting(team: Team, start: datetime, at: datetime) -> list[FollowUp]:
    """Whom nobody took before this morning, or who waits too long; one more tells that there are more."""
    to_speak_of = Q(owner=None) | Q(taken_at__gte=start) | Q(due_at__lt=at)
    return list(one_of_each(waiting_at(team).filter(to_speak_of))[: MOST_WAITING + 1])


def _outcomes(team: Team, at: datetime) -> list[Evaluation]:
    """What waits for somebody to conclude it: what alarms comes first, what is still too early last."""
    live = Evaluation.objects.filter(idea__team=team, idea__stage="evaluation")
    known = live.select_related("idea", "hypothesis__idea").order_by("pk")
    latest = {evaluation.idea_id: evaluation for evaluation in known}
    rank = {found.pk: (not found.alarming, found.verdict == Verdict.TOO_EARLY) for found in latest.values()}
    shown = sorted(latest.values(), key=lambda found: rank[found.pk])[:MOST_OUTCOMES]
    with_ways_on(shown, at)
    return shown


def _concluded(team: Team, start: datetime) -> list[Decision]:
    """What somebody concluded this morning, while that still holds: to be undone on the spot."""
    here = Decision.objects.filter(idea__team=team, stage=Stage.LEARNED, withdrawn_at=None, at__gte=start)
    found = here.filter(came_from=Stage.EVALUATION).select_related("idea", "by").order_by("-pk")
    return list(found[:MOST_OUTCOMES])


def _moved_on(shown: Morning) -> int:
    """How many lines of today hung there on the morning that was missed."""
    midnight = timezone.localtime(shown.at).replace(hour=0, minute=0, second=0, microsecond=0)
    old = [
        *(each.at < midnight for each in shown.waiting),
        *(each.due < shown.on for each in shown.promised if each.state != "done"),
        *(each.idea.at < midnight for each in shown.choices),
        *(each.at < midnight for each in shown.worries),
        *(each.at < midnight for each in shown.outcomes),
    ]
    return sum(old)
