"""A page that shows every part of the house, for whoever builds on it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wallofchange.house.parts_page import shown


@login_required
def parts(request: HttpRequest) -> HttpResponse:
    return render(request, "house/parts.html", shown())
