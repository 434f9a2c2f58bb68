"""What was heard: a plain list to read and select from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea, Stage
from wallofchange.listening.models import Expectation, Moment
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import Gist, Theme
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.places import places_of
from wallofchange.understanding.shown import polarities
from wallofchange.understanding.sieve import Sieve

PAGE = 50
COUNTED = 10_000  # beyond this a count says "more than": it would cost more than it tells
OPEN = [Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION, Stage.EVALUATION]


@login_required
def signals(request: KnownRequest) -> HttpResponse:
    """The newest first, fifty at a time; `before` goes on after the last one of a page."""
    sieve = Sieve.of(request.GET)
    seen = sieve.through(Gist.objects.seen_by(request.user))
    rows, older = _page(seen, request.GET.get("before", ""))
    context: dict[str, Any] = {"gists": rows, "older": sieve.address(before=older) if older else ""}
    if request.headers.get("HX-Request") == "true":
        return render(request, "house/_signals.html", context)
    context |= {"sieve": sieve, "narrowed": bool(sieve.set.keys() - {"q", "batch"})}
    first = "before" not in request.GET
    context |= {"first": first, "facets": list(_facets(sieve, request.user))}
    context |= _count(seen, rows, whole=first and not older) | where_words_can_go(request.user)
    return render(request, "house/signals.html", context)


@dataclass(frozen=True)
class Facet:
    """One thing to sieve by: its choices as (value, label), and the one that is chosen."""

    name: str
    label: str
    choices: list[tuple[str, str]]
    chosen: str


def _page(seen: GistQuerySet, before: str) -> tuple[list[Gist], str]:
    """The rows of a page, and where the next one goes on; "" when this is the last."""
    if place := _place(before):
        seen = seen.before(*place)
    found = (
        seen.newest_first()
        .select_related("signal", "moment", "source")
        .prefetch_related("themes")[: PAGE + 1]
    )
    rows = list(found)
    if len(rows) <= PAGE:
        return rows, ""
    last = rows[PAGE - 1]
    return rows[:PAGE], f"{last.said_at.isoformat()}_{last.pk}"


def _place(before: str) -> tuple[datetime, int] | None:
    said_at, _joint, pk = before.partition("_")
    try:
        moment = parse_datetime(said_at)
        if moment is None or is_naive(moment):
            return None
        moment = moment.astimezone(UTC)  # a time at the very edge of the calendar has no place there
    except (ValueError, OverflowError):
        return None
    return (moment, int(pk)) if pk.isdecimal() and len(pk) < 19 else None


def _count(seen: GistQuerySet, rows: list[Gist], whole: bool) -> dict[str, Any]:
    """How many there are; a page that holds all of them needs no second look."""
    counted = len(rows) if whole else seen.order_by()[: COUNTED + 1].count()
    return {"count": min(counted, COUNTED), "more": counted > COUNTED}


def _facets(sieve: Sieve, user: User) -> Iterator[Facet]:
    channels, units = places_of(user)
    yield Facet("expectation", _("Expectation"), _labels(Expectation.choices), sieve.expectation)
    yield Facet("polarity", _("Polarity"), polarities(), sieve.polarity)
    moments = [(moment.slug, moment.name) for moment in Moment.objects.all()]
    yield Facet("moment", _("Moment"), moments, sieve.moment)
    yield Facet("theme", _("Theme"), [(theme.slug, theme.name) for theme in Theme.objects.all()], sieve.theme)
    yield Facet("channel", _("Channel"), [(channel, channel) for channel in channels], sieve.channel)
    yield Facet("unit", _("Unit"), [(unit, unit) for unit in units], sieve.unit)
    yield Facet("language", _("Language"), [("nl", _("Dutch")), ("en", _("English"))], sieve.language)


def _labels(choices: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices]


def where_words_can_go(user: User) -> dict[str, Any]:
    """Where the selected words can go: a team's wall, or an idea that hangs there already."""
    ideas: QuerySet[Idea] = Idea.objects.seen_by(user).filter(stage__in=OPEN).order_by("-id")
    return {"teams": Team.objects.of(user), "ideas": ideas.only("pk", "title")[:200]}
