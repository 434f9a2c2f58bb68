"""What the parts about drivers, wishes and the yardstick draw themselves."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wallofchange.learning.parts.drivers_found import Row
from wallofchange.learning.parts.periods import Period
from wallofchange.learning.parts.picture import Bar, course, two_sides
from wallofchange.learning.parts.wishes import Wish
from wallofchange.measuring.estimate import Estimate

register = template.Library()
MINUS = "\N{MINUS SIGN}"


@register.simple_tag
def drivers_picture(rows: Sequence[Row | Wish]) -> SafeString:
    """{% drivers_picture part.rows %}: the repair side and the delight side of each driver."""
    bars = [Bar(row.name, row.said, row.penalty, row.reward) for row in rows]
    label = " ".join(
        _("%(name)s: falling short %(penalty)s, exceeding %(reward)s, %(kind)s.")
        % {"name": bar.name, "penalty": said(bar.penalty), "reward": said(bar.reward), "kind": bar.kind}
        for bar in bars
    )
    drawn = two_sides(bars, left=_("Repair"), right=_("Delight"), say=_points, label=label)
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every text


@register.simple_tag
def course_picture(shares: Sequence[Estimate], periods: Sequence[Period]) -> SafeString:
    """{% course_picture row.faded.shares history.periods %}: how many were surprised, period by period."""
    names = [period.short for period in periods]
    label = " ".join(
        _("%(period)s: %(share)s.") % {"period": name, "share": in_percent(share)}
        for name, share in zip(names, shares, strict=True)
    )
    drawn = course(shares, names, say=lambda share: f"{_whole(share)} %", label=label)
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every text


@register.filter
def said(found: Estimate) -> str:
    """An estimate with its interval, as one reads it: +0,39 (0,25 to 0,53)."""
    if found.estimate is None:
        return "–"
    places = found.places()
    if found.low is None or found.high is None:
        return _points(found.estimate, places)
    ends = {"low": _points(found.low, places), "high": _points(found.high, places)}
    return f"{_points(found.estimate, places)} " + _("(%(low)s to %(high)s)") % ends


@register.filter
def in_percent(found: Estimate) -> str:
    """A share (0 to 1) with its interval: 46 % (39 to 53)."""
    if found.estimate is None:
        return "–"
    whole = _whole(found.estimate)
    if found.low is None or found.high is None:
        return f"{whole} %"
    ends = {"low": _whole(found.low), "high": _whole(found.high)}
    return f"{whole} % " + _("(%(low)s to %(high)s)") % ends


def _whole(share: float) -> str:
    """In a hundred, rounded: Django cuts decimals off."""
    return str(number_format(round(100 * share), 0)).replace("-", MINUS)


def _points(value: float, places: int = 1) -> str:
    """With a proper sign, in the tongue of the page; nought has none."""
    text = number_format(abs(round(value, places)), places, use_l10n=True)
    if not round(value, places):
        return text
    return ("+" if value > 0 else MINUS) + text
