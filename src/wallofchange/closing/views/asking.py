"""Ask five customers: whom, with which words; and what they answered."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from wallofchange.closing import letters
from wallofchange.closing.asking import FIVE, ask, draft, questions_of
from wallofchange.closing.models import Question
from wallofchange.deciding.models import Idea
from wallofchange.deciding.views.answer import SeeOther, refused
from wallofchange.deciding.views.given import numbers
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest


@login_required
def questions(request: KnownRequest, pk: int) -> HttpResponse:
    """Whom we would ask and how; a POST keeps the question for those that are ticked, or mails it."""
    seen = Idea.objects.seen_by(request.user).select_related("team")
    idea, at = get_object_or_404(seen, pk=pk), now()
    if request.method == "POST":
        try:
            kept = ask(idea, numbers(request.POST.getlist("signals")), by=request.user, at=at)
            if request.POST.get("how") == "mail":
                for question in kept:
                    if letters.address(question.customer):
                        letters.post(question, by=request.user, at=at)
        except Refused as refusal:
            return refused(request, idea, refusal)
        return SeeOther(reverse("closing:questions", args=[pk]))
    drafted, asked = draft(idea, request.user, at), questions_of(idea, request.user)
    by_mail = bool(drafted.by_mail) or any(question.address for question in asked)
    shown = {"idea": idea, "draft": drafted, "questions": asked, "by_mail": by_mail, "five": FIVE}
    return render(request, "closing/questions.html", shown)


@login_required
@require_POST
def sending(request: KnownRequest, pk: int) -> HttpResponse:
    """Somebody brought it over, or it goes by mail."""
    if request.POST.get("how") == "mail":
        return _done(request, pk, lambda question: letters.post(question, by=request.user, at=now()))
    return _done(request, pk, lambda question: question.send(by=request.user, at=now()))


@login_required
@require_POST
def answer(request: KnownRequest, pk: int) -> HttpResponse:
    """What the customer said."""
    words = request.POST.get("words", "")
    return _done(request, pk, lambda question: question.answered(words, by=request.user, at=now()))


@login_required
@require_POST
def removal(request: KnownRequest, pk: int) -> HttpResponse:
    """Not to be asked after all."""
    return _done(request, pk, lambda question: question.drop(by=request.user, at=now()))


def _done(request: KnownRequest, pk: int, act: Callable[[Question], object]) -> HttpResponse:
    seen = Question.objects.seen_by(request.user).filter(idea__in=Idea.objects.seen_by(request.user))
    whole = seen.select_related("idea", "customer", "sent_by", "about__source__team", "about__moment")
    question = get_object_or_404(whole, pk=pk)
    try:
        act(question)
    except Refused as refusal:
        return refused(request, question.idea, refusal)
    return SeeOther(reverse("closing:questions", args=[question.idea_id]))
