"""Drivers in one picture: what they cost to the left of the line, what they bring to the right.

Plain figures in, SVG out, in the drawing units of the house (320 wide, type 15 high). Colours are classes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from wallofchange.measuring.estimate import Estimate

WIDTH, ROW, TOP = 320, 50, 26
MIDDLE, REACH = 160, 112  # the line of no difference, and how far a bar may go on either side
ROOM = 40  # signs of type that fit on a line


@dataclass(frozen=True, slots=True)
class Bar:
    """One driver: what falling short costs (below nought) and exceeding brings, in points, and what it is."""

    name: str
    kind: str
    penalty: Estimate
    reward: Estimate


def two_sides(bars: Sequence[Bar], *, left: str, right: str, say: Callable[[float], str], label: str) -> str:
    """Draw the drivers under each other; a side that is not known stays empty, and each has its interval."""
    most = max((abs(end) for bar in bars for end in _ends(bar)), default=0.0) or 1.0
    height = TOP + ROW * len(bars) + 6
    parts = [
        _text(MIDDLE - 8, 14, left, "end"),
        _text(MIDDLE + 8, 14, right, "start"),
        *(part for place, bar in enumerate(bars) for part in _row(bar, TOP + ROW * place, REACH / most, say)),
        f'<line class="zero" x1="{MIDDLE}" y1="20" x2="{MIDDLE}" y2="{height - 4}"/>',
    ]
    return _svg("drivers", height, parts, label)


def course(
    shares: Sequence[Estimate], names: Sequence[str], *, say: Callable[[float], str], label: str
) -> str:
    """Draw a share (0 to 1) through its periods: a dot in its interval, and nothing where it is not known."""
    step = (WIDTH - 16) / max(len(shares), 1)
    most = max((share.high or 0.0 for share in shares), default=0.0) or 1.0
    parts = [f'<line class="axis" x1="0" y1="100" x2="{WIDTH}" y2="100"/>']
    for place, (share, name) in enumerate(zip(shares, names, strict=True)):
        x = 8 + step * (place + 0.5)
        parts.append(_text(x, 118, name, "middle"))
        if share.estimate is None or share.low is None or share.high is None:
            continue
        top, low, at = (100 - 78 * value / most for value in (share.high, share.low, share.estimate))
        parts.append(f'<line class="reach" x1="{x:.1f}" y1="{top:.1f}" x2="{x:.1f}" y2="{low:.1f}"/>')
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{at:.1f}" r="5"/>')
        parts.append(_text(x + 9, at + 5, say(share.estimate), "start", "strong"))
    return _svg("drivers course", 124, parts, label)


def _svg(kind: str, height: int, parts: Sequence[str], label: str) -> str:
    says = f'role="img" aria-label="{escape(label)}"'
    box = f'viewBox="0 0 {WIDTH} {height}"'
    return f'<svg class="drawing {kind}" {box} {says} focusable="false">{"".join(parts)}</svg>'


def _ends(bar: Bar) -> list[float]:
    ends = (side for found in (bar.penalty, bar.reward) for side in (found.estimate, found.low, found.high))
    return [end for end in ends if end is not None]


def _row(bar: Bar, top: float, scale: float, say: Callable[[float], str]) -> list[str]:
    fits = len(bar.name) + len(bar.kind) < ROOM
    name = bar.name if len(bar.name) < ROOM else bar.name[: ROOM - 2] + "…"
    return [
        _text(0, top + 14, name, "start", "strong"),
        *([_text(WIDTH, top + 14, bar.kind, "end")] if fits else []),
        *_side("repair", bar.penalty, top + 22, scale, say),
        *_side("delight", bar.reward, top + 22, scale, say),
    ]


def _side(kind: str, found: Estimate, top: float, scale: float, say: Callable[[float], str]) -> list[str]:
    """A bar from the line to the figure, its interval over it, the figure itself beyond both."""
    if found.estimate is None:
        return []
    end = MIDDLE + found.estimate * scale
    left = kind == "repair"
    drawn = [_rect(f"side {kind}", min(end, MIDDLE), top, abs(end - MIDDLE), 14)]
    beyond = [end, MIDDLE]
    if found.low is not None and found.high is not None:
        ends = [MIDDLE + found.low * scale, MIDDLE + found.high * scale]
        drawn.append(
            f'<line class="reach" x1="{ends[0]:.1f}" y1="{top + 7:g}" x2="{ends[1]:.1f}" y2="{top + 7:g}"/>'
        )
        beyond += ends
    at = max(min(beyond) - 5, 34.0) if left else min(max(beyond) + 5, WIDTH - 34.0)
    return [*drawn, _text(at, top + 12, say(found.estimate), "end" if left else "start")]


def _text(x: float, y: float, words: str, anchor: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:g}" text-anchor="{anchor}"{named}>{escape(words)}</text>'


def _rect(kind: str, x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:g}" width="{max(width, 1):.1f}" height="{height:g}" rx="3"/>'
    )
