"""The ways on from a refusal: where its remedy can be done, and the page of what it was about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.closing.models import FollowUp, Question
from wallofchange.deciding import models as deciding
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal
from wallofchange.people.models import Absence, CalendarKey, Team, TeamDay

# somebody else may do this: the way on is to whom one asks
ASK = frozenset(["mandate", "not_yours", "not_theirs", "no_team", "outside", "top"])
# what is typed differently is right: the way on is the field it was typed in
TYPED = frozenset(
    [
        "address",
        "amount",
        "answer",
        "bounds",
        "choice",
        "code",
        "counts",
        "day",
        "empty",
        "ends_before",
        "figure",
        "floor",
        "gesture",
        "hours",
        "incomplete",
        "kind",
        "large",
        "limit",
        "loop",
        "money",
        "name",
        "nameless",
        "number",
        "owner",
        "pattern",
        "period",
        "reason",
        "rules",
        "scale",
        "share",
        "time",
        "too_far",
        "too_large",
        "too_long",
        "too_many",
        "words",
    ]
)


@dataclass(frozen=True)
class Way:
    """A button: where it leads and what it says; one that `stays` just puts the refusal away."""

    url: str
    label: str
    stays: bool = False


def ways_on(request: HttpRequest, refusal: Refused, back: str) -> list[Way]:
    """One or two buttons that work, the remedy's first; never none."""
    team, place = _about(request.path)
    ways = [place]
    if refusal.code == "gesture":
        ways.insert(
            0, Way(f"{reverse('house:pinning')}?signals={_key(request.path)}", _("Pin it as an idea"))
        )
    elif refusal.code in ASK:
        ways.insert(0, _who_leads(team, request.user))
    elif refusal.code in TYPED:
        ways.insert(0, Way(place.url if back == "/" else back, _("Change it"), stays=True))
    return [way for n, way in enumerate(ways) if way.url not in {earlier.url for earlier in ways[:n]}]


Path = Callable[[Any], str]


def _at(name: str) -> Path:
    return lambda pk: reverse(name, args=[pk])


def _morning(team: object) -> str:
    return f"{reverse('house:today')}?team={team}"


IDEA = (_at("house:idea"), gettext_lazy("Look at the idea"))
SIGNAL = (_at("house:signal"), gettext_lazy("Read what they said"))
ROOM = (_at("deciding:room"), gettext_lazy("See what is in hand"))
TEAM = (_at("deciding:team"), gettext_lazy("Look at the team"))
ARRANGED = (_at("deciding:arrangement"), gettext_lazy("How it was agreed"))
MORNING = (_morning, gettext_lazy("To the day-start"))

