"""What an idea rests on beside customers' words, what lies near it, and whether it is one idea or two."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from wallofchange.closing.asking import questions_of
from wallofchange.deciding.models import Idea, Stage
from wallofchange.deciding.models.merger import SETTLED
from wallofchange.deciding.similar import OPEN, Like, ideas_like, with_the_same_words, words_like
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest

CAN_TAKE = 200  # ideas in the list of those it can become part of
ON_A_PAGE = 50  # words that are shown to be divided


def rests_on(idea: Idea, user: User) -> dict[str, Any]:
    """For the page of one idea, in a constant number of queries."""
    merged = idea.stage == Stage.MERGED
    standing = idea.mergers.filter(undone_at=None).select_related("into", "by")
    return {
        "same_words": with_the_same_words(idea, user) if idea.stage == Stage.INVENTORY else None,
        "part_of": standing.first() if merged else None,
        "taken_in": list(idea.taken_in.filter(undone_at=None).select_related("idea", "by")),
        "splits": list(idea.splits.select_related("part", "by")),
        "split_from": getattr(idea, "split_from", None),
        "observations": list(idea.observations.filter(withdrawn_at=None).select_related("by")),
        "questions": questions_of(idea, user),
        "settled": merged or idea.stage in SETTLED,
    }


@login_required
def similar(request: KnownRequest, pk: int) -> HttpResponse:
    """More customers who may say the same, and ideas that may be this one; a fragment or a page."""
    idea = _find(request, pk)
    looked = Like.idea(idea)
    shown = {
        "idea": idea,
        "gists": words_like(looked, request.user),
        "ideas": ideas_like(looked.words, request.user, but=idea),
        "settled": idea.stage in SETTLED,
    }
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "house/idea/_similar.html" if fragment else "house/idea/similar.html", shown)


@login_required
def whole(request: KnownRequest, pk: int) -> HttpResponse:
    """One idea or two: let it become part of another, or hang a part apart."""
    idea = _find(request, pk)
    evidence = idea.evidence.select_related("signal__gist", "signal__moment")
    others = Idea.objects.seen_by(request.user).filter(stage__in=OPEN).exclude(pk=pk).order_by("-id")
    shown = {
        "idea": idea,
        "evidence": list(evidence[:ON_A_PAGE]),
        "objections": list(idea.objections.select_related("by")),
        "additions": list(idea.additions.select_related("by")),
        "observations": list(idea.observations.filter(withdrawn_at=None).select_related("by")),
        "remarks": list(idea.remarks.hanging().select_related("by")),
        "others": list(others.select_related("team")[:CAN_TAKE]),
        "settled": idea.stage in SETTLED,
    }
    return render(request, "house/idea/whole.html", shown)


def _find(request: KnownRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(request.user).select_related("team", "moment"), pk=pk)
