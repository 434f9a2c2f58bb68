"""A yes-but is raised, and gets its answer: a yes-if, an owned no, or it is taken back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea, Objection, OwnedNo
from wallofchange.deciding.models.condition import nobody, nothing_waits
from wallofchange.deciding.talk import A_WEEK, HALF_A_YEAR
from wallofchange.deciding.views.answer import answered, verb
from wallofchange.deciding.views.given import colleague, day
from wallofchange.diary.clock import now
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest

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
        objection = get_object_or_404(seen.select_related("idea__team", "by"), pk=pk)
        return answered(request, objection.idea, lambda _request, _idea: act(request, objection))

    return view


@answer
def kind(request: KnownRequest, objection: Objection) -> None:
    """A person says what kind of worry it is."""
    objection.name_kind(request.POST.get("kind", ""), by=request.user, at=now())


@answer
def condition(request: KnownRequest, objection: Objection) -> None:
    """Yes, if…: what, who, when; and in a line what is feared, where somebody wrote that."""
    given, at = request.POST, now()
    objection.become_yes_if(
        given.get("what", ""),
        who=_owner(request, objection),
        due=day(given.get("due", ""), timezone.localdate(at) + A_WEEK),
        feared=given.get("feared"),
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
        look_again_on=day(given.get("look_again_on", ""), timezone.localdate(at) + HALF_A_YEAR),
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
        raise nothing_waits()
    objection.condition.meet(found=request.POST.get("found", ""), by=request.user, at=now())


@answer
def to_day_start(request: KnownRequest, objection: Objection) -> None:
    """It has become a yes: it stands among what can be chosen at the next day-start."""
    if objection.state != "yes":
        raise nothing_waits()
    objection.condition.bring_to_day_start(by=request.user, at=now())


@answer
def right(request: KnownRequest, objection: Objection) -> None:
    """What was feared is what was found; its writer says so, or somebody who leads."""
    objection.check_may_say_right(request.user)
    objection.prove_right(found=request.POST.get("found", ""), by=request.user, at=now())


@answer
def leave(request: KnownRequest, objection: Objection) -> None:
    """Its writer lets others read that it was right, or would rather not."""
    objection.give_leave(shown=request.POST.get("shown") == "1", by=request.user, at=now())


def _owner(request: KnownRequest, objection: Objection) -> User:
    """Who arranges it: filled in with whoever writes it; left empty on purpose it is no condition."""
    if "who" not in request.POST or request.POST["who"] == str(request.user.pk):
        return request.user
    if not (who := colleague(objection.idea, request.POST["who"])):
        raise nobody()
    return who
