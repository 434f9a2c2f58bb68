"""Whether something may be decided here; if not, who is needed and how long they have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.deciding.matter import Matter
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.mandate import Mandate, in_words
from wallofchange.deciding.models.outside import Outside
from wallofchange.deciding.models.refusals import not_yours_to_refuse
from wallofchange.deciding.models.stage import IN_HAND, Stage
from wallofchange.deciding.powers import Powers
from wallofchange.diary.clock import now
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.people import working_hours
from wallofchange.people.models import Organisation, Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.ask import Ask
    from wallofchange.deciding.models.cycle import Cycle
    from wallofchange.deciding.models.decision import Decision
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.deciding.models.owned_no import OwnedNo

REMINDED_AFTER = 2 / 3  # of the clock
__all__ = ["Act", "Covered", "Turn", "covering", "line", "lines", "may_say_no"]


@dataclass(frozen=True)
class Turn:
    """Whose turn it is to answer, in whose place, and when the clock rings."""

    ask: User
    stands_in_for: User | None
    remind_at: datetime
    steps_up_at: datetime
    is_top: bool = False


@dataclass(frozen=True)
class Covered:
    """Whether it may be decided here, under what; else whose turn it is, or which free move is left."""

    allowed: bool
    hours: Decimal
    money: Decimal
    mandate: Mandate | None = None
    how: str = ""  # own, stand-in, sponsor, asked, silence, free, manager; nothing where nothing is arranged
    who: str = ""  # whose name belongs to it: the sponsor, who was asked, in whose place
    turn: Turn | None = None
    free: Mandate | None = None  # under which a free move is left this period
    asked: Ask | None = field(default=None, compare=False)  # already, and not answered yet
    arranged: bool = True  # whether there is any mandate for the team or the person

    @property
    def ask(self) -> User | None:
        return self.turn.ask if self.turn else None

    @property
    def steps_up_at(self) -> datetime | None:
        return self.turn.steps_up_at if self.turn else None

    @property
    def why(self) -> str:
        """One sentence for the screen."""
        if self.allowed:
            return _("You may decide this yourselves.")
        if self.asked:
            return asked_of(self.asked)
        return needs(self.turn) if self.turn else nobody_above(None).message

    @property
    def under(self) -> dict[str, Any]:
        """What is kept beside the decision: the mandate as it was, and how it came to cover this."""
        told = self.mandate.told() if self.mandate else {}
        return told | {name: value for name, value in (("how", self.how), ("who", self.who)) if value}


def covering(
    about: Idea | Cycle,
    *,
    by: User,
    at: datetime,
    act: str = Act.CHOOSE,
    money: Decimal | int | None = None,
    hours: Decimal | None = None,
) -> Covered:
    """Whether this person may do this with the idea; hours and money are the idea's, unless they are given.

    Of a period: whether they may break its reserve by so many hours, with those broken before. Where nobody
    arranged a mandate for the team or the person, it is as it was without mandates. A constant number of
    queries, one of them where nothing is arranged.
    """
    powers, matter = Powers(at), Matter.of(about, act, hours, money)
    if not powers.any_for(matter.team, by):
        return _as_before(powers, matter, by)
    found = _held(powers, matter, by) or _lent(powers, matter) or _granted(matter)
    if found is None and powers.has_no_limit(by):
        found = Covered(True, matter.hours, matter.money, how="manager", who=by.name)
    return found or _outside(powers, matter, by)


def under_which(idea: Idea, to: str, *, by: User | None, at: datetime, free: bool = False) -> Covered:
    """What a move of this idea is decided under; the one that needs a mandate is refused without.

    Raises:
        Outside: when an idea would be taken in hand, or refused, beyond what this person may decide.
    """
    taken = to in IN_HAND and idea.stage not in IN_HAND
    if by is None or not (taken or to == Stage.NO):
        ours = Powers(at).of_teams.get(idea.team_id) if by else None
        return Covered(True, idea.hours, idea.money, ours, how="own" if ours else "")
    act = Act.CHOOSE if taken else Act.NO
    covered = covering(idea, by=by, at=at, act=act)
    if not covered.allowed and free and covered.free:
        return Covered(True, idea.hours, idea.money, covered.free, how="free")
    if not covered.allowed:
        raise Outside(covered, act) if covered.arranged else not_yours_to_refuse(idea.team)
    return covered


def hold_free_move(idea: Idea, covered: Covered, *, by: User, at: datetime) -> None:
    """Of two who use the last free move of a period at once, the second is told.

    Raises:
        Outside: when somebody was just before.
    """
    if covered.how != "free" or covered.mandate is None:
        return
    Mandate.objects.select_for_update().get(pk=covered.mandate.pk)
    fresh = covering(idea, by=by, at=at)
    if fresh.free is None:
        raise Outside(fresh, Act.CHOOSE)


def settle(idea: Idea, *, by: User | None, at: datetime) -> None:
    """Where an idea goes on without its answer, nobody need answer any more.

    More hours or money for what is in hand is still asked when somebody begins to make it.
    """
    from wallofchange.deciding.models.ask import Ask  # it checks itself here

    waits = Ask.objects.open().filter(idea=idea)
    if idea.stage in IN_HAND:
        waits = waits.exclude(act=Act.SPEND)
    waits.order_by().update(answer=Ask.Answer.WITHDRAWN, answered_by=by, answered_at=at)


def check_more(idea: Idea, changed: Mapping[str, Any], *, by: User, at: datetime) -> None:
    """What is in hand may become smaller at will, and larger only inside a mandate.

    Raises:
        Outside: when more hours or money are asked than this person may decide.
    """
    hours, money = (Decimal(changed.get(name, getattr(idea, name))) for name in ("hours", "money"))
    if hours > idea.hours or money > idea.money:
        covered = covering(idea, by=by, at=at, act=Act.SPEND, hours=hours, money=money)
        if not covered.allowed:
            raise Outside(covered, Act.SPEND)


def check_as_it_was(idea: Idea, last: Decision, *, by: User, at: datetime) -> None:
    """Undoing takes in hand again what was in hand; what grew meanwhile needs a mandate as any choice does.

    Raises:
        Outside: when the hours or the money were changed since, beyond what this person may decide.
    """
    if last.came_from not in IN_HAND or last.stage in IN_HAND:
        return
    described = Entry.objects.filter(noun=idea._meta.label_lower, noun_id=idea.pk, verb="described")
    changed = (field for entry in described.filter(at__gte=last.at) for field in entry.data["fields"])
    if {"hours", "money"} & set(changed):
        covered = covering(idea, by=by, at=at)
        if not covered.allowed:
            raise Outside(covered, Act.CHOOSE)


def may_say_no(idea: Idea, by: User, at: datetime) -> bool:
    """Whether this person's mandate covers a no to this idea. Everybody else advises."""
    return covering(idea, by=by, at=at, act=Act.NO).allowed


