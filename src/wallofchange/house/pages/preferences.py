"""Language and theme, as somebody likes them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from wallofchange.house.middleware import THEMES

A_YEAR = 365 * 24 * 3600


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep the choice with the person who is logged in, and in a cookie for who is not."""
    there = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}):
        there = "/"
    response = HttpResponseRedirect(there)
    for name, allowed in (("language", tuple(dict(settings.LANGUAGES))), ("theme", THEMES)):
        chosen = request.POST.get(name)
        if chosen in allowed:
            response.set_cookie(
                name, chosen, max_age=A_YEAR, samesite="Lax", secure=settings.BEHIND_TLS, httponly=True
            )
            _keep(request, name, chosen)
    return response


def _keep(request: HttpRequest, name: str, chosen: str) -> None:
    if request.user.is_authenticated:
        setattr(request.user, name, chosen)
        request.user.save(update_fields=[name])
