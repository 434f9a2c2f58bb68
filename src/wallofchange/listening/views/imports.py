"""A file in, by hand: choose it, look at it, bring it in, take it out again."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from wallofchange.people.requests import KnownRequest


@login_required
def imports(request: KnownRequest) -> HttpResponse:
    return render(request, "listening/import.html", {})