def line(team: Team, at: datetime | None = None) -> str:
    """Klantenservice: up to 12 hours and € 40; nothing where nothing is arranged."""
    return lines([team], at).get(team.pk, "")


def lines(teams: Iterable[Team], at: datetime | None = None) -> dict[int, str]:
    """The mandates of these teams in words, by the key of the team: one query."""
    day = timezone.localdate(at or now())
    return {pk: mandate.words for pk, mandate in Mandate.objects.of_teams(teams, day).items()}


def needs(turn: Turn) -> str:
    """This needs Hilde. Without an answer it goes a step up on Thursday at 14:00."""
    when = timezone.localtime(turn.steps_up_at)
    told = {"name": turn.ask.first_name, "day": date_format(when, "l j F"), "time": date_format(when, "H:i")}
    if not turn.is_top:
        return _("This needs %(name)s. Without an answer it goes a step up on %(day)s at %(time)s.") % told
    if Organisation.here().silence_is_consent:
        return _("This needs %(name)s. Without an answer by %(day)s at %(time)s it may go on.") % told
    return _("This needs %(name)s. Without an answer by %(day)s at %(time)s it stays in sight.") % told


def asked_of(ask: Ask) -> str:
    """Hilde has been asked. Without an answer it goes a step up on Thursday at 14:00."""
    when = timezone.localtime(ask.steps_up_at)
    told = {
        "name": ask.of_whom.first_name,
        "day": date_format(when, "l j F"),
        "time": date_format(when, "H:i"),
    }
    if ask.stays_at:
        return _("%(name)s has been asked, and has not answered yet.") % told
    return _("%(name)s has been asked. The clock runs until %(day)s at %(time)s.") % told