# whose key a path carries, how its team is found, how what has a page is found, and that page
OF: Mapping[str, tuple[type[Model], str, str, tuple[Path, Any]]] = {
    "ideas": (deciding.Idea, "team", "pk", IDEA),
    "objections": (deciding.Objection, "idea__team", "idea", IDEA),
    "observations": (deciding.Observation, "idea__team", "idea", IDEA),
    "remarks": (deciding.Remark, "idea__team", "idea", IDEA),
    "fadings": (deciding.Fading, "idea__team", "idea", IDEA),
    "questions": (Question, "idea__team", "idea", IDEA),
    "asks": (deciding.Ask, "team", "idea", IDEA),
    "case-keys": (deciding.CaseKey, "idea__team", "idea", IDEA),
    "links": (deciding.TrackerLink, "idea__team", "idea", IDEA),
    "conditions": (deciding.Condition, "objection__idea__team", "objection__idea__team", MORNING),
    "promises": (deciding.Promise, "team", "team", MORNING),
    "day-starts": (deciding.DayStart, "team", "team", MORNING),
    "gestures": (deciding.Gesture, "signal__source__team", "signal", SIGNAL),
    "signals": (Signal, "source__team", "pk", SIGNAL),
    "follow-ups": (FollowUp, "team", "signal", SIGNAL),
    "exemptions": (deciding.Exemption, "cycle__team", "cycle__team", ROOM),
    "bookings": (deciding.Booking, "cycle__team", "cycle__team", ROOM),
    "cycles": (deciding.Cycle, "team", "team", ROOM),
    "team-days": (TeamDay, "team", "team", ROOM),
    "absences": (Absence, "user__memberships__team", "user__memberships__team", ROOM),
    "calendar-keys": (CalendarKey, "team", "team", ROOM),
    "crossings": (deciding.Crossing, "limit__team", "limit__team", ROOM),
    "mandates": (deciding.Mandate, "team", "team", TEAM),
    "teams": (Team, "pk", "pk", TEAM),
}
# a path of a team's own part leads back to that part
PARTS: Mapping[str, tuple[Path, Any]] = {
    **dict.fromkeys(("promises", "thanks", "more-of-this", "room-left"), MORNING),
    **dict.fromkeys(("room", "regular-work", "exemptions", "requests", "absences", "calendar"), ROOM),
    **dict.fromkeys(
        ("arrangement", "rhythm", "capacity", "weeks", "days", "open-hours", "wip-limits"), ARRANGED
    ),
}
# pages of which a path is a part, the longest first; each is there for everybody who could press the button
PAGES: tuple[tuple[str, str, Any], ...] = (
    ("/learning/benchmark/", "learning:benchmark", gettext_lazy("Look at the figures to compare with")),
    ("/learning/choosing/", "learning:choosing", gettext_lazy("Look at what was chosen")),
    ("/learning/", "learning:learning", gettext_lazy("See what we learned")),
    ("/settings/day-start/", "house:letterboxes", gettext_lazy("Back to where the day-start goes")),
    ("/settings/promises/", "listening:promises", gettext_lazy("Back to what we promised")),
    ("/follow-ups/", "closing:follow-ups", gettext_lazy("See who is waiting")),
    ("/management/", "house:management", gettext_lazy("To the wall of the management")),
    ("/crossings/", "house:management", gettext_lazy("To the wall of the management")),
    ("/proposals/", "understanding:themes", gettext_lazy("To the list of themes")),
    ("/themes/", "understanding:themes", gettext_lazy("To the list of themes")),
    ("/signals/", "house:signals", gettext_lazy("Read what customers said")),
    ("/moments/", "learning:moments", gettext_lazy("To the moments")),
    ("/import/", "listening:import", gettext_lazy("To the imports")),
    ("/goals/", "house:goals", gettext_lazy("To the goals")),
    ("/hear/", "house:hear", gettext_lazy("Note what a customer told you")),
    ("/ideas/", "house:wall", gettext_lazy("To the wall")),
    ("/wall/", "house:wall", gettext_lazy("To the wall")),
    ("/delegations/", "deciding:teams", gettext_lazy("See who leads")),
    ("/teams/", "deciding:teams", gettext_lazy("See who leads")),
)


def _about(path: str) -> tuple[int | None, Way]:
    """The team whose matter it was, where there is one, and the page where it can be looked at."""
    segment, _slash, part = path.strip("/").partition("/")
    team, found, (page, label) = None, None, IDEA
    if (key := _key(path)) and segment in OF:
        model, team_of, page_of, (page, label) = OF[segment]
        kept = model._default_manager.filter(pk=key).values_list(team_of, page_of).first()
        team, found = kept or (None, None)
    if segment == "teams" and found:
        page, label = PARTS.get(part.partition("/")[2].strip("/"), (page, label))
    return team, Way(page(found), str(label)) if found else _page_of(path)


def _page_of(path: str) -> Way:
    for begin, name, label in PAGES:
        if path.startswith(begin):
            return Way(reverse(name), str(label))
    return Way(reverse("house:today"), _("To the day-start"))


def _key(path: str) -> int | None:
    """The number in the second place of the path."""
    parts = path.strip("/").split("/")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() and len(parts[1]) < 19 else None


def _who_leads(team: int | None, user: Any) -> Way:
    """The page of the team, which says who leads it, where one may see it; else that of all one may see."""
    if team and Team.objects.of(user).filter(pk=team).exists():
        return Way(reverse("deciding:team", args=[team]), _("See who leads"))
    return Way(reverse("deciding:teams"), _("See who leads"))
