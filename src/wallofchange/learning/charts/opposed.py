"""Pictures with two sides: less and more than expected, repair and delight."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wallofchange.learning.charts.chart import Chart, Spec
from wallofchange.learning.charts.frame import alone, axis, spec, words
from wallofchange.learning.charts.given import Shares, Sides
from wallofchange.learning.charts.rows import ROW, STEP, line_of_each_row, side_of, told_beside
from wallofchange.learning.charts.tokens import colour
from wallofchange.learning.charts.units import PERCENT, POINTS, Unit, count
from wallofchange.measuring.estimate import Estimate

PARTS = ("below", "met", "exceeded")
FILLS = {"below": "mark-below", "met": "mark-met", "exceeded": "mark-above"}
SIGNS = {"below": "▼", "met": "=", "exceeded": "▲"}


def expectation_bars(rows: Sequence[Shares], *, key: str, title: str, description: str) -> Chart:
    """Each row whole as one bar: less from the left, more from the right, each end with its interval."""
    values = [_shares(at, row) for at, row in enumerate(rows)]
    layer = [
        *_bars(),
        _whisker("below_low", "below_high"),
        _whisker("exceeded_low", "exceeded_high"),
        *_said(),
    ]
    asked = (_("less than expected"), _("as expected"), _("better than expected"))
    columns = (_("Of what"), *(each for name in asked for each in (name, _("95% interval"))), _("Answers"))
    table = tuple((row.name, *_cells(row), count(row.n)) for row in rows)
    return Chart(key, title, description, spec(values, layer, height={"step": 72}), columns, table)


def penalty_reward(
    rows: Sequence[Sides], *, key: str, title: str, description: str, unit: Unit = POINTS
) -> Chart:
    """What falling short costs and what surprising brings, from one line of no difference.

    A side whose interval holds zero is hollow: nothing was shown.
    """
    values = [_sides(at, row, unit) for at, row in enumerate(rows)]
    layer = [*_arms("repair", unit), *_arms("delight", unit), line_of_each_row(), *_heads(), *told_beside()]
    columns = (
        _("Of what"),
        _("Less than expected"),
        _("95% interval"),
        _("Better than expected"),
        _("95% interval"),
        _("Answers"),
        _("Note"),
    )
    table = tuple(
        (row.name, *_pair(row.repair, unit), *_pair(row.delight, unit), count(row.n), row.note)
        for row in rows
    )
    picture = spec(values, layer, height={"step": STEP}, top=26)
    return Chart(key, title, description, picture, columns, table)


def _bars() -> list[Spec]:
    whole = {"domain": [0, 100], "nice": False}
    lies = axis(PERCENT) | {"values": [0, 25, 50, 75, 100]}
    ends = {
        "below": ("from", "below"),
        "met": ("below", "upto"),
        "exceeded": ("upto", "whole"),
    }
    return [
        {
            "transform": [{"filter": "isValid(datum.below)"}],
            "mark": {"type": "bar", "height": 16, "fill": colour(FILLS[part]), "stroke": colour("edge")},
            "encoding": ROW
            | {
                "x": {"field": start, "type": "quantitative", "scale": whole, "axis": lies},
                "x2": {"field": end},
            },
        }
        for part, (start, end) in ends.items()
    ]


def _whisker(low: str, high: str) -> Spec:
    """The interval around one end of the middle part."""
    mark = {"type": "rule", "stroke": colour("ink"), "strokeWidth": 2}
    ends = {"x": {"field": low, "type": "quantitative"}, "x2": {"field": high}}
    return {"transform": [{"filter": f"isValid(datum.{low})"}], "mark": mark, "encoding": ROW | ends}


def _said() -> list[Spec]:
    """The name and the number of answers over each bar, the three shares below it where they stand."""
    name = words(
        "name", ROW | {"x": {"value": 0}}, align="left", dy=-19, fontWeight=600, limit={"expr": "width * 0.7"}
    )
    of = words(
        "of", ROW | {"x": {"value": {"expr": "width"}}}, align="right", dy=-19, fill=colour("ink-soft")
    )
    places = {"below": ("0", "left"), "met": ("width / 2", "center"), "exceeded": ("width", "right")}
    shares = [
        words(f"say_{part}", ROW | {"x": {"value": {"expr": place}}}, align=align, dy=19)
        for part, (place, align) in places.items()
    ]
    return [name, of, *shares]


def _shares(at: int, row: Shares) -> Spec:
    below, met, exceeded = (getattr(row, part) for part in PARTS)
    known = None not in (below.estimate, met.estimate, exceeded.estimate)
    less, more = PERCENT.read(below.estimate), PERCENT.read(exceeded.estimate)
    said = {part: f"{SIGNS[part]} {PERCENT.say(getattr(row, part).estimate)}" for part in PARTS}
    return {
        "row": at,
        "name": row.name,
        "of": _of(row) if known else _("too few people to show"),
        "from": 0,
        "below": less if known else None,
        "upto": 100 - more if known and more is not None else None,
        "whole": 100,
        "below_low": PERCENT.read(below.low),
        "below_high": PERCENT.read(below.high),
        "exceeded_low": None if exceeded.high is None else PERCENT.read(1 - exceeded.high),
        "exceeded_high": None if exceeded.low is None else PERCENT.read(1 - exceeded.low),
    } | {f"say_{part}": text if known else "" for part, text in said.items()}


def _of(row: Shares) -> str:
    return "" if row.n is None else _("%(n)s answers") % {"n": count(row.n)}


def _cells(row: Shares) -> list[str]:
    return [text for part in PARTS for text in _pair(getattr(row, part), PERCENT)]


def _arms(side: str, unit: Unit) -> list[Spec]:
    """One side of every row: full where it was shown, hollow where it was not, with its interval."""
    fill = colour("mark-below" if side == "repair" else "mark-above")
    place = {
        "x": {"field": side, "type": "quantitative", "axis": axis(unit), "scale": {"padding": 8}},
        "x2": {"datum": 0},
    }
    hollow = {
        "type": "bar",
        "height": 14,
        "fill": colour("card"),
        "stroke": colour("edge"),
        "strokeDash": [3, 2],
    }
    full = {"type": "bar", "height": 14, "fill": fill, "stroke": fill}
    looks = [(full, f"datum.{side}_shown"), (hollow, f"!datum.{side}_shown && isValid(datum.{side})")]
    bars = [{"transform": [{"filter": test}], "mark": look, "encoding": ROW | place} for look, test in looks]
    return [*bars, _whisker(f"{side}_low", f"{side}_high")]


def _heads() -> list[Spec]:
    """Which side is which, over the picture."""
    names = [(_("Less than expected"), "0", "left"), (_("Better than expected"), "width", "right")]
    signs = ("▼ {}", "{} ▲")
    return [
        {
            "data": alone({"head": sign.format(name)}),
            "mark": {"type": "text", "align": align, "baseline": "bottom", "fill": colour("ink-soft")},
            "encoding": {"x": {"value": {"expr": place}}, "y": {"value": -8}, "text": {"field": "head"}},
        }
        for (name, place, align), sign in zip(names, signs, strict=True)
    ]


def _sides(at: int, row: Sides, unit: Unit) -> Spec:
    said = f"▼ {unit.say(row.repair.estimate)}  ▲ {unit.say(row.delight.estimate)}"
    value: Spec = {"row": at, "name": row.name, "told": " · ".join(filter(None, (row.note, said)))}
    for side, figure in (("repair", row.repair), ("delight", row.delight)):
        value[side] = unit.read(figure.estimate)
        value[f"{side}_low"], value[f"{side}_high"] = unit.read(figure.low), unit.read(figure.high)
        value[f"{side}_shown"] = side_of(figure) != "open"
    return value


def _pair(figure: Estimate, unit: Unit) -> tuple[str, str]:
    return unit.say(figure.estimate), unit.between(figure)
