"""A small figure of weeks: a bar each, the last four in another colour. Plain numbers in, markup out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, FLOOR = 320, 62, 44  # drawing units, as in house/drawing.py
LATELY = 4


def weeks(shares: Sequence[float], *, first: str, last: str, label: str) -> str:
    """Draw shares (0 to 1, one a week, the oldest first) on an axis from zero to the highest of them."""
    step = WIDTH / max(len(shares), 1)
    tallest = max([*shares, 1e-9])
    bars = [_bar(place, share / tallest, step, len(shares)) for place, share in enumerate(shares)]
    body = "".join(
        [
            *bars,
            f'<line class="axis" x1="0" y1="{FLOOR}" x2="{WIDTH}" y2="{FLOOR}"/>',
            f'<text x="0" y="{HEIGHT - 2}" text-anchor="start">{escape(first)}</text>',
            f'<text x="{WIDTH}" y="{HEIGHT - 2}" text-anchor="end">{escape(last)}</text>',
        ]
    )
    says = f'role="img" aria-label="{escape(label)}" focusable="false"'
    return f'<svg class="drawing weeks" viewBox="0 0 {WIDTH} {HEIGHT}" {says}>{body}</svg>'


def _bar(place: int, part: float, step: float, count: int) -> str:
    height = round(part * (FLOOR - 4), 1)
    kind = "bar after" if place >= count - LATELY else "bar before"
    x, width = round(place * step + 1, 1), round(max(step - 2, 1), 1)
    return f'<rect class="{kind}" x="{x:g}" y="{FLOOR - height:g}" width="{width:g}" height="{height:g}"/>'
