"""From words to an idea: the sentences that were picked, what may be the same, and one line."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from wallofchange.deciding.models import Kind
from wallofchange.deciding.similar import Like, ideas_like, words_like
from wallofchange.deciding.views.given import numbers
from wallofchange.house.pages.signals import where_words_can_go
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import Gist

MOST = 50  # sentences that are picked at once
KEPT = 1000  # characters of a sentence that was too long, so that nobody types it again


@login_required
def pinning(request: KnownRequest) -> HttpResponse:
    """Make an idea of these sentences, or join one that hangs there already."""
    gists = _picked(request)
    kind = request.GET.get("kind", "")
    shown: dict[str, Any] = {"gists": gists, "kind": kind if kind in Kind.values else ""}
    shown |= {"title": request.GET.get("title", "")[:KEPT], "team_asked": request.GET.get("team", "")}
    return render(request, "house/pinning.html", shown | where_words_can_go(request.user))


@login_required
def like(request: KnownRequest) -> HttpResponse:
    """Ideas that may be about the same as what was picked; `more`: and more sentences. A fragment."""
    picked = Like.gists(_picked(request))
    shown: dict[str, Any] = {"ideas": ideas_like(picked.words, request.user) if picked.words else []}
    if "more" in request.GET:
        shown["gists"] = words_like(picked, request.user) if picked.words else []
    return render(request, "house/_like.html", shown)


def _picked(request: KnownRequest) -> list[Gist]:
    keys = numbers(request.GET.getlist("signals"))[:MOST]
    return list(picked_by(request.user, keys))


def picked_by(user: User, keys: list[int]) -> list[Gist]:
    """These sentences, in the order in which they were picked, as far as one may hear them."""
    seen = Gist.objects.seen_by(user).filter(pk__in=keys)
    found = {gist.pk: gist for gist in seen.select_related("signal", "moment", "source")}
    return [found[key] for key in dict.fromkeys(keys) if key in found]
