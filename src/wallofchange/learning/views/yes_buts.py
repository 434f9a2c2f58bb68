"""The register of yes-buts as a page, as a file, and as figures to check."""

from __future__ import annotations

import csv
import io

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from wallofchange.diary.clock import now
from wallofchange.learning.programme.register import BECAME, as_dict, lines, register_of
from wallofchange.people.requests import KnownRequest

A_PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


@login_required
def yes_buts(request: KnownRequest) -> HttpResponse:
    """What became of every yes-but, by kind, with the days it waited."""
    whole = register_of(request.user, now())
    kind, became = request.GET.get("kind", ""), request.GET.get("became", "")
    found = whole.only(kind=kind, became=became)
    shown = {
        "register": whole,
        "columns": BECAME,
        "page": Paginator(found.entries, A_PAGE).get_page(request.GET.get("page")),
        "kind": kind,
        "became": became,
    }
    return render(request, "learning/yes_buts.html", shown)


@login_required
def yes_buts_calculation(request: KnownRequest) -> HttpResponse:
    """All that the page counts."""
    response = JsonResponse(as_dict(register_of(request.user, now())), json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="yes-buts.json"'
    return response


@login_required
def yes_buts_file(request: KnownRequest) -> HttpResponse:
    """The whole register for a spreadsheet, with nobody's name; no cell is run as a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    for line in lines(register_of(request.user, now())):
        rows.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in line])
    response = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="yes-buts.csv"'
    return response
