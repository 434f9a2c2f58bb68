"""Views that somebody keeps: the search and facets of `/signals/`, or a look at the wall, under a name."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.house.pages.look import Look
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import View
from wallofchange.understanding.sieve import Sieve


@login_required
@require_http_methods(["GET", "POST"])
def views(request: KnownRequest) -> HttpResponse:
    """All that I may open; a new one is kept and opened at once."""
    if request.method == "POST":
        return _open(_keep(request))
    seen = View.objects.seen_by(request.user).select_related("team", "owner")
    kept = set(View.objects.kept_by(request.user).values_list("pk", flat=True))
    page = {"views": seen, "kept": kept, "teams": Team.objects.of(request.user)}
    return render(request, "house/views.html", page)


@login_required
@require_GET
def view(request: KnownRequest, pk: int) -> HttpResponse:
    """Open it: the list as it was kept, with what was heard since; or the wall as it was looked at."""
    return _open(get_object_or_404(View.objects.seen_by(request.user), pk=pk))


@login_required
@require_POST
def view_name(request: KnownRequest, pk: int) -> HttpResponse:
    """Call it something else, or keep it for others than before."""
    view = _mine(request, pk)
    with transaction.atomic():
        view.rename(request.POST.get("name", ""))
        if "team" in request.POST:
            view.show_to(_team(request), by=request.user)
    return redirect("house:signal-views")


@login_required
@require_POST
def view_removal(request: KnownRequest, pk: int) -> HttpResponse:
    """Throw it away; the signals stay."""
    _mine(request, pk).delete()
    return redirect("house:signal-views")


def _keep(request: KnownRequest) -> View:
    page = View.Page.WALL if request.POST.get("page") == View.Page.WALL else View.Page.SIGNALS
    query = looked_at(page, request.POST.get("query", ""), request.user)
    name = request.POST.get("name", "")
    return View.save_as(name, query, by=request.user, at=now(), team=_team(request), page=page)


def _team(request: KnownRequest) -> Team | None:
    asked = request.POST.get("team", "")
    return get_object_or_404(Team.objects.of(request.user), pk=number(asked)) if asked else None


def looked_at(page: str, typed: str, user: User) -> str:
    """What of an address means something on that page, in one order: the same for the page and the API."""
    given = QueryDict(typed.removeprefix("?"))
    return Look(user, given).query if page == View.Page.WALL else Sieve.of(given).address()[1:]


def _mine(request: KnownRequest, pk: int) -> View:
    return get_object_or_404(View.objects.kept_by(request.user), pk=pk)


def _open(view: View) -> HttpResponse:
    page = reverse(f"house:{view.page}")
    return redirect(f"{page}?{view.query}" if view.query else page)
