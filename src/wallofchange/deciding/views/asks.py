"""Ask whoever is needed, answer what one is asked, and stand behind an idea: each with one tap."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Ask, Idea, Sponsorship
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.views.answer import SeeOther, next_page, verb
from wallofchange.deciding.views.given import hours, money
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest

ASKED_FOR = (Act.CHOOSE, Act.NO, Act.SPEND)


@verb()
def asks(request: KnownRequest, idea: Idea) -> None:
    """Put the question; hours and money only where more is asked for than the idea says."""
    given = request.POST
    act = given.get("act") or Act.CHOOSE
    if act not in ASKED_FOR:
        raise Refused(
            _("'%(text)s' is not one of the choices.") % {"text": act}, remedy=_("Choose one of them.")
        )
    Ask.put(
        idea,
        act=act,
        hours=hours(given["hours"]) if given.get("hours") else None,
        money=money(given["money"]) if given.get("money") else None,
        why=given.get("why", ""),
        by=request.user,
        at=now(),
    )


@verb()
def free_move(request: KnownRequest, idea: Idea) -> None:
    """Take it in hand with the free move of this period."""
    idea.choose(by=request.user, at=now(), expected=request.POST.get("from", ""), free_move=True)


@verb()
def sponsorship(request: KnownRequest, idea: Idea) -> None:
    """Stand behind it, or no longer."""
    if request.POST.get("as") == "none":
        stands = Sponsorship.of(idea)
        if stands:
            stands.withdraw(by=request.user, at=now())
    else:
        Sponsorship.stand_behind(idea, by=request.user, at=now())


def _on_one(act: Callable[[KnownRequest, Ask], object]) -> Callable[..., HttpResponse]:
    """A view that does something with a question one may see."""

    @login_required
    @require_POST
    def view(request: KnownRequest, pk: int) -> HttpResponse:
        ask = get_object_or_404(Ask.objects.seen_by(request.user).with_all(), pk=pk)
        act(request, ask)
        return SeeOther(next_page(request) or (f"/ideas/{ask.idea_id}/" if ask.idea_id else "/decisions/"))

    return view


@_on_one
def answer(request: KnownRequest, ask: Ask) -> None:
    """Yes; or no, with a sentence."""
    because = request.POST.get("because", "")
    if request.POST.get("answer") == "yes":
        ask.grant(by=request.user, at=now(), because=because)
    else:
        ask.decline(because, by=request.user, at=now())


@_on_one
def withdrawal(request: KnownRequest, ask: Ask) -> None:
    """Never mind asking."""
    ask.withdraw(by=request.user, at=now())
