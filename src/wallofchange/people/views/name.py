"""Whether my name may stay where a customer praises me; and who may see what customers really wrote."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.diary.models import note
from wallofchange.people.models import User
from wallofchange.people.models.user import GAVE, TOOK_BACK
from wallofchange.people.requests import KnownRequest


@login_required
def my_name(request: KnownRequest) -> HttpResponse:
    """My own leave, and nobody else's to give."""
    if request.method == "POST":
        me = request.user
        me.name_may_stay = request.POST.get("may_stay") == "yes"
        me.save(update_fields=["name_may_stay"])
        note(GAVE if me.name_may_stay else TOOK_BACK, me, by=me, at=now())
        return redirect("people:my-name")
    return render(request, "people/my_name.html")


@login_required
@require_POST
def originals_right(request: KnownRequest, pk: int) -> HttpResponse:
    """Let a colleague see originals, or no longer; an administrator decides, and the diary knows."""
    if not request.user.administers:
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    user.sees_originals = request.POST.get("sees") == "yes"
    user.save(update_fields=["sees_originals"])
    note("changed who sees originals", user, by=request.user, at=now(), sees=user.sees_originals)
    return redirect("house:people")
