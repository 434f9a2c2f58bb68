"""A page that shows every part of the house, for whoever builds on it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wallofchange.house.parts_charts import every_chart
from wallofchange.house.parts_page import shown
from wallofchange.learning import charts


@login_required
def parts(request: HttpRequest) -> HttpResponse:
    drawn = every_chart()
    if (picture := charts.asked(request, drawn)) is not None:
        return picture
    return render(request, "house/parts.html", shown() | {"charts": drawn})
