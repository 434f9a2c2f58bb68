"""Quality against speed as a picture: a panel a task, every contender labelled where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10
from typing import Any
from xml.sax.saxutils import escape

Row = dict[str, Any]
Place = tuple[float, float]
Box = tuple[float, float, float, float]

ACROSS, WIDE, HIGH = 2, 430, 250
LEFT, RIGHT, TOP, BOTTOM = 44, 96, 40, 38
GREY = "#767676"  # reads on white and on black alike
SLOWEST, FASTEST = 10, 300_000
FEWEST = 3  # contenders that make a panel
LETTER = 6  # how wide about
SIDES = (
    (4, -7),
    (-4, -7),
    (4, 17),
    (-4, 17),
    (4, -20),
    (-4, -20),
    (4, 30),
    (-4, 30),
)  # from a dot to its label


def drawn(tasks: dict[str, list[Row]]) -> str:
    """An SVG; what is filled is ours, the line joins those that nobody beats in both."""
    shown = {name: rows for name, rows in tasks.items() if len(rows) >= FEWEST}
    high = HIGH * -(-len(shown) // ACROSS)
    panels = "\n".join(
        f'<g transform="translate({WIDE * (place % ACROSS)} {HIGH * (place // ACROSS)})">'
        f"{_panel(name, rows)}</g>"
        for place, (name, rows) in enumerate(shown.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE * ACROSS} {high}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="11" fill="{GREY}">\n'
        "<title>Macro-F1 against texts a second of one core, on a scale by tens; filled: ours</title>\n"
        f"{panels}\n</svg>\n"
    )


def _panel(name: str, rows: list[Row]) -> str:
    low, high = _range(rows)
    places = {row["contender"]: _place(row, low, high) for row in rows}
    best = sorted(places[row["contender"]] for row in rows if not any(_beats(other, row) for other in rows))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in best)
    return "".join(
        [
            f'<text x="{LEFT}" y="22" font-size="13" font-weight="600">{escape(name)}</text>',
            *_axes(low, high),
            f'<polyline points="{line}" fill="none" stroke="{GREY}" stroke-dasharray="3 3"/>',
            *(_dot(contender, place) for contender, place in places.items()),
            *_labels(places),
        ]
    )


def _range(rows: list[Row]) -> Place:
    """Tenths below the worst and above the best."""
    scores = [row["macro_f1"] for row in rows]
    return int(min(scores) * 10) / 10, min(1.0, (int(max(scores) * 10) + 1) / 10)


def _place(row: Row, low: float, high: float) -> Place:
    return _x(row["per_second"]), _y(row["macro_f1"], low, high)


def _x(speed: float) -> float:
    share = (log10(min(max(speed, SLOWEST), FASTEST)) - log10(SLOWEST)) / log10(FASTEST / SLOWEST)
    return LEFT + share * (WIDE - LEFT - RIGHT)


def _y(score: float, low: float, high: float) -> float:
    return HIGH - BOTTOM - (score - low) / (high - low) * (HIGH - TOP - BOTTOM)


def _beats(one: Row, other: Row) -> bool:
    return bool(one["macro_f1"] > other["macro_f1"] and one["per_second"] > other["per_second"])


def _axes(low: float, high: float) -> Iterator[str]:
    floor = HIGH - BOTTOM
    for speed in (10, 100, 1_000, 10_000, 100_000):
        yield f'<text x="{_x(speed):.1f}" y="{floor + 16}" text-anchor="middle">{speed:,}/s</text>'
    for tenth in range(round(low * 10), round(high * 10) + 1):
        y = _y(tenth / 10, low, high)
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth / 10:.1f}</text>'
        yield (
            f'<line x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="{GREY}" stroke-opacity="0.3"/>'
        )


def _dot(contender: str, place: Place) -> str:
    inside = GREY if contender.startswith("ours") else "none"
    return f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="4" fill="{inside}" stroke="{GREY}"/>'


def _labels(places: dict[str, Place]) -> Iterator[str]:
    """Near its dot, at the first side where neither another dot nor another label stands."""
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in places.values()]
    for contender, (x, y) in sorted(places.items(), key=lambda item: item[1][1]):
        wide = LETTER * len(contender)
        boxes = [_box(x, y, wide, side) for side in SIDES]
        free = (box for box in boxes if not any(_meet(box, other) for other in taken) and box[0] > LEFT - 10)
        box = next(free, boxes[0])
        taken.append(box)
        yield f'<text x="{box[0]:.1f}" y="{box[3] - 2:.1f}">{escape(contender)}</text>'


def _box(x: float, y: float, wide: float, side: Place) -> Box:
    left = x + side[0] if side[0] > 0 else x + side[0] - wide
    return left, y + side[1] - 10, left + wide, y + side[1] + 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