def under_words(under: dict[str, Any]) -> str:
    """Under which mandate something was decided, as it was then, in the reader's language."""
    mandate = in_words(under) if "hours" in under else ""
    said = {
        "stand-in": _("%(mandate)s, in the place of %(who)s"),
        "sponsor": _("%(who)s stands behind it: %(mandate)s"),
        "asked": _("asked; %(who)s said yes"),
        "silence": _("asked of %(who)s; silence is consent"),
        "free": _("a free move: %(mandate)s"),
        "manager": _("%(who)s, above the teams"),
    }.get(under.get("how", ""))
    return said % {"mandate": mandate, "who": under.get("who", "")} if said else mandate


def nobody_above(team: Team | None) -> Refused:
    return Refused(
        _("This is more than may be decided here, and there is nobody above to ask."),
        remedy=_("Make it smaller, or ask the administrator to name somebody."),
        code="outside",
    )


def turn_of(powers: Powers, person: User, asked_by: User, *, is_top: bool = False) -> Turn:
    """It is this person's turn, or that of whoever stands in: with a fresh clock in working hours."""
    other = powers.stand_in(person)
    away = other.pk not in (person.pk, asked_by.pk)
    start, hours = timezone.localtime(powers.at), Organisation.here().ask_hours
    return Turn(
        ask=other if away else person,
        stands_in_for=person if away else None,
        remind_at=working_hours.after(start, timedelta(hours=hours * REMINDED_AFTER)),
        steps_up_at=working_hours.after(start, timedelta(hours=hours)),
        is_top=is_top,
    )


def one_step_up(ask: Ask, at: datetime) -> Turn | None:
    """Who comes after the one who was asked; nobody at the top."""
    powers = Powers(at)
    if ask.owned_no:
        line = powers.above_a_no(ask.owned_no, ask.asked_by)
    else:
        line = powers.first_to_ask(ask.matter, ask.asked_by)
    asked = ask.for_whom or ask.of_whom
    place = line.index(asked) + 1 if asked in line else 0
    if place >= len(line) or line[place] in (ask.of_whom, ask.for_whom):
        return None
    return turn_of(powers, line[place], ask.asked_by, is_top=place == len(line) - 1)


def next_step_up(no: OwnedNo, by: User, at: datetime) -> Turn | None:
    """Who comes after the one who said no; nobody above whoever decides without a limit."""
    powers = Powers(at)
    line = powers.above_a_no(no, by)
    return turn_of(powers, line[0], by, is_top=len(line) == 1) if line else None


def may_answer(ask: Ask, by: User, at: datetime) -> bool:
    """Whether this person, though not asked, has a mandate wide enough to answer."""
    powers = Powers(at)
    if not ask.team.welcomes(by):
        return False
    if powers.has_no_limit(by):
        return True
    if ask.owned_no:
        return by in powers.above_a_no(ask.owned_no, ask.asked_by)
    if not powers.any_for(ask.team, by):
        return _as_before(powers, ask.matter, by).allowed
    return _held(powers, ask.matter, by) is not None


def _as_before(powers: Powers, matter: Matter, by: User) -> Covered:
    """Without mandates: everybody of the team chooses; who leads it, or sees every team, may say no."""
    hours, money = matter.hours, matter.money
    if matter.act in (Act.CHOOSE, Act.SPEND) or matter.team.is_led_by(by):
        return Covered(True, hours, money, arranged=False)
    above = powers.line_above(matter.team, by)
    turn = turn_of(powers, above[0], by, is_top=len(above) == 1) if above else None
    return Covered(False, hours, money, turn=turn, arranged=False)


