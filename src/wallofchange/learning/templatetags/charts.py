"""{% load charts %}{% chart chart %}: a picture, its table, and the ways to keep it."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from wallofchange.learning.charts import Chart, engine
from wallofchange.learning.charts.asking import KINDS

register = template.Library()


@register.inclusion_tag("learning/parts/_chart.html", takes_context=True)
def chart(context: Context, chart: Chart) -> dict[str, Any]:
    """{% chart chart %}: a learning.charts.Chart; the page's view hands it to `charts.asked` as well."""
    request = context.get("request")
    address = _address(request, chart) if request else ""
    return {
        "chart": chart,
        "spec": json.dumps(chart.spec, ensure_ascii=False, separators=(",", ":")),
        "engine": reverse("house:drawing-engine", args=[engine.name()]),
        "picture": address,
        "files": [(kind.upper(), f"{address}&format={kind}") for kind in KINDS if address],
        "theme": getattr(request, "theme", ""),
    }


def _address(request: Any, chart: Chart) -> str:
    """This page with what it was asked, and which of its charts."""
    query = request.GET.copy()
    for ours in ("chart", "format", "theme"):
        query.pop(ours, None)
    query["chart"] = chart.key
    return f"{request.path}?{query.urlencode()}"
