"""How scores were spread at one moment, as a small figure: legible without scripts, and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import floor

WIDTH, FLOOR, TALLEST = 320, 92, 68  # drawing units, as in the other figures of the house


def spread(
    now: Mapping[float, int], then: Mapping[float, int], scores: Sequence[int], *, nine: float, label: str
) -> str:
    """Draw shares per score as bars; a small line on each says how high it was before.

    `now` and `then` are counts by score; `then` may be empty. From `nine` up bars are marked as the top.
    """
    shares, before = _shares(now, scores), _shares(then, scores)
    tallest = max(*shares, *before, 0.01)
    step = WIDTH / len(scores)
    parts = [f'<line class="axis" x1="0" y1="{FLOOR}" x2="{WIDTH}" y2="{FLOOR}"/>']
    for place, score in enumerate(scores):
        middle = round((place + 0.5) * step, 1)
        parts.append(_bar(middle, step, shares[place] / tallest, top=score >= nine))
        if any(before):
            parts.append(_was(middle, step, before[place] / tallest))
        parts.append(_text(middle, FLOOR + 18, str(score)))
    highest = max(range(len(scores)), key=shares.__getitem__)
    said = f"{100 * shares[highest]:.0f} %"
    parts.append(_text((highest + 0.5) * step, FLOOR - TALLEST - 8, said, kind="strong"))
    says = f'role="img" aria-label="{escape(label)}" focusable="false"'
    return f'<svg class="drawing spread" viewBox="0 0 {WIDTH} {FLOOR + 24}" {says}>{"".join(parts)}</svg>'


def _shares(counts: Mapping[float, int], scores: Sequence[int]) -> list[float]:
    """A score between two whole ones stands with the nearest, a half with the higher."""
    found = dict.fromkeys(scores, 0)
    for score, n in counts.items():
        found[min(max(floor(score + 0.5), scores[0]), scores[-1])] += n
    total = sum(found.values())
    return [n / total if total else 0.0 for n in found.values()]


def _bar(middle: float, step: float, part: float, *, top: bool) -> str:
    kind, width, height = "bar after top" if top else "bar after", step - 8, round(part * TALLEST, 1)
    place = f'x="{middle - width / 2:g}" y="{FLOOR - height:g}"'
    return f'<rect class="{kind}" {place} width="{width:g}" height="{height:g}"/>'


def _was(middle: float, step: float, part: float) -> str:
    y, reach = round(FLOOR - part * TALLEST, 1), step / 2 - 1.5
    return f'<line class="was" x1="{middle - reach:g}" y1="{y:g}" x2="{middle + reach:g}" y2="{y:g}"/>'


def _text(x: float, y: float, words: str, *, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle"{named}>{escape(words)}</text>'
