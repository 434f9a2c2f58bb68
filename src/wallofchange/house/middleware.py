"""What every answer gets: safe headers, the reader's language and theme, refusals with their next step."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.defaults import bad_request

from wallofchange.diary.refused import Refused
from wallofchange.house.api.problems import problem
from wallofchange.house.ways_on import ways_on

Answer = Callable[[HttpRequest], HttpResponse]
THEMES = ("light", "dark")


def security_headers(get_response: Answer) -> Answer:
    """Send the content security policy, in the setting's name that Django 6 uses."""
    policy = "; ".join(f"{name} {' '.join(values)}" for name, values in settings.SECURE_CSP.items())

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault(
                "Cache-Control", "no-store"
            )  # customers' words stay out of the browser
        return response

    return answer


def plain_text(get_response: Answer) -> Answer:
    """Turn a NUL away: nobody types one, no page shows one, and PostgreSQL cannot keep one."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = [request.GET, request.POST] if request.method == "POST" else [request.GET]
        if any("\0" in text for fields in given for _name, texts in fields.lists() for text in texts):
            return _turned_away(request)
        if request.content_type == "application/json" and b"\\u0000" in request.body:
            return _turned_away(request)
        return get_response(request)

    return answer


def _turned_away(request: HttpRequest) -> HttpResponse:
    """A program reads a problem, a person a page."""
    if request.path.startswith("/api/") or request.content_type == "application/json":
        return problem(400, "nul", "There is a NUL in the text.", "Leave it out.")
    return bad_request(request, BadRequest("a NUL in the text"))


def preferences(get_response: Answer) -> Answer:
    """Language: the person's own, else the cookie's, else the browser's, else the home's. Theme likewise."""

    def answer(request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        language = getattr(user, "language", "") or request.COOKIES.get("language", "")
        if language not in dict(settings.LANGUAGES):
            language = translation.get_language_from_request(request)
        theme = getattr(user, "theme", "") or request.COOKIES.get("theme", "")
        request.theme = theme if theme in THEMES else ""  # type: ignore[attr-defined]  # read by the frame of every page
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language() or "nl"
            response = get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return answer


class Refusals:
    """Turn a rule's refusal into a fragment, a page or JSON, with its next step."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, Refused):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"message": problem.message, "remedy": problem.remedy, "code": problem.code}, status=409
            )
        htmx = request.headers.get("HX-Request") == "true"
        template = "house/_refusal.html" if htmx else "house/refusal.html"
        back = _own_page(request)
        shown = {"refusal": problem, "back": back, "ways": ways_on(request, problem, back)}
        return render(request, template, shown, status=409)


def _own_page(request: HttpRequest) -> str:
    """The page somebody came from, if it is one of ours."""
    referer = request.headers.get("Referer", "")
    base = f"{request.scheme}://{request.get_host()}/"
    return "/" + referer.removeprefix(base) if referer.startswith(base) else "/"
