"""A page asked for one of its own pictures: its address with ?chart=KEY&format=svg, png or pdf.

Nothing is kept and nothing is signed: the page makes its charts again, under its own permission, and one of
them is drawn. So a picture never shows what its page would not.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse

from wallofchange.learning.charts.chart import Chart
from wallofchange.learning.charts.tokens import THEMES

KINDS = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
# A picture runs nothing and loads nothing.
POLICY = "default-src 'none'; sandbox"


def asked(request: HttpRequest, charts: Iterable[Chart]) -> HttpResponse | None:
    """The picture that was asked for; None when a page was.

    Raises:
        Http404: for a chart or a format that the page does not have.
    """
    key, kind = request.GET.get("chart"), request.GET.get("format")
    if key is None or kind is None:
        return None
    chart = next((chart for chart in charts if chart.key == key), None)
    if chart is None or kind not in KINDS:
        raise Http404
    return picture(chart, kind, request.GET.get("theme", ""))


def picture(chart: Chart, kind: str, theme: str = "") -> HttpResponse:
    from wallofchange.learning.charts.drawing import BusyError, draw

    with suppress(BusyError):
        drawn = draw(chart, kind, theme if theme in THEMES else THEMES[0])
        response = HttpResponse(drawn, content_type=KINDS[kind])
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Disposition"] = f'inline; filename="{chart.key}.{kind}"'
        return response
    return HttpResponse(status=503, headers={"Retry-After": "10"})
