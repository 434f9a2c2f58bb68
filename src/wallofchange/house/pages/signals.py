"""What was heard: search it, sieve it, read it and pick from it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from wallofchange.deciding.models import Idea, Stage
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.facets import COUNTED, facets, tallies
from wallofchange.understanding.listing import Listing, Page, Place
from wallofchange.understanding.models import View
from wallofchange.understanding.read_by_people import read_by_people
from wallofchange.understanding.sieve import Sieve

PAGE = 50
OPEN = [Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION, Stage.EVALUATION]


@login_required
def signals(request: KnownRequest) -> HttpResponse:
    """The newest first, fifty at a time; `before` goes on after the last one of a page."""
    listing = Listing.of(Sieve.of(request.GET), request.user)
    after = Place.read(request.GET.get("before", ""))
    if _asks_for_rows(request):
        return render(request, "house/_signals.html", _rows(listing.sieve, listing.page(PAGE, after=after)))
    counted = tallies(listing.sieve, listing.seen, listing.found())
    whole = counted[""]
    page = (
        listing.page(PAGE, after=after) if after else listing.first_of(whole.signals, PAGE, more=whole.more)
    )
    found = list(facets(listing.sieve, counted, request.user))
    context = (
        _rows(listing.sieve, page)
        | _views(listing.sieve, request.user)
        | {
            "facets": found,
            "held": [choice for facet in found for choice in facet.choices if choice.chosen],
            "count": whole.count,
            "more": whole.more,
            "first": after is None,
            "read_by_people": read_by_people(request.user),
        }
    )
    if not page.gists:
        context |= _why_empty(listing, request.user)
    return render(request, "house/signals.html", context | where_words_can_go(request.user))


def where_words_can_go(user: User) -> dict[str, Any]:
    """Where the selected words can go: a team's wall, or an idea that hangs there already."""
    ideas: QuerySet[Idea] = Idea.objects.seen_by(user).filter(stage__in=OPEN).order_by("-id")
    return {"teams": Team.objects.of(user), "ideas": ideas.only("pk", "title")[:200]}


def _asks_for_rows(request: KnownRequest) -> bool:
    """Whether htmx wants the next rows alone; a link that it follows gets the whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def _rows(sieve: Sieve, page: Page) -> dict[str, Any]:
    older = sieve.address(before=str(page.after)) if page.after else ""
    return {"sieve": sieve, "question": sieve.question, "gists": page.gists, "older": older}


def _why_empty(listing: Listing, user: User) -> dict[str, Any]:
    """How many gave a score alone, and whether words are still waiting to be read."""
    if silent := listing.silent(COUNTED):
        return {"silent": silent}
    unread = Signal.objects.seen_by(user).filter(gist=None)
    if listing.sieve.batch:
        unread = unread.filter(batch=int(listing.sieve.batch))
    return {"silent": 0, "unread": unread.exists(), "elsewhere": Signal.objects.heard().exists()}


def _views(sieve: Sieve, user: User) -> dict[str, Any]:
    """The views that somebody may open, and which of them this is."""
    query = sieve.address()[1:]
    return {"views": View.objects.seen_by(user).on(View.Page.SIGNALS).select_related("team"), "query": query}
