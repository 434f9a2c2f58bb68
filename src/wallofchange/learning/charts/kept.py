"""What was promised beside what was found."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wallofchange.learning.charts.chart import Chart, Spec
from wallofchange.learning.charts.frame import axis, spec
from wallofchange.learning.charts.given import Promise
from wallofchange.learning.charts.rows import (
    ROW,
    STEP,
    interval_marks,
    line_of_each_row,
    side_of,
    told_beside,
)
from wallofchange.learning.charts.tokens import colour
from wallofchange.learning.charts.units import POINTS, Unit


def promised_found(
    promises: Sequence[Promise], *, key: str, title: str, description: str, unit: Unit = POINTS
) -> Chart:
    """A diamond where the promise was, a dot with its interval for what was found."""
    values = [_value(at, each, unit) for at, each in enumerate(promises)]
    look = {"type": "point", "shape": "diamond", "size": 130, "filled": False, "strokeWidth": 2}
    x = {"x": {"field": "promised", "type": "quantitative"}}
    diamond = {"mark": look | {"stroke": colour("accent"), "fill": colour("card")}, "encoding": ROW | x}
    layer = [*interval_marks(axis(unit, grid=False), zero=True), line_of_each_row(), diamond, *told_beside()]
    columns = (_("Of what"), _("Promised"), _("Found"), _("95% interval"))
    table = tuple(
        (each.name, unit.say(each.promised), unit.say(each.found.estimate), unit.between(each.found))
        for each in promises
    )
    return Chart(key, title, description, spec(values, layer, height={"step": STEP}), columns, table)


def _value(at: int, each: Promise, unit: Unit) -> Spec:
    told = _("◊ promised %(promised)s · ● found %(found)s")
    return {
        "row": at,
        "name": each.name,
        "told": told % {"promised": unit.say(each.promised), "found": unit.tell(each.found)},
        "side": side_of(each.found),
        "promised": unit.read(each.promised),
        "estimate": unit.read(each.found.estimate),
        "low": unit.read(each.found.low),
        "high": unit.read(each.found.high),
    }
