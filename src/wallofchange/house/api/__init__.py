"""The API: the same verbs as the pages, with a key instead of a login."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from wallofchange import __version__
from wallofchange.diary.refused import Refused
from wallofchange.house.api import (
    calc,
    cases,
    day_starts,
    decisions,
    facts,
    follow_ups,
    glasses,
    goals,
    ideas,
    learning,
    limits,
    mandates,
    moments,
    noted,
    objections,
    planning,
    predictions,
    proof,
    remarks,
    reviews,
    room,
    screens,
    signals_sent,
    teams,
    themes,
    views,
    words,
)
from wallofchange.house.api.keys import bearer
from wallofchange.house.api.problems import problem
from wallofchange.house.api.sending import TooMuchError

api = NinjaAPI(
    title="Wall of Change",
    version=__version__,
    description="From a customer's words to a proven change.",
    auth=bearer,
    docs_url=None,  # its page would load scripts from elsewhere; the description is at openapi.json
    urls_namespace="api",
)
api.add_router("/ideas", ideas.router)
api.add_router("/ideas", cases.router)
api.add_router("/ideas", words.router)
api.add_router("/signals", words.wishes)
api.add_router("/goals", goals.router)
api.add_router("", limits.router)
api.add_router("", objections.router)
api.add_router("", remarks.router)
api.add_router("", follow_ups.router)
api.add_router("/ideas", proof.router)
api.add_router("/ideas", predictions.router)
api.add_router("/learning", proof.walls)
api.add_router("/trackers", proof.trackers)
api.add_router("/signals", signals_sent.router)  # with the list: one address has one router
api.add_router("/signals", noted.router)
api.add_router("/signals", reviews.router)
api.add_router("", teams.router)
api.add_router("/teams", room.router)
api.add_router("/teams", planning.router)
api.add_router("/themes", themes.router)
api.add_router("/proposals", themes.proposals)
api.add_router("/learning", learning.router)
api.add_router("/moments", moments.router)
api.add_router("", facts.router)
api.add_router("", mandates.router)
api.add_router("", decisions.router)
api.add_router("", glasses.router)
api.add_router("", screens.router)
api.add_router("", views.router)
api.add_router("", day_starts.router)
api.add_router("/calc", calc.router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return problem(409, refusal.code, refusal.message, refusal.remedy)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(
        404, "not_found", "There is nothing here that this key may see.", "Look at the list first."
    )


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(
        401, "no_key", "This call carries no key that we know.", "Send: Authorization: Bearer KEY."
    )


@api.exception_handler(OverflowError)
def too_large(request: HttpRequest, error: OverflowError) -> HttpResponse:
    return problem(
        422, "invalid", "A number or a day in this call is larger than can be kept.", "Send a smaller one."
    )


@api.exception_handler(TooMuchError)
def too_much(request: HttpRequest, error: TooMuchError) -> HttpResponse:
    return problem(413, "too_large", str(error), error.remedy)


@api.exception_handler(HttpError)
def http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "refused", str(error), "Look at openapi.json.")


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first: dict[str, Any] = error.errors[0] if error.errors else {}
    where = ".".join(str(part) for part in first.get("loc", [])[1:])
    return problem(422, "invalid", f"{where}: {first.get('msg', 'not understood')}", "Look at openapi.json.")
