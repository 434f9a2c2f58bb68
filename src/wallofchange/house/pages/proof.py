"""What an idea's page knows of its kind and its proof, and the taps that belong to it: all optional."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import BasicsFirst, Hypothesis, Idea, TrackerLink, WhyNot
from wallofchange.deciding.views.answer import SeeOther, refused, verb
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.pages.glasses import glasses_of
from wallofchange.learning.basics import still_wrong
from wallofchange.learning.found_kind import found
from wallofchange.learning.models import Evaluation, LookedAgain, Verdict
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest


def proof_of(
    idea: Idea, user: User, at: datetime, evaluation: Evaluation | None, plan: Hypothesis | None, drafted: str
) -> dict[str, Any]:
    """For the page of one idea, in a constant number of queries; `drafted`: the sentence of the draft."""
    flat = evaluation is not None and evaluation.verdict == Verdict.NO_RELEVANT_EFFECT
    return {
        "found_kind": found([idea]).get(idea.pk),
        "looked_again": LookedAgain.objects.last_of([idea]).get(idea.pk),
        "made_no_difference": flat,
        "why_not": idea.why_nots.last() if flat else None,
        "reasons": WhyNot.Reason.choices,
        "still_wrong": still_wrong(idea, user, at),
        "worn": glasses_of(idea, str(plan) if plan else drafted),
        "tracker_links": TrackerLink.objects.of_idea(idea),
    }


@verb()
def why_not(request: KnownRequest, idea: Idea) -> None:
    """Why did it make no difference? One tap, only where it made none."""
    outcome = verdicts_of([idea]).get(idea.pk)
    if outcome is None or outcome.verdict != Verdict.NO_RELEVANT_EFFECT:
        raise Refused(
            _("This is asked of what made no difference only."),
            remedy=_("What did come of it stands on this page."),
            code="verdict",
        )
    WhyNot.tap(idea, request.POST.get("reason", ""), by=request.user, at=now())


@login_required
@require_POST
def basics(request: KnownRequest, pk: int) -> HttpResponse:
    """That first, together, or this anyway: kept, and then the hint is gone."""
    idea = get_object_or_404(Idea.objects.seen_by(request.user), pk=pk)
    wrong = still_wrong(idea, request.user, now())
    if wrong is None:
        return SeeOther(reverse("house:idea", args=[pk]))
    answer = request.POST.get("answer", "")
    try:
        BasicsFirst.answered(
            idea, answer, theme=wrong.theme.slug, in_ten=wrong.in_ten, by=request.user, at=now()
        )
    except Refused as refusal:
        return refused(request, idea, refusal)
    if answer != BasicsFirst.Answer.THAT_FIRST or idea.moment is None:
        return SeeOther(reverse("house:idea", args=[pk]))
    asked = {"moment": idea.moment.slug, "theme": wrong.theme.slug, "expectation": "below"}
    return SeeOther(f"{reverse('house:signals')}?{urlencode(asked)}")


@verb()
def seen(request: KnownRequest, idea: Idea) -> None:
    """Somebody read that it became ordinary: the day-start need not say it again."""
    idea.check_works(request.user)
    last = LookedAgain.objects.last_of([idea]).get(idea.pk)
    if last is not None:
        last.see(by=request.user, at=now())
