"""Rows of figures: a name, a dot with its interval, and the same in words; and what such pictures share."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wallofchange.learning.charts.chart import Chart, Spec
from wallofchange.learning.charts.frame import NARROW, axis, spec, words, zone
from wallofchange.learning.charts.given import Named
from wallofchange.learning.charts.tokens import colour
from wallofchange.learning.charts.units import POINTS, Unit, count
from wallofchange.measuring.estimate import Estimate

STEP = 62  # px a row: its name, its figure, and its words below it on a phone
ROW: Spec = {"y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}}
SIDE = {
    "above": ("above-wash", "mark-above"),
    "below": ("below-wash", "mark-below"),
    "open": ("met-wash", "edge"),
}


def intervals(
    rows: Sequence[Named],
    *,
    key: str,
    title: str,
    description: str,
    unit: Unit = POINTS,
    zero: bool = True,
    worthwhile: float = 0.0,
) -> Chart:
    """A dot with its interval per row; `worthwhile` (in the figures' unit) is shaded around zero."""
    near = [unit.read(worthwhile) or 0.0] if zero else [0.0]
    values = [_value(at, row, unit, zero) for at, row in enumerate(rows)]
    layer = [
        *zone(near[0]),
        *interval_marks(axis(unit, grid=not zero), zero=zero),
        *([line_of_each_row()] if zero else []),
        *told_beside(),
    ]
    notes = any(row.note for row in rows)
    columns = (_("Of what"), _("Figure"), _("95% interval"), _("Answers"), *([_("Note")] if notes else []))
    table = tuple(
        (
            row.name,
            unit.say(row.figure.estimate),
            unit.between(row.figure),
            count(row.n),
            *([row.note] if notes else []),
        )
        for row in rows
    )
    return Chart(key, title, description, spec(values, layer, height={"step": STEP}), columns, table)


def interval_marks(across: Spec, *, zero: bool, estimate: str = "estimate") -> list[Spec]:
    """The interval as a band, coloured only where it leaves zero out, and the dot on it."""
    x = {
        "field": "low",
        "type": "quantitative",
        "axis": across,
        "scale": {"zero": zero, "nice": True, "padding": 8},
    }
    ends = ROW | {"x": x, "x2": {"field": "high"}}
    known = [{"filter": "isValid(datum.low)"}]
    bands = [
        {
            "transform": [*known, {"filter": f"datum.side == '{side}'"}],
            "mark": {
                "type": "bar",
                "height": 12,
                "cornerRadius": 6,
                "fill": colour(wash),
                "stroke": colour(edge),
            },
            "encoding": ends,
        }
        for side, (wash, edge) in SIDE.items()
    ]
    dot = {"type": "point", "filled": True, "size": 90, "fill": colour("ink"), "opacity": 1}
    place = ROW | {"x": {"field": estimate, "type": "quantitative"}}
    return [*bands, {"transform": [{"filter": f"isValid(datum.{estimate})"}], "mark": dot, "encoding": place}]


def line_of_each_row() -> Spec:
    """The line of no difference at every row, over its band: it leaves the words between rows free."""
    mark = {"type": "tick", "orient": "vertical", "size": 20, "thickness": 1.5, "color": colour("ink-soft")}
    return {"mark": mark, "encoding": ROW | {"x": {"datum": 0, "type": "quantitative"}}}


def told_beside() -> list[Spec]:
    """The name over each row; the words of its figure at the end of that line, on a phone below the row."""
    fits = {"expr": f"{NARROW} ? width : width * 0.5"}
    name = words("name", ROW | {"x": {"value": 0}}, align="left", dy=-18, fontWeight=600, limit=fits)
    end: Spec = {"x": {"value": {"expr": f"{NARROW} ? 0 : width"}}}
    look = {"align": {"expr": f"{NARROW} ? 'left' : 'right'"}, "dy": {"expr": f"{NARROW} ? 17 : -18"}}
    told = words("told", ROW | end, fill=colour("ink-soft"), limit={"expr": "width"}, **look)
    return [name, told]


def side_of(figure: Estimate, *, zero: bool = True) -> str:
    """Which side of zero the whole interval lies on; open where it holds zero, or zero means nothing."""
    if not zero or figure.low is None or figure.high is None:
        return "open"
    return "above" if figure.low > 0 else "below" if figure.high < 0 else "open"


def _value(at: int, row: Named, unit: Unit, zero: bool) -> Spec:
    figure = row.figure
    return {
        "row": at,
        "name": row.name,
        "told": " · ".join(filter(None, (unit.tell(figure), row.note))),
        "side": side_of(figure, zero=zero),
        "estimate": unit.read(figure.estimate),
        "low": unit.read(figure.low),
        "high": unit.read(figure.high),
    }
