"""Where a form of the goals wants to go back to, and how it is told that a rule said no."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from wallofchange.deciding.models import Goal
from wallofchange.diary.refused import Refused


def way_back(request: HttpRequest) -> str:
    """The page that was asked for, if it is one of ours."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def told(request: HttpRequest, refusal: Refused, goal: Goal | None = None) -> HttpResponse:
    """The refusal with ways on, as a fragment or as a page."""
    fragment = request.headers.get("HX-Request") == "true"
    template = "deciding/goals/_refused.html" if fragment else "deciding/goals/refused.html"
    return render(request, template, {"refusal": refusal, "goal": goal}, status=409)
