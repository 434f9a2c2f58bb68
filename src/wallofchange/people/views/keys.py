"""Keys for the API: made, shown once, revoked."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Token
from wallofchange.people.requests import KnownRequest

SCOPES = ("read", "write", "customer")


@login_required
def keys(request: KnownRequest) -> HttpResponse:
    """My keys; POST makes one and shows it this one time."""
    fresh = _make(request) if request.method == "POST" else ""
    mine = request.user.tokens.filter(revoked_at=None).order_by("-pk")
    response = render(request, "people/keys.html", {"keys": mine, "fresh": fresh, "scopes": SCOPES})
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def revoked(request: KnownRequest, pk: int) -> HttpResponse:
    key = get_object_or_404(Token, pk=pk, user=request.user, revoked_at=None)
    key.revoked_at = now()
    key.save(update_fields=["revoked_at"])
    note("revoked a key", key, by=request.user, at=key.revoked_at, name=key.name)
    return redirect("people:keys")


def _make(request: KnownRequest) -> str:
    name = request.POST.get("name", "").strip()
    scopes = [scope for scope in SCOPES if scope in request.POST.getlist("scopes")]
    if not name or not scopes:
        raise Refused(
            _("A key needs a name and something it may do."),
            remedy=_("Say what it is for, and tick what it may do."),
            code="incomplete",
        )
    key, plain = Token.issue(request.user, name[:80], scopes=scopes, at=now())
    note("made a key", key, by=request.user, at=key.at, name=key.name, scopes=scopes)
    return plain
