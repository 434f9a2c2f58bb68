"""How answers are spread: small multiples, one below the other on one axis."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wallofchange.learning.charts.chart import Chart, Spec
from wallofchange.learning.charts.frame import spec, words
from wallofchange.learning.charts.given import Spread
from wallofchange.learning.charts.tokens import colour
from wallofchange.learning.charts.units import PERCENT, count

TALL = 1.75  # a panel and the room over it, where the tallest bar is 1
PANEL = 118  # px
SEEN = 0.005  # a smaller share gets no figure over its bar


def distributions(
    spreads: Sequence[Spread], *, key: str, title: str, description: str, scores: range
) -> Chart:
    """The share of the answers per score, a panel per spread; of two, the first is marked on the second.

    Raises:
        ValueError: when a spread does not have one count per score.
    """
    if any(len(spread.counts) != len(scores) for spread in spreads):
        raise ValueError(f"{key}: every spread has one count per score.")
    shares = [_shares(spread) for spread in spreads]
    tallest = max((share for row in shares for share in row), default=0) or 1.0
    panels = list(zip(spreads, shares, range(len(spreads) - 1, -1, -1), strict=True))
    was = shares[0] if len(spreads) == 2 else None
    values = [
        _bar(score, share, floor * TALL, tallest, was[at] if was and not floor else None)
        | {"lead": not at, "name": _said(spread)}
        for spread, row, floor in panels
        for at, (score, share) in enumerate(zip(scores, row, strict=True))
    ]
    columns = (_("Score"), *(_said(spread) for spread in spreads))
    rows = [
        (str(score), *(_cell(spread, row, at) for spread, row in zip(spreads, shares, strict=True)))
        for at, score in enumerate(scores)
    ]
    height = PANEL * len(spreads)
    picture = spec(values, _layer(len(spreads), scores), height=height)
    return Chart(key, title, description, picture, columns, tuple(rows))


def _layer(panels: int, scores: range) -> list[Spec]:
    lies = {"labelAngle": 0, "domain": False, "ticks": False, "title": _("Score")}
    x = {
        "field": "score",
        "type": "ordinal",
        "axis": lies,
        "scale": {"paddingInner": 0.25, "paddingOuter": 0.1},
    }
    scale = {"domain": [0, panels * TALL - 0.25], "nice": False}
    up = {"type": "quantitative", "axis": None, "scale": scale}
    bar = {"x": x, "y": up | {"field": "floor"}, "y2": {"field": "top"}}
    high = f"datum.score >= {max(scores) - 1}" if max(scores) == 10 else "false"
    kinds = [("mark-nine", high), ("mark-seven", f"!({high})")]
    bars = [
        {
            "transform": [{"filter": test}],
            "mark": {"type": "bar", "fill": colour(fill), "stroke": colour("edge")},
            "encoding": bar,
        }
        for fill, test in kinds
    ]
    tick = {"type": "tick", "orient": "horizontal", "stroke": colour("ink"), "thickness": 2}
    marked = {
        "transform": [{"filter": "isValid(datum.was)"}],
        "mark": tick,
        "encoding": {"x": x, "y": up | {"field": "was"}},
    }
    said = words(
        "said", {"x": x, "y": up | {"field": "clear"}}, baseline="bottom", dy=-4, fill=colour("ink-soft")
    )
    ground = {"type": "rule", "stroke": colour("edge")}
    floors = {
        "transform": [{"filter": "datum.lead"}],
        "mark": ground,
        "encoding": {"y": up | {"field": "floor"}},
    }
    head = words("name", {"x": {"value": 0}, "y": up | {"field": "head"}}, align="left", fontWeight=600)
    return [*bars, marked, said, floors, {"transform": [{"filter": "datum.lead"}]} | head]


def _bar(score: int, share: float, floor: float, tallest: float, was: float | None) -> Spec:
    top = round(floor + share / tallest, 6)
    before = None if was is None else round(floor + was / tallest, 6)
    return {
        "score": score,
        "floor": floor,
        "top": top,
        "was": before,
        "clear": max(top, before or 0.0),
        "head": floor + TALL - 0.36,
        "said": PERCENT.say(share).removesuffix(PERCENT.suffix) if share >= SEEN else "",
    }


def _shares(spread: Spread) -> list[float]:
    whole = sum(spread.counts)
    return [each / whole if whole else 0.0 for each in spread.counts]


def _said(spread: Spread) -> str:
    return _("%(name)s, %(n)s answers (%%)") % {"name": spread.name, "n": count(sum(spread.counts))}


def _cell(spread: Spread, shares: Sequence[float], at: int) -> str:
    return f"{count(spread.counts[at])} ({PERCENT.say(shares[at])})"
