"""What every spec shares: the house's type and colours, the reader's numbers and months, and its axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import get_format

from wallofchange.learning.charts.chart import Spec
from wallofchange.learning.charts.tokens import colour, font, size
from wallofchange.learning.charts.units import Unit

NARROW = "narrow"  # set by the browser: a phone, where text goes below its figure instead of beside it
SERIES = tuple(f"series-{number}" for number in (1, 2, 3, 4))
DASHES = ([1, 0], [7, 3], [2, 3], [9, 3, 2, 3])
MOST_SERIES = len(SERIES)


def spec(
    values: Sequence[Spec], layer: Sequence[Spec], *, height: int | Spec, right: int = 8, top: int = 5
) -> Spec:
    """A whole spec as wide as its place; `right` and `top` keep room for labels, in px, little on a phone."""
    around = f"{{left: 2, top: {top}, bottom: 2, right: {NARROW} ? {min(right, 8)} : {right}}}"
    return {
        "width": "container",
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"expr": around},
        "params": [{"name": NARROW, "value": False}],
        "background": "transparent",
        "data": {"values": list(values)},
        "layer": list(layer),
        "config": config(),
    }


def config() -> Spec:
    words = {"labelFontSize": size(), "titleFontSize": size(), "titleFontWeight": "normal"}
    inks = {"labelColor": colour("ink-soft"), "titleColor": colour("ink-soft")}
    lines = {"gridColor": colour("line"), "domainColor": colour("edge"), "tickColor": colour("edge")}
    return {
        "aria": False,  # the figure around it is told in words and in a table
        "font": font(),
        "view": {"stroke": None},
        "axis": {**words, **inks, **lines, "labelPadding": 4, "titlePadding": 6},
        "text": {"fontSize": size(), "fill": colour("ink")},
        "locale": {"number": _number(), "time": _time()},
    }


def axis(unit: Unit, title: str = "", *, across: bool = True, **more: Any) -> Spec:
    """A scale of figures; `across` lies, else it stands. Its own lines are few and faint."""
    count = {"expr": f"{NARROW} ? 4 : 8"} if across else 5
    return {
        "title": title or None,
        "format": ("+" if unit.signed else "") + f",.{max(unit.places, 1)}~f",
        "labelExpr": f"datum.value == 0 ? '0{unit.suffix}' : datum.label + '{unit.suffix}'",
        "tickCount": count,
        "domain": False,
        "ticks": False,
    } | more


def days(title: str = "") -> Spec:
    """The position of a day, the same wherever the reader is."""
    lines = {"grid": False, "format": "%-d %b", "labelOverlap": True, "labelFlush": True}
    return {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc"},
        "axis": {"title": title or None, "tickCount": {"expr": f"{NARROW} ? 4 : 8"}} | lines,
    }


def alone(*values: Spec) -> Spec:
    """Data of a layer's own."""
    return {"values": list(values or ({},))}


def words(field: str, at: Spec, **look: Any) -> Spec:
    """A layer of text; `at` says where, `look` how."""
    mark = {"type": "text", "baseline": "middle"} | look
    return {"mark": mark, "encoding": at | {"text": {"field": field}}}


def zone(worthwhile: float, channel: str = "x") -> list[Spec]:
    """What would not matter, behind the rest."""
    if worthwhile <= 0:
        return []
    ends = {channel: {"field": "from", "type": "quantitative"}, f"{channel}2": {"field": "to"}}
    values = alone({"from": -worthwhile, "to": worthwhile})
    return [{"data": values, "mark": {"type": "rect", "fill": colour("sunk")}, "encoding": ends}]


def line_at(value: float, channel: str = "x") -> Spec:
    """The line of no difference."""
    mark = {"type": "rule", "stroke": colour("ink-soft"), "strokeWidth": 1.5}
    return {"data": alone(), "mark": mark, "encoding": {channel: {"datum": value, "type": "quantitative"}}}


def _number() -> Spec:
    return {
        "decimal": get_format("DECIMAL_SEPARATOR"),
        "thousands": get_format("THOUSAND_SEPARATOR"),
        "grouping": [3],
        "currency": ["", ""],
        "minus": "−",
    }


def _time() -> Spec:
    week = [6, 0, 1, 2, 3, 4, 5]  # Sunday first
    return {
        "dateTime": "%A %-d %B %Y %X",
        "date": "%-d-%-m-%Y",
        "time": "%H:%M:%S",
        "periods": ["", ""],
        "days": [str(WEEKDAYS[day]) for day in week],
        "shortDays": [str(WEEKDAYS_ABBR[day]) for day in week],
        "months": [str(MONTHS[month]) for month in range(1, 13)],
        "shortMonths": [str(MONTHS_3[month]) for month in range(1, 13)],
    }
