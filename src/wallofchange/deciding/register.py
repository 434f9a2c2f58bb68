"""The register of decisions: who decided what, when, under which mandate, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, Final, TypeAlias

from django.db.models import CharField, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.mandates import under_words
from wallofchange.deciding.models import Ask, Capacity, Decision, Exemption, Gesture, Idea, Mandate, Stage
from wallofchange.deciding.models.mandate import amount, euros
from wallofchange.diary.models import Entry
from wallofchange.people.models import Team, User

PLANNING: Final = ("changed its hours", "changed the rhythm", "opened its reserve")  # verbs of a capacity
A_CHUNK: Final = 500  # rows that an export holds at a time
Found: TypeAlias = tuple[datetime, str, int]  # when, of which kind, its key


@dataclass(frozen=True)
class Look:
    """Which decisions: those that this person may see, of a team, a person, a kind, some days, some words."""

    user: User
    team: Team | None = None
    by: User | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None
    find: str = ""


@dataclass(frozen=True)
class Row:
    """One decision, as one reads it."""

    at: datetime
    kind: str
    who: str
    team: str
    what: str
    why: str = ""
    about: str = ""
    idea: int | None = None
    signal: int | None = None
    under: dict[str, Any] = field(default_factory=dict)
    withdrawn: bool = False

    @property
    def mandate(self) -> str:
        """Under which mandate, in the reader's language."""
        return under_words(self.under)


@dataclass(frozen=True)
class Kind:
    """A kind of decision: its rows, how the filters find them, and how one reads."""

    name: str
    rows: Callable[[], QuerySet[Any]]
    team: str
    idea: str
    why: str
    read: Callable[[Any], Row]
    by: str = "by"
    at: str = "at"

    def found(self, look: Look) -> QuerySet[Any]:
        """When and which, under the filters."""
        rows = self._days(self.rows(), look)
        if not look.user.sees_all_teams:
            rows = rows.filter(self._seen(look.user))
        if look.team:
            rows = rows.filter(**{self.team: look.team.pk})
        if look.by:
            rows = rows.filter(**{self.by: look.by.pk})
        if look.find:
            rows = rows.filter(self._saying(look.find))
        keys = rows.order_by().annotate(found_at=F(self.at), found_kind=Value(self.name, CharField()))
        told: QuerySet[Any] = keys.values_list("found_at", "found_kind", "pk")
        return told

    def _seen(self, user: User) -> Q:
        """Of one's own teams, and of ideas that they make together with others."""
        teams = Team.objects.of(user).values("pk")
        seen = Q(**{f"{self.team}__in": teams})
        if self.idea:
            shared = Idea.partners.through.objects.filter(team__in=teams, idea=OuterRef(self.idea))
            seen |= Q(Exists(shared))
        return seen

    def _days(self, rows: QuerySet[Any], look: Look) -> QuerySet[Any]:
        if look.since:
            rows = rows.filter(**{f"{self.at}__gte": _midnight(look.since)})
        if look.until:
            rows = rows.filter(**{f"{self.at}__lt": _midnight(look.until + timedelta(days=1))})
        return rows

    def _saying(self, find: str) -> Q:
        saying = Q(**{f"{self.why}__icontains": find})
        return saying | Q(**{f"{self.idea}__title__icontains": find}) if self.idea else saying


def found(look: Look) -> QuerySet[Any]:
    """The keys of all decisions that fit, the latest first: one query over every kind."""
    first, *others = [kind.found(look) for kind in KINDS if look.kind in ("", kind.name)]
    together = first.union(*others, all=True) if others else first
    return together.order_by("-found_at", "-found_kind", "-pk")


def read(keys: Sequence[Found]) -> list[Row]:
    """Those decisions in full, in the same order: a query a kind, however many there are."""
    shown: dict[tuple[str, int], Row] = {}
    for kind in KINDS:
        if wanted := [pk for _at, name, pk in keys if name == kind.name]:
            each: Model
            for each in kind.rows().filter(pk__in=wanted):
                shown[kind.name, each.pk] = kind.read(each)
    return [shown[name, pk] for _at, name, pk in keys if (name, pk) in shown]


def latest(look: Look, many: int) -> list[Row]:
    """The last decisions."""
    return read(list(found(look)[:many]))


def stream(look: Look) -> Iterator[Row]:
    """All of them, a chunk at a time."""
    keys = iter(found(look).iterator(chunk_size=A_CHUNK))
    while chunk := list(islice(keys, A_CHUNK)):
        yield from read(chunk)


def heads() -> list[str]:
    """What stands above the columns of an export."""
    return [
        _("When"), _("Who"), _("Team"), _("What was decided"), _("About"), _("Under which mandate"), _("Why"),
        _("Taken back"),
    ]  # fmt: skip


def cells(rows: Iterable[Row]) -> Iterator[list[object]]:
    """The columns of an export."""
    for row in rows:
        when = timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M")
        taken_back = _("yes") if row.withdrawn else ""
        yield [when, row.who, row.team, row.what, row.about, row.mandate, row.why, taken_back]


