"""How long things take: the share that still waits, or that is done, by days since the start."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wallofchange.learning.charts.chart import Chart, Spec
from wallofchange.learning.charts.frame import DASHES, MOST_SERIES, SERIES, alone, axis, spec, words
from wallofchange.learning.charts.given import Curve
from wallofchange.learning.charts.labels import GAP, MOST_LABEL, end_of_line, room, stacked
from wallofchange.learning.charts.tokens import colour
from wallofchange.learning.charts.units import DAYS, PERCENT, Unit, count

HEIGHT = 220


def durations(
    curves: Sequence[Curve],
    *,
    key: str,
    title: str,
    description: str,
    unit: Unit = DAYS,
    falls: bool = True,
) -> Chart:
    """Kaplan-Meier curves (`falls`) or cumulative incidences: steps with their bands, named at their ends.

    Raises:
        ValueError: when there are more than four.
    """
    if len(curves) > MOST_SERIES:
        raise ValueError(f"{key} has {len(curves)} curves; more than {MOST_SERIES} want small multiples.")
    values = [value | {"series": at} for at, curve in enumerate(curves) for value in _steps(curve, unit)]
    ends = _ends(curves, unit)
    x = {
        "field": "days",
        "type": "quantitative",
        "axis": axis(unit, _("days"), grid=False),
        "scale": {"zero": True},
    }
    layer = [*_half(), *(mark for at in range(len(curves)) for mark in _drawn(at, x)), *_names(ends, x)]
    share = _("Still waiting") if falls else _("Done")
    columns = (_("Of what"), _("Days"), share, _("95% interval"))
    table = tuple(
        (_named(curve), unit.say(day), PERCENT.say(figure.estimate), PERCENT.between(figure))
        for curve in curves
        for day, figure in curve.steps
    )
    return Chart(
        key,
        title,
        description,
        spec(values, layer, height=HEIGHT, right=room([end["label"] for end in ends])),
        columns,
        table,
    )


def _drawn(at: int, x: Spec) -> list[Spec]:
    """One curve: its band and its steps, in its own dash."""
    ink, own = colour(SERIES[at]), [{"filter": f"datum.series == {at}"}]
    stands = axis(PERCENT, across=False) | {"values": [0, 25, 50, 75, 100]}
    y = {"field": "share", "type": "quantitative", "axis": stands, "scale": {"domain": [0, 100]}}
    band = {"type": "area", "fill": ink, "fillOpacity": 0.16, "interpolate": "step-after"}
    line = {
        "type": "line",
        "stroke": ink,
        "strokeWidth": 2,
        "strokeDash": DASHES[at],
        "interpolate": "step-after",
    }
    ends = {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}
    return [
        {"transform": own, "mark": band, "encoding": ends},
        {"transform": own, "mark": line, "encoding": {"x": x, "y": y}},
    ]


def _half() -> list[Spec]:
    """Where half of them is: what a median is read from."""
    rule = {"type": "rule", "stroke": colour("edge"), "strokeDash": [2, 3]}
    return [{"data": alone(), "mark": rule, "encoding": {"y": {"datum": 50, "type": "quantitative"}}}]


def _names(ends: Sequence[Spec], x: Spec) -> list[Spec]:
    y = {"field": "label_at", "type": "quantitative"}
    look = end_of_line() | {"fontWeight": 600, "limit": MOST_LABEL}
    return [{"data": alone(*ends)} | words("label", {"x": x, "y": y}, **look)] if ends else []


def _ends(curves: Sequence[Curve], unit: Unit) -> list[Spec]:
    """Where the name of each curve stands: at its end, clear of the one below it."""
    lasts = [(curve.name, steps[-1]) for curve in curves if (steps := _steps(curve, unit))]
    found: list[Spec] = [
        {"days": last["days"], "share": last["share"], "label": name} for name, last in lasts
    ]
    stacked(found, "share", 100 / HEIGHT * GAP)
    return found


def _steps(curve: Curve, unit: Unit) -> list[Spec]:
    return [
        {
            "days": unit.read(day),
            "share": PERCENT.read(figure.estimate),
            "low": PERCENT.read(figure.low),
            "high": PERCENT.read(figure.high),
        }
        for day, figure in curve.steps
        if figure.estimate is not None
    ]


def _named(curve: Curve) -> str:
    return curve.name if curve.n is None else f"{curve.name} ({count(curve.n)})"
