"""What holds for every team: for whoever sees them all."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Organisation
from wallofchange.people.requests import KnownRequest


@login_required
def organisation(request: KnownRequest) -> HttpResponse:
    """How this house wants it; POST changes it."""
    if not request.user.sees_all_teams:
        raise PermissionDenied
    if request.method == "POST":
        Organisation.arrange(by=request.user, at=now(), **_given(request.POST))
        return redirect("people:organisation")
    return render(request, "people/organisation.html", {"house": Organisation.here()})


def _given(given: QueryDict) -> dict[str, Any]:
    """Every field of the form; a box that is not ticked is not sent."""
    return {
        "silence_is_consent": given.get("silence_is_consent") == "yes",
        "ask_hours": int(_number(given.get("ask_hours", ""))),
        "reserve_floor": _number(given.get("reserve_floor", "")) / 100,
        "fade_days": int(_number(given.get("fade_days", ""))),
        "wip_limits": given.get("wip_limits") == "yes",
    }


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.strip().replace(",", ".").removesuffix("%").strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number < 1_000_000:
        raise Refused(
            _("'%(text)s' is not a number.") % {"text": text},
            remedy=_("Give a number from 0 up."),
            code="number",
        )
    return number
