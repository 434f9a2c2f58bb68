"""Read along: what readers doubt most and what matters most comes first, and a person says how it is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from wallofchange.deciding.views.given import numbers
from wallofchange.diary.clock import now
from wallofchange.house.pages.signal import read_again
from wallofchange.learning import released
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.accuracy import accuracy_for
from wallofchange.understanding.lessons import LEARN_FROM, to_learn_from
from wallofchange.understanding.models import Gist, Review, Taught, Theme
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.queue import deck
from wallofchange.understanding.read_by_people import read_by_people
from wallofchange.understanding.shares import polarity_shares
from wallofchange.understanding.shares import shares as expectation_shares
from wallofchange.understanding.shown import to_review
from wallofchange.understanding.sieve import Sieve
from wallofchange.understanding.theme_shares import theme_shares

FITS = 5  # of what the reader learned, the last few
MOST_SKIPPED = 200  # signals that a browser has on its table already


@login_required
@require_GET
def review(request: KnownRequest) -> HttpResponse:
    """The queue. `at` puts one signal on top, `without` (several) leaves out what is on the table already."""
    known, top = numbers(request.GET.getlist("without")[:MOST_SKIPPED]), _key(request, "at")
    cards = list(_gists(request).filter(pk__in=top)) + deck(request.user, at=now(), without=[*known, *top])
    context: dict[str, Any] = {"cards": [to_review(gist, request.user) for gist in cards]}
    context["all_themes"] = Theme.objects.current()
    if request.headers.get("HX-Request") == "true":
        return render(request, "understanding/_review_cards.html", context)
    context["done"] = _gists(request).filter(pk__in=_key(request, "done")).first()
    return render(request, "house/review.html", context | {"read_by_people": read_by_people(request.user)})


@login_required
@require_POST
def reviews(request: KnownRequest, pk: int) -> HttpResponse:
    """It is right as it stands, or it is better read so; one key or one tap."""
    gist = get_object_or_404(_gists(request), pk=pk)
    better = _better(request)
    Review.record(gist, better, by=request.user, at=now())
    return _answer(request, gist, "at" if better else "done")


@login_required
@require_POST
def review_withdrawal(request: KnownRequest, pk: int) -> HttpResponse:
    """Take back what I said of it last."""
    gist = get_object_or_404(_gists(request), pk=pk)
    last = Review.objects.standing().filter(signal=pk, by=request.user).last()
    if last:
        last.withdraw(by=request.user, at=now())
    return _answer(request, gist, "at")


@login_required
@require_GET
def shares(request: KnownRequest) -> HttpResponse:
    """How many of a selection were below, as, or above expectation; or, by `of`, their themes or tone."""
    sieve = Sieve.of(request.GET)
    of = request.GET.get("of", "")
    of = of if of in _SHARES else ""
    selected = sieve.through(Gist.objects.seen_by(request.user))
    cell = released.cell(sieve.address(), selected, "signal__customer_id")
    shown = released.guard([cell], user=request.user, at=now(), about=f"shares {of}".strip())[cell.name]
    if shown.as_of is not None:
        selected = shown.through(selected, "signal__heard_at")
    found = _SHARES.get(of, expectation_shares)(selected, request.user) if shown.allowed else None
    only = request.headers.get("HX-Request") == "true"
    template = "understanding/_shares.html" if only else "house/shares.html"
    page = {"shares": found, "shown": shown, "sieve": sieve, "of": of}
    return render(request, template, page)


_SHARES = {"theme": theme_shares, "polarity": polarity_shares}


@login_required
@require_GET
def accuracy(request: KnownRequest) -> HttpResponse:
    """How often the reader is right, by what people read themselves."""
    page: dict[str, Any] = {"accuracy": accuracy_for(request.user)}
    page["read_by_people"] = read_by_people(request.user)
    page["taught"] = list(Taught.objects.exclude(score_after=None).order_by("-id")[:FITS])
    if not page["taught"]:
        page |= {"to_learn_from": to_learn_from(), "needed": LEARN_FROM}
    return render(request, "house/accuracy.html", page)


def _answer(request: KnownRequest, gist: Gist, where: str) -> HttpResponse:
    """The card as it is now where a script asks for it; else the queue, or the page of the signal."""
    if request.POST.get("page") == "signal":
        return read_again(request, gist.pk)
    if request.headers.get("HX-Request") != "true":
        return redirect(f"{reverse('house:review')}?{where}={gist.pk}")
    fresh = get_object_or_404(_gists(request), pk=gist.pk)
    context = {"card": to_review(fresh, request.user), "all_themes": Theme.objects.current()}
    context["read_by_people"] = read_by_people(request.user)
    return render(request, "understanding/_review_answer.html", context)


def _better(request: KnownRequest) -> dict[str, Any]:
    """What was tapped, as {field: value}; empty when it is right as it stands."""
    field, _colon, value = request.POST.get("set", "").partition(":")
    if not field:
        return {}
    if field == "themes":
        return {field: sorted(request.POST.getlist("theme"))}
    if field == "asks_answer":
        return {field: {"true": True, "false": False}.get(value, value)}
    return {field: value}


def _gists(request: KnownRequest) -> GistQuerySet:
    return Gist.objects.seen_by(request.user).whole()


def _key(request: KnownRequest, name: str) -> list[int]:
    return numbers(request.GET.getlist(name)[:1])
