"""A yes-but is raised, and gets its answer: a yes-if, an owned no, or it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea, Objection, OwnedNo
from wallofchange.deciding.views.answer import answered, verb
from wallofchange.deciding.views.given import colleague, day
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest

LOOK_AGAIN_WEEKS = 26

Answer = Callable[[KnownRequest, Objection], object]


@verb()
def objections(request: KnownRequest, idea: Idea) -> None:
    """Yes, but…: one line, saved at once."""
    kind = request.POST.get("kind", "")
    kind = kind if kind in Objection.Kind.values else ""
    idea.yes_but(request.POST.get("words", ""), kind=kind, by=request.user, at=now())


def answer(act: Answer) -> Callable[..., HttpResponse]:
    """A view that answers a yes-but on an idea one may see."""

    @login_required
    @require_POST
    def view(request: KnownRequest, pk: int) -> HttpResponse:
        seen = Objection.objects.filter(idea__in=Idea.objects.seen_by(request.user))
        objection = get_object_or_404(seen.select_related("idea__team"), pk=pk)
        return answered(request, objection.idea, lambda _request, _idea: act(request, objection))

    return view


@answer
def condition(request: KnownRequest, objection: Objection) -> None:
    """Yes, if…: what, who, when."""
    given, at = request.POST, now()
    objection.become_yes_if(
        given.get("what", ""),
        who=colleague(objection.idea, given.get("who", "")) or request.user,
        due=day(given.get("due", ""), timezone.localtime(at).date() + timedelta(days=7)),
        by=request.user,
        at=at,
    )


@answer
def owned_no(request: KnownRequest, objection: Objection) -> None:
    """No, because…"""
    given, at = request.POST, now()
    kind = given.get("kind", "")
    objection.become_no(
        given.get("reason", ""),
        look_again_on=day(
            given.get("look_again_on", ""), timezone.localtime(at).date() + timedelta(weeks=LOOK_AGAIN_WEEKS)
        ),
        kind=kind if kind in OwnedNo.Kind.values else OwnedNo.Kind.WONT,
        by=request.user,
        at=at,
    )


@answer
def withdrawal(request: KnownRequest, objection: Objection) -> None:
    """Taken back, with thanks."""
    objection.withdraw(by=request.user, at=now())


@answer
def met(request: KnownRequest, objection: Objection) -> None:
    """What had to be arranged is arranged."""
    if objection.state != "yes_if":
        raise Refused(
            _("There is no condition here that waits."), remedy=_("Look at the idea again."), code="answered"
        )
    objection.condition.meet(found=request.POST.get("found", "").strip()[:200], by=request.user, at=now())


@answer
def right(request: KnownRequest, objection: Objection) -> None:
    """What was feared is what was found; its writer says so, or somebody who leads."""
    if objection.by_id != request.user.pk and not objection.idea.team.is_led_by(request.user):
        raise Refused(
            _("Only %(name)s can say that this yes-but was right.") % {"name": objection.by.name},
            remedy=_("Ask for leave."),
            code="mandate",
        )
    objection.prove_right(by=request.user, at=now())
