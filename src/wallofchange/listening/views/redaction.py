"""The home's own numbers, which go from every text that is read from now on."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.listening.models import NumberPattern
from wallofchange.listening.models.number_pattern import checked
from wallofchange.people.requests import KnownRequest

LONGEST = 2_000  # signs of an example


@login_required
def redaction(request: KnownRequest) -> HttpResponse:
    """The patterns; POST keeps one, or only shows what it would do to an example."""
    _administrator(request)
    given = {name: request.POST.get(name, "") for name in ("name", "pattern", "example")}
    page: dict[str, object] = {"given": given}
    if request.method == "POST":
        if "try" not in request.POST:
            NumberPattern.add(given["name"], given["pattern"], by=request.user, at=now())
            return redirect("listening:redaction")
        page["covered"] = _covered(given)
    page["patterns"] = NumberPattern.objects.order_by("name")
    return render(request, "listening/redaction.html", page)


@login_required
@require_POST
def removal(request: KnownRequest, pk: int) -> HttpResponse:
    _administrator(request)
    get_object_or_404(NumberPattern, pk=pk).take_out(by=request.user, at=now())
    return redirect("listening:redaction")


def _covered(given: dict[str, str]) -> str:
    from wallofchange.reading.opening import as_seen
    from wallofchange.reading.redaction import redact  # only who tries a pattern out needs the readers
    from wallofchange.reading.words import Words

    patterns = NumberPattern.objects.known()
    if given["pattern"].strip():
        patterns += (checked(given["name"] or "?", given["pattern"]),)
    example = given["example"][:LONGEST]
    return redact(Words(as_seen(example)), (get_language() or "nl")[:2], patterns=patterns)


def _administrator(request: KnownRequest) -> None:
    if not request.user.administers:
        raise PermissionDenied
