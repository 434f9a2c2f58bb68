"""Small figures as inline SVG, drawn on the server: legible without scripts, in both themes and on paper.

Plain numbers in, markup out. Colours come from classes (parts-figures.css), never from here. Lengths are
drawing units: 320 of them fill a phone, and type is 15 units high, so it never falls under 13 px there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 320
BESIDE = 6  # how far a figure stands from a line
Say = Callable[[float], str]  # writes a number in the reader's language


@dataclass(frozen=True)
class Ruler:
    """Places values from `low` to `high` between `start` and `end` (drawing units)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


@dataclass(frozen=True)
class Panel:
    """A row of bars standing on `floor`: one share per score, `tallest` of them 60 units high."""

    shares: Sequence[float]
    scores: Sequence[int]
    tallest: float
    floor: float

    @property
    def step(self) -> float:
        return WIDTH / len(self.scores)

    def middle(self, place: int) -> float:
        return round((place + 0.5) * self.step, 1)

    def top(self, place: int) -> float:
        return round(self.floor - self.shares[place] / self.tallest * 60, 1)

    def bars(self, kind: str, name: str) -> list[str]:
        bars = [self._bar(kind, place) for place in range(len(self.scores))]
        ground = _line("axis", 0, self.floor, WIDTH, self.floor)
        return [_text(0, self.floor - 84, name, anchor="start", kind="strong"), ground, *bars]

    def figures(self, say: Say, clear_of: Panel | None = None) -> list[str]:
        """The share over each bar that has one, and over the line of `clear_of` where that is higher."""
        return [
            _text(self.middle(place), self._clear(place, clear_of) - 5, say(share * 100))
            for place, share in enumerate(self.shares)
            if share >= 0.005
        ]

    def lines_of(self, other: Panel) -> list[str]:
        """How high the bars of another panel were, as a small line on each of these."""
        reach = self.step / 2 - 1.5
        heights = [self.floor - (other.floor - other.top(place)) for place in range(len(self.scores))]
        return [
            _line("was", self.middle(place) - reach, height, self.middle(place) + reach, height)
            for place, height in enumerate(heights)
        ]

    def axis(self) -> list[str]:
        return [
            _text(self.middle(place), self.floor + 18, str(score)) for place, score in enumerate(self.scores)
        ]

    def _bar(self, kind: str, place: int) -> str:
        width = round(self.step - 8, 1)
        best = " top" if self.scores[-1] == 10 and self.scores[place] >= 9 else ""
        start = round(self.middle(place) - width / 2, 1)
        return _rect(f"bar {kind}{best}", start, self.top(place), width, self.floor - self.top(place))

    def _clear(self, place: int, other: Panel | None) -> float:
        line = self.floor - (other.floor - other.top(place)) if other else self.floor
        return min(self.top(place), line)


def interval(
    estimate: float,
    low: float,
    high: float,
    *,
    worthwhile: float = 0,
    promised: float = 0,
    say: Say = str,
    label: str = "",
) -> str:
    """Draw a difference with its interval beside the line of no difference.

    `worthwhile` is the smallest difference that matters, same unit; its zone around zero is drawn when > 0.
    `promised` is what was hoped for, same unit; it is marked where it is not zero.

    Raises:
        ValueError: unless low <= estimate <= high.
    """
    if not low <= estimate <= high:
        raise ValueError(f"The estimate {estimate} does not lie between {low} and {high}.")
    ruler = _ruler_around(low, high, worthwhile, promised)
    side = "above" if low > 0 else "below" if high < 0 else "open"
    parts = [
        *_zone(ruler, worthwhile, say),
        *_promise(ruler, promised, say),
        _line("zero", ruler.at(0), 22, ruler.at(0), 72),
        _text(ruler.at(0), 88, say(0)),
        _rect("band", ruler.at(low), 26, max(ruler.at(high) - ruler.at(low), 2), 14, round_by=7),
        f'<circle class="dot" cx="{ruler.at(estimate):g}" cy="33" r="6"/>',
        _text(ruler.at(estimate), 16, say(estimate), kind="strong"),
        *_ends(ruler, low, high, say),
    ]
    return _svg(f"interval {side}", 94, label, parts)


def distribution(
    before: Sequence[float],
    after: Sequence[float],
    scores: Sequence[int],
    *,
    names: tuple[str, str] = ("before", "after"),
    say: Say = str,
    label: str = "",
) -> str:
    """Draw how answers were spread before and after, as shares per score on one axis.

    `before` and `after` are counts, one per score; a small line on each later bar shows how high it was.

    Raises:
        ValueError: when the three do not have the same length.
    """
    if not len(before) == len(after) == len(scores):
        raise ValueError("Before, after and the scores must have the same length.")
    shares = (_shares(before), _shares(after))
    tallest = max(*shares[0], *shares[1], 0.01)
    then, now = (
        Panel(share, scores, tallest, floor) for share, floor in zip(shares, (100, 212), strict=True)
    )
    parts = [
        *then.bars("before", names[0]),
        *then.figures(say),
        *now.bars("after", names[1]),
        *now.lines_of(then),
        *now.figures(say, clear_of=then),
        *now.axis(),
    ]
    return _svg("distribution", 238, label, parts)


