"""Views that somebody keeps: the search and facets of `/signals/` under a name."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.people.models import Team
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
    return render(request, "house/views.html", {"views": seen, "kept": kept})


@login_required
@require_GET
def view(request: KnownRequest, pk: int) -> HttpResponse:
    """Open it: the list as it was kept, with what was heard since."""
    return _open(get_object_or_404(View.objects.seen_by(request.user), pk=pk))


@login_required
@require_POST
def view_name(request: KnownRequest, pk: int) -> HttpResponse:
    """Call it something else."""
    _mine(request, pk).rename(request.POST.get("name", ""))
    return redirect("house:signal-views")


@login_required
@require_POST
def view_removal(request: KnownRequest, pk: int) -> HttpResponse:
    """Throw it away; the signals stay."""
    _mine(request, pk).delete()
    return redirect("house:signal-views")


def _keep(request: KnownRequest) -> View:
    sieve = Sieve.of(QueryDict(request.POST.get("query", "").removeprefix("?")))
    asked = request.POST.get("team", "")
    team = get_object_or_404(Team.objects.of(request.user), pk=number(asked)) if asked else None
    name = request.POST.get("name", "")
    return View.save_as(name, sieve.address()[1:], by=request.user, at=now(), team=team)


def _mine(request: KnownRequest, pk: int) -> View:
    return get_object_or_404(View.objects.kept_by(request.user), pk=pk)


def _open(view: View) -> HttpResponse:
    return redirect(f"{reverse('house:signals')}?{view.query}" if view.query else "house:signals")