def _held(powers: Powers, matter: Matter, by: User) -> Covered | None:
    """Under one's own mandate, the team's, or that of somebody in whose place one decides today."""
    hours, money = matter.hours, matter.money
    for mandate in powers.held_by(by, matter.team, matter.act):
        if mandate.covers(matter):
            return Covered(True, hours, money, mandate, how="own")
    for away in powers.in_whose_place(by):
        if powers.has_no_limit(away):
            return Covered(True, hours, money, how="stand-in", who=away.name)
        for mandate in powers.held_by(away, matter.team, matter.act):
            if mandate.covers(matter):
                return Covered(True, hours, money, mandate, how="stand-in", who=away.name)
    return None


def _lent(powers: Powers, matter: Matter) -> Covered | None:
    """A sponsor puts a mandate of their own behind the idea; not behind a no."""
    from wallofchange.deciding.models.sponsorship import Sponsorship  # it checks itself here

    hours, money = matter.hours, matter.money
    if matter.idea is None or matter.act not in (Act.CHOOSE, Act.SPEND):
        return None
    if (stands := Sponsorship.of(matter.idea)) is None or not stands.by.is_active:
        return None
    if powers.has_no_limit(stands.by):
        return Covered(True, hours, money, how="sponsor", who=stands.by.name)
    own = powers.of_people.get(stands.by_id)
    if own and own.covers(matter):
        return Covered(True, hours, money, own, how="sponsor", who=stands.by.name)
    return None


def _granted(matter: Matter) -> Covered | None:
    """It was asked, and the answer was yes for as much as this, or silence where silence is consent.

    A reserve is broken by the yes itself, once: what was said yes to is not a mandate to break it again.
    """
    from wallofchange.deciding.models.ask import Ask  # it checks itself here

    if matter.idea is None:
        return None
    hours, money = matter.hours, matter.money
    acts = [Act.CHOOSE, Act.SPEND] if matter.act == Act.CHOOSE else [matter.act]
    said_yes = Q(answer__in=[Ask.Answer.YES, Ask.Answer.SILENCE])
    ask = (
        Ask.objects.filter(said_yes, idea=matter.idea, act__in=acts, hours__gte=hours, money__gte=money)
        .select_related("answered_by", "of_whom")
        .order_by("-answered_at")
        .first()
    )
    if ask is None:
        return None
    how = "silence" if ask.answer == Ask.Answer.SILENCE else "asked"
    return Covered(True, hours, money, how=how, who=(ask.answered_by or ask.of_whom).name)


def _outside(powers: Powers, matter: Matter, by: User) -> Covered:
    """Outside every mandate: whose turn it is, which free move is left, and whether it was asked already."""
    from wallofchange.deciding.models.ask import Ask  # it checks itself here

    line = powers.first_to_ask(matter, by)
    turn = turn_of(powers, line[0], by, is_top=len(line) == 1) if line else None
    outside = Covered(False, matter.hours, matter.money, turn=turn)
    if matter.idea is None:
        return outside
    asked = Ask.objects.open().filter(idea=matter.idea, act=matter.act).with_all().first()
    free = _free_move(powers, matter.idea, by) if matter.act == Act.CHOOSE else None
    return replace(outside, free=free, asked=asked)


def _free_move(powers: Powers, idea: Idea, by: User) -> Mandate | None:
    """One's own, else the team's, as long as one is left in this period."""
    from wallofchange.deciding.models.cycle import Cycle  # these lean on what is checked here
    from wallofchange.deciding.models.decision import Decision

    held = [mandate for mandate in powers.held_by(by, idea.team, Act.CHOOSE) if mandate.free_moves]
    if not held:
        return None
    begins = datetime.combine(
        Cycle.of(idea.team, powers.day).starts_on, datetime.min.time(), timezone.localtime(powers.at).tzinfo
    )
    made = Decision.objects.filter(under__how="free", withdrawn_at=None, at__gte=begins, at__lte=powers.at)
    for mandate in held:
        whose = {"mandate__user": mandate.user_id} if mandate.user_id else {"mandate__team": mandate.team_id}
        if made.filter(**whose).count() < mandate.free_moves:
            return mandate
    return None
