"""Under a no: it is heard, asked one step up once, and answered there. And the quietest no of all."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Ask, Idea, OwnedNo, Rightly
from wallofchange.deciding.views.answer import answered, verb
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest

Act = Callable[[KnownRequest, OwnedNo], object]


def under(act: Act) -> Callable[..., HttpResponse]:
    """A view of a no on an idea one may see; `pk` is that of the yes-but it answers."""

    @login_required
    @require_POST
    def view(request: KnownRequest, pk: int) -> HttpResponse:
        seen = OwnedNo.objects.filter(objection__idea__in=Idea.objects.seen_by(request.user))
        no = get_object_or_404(seen.select_related("objection__idea__team", "by"), objection=pk)
        return answered(request, no.objection.idea, lambda _request, _idea: act(request, no))

    return view


@under
def appeal(request: KnownRequest, no: OwnedNo) -> None:
    """Ask one step up."""
    Ask.appeal(no, by=request.user, at=now())


@under
def appeal_answer(request: KnownRequest, no: OwnedNo) -> None:
    """It stays a no, in a second name and with a sentence; or the idea hangs back."""
    asked = getattr(no, "appeal", None)
    if asked is None:
        raise Refused(
            _("Nobody has asked this one step up."), remedy=_("Look at the idea again."), code="answered"
        )
    if request.POST.get("how") == "back":
        asked.grant(by=request.user, at=now())
    else:
        asked.decline(request.POST.get("words", ""), by=request.user, at=now())


@under
def heard(request: KnownRequest, no: OwnedNo) -> None:
    """Whoever had the idea has read it."""
    no.hear(by=request.user, at=now())


@verb()
def rightly(request: KnownRequest, idea: Idea) -> None:
    """No, rightly: it was taken down, and that was right."""
    Rightly.say(idea, by=request.user, at=now())
