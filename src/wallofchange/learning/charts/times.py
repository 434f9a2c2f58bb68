"""Figures over time: one with its band by day, or a few beside each other by week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.learning.charts.chart import Chart, Spec
from wallofchange.learning.charts.frame import (
    DASHES,
    MOST_SERIES,
    SERIES,
    alone,
    axis,
    days,
    line_at,
    spec,
    words,
    zone,
)
from wallofchange.learning.charts.given import Dated, Mark
from wallofchange.learning.charts.labels import GAP, MOST_LABEL, end_of_line, room, stacked
from wallofchange.learning.charts.tokens import colour
from wallofchange.learning.charts.units import POINTS, SCORE, Unit, count

HEIGHT = 220


def band_over_days(
    points: Sequence[Dated],
    *,
    key: str,
    title: str,
    description: str,
    unit: Unit = POINTS,
    zero: bool = True,
    worthwhile: float = 0.0,
    marks: Sequence[Mark] = (),
) -> Chart:
    """One figure by day with its band; `worthwhile` (in the figure's unit) is shaded around zero."""
    values = [_value(point, unit) for point in points]
    last = [
        value | {"label": unit.say(point.figure.estimate), "ink": colour("ink")}
        for value, point in _known(values, points)[-1:]
    ]
    near = unit.read(worthwhile) or 0.0
    layer = [
        *zone(near, "y"),
        *([line_at(0, "y")] if zero else []),
        *_drawn(0, unit, zero=zero, domain=_domain(values, [-near, near] if zero else [])),
        *_events(marks),
        *(_ends(last) if last else []),
    ]
    columns = (_("Day"), _("Figure"), _("Band"), *_answers(points))
    table = tuple(_row(point, unit, points) for point in points)
    top = 22 if marks else 8
    picture = spec(values, layer, height=HEIGHT, right=room([each["label"] for each in last]), top=top)
    return Chart(key, title, description, picture, columns, table)


def level_by_week(
    series: Mapping[str, Sequence[Dated]],
    *,
    key: str,
    title: str,
    description: str,
    unit: Unit = SCORE,
    marks: Sequence[Mark] = (),
) -> Chart:
    """One to four figures by week, each with its band, its own dash and its name at the end of its line.

    Raises:
        ValueError: when there are more than four.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"{key} has {len(series)} series; more than {MOST_SERIES} want small multiples.")
    values = [
        _value(point, unit) | {"series": at} for at, points in enumerate(series.values()) for point in points
    ]
    labels = _labels(series, unit, values)
    layer = [
        *(mark for at in range(len(series)) for mark in _drawn(at, unit, zero=False)),
        *_events(marks),
        *_ends(labels),
    ]
    several = len(series) > 1
    every = [point for points in series.values() for point in points]
    columns = (
        *([_("Of what")] if several else []),
        _("Week of"),
        _("Figure"),
        _("95% interval"),
        *_answers(every),
    )
    table = tuple(
        (*([name] if several else []), *_row(point, unit, every))
        for name, points in series.items()
        for point in points
    )
    picture = spec(
        values,
        layer,
        height=HEIGHT,
        right=room([label["label"] for label in labels]),
        top=22 if marks else 8,
    )
    return Chart(key, title, description, picture, columns, table)


def _drawn(at: int, unit: Unit, *, zero: bool, domain: Sequence[float] = ()) -> list[Spec]:
    """One series: its band, its line (broken where nothing is known) and its points."""
    ink = colour(SERIES[at]) if at or not zero else colour("ink")
    own = [{"filter": f"!isDefined(datum.series) || datum.series == {at}"}]
    scale = {"zero": zero, "nice": True} | ({"domain": list(domain)} if domain else {})
    y = {"field": "estimate", "type": "quantitative", "axis": axis(unit, across=False), "scale": scale}
    ends = {"y": y | {"field": "low"}, "y2": {"field": "high"}}
    band = {"type": "area", "fill": ink, "fillOpacity": 0.16, "interpolate": "monotone", "clip": True}
    line = {
        "type": "line",
        "stroke": ink,
        "strokeWidth": 2,
        "strokeDash": DASHES[at],
        "interpolate": "monotone",
    }
    dot = {"type": "point", "filled": True, "fill": ink, "size": 18, "opacity": 1}
    lone = [*own, {"filter": "isValid(datum.estimate) && datum.lone"}]
    return [
        {"transform": own, "mark": band, "encoding": {"x": days()} | ends},
        {"transform": own, "mark": line, "encoding": {"x": days(), "y": y}},
        {"transform": lone, "mark": dot, "encoding": {"x": days(), "y": y}},
    ]


def _domain(values: Sequence[Spec], always: Sequence[float]) -> list[float]:
    """From where to where the picture goes: a band that begins far wider than it ends runs out of it."""
    known = [value for value in values if value["low"] is not None and value["high"] is not None]
    widest = max((value["high"] - value["low"] for value in known[-7:]), default=0.0) * 4
    near = [value for value in known if value["high"] - value["low"] <= widest]
    ends = [value[end] for value in near for end in ("low", "high")]
    every = [*ends, *always, *(value["estimate"] for value in values if value["estimate"] is not None)]
    return [min(every), max(every)] if near else []


def _events(marks: Sequence[Mark]) -> list[Spec]:
    """What happened on a day: a line to the top, and its name there."""
    if not marks:
        return []
    values = alone(*({"day": mark.day.isoformat(), "name": mark.name} for mark in marks))
    rule = {"type": "rule", "stroke": colour("accent"), "strokeDash": [4, 3]}
    text = words("name", {"x": days(), "y": {"value": -9}}, fill=colour("ink-soft"))
    return [{"data": values, "mark": rule, "encoding": {"x": days()}}, {"data": values} | text]


def _ends(labels: Sequence[Spec]) -> list[Spec]:
    """The last known figure of each series, said behind the end of its line; on a phone over it."""
    y: Spec = {"field": "label_at" if "label_at" in labels[0] else "estimate", "type": "quantitative"}
    dot = {"type": "point", "filled": True, "size": 50, "opacity": 1}
    ink = {"fill": {"field": "ink", "type": "nominal", "scale": None}}
    at_line = ink | {"x": days(), "y": {"field": "estimate", "type": "quantitative"}}
    look = end_of_line() | {"fontWeight": 600, "limit": MOST_LABEL}
    return [
        {"data": alone(*labels), "mark": dot, "encoding": at_line},
        {"data": alone(*labels)} | words("label", {"x": days(), "y": y}, **look),
    ]


def _labels(series: Mapping[str, Sequence[Dated]], unit: Unit, values: Sequence[Spec]) -> list[Spec]:
    """Where each name stands: at the end of its line, moved up as far as the one below it needs."""
    found = []
    for at, (name, points) in enumerate(series.items()):
        for value, point in _known([_value(point, unit) for point in points], points)[-1:]:
            said = unit.say(point.figure.estimate)
            label = f"{said} {name}" if len(series) > 1 else said
            found.append(value | {"label": label, "ink": colour(SERIES[at])})
    ends = [value[end] for value in values for end in ("low", "high", "estimate") if value[end] is not None]
    step = (max(ends) - min(ends) or 1.0) / HEIGHT * GAP if ends else 0.0
    stacked(found, "estimate", step)
    return found


def _known(values: Sequence[Spec], points: Sequence[Dated]) -> list[tuple[Spec, Dated]]:
    pairs = zip(values, points, strict=True)
    return [(value, point) for value, point in pairs if value["estimate"] is not None]


def _value(point: Dated, unit: Unit) -> Spec:
    figure = point.figure
    return {
        "day": point.day.isoformat(),
        "estimate": unit.read(figure.estimate),
        "low": unit.read(figure.low),
        "high": unit.read(figure.high),
        "lone": True,
    }


def _answers(points: Sequence[Dated]) -> list[str]:
    return [_("Answers")] if any(point.n is not None for point in points) else []


def _row(point: Dated, unit: Unit, every: Sequence[Dated]) -> tuple[str, ...]:
    figure, day = point.figure, date_format(point.day, "j F Y")
    return (
        day,
        unit.say(figure.estimate),
        unit.between(figure),
        *([count(point.n)] if _answers(every) else []),
    )