def _decision(one: Decision) -> Row:
    concluded = {"kept": _("kept"), "adapted": _("adapted"), "stopped": _("stopped")}
    why = concluded.get(one.conclusion, one.reason)
    return Row(
        one.at, "move", one.by.name if one.by else "Wall of Change", str(one.idea.team),
        str(Stage(one.stage).label), why, one.idea.title, one.idea_id, under=one.under,
        withdrawn=bool(one.withdrawn_at),
    )  # fmt: skip


def _ask(one: Ask) -> Row:
    """An answer to a question: who was asked decided; where silence was consent, nobody did."""
    what = {
        Ask.Answer.YES: _("yes, to: %(act)s"),
        Ask.Answer.NO: _("no, to: %(act)s"),
        Ask.Answer.SILENCE: _("silence is consent, to: %(act)s"),
    }[Ask.Answer(one.answer)] % {"act": one.get_act_display()}
    asked = _("asked by %(name)s") % {"name": one.asked_by.name}
    return Row(
        one.answered_at or one.at, "answer", one.answered_by.name if one.answered_by else one.of_whom.name,
        str(one.team), what, one.because or asked, one.idea.title if one.idea else "", one.idea_id,
    )  # fmt: skip


def _gesture(one: Gesture) -> Row:
    what = _("something extra: € %(money)s") % {"money": euros(one.money)}
    return Row(
        one.at, "gesture", one.by.name, str(one.team), what, one.what, signal=one.signal_id,
        under=one.under, withdrawn=bool(one.withdrawn_at),
    )  # fmt: skip


def _exemption(one: Exemption) -> Row:
    what = _("the reserve broken: %(hours)s hours") % {"hours": amount(one.hours)}
    return Row(one.at, "exemption", one.by.name, str(one.cycle.team), what, one.reason, under=one.under)


def _mandate(one: Mandate) -> Row:
    what = _("a mandate given: %(words)s") % {"words": one.words}
    return Row(one.at, "mandate", one.by.name, str(one.team or ""), what)


def _planning(one: Any) -> Row:
    """How a team plans was changed: the diary says who did it, from what, and to what."""
    told = one.data
    if one.verb == "opened its reserve":
        what = _("of the reserve, %(hours)s hours a day open to other teams") % {
            "hours": _said(told["hours"])
        }
    elif one.verb == "changed the rhythm":
        what = _("another rhythm: %(period)s") % {"period": Capacity.Period(told["period"]).label}
    else:
        what = _("another room: %(to)s; it was %(from)s") % {
            name: _room(told[name]) for name in ("from", "to")
        }
    return Row(one.at, "planning", one.actor_name, one.team_name or "", what)


def _room(told: dict[str, float]) -> str:
    return _("%(hours)s hours a week, %(percent)s %% kept for improving") % {
        name: _said(number) for name, number in told.items()
    }


def _said(number: float) -> str:
    return amount(Decimal(str(number)))


def _moves() -> QuerySet[Any]:
    return Decision.objects.select_related("idea__team", "by")


def _answers() -> QuerySet[Any]:
    said = Ask.objects.exclude(answered_at=None).exclude(answer=Ask.Answer.WITHDRAWN)
    return said.select_related("team", "idea", "asked_by", "of_whom", "answered_by")


def _gestures() -> QuerySet[Any]:
    return Gesture.objects.select_related("team", "by")


def _exemptions() -> QuerySet[Any]:
    return Exemption.objects.select_related("cycle__team", "by")


def _mandates() -> QuerySet[Any]:
    return Mandate.objects.select_related("team", "user", "by")


def _changes() -> QuerySet[Any]:
    """Of the diary; its lines have no key to the team."""
    name = Team.objects.filter(pk=OuterRef("team_id")).values("name")[:1]
    lines = Entry.objects.filter(noun=Capacity._meta.label_lower, verb__in=PLANNING)
    return lines.annotate(team_name=Subquery(name))


KINDS: Final = (
    Kind("move", _moves, "idea__team", "idea", "why", _decision),
    Kind("answer", _answers, "team", "idea", "because", _ask, by="answered_by", at="answered_at"),
    Kind("gesture", _gestures, "team", "", "what", _gesture),
    Kind("exemption", _exemptions, "cycle__team", "", "reason", _exemption),
    Kind("mandate", _mandates, "team", "", "team__name", _mandate),
    Kind("planning", _changes, "team_id", "", "team_name", _planning, by="actor_id"),
)


def kinds() -> list[tuple[str, str]]:
    """The kinds as one chooses them."""
    return [
        ("move", _("moves on the wall")), ("answer", _("answers to questions")),
        ("gesture", _("something extra for a customer")), ("exemption", _("the reserve broken")),
        ("mandate", _("mandates given")), ("planning", _("how a team plans")),
    ]  # fmt: skip


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
