"""What the pages about moments draw themselves."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wallofchange.learning.moments.side import Side
from wallofchange.learning.moments.spread import spread as drawn

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


def _spoken(name: str, side: Side) -> str:
    parts = [f"{score:g}: {number_format(100 * n / side.scores.n, 0)} %" for score, n in side.scores.counts]
    return f"{name}: {', '.join(parts)}."
