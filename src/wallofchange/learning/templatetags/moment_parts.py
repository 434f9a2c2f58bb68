"""What the pages about moments draw themselves."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wallofchange.learning.moments.side import Side
from wallofchange.learning.moments.spread import spread as drawn
from wallofchange.learning.moments.written import signed, written
from wallofchange.measuring.estimate import Estimate

register = template.Library()


@register.simple_tag
def spread(now: Side, then: Side) -> SafeString:
    """{% spread told.now told.then %}: how the scores are spread, with small lines for how it was."""
    scale = now.scores.scale
    scores = range(scale.low, scale.high + 1)
    before = then.counts if then.has_scores else {}
    spoken = [_spoken(name, side) for name, side in ((_("Now"), now), (_("Before"), then)) if side.has_scores]
    figure = drawn(now.counts, before, scores, nine=scale.nine, label=" ".join(spoken))
    return mark_safe(figure)  # noqa: S308 - the drawing escapes every text


@register.simple_tag
def estimate(found: Estimate, in_a_hundred: bool, signs: bool = False) -> SafeString:
    """{% estimate fact.change fact.in_a_hundred signs=True %}: a figure with its interval, or a dash."""
    if found.estimate is None or found.low is None or found.high is None:
        return SafeString("–")
    said = [_written(each, in_a_hundred, signs) for each in (found.estimate, found.low, found.high)]
    unit = " %" if in_a_hundred and not signs else ""
    return format_html('{}{} <span class="range">({} – {})</span>', said[0], unit, *said[1:])


@register.filter
def in_a_hundred(value: float) -> str:
    """{{ 0.042|in_a_hundred }}: +4; a difference of shares, per hundred customers."""
    return signed(100 * value, 0)


def _written(value: float, in_a_hundred: bool, signs: bool) -> str:
    by, places = (100, 0) if in_a_hundred else (1, 1)
    return signed(by * value, places) if signs else written(by * value, places)


def _spoken(name: str, side: Side) -> str:
    parts = [f"{score:g}: {written(100 * n / side.scores.n)} %" for score, n in side.scores.counts]
    return f"{name}: {', '.join(parts)}."