def share(p: float | None, low: float, high: float, *, kind: str = "", label: str = "") -> str:
    """Draw a share on the line from nobody to everybody: its interval, and a dot where there is a figure."""
    ruler = Ruler(0, 1, 8, WIDTH - 8)
    dot = "" if p is None else f'<circle class="dot" cx="{ruler.at(p):g}" cy="12" r="6"/>'
    parts = [
        _line("axis", ruler.at(0), 12, ruler.at(1), 12),
        *(_line("axis", ruler.at(end), 6, ruler.at(end), 18) for end in (0, 0.5, 1)),
        _rect("band", ruler.at(low), 5, max(ruler.at(high) - ruler.at(low), 2), 14, round_by=7),
        dot,
    ]
    return _svg(f"share {kind}".strip(), 24, label, parts)


def room(
    capacity: float, reserve: float, planned: float, improving: float, *, say: Say = str, label: str = ""
) -> str:
    """Draw a team's hours: regular work from the left, the part kept for improving on the right.

    All in hours; `planned` fills the regular part, `improving` the kept part, neither beyond its part.
    """
    ruler = Ruler(0, max(capacity, 1), 1, WIDTH - 1)
    border = ruler.at(capacity - reserve)
    parts = [
        _rect("free", 1, 24, border - 1, 20),
        _rect("kept", border, 24, WIDTH - 1 - border, 20),
        _rect("taken", 1, 24, ruler.at(min(planned, capacity - reserve)) - 1, 20),
        _rect("kept-taken", border, 24, ruler.at(min(improving, reserve)) - 1, 20),
        _line("zero", border, 18, border, 50),
        _text(1, 14, f"{say(planned)} / {say(capacity - reserve)}", anchor="start"),
        _text(WIDTH - 1, 14, f"{say(improving)} / {say(reserve)}", anchor="end", kind="strong"),
    ]
    return _svg("room-meter", 54, label, parts)


def initials(name: str) -> str:
    """The first letters of the first and last name: what stands in a face without a picture."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words)) or "?"


def _ruler_around(low: float, high: float, worthwhile: float, promised: float) -> Ruler:
    ends = (low, high, 0.0, worthwhile, -worthwhile, promised)
    reach = max(ends) - min(ends) or 1.0
    return Ruler(min(ends) - reach * 0.02, max(ends) + reach * 0.02, 58, WIDTH - 58)


def _ends(ruler: Ruler, low: float, high: float, say: Say) -> list[str]:
    """Both ends in figures, beside the line of no difference and not on it where there is room."""
    zero, left, right = ruler.at(0), ruler.at(low) + 8, ruler.at(high) - 8
    before, after = zero - BESIDE, zero + BESIDE
    if low < 0:
        left = min(left, before)
    elif left - _wide(say(low)) < after <= right - BESIDE - _wide(say(low)):
        left = after + _wide(say(low))
    if high > 0:
        right = max(right, after)
    elif right + _wide(say(high)) > before >= left + BESIDE + _wide(say(high)):
        right = before - _wide(say(high))
    return [_text(left, 58, say(low), anchor="end"), _text(right, 58, say(high), anchor="start")]


def _wide(text: str) -> float:
    """About how wide a figure is, in drawing units."""
    return 9 * len(text)


def _promise(ruler: Ruler, promised: float, say: Say) -> list[str]:
    """The mark of what was hoped for; named where there is room beside the zero."""
    if not promised:
        return []
    at = ruler.at(promised)
    named = [_text(at, 88, say(promised))] if abs(at - ruler.at(0)) > 45 else []
    return [_line("promised", at, 22, at, 72), *named]


def _zone(ruler: Ruler, worthwhile: float, say: Say) -> list[str]:
    """What would not matter, behind the rest; its ends are named where there is room beside the zero."""
    start, end = ruler.at(-worthwhile), ruler.at(worthwhile)
    if worthwhile <= 0:
        return []
    named = [_text(start, 88, say(-worthwhile)), _text(end, 88, say(worthwhile))] if end - start > 90 else []
    return [_rect("worthwhile", start, 20, end - start, 52), *named]


def _shares(counts: Sequence[float]) -> list[float]:
    total = sum(counts)
    return [count / total if total else 0.0 for count in counts]


def _svg(kind: str, height: int, label: str, parts: Sequence[str]) -> str:
    says = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    body = "".join(parts)
    return f'<svg class="drawing {kind}" viewBox="0 0 {WIDTH} {height}" {says} focusable="false">{body}</svg>'


def _text(x: float, y: float, words: str, *, anchor: str = "middle", kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{named}>{escape(words)}</text>'


def _rect(kind: str, x: float, y: float, width: float, height: float, *, round_by: float = 0) -> str:
    corner = f' rx="{round_by:g}"' if round_by else ""
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{max(width, 0):g}" height="{height:g}"{corner}/>'


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'
