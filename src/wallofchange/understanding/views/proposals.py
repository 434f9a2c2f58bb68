"""Themes that may be missing: accept, merge, split, or no."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding import discovering
from wallofchange.understanding.models import Discovery, Proposal, ProposalSentence, Theme
from wallofchange.understanding.models.proposal import SHOWN, different
from wallofchange.understanding.models.theme_rules import may_arrange

LOOKED_AT = 300  # sentences among which some may be the same
MOST = 12  # proposals on the page: more is a list that nobody reads


@dataclass(frozen=True)
class ShownProposal:
    """A proposal with the nearest sentences of customers whom one may hear, and its shares in percent."""

    proposal: Proposal
    sentences: list[ProposalSentence]

    @property
    def under(self) -> str:
        """The name of the field that says where it hangs."""
        return f"under-{self.proposal.pk}"

    @property
    def figures(self) -> dict[str, float] | None:
        """In percent and percentage points; nothing where there was no time before to compare with."""
        made = self.proposal
        if made.share_before is None or made.share_lately is None:
            return None
        low, high = made.change_low or 0.0, made.change_high or 0.0
        return {
            "before": 100 * made.share_before,
            "lately": 100 * made.share_lately,
            "low": 100 * low,
            "high": 100 * high,
        }


def shown_proposals(user: User) -> list[ShownProposal]:
    """What is open, for who may decide about it."""
    if not may_arrange(user):
        return []
    return [
        ShownProposal(each, different(each.sentences.all().seen_by(user)[:LOOKED_AT], SHOWN))
        for each in Proposal.objects.open().heard_by(user)[:MOST]
    ]


@login_required
@require_POST
def search(request: KnownRequest) -> HttpResponse:
    """Ask the worker to look for what is missing."""
    Discovery.ask(by=request.user, at=now())
    return _back()


@login_required
@require_POST
def acceptance(request: KnownRequest, pk: int) -> HttpResponse:
    """Make it a theme, under the name that somebody gave it."""
    given = request.POST
    under = get_object_or_404(Theme, slug=given["under"]) if given.get("under") else None
    names = given.get("name_nl", ""), given.get("name_en", "")
    made = _proposal(request, pk).accept(*names, under=under, by=request.user, at=now())
    return redirect(reverse("understanding:themes") + f"#theme-{made.slug}")


@login_required
@require_POST
def proposal_merger(request: KnownRequest, pk: int) -> HttpResponse:
    """Give its sentences to a theme that is there."""
    into = get_object_or_404(Theme, slug=request.POST.get("into", ""))
    _proposal(request, pk).merge(into, by=request.user, at=now())
    return redirect(reverse("understanding:themes") + f"#theme-{into.slug}")


@login_required
@require_POST
def proposal_split(request: KnownRequest, pk: int) -> HttpResponse:
    """Two proposals in its place."""
    discovering.split(_proposal(request, pk), by=request.user, at=now())
    return _back()


@login_required
@require_POST
def refusal(request: KnownRequest, pk: int) -> HttpResponse:
    """No theme of ours."""
    _proposal(request, pk).turn_down(by=request.user, at=now())
    return _back()


def _proposal(request: KnownRequest, pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.heard_by(request.user), pk=pk)


def _back() -> HttpResponse:
    return redirect(reverse("understanding:themes") + "#proposals")
