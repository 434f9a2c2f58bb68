"""How a verb answers: with the card to the wall, with the page somebody came from to everybody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wallofchange.deciding.models import Idea
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest

OF_AN_IDEA = "ideas/<int:pk>/"
Act = Callable[[KnownRequest, Idea], object]


class SeeOther(HttpResponseRedirect):
    """Go and look there: after a POST or a DELETE, with GET."""

    status_code = 303


def verb(*methods: str) -> Callable[[Act], Callable[..., HttpResponse]]:
    """A view that does something to an idea one may see; a refusal comes with buttons that do work."""

    def of(act: Act) -> Callable[..., HttpResponse]:
        @login_required
        @require_http_methods(list(methods or ("POST",)))
        @wraps(act)
        def view(request: KnownRequest, pk: int) -> HttpResponse:
            idea = get_object_or_404(Idea.objects.seen_by(request.user), pk=pk)
            return answered(request, idea, act)

        return view

    return of


def answered(request: KnownRequest, idea: Idea, act: Act) -> HttpResponse:
    """Do it, and show where the idea hangs now."""
    try:
        act(request, idea)
    except Refused as refusal:
        return refused(request, idea, refusal)
    return shown(request, idea)


def shown(request: KnownRequest, idea: Idea) -> HttpResponse:
    """The card, where the wall asks for it; else the page somebody came from; else the idea's own page.

    Who worked along until now, and no longer may see it, goes on from the wall of their own team.
    """
    if request.POST.get("answer") == "card" or request.method == "DELETE":
        team = urlencode({"team": request.POST.get("team_shown", "")})
        return SeeOther(f"{reverse('house:card', args=[idea.pk])}?{team}")
    back = next_page(request) or reverse("house:idea", args=[idea.pk])
    if (lost := _out_of_sight(back, request)) is None:
        return SeeOther(back)
    told = {"idea": lost.title, "team": lost.team}
    messages.success(request, _("Your team no longer works on '%(idea)s'. It hangs with %(team)s.") % told)
    return SeeOther(reverse("house:wall"))


def _out_of_sight(back: str, request: KnownRequest) -> Idea | None:
    """The idea of this page, where the one who comes from it may not see it any more."""
    try:
        match = resolve(urlsplit(back).path)
    except Resolver404:
        return None
    if not match.route.startswith(OF_AN_IDEA):
        return None
    here = Idea.objects.filter(pk=match.kwargs["pk"])
    return None if here.seen_by(request.user).exists() else here.select_related("team").first()


def refused(request: HttpRequest, idea: Idea, refusal: Refused) -> HttpResponse:
    """The refusal with ways on, as a fragment or as a page."""
    fragment = request.headers.get("HX-Request") == "true"
    template = "deciding/_refused.html" if fragment else "deciding/refused.html"
    idea.refresh_from_db()
    return render(request, template, {"refusal": refusal, "idea": idea}, status=409)


def next_page(request: HttpRequest) -> str:
    """Where the form wants to go back to, if that is a page of ours."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
