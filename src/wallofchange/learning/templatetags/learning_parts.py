"""How this room writes its figures: rounded, never cut off."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def in_a_hundred(share: float) -> str:
    """{{ 0.967|in_a_hundred }}: 97 %; a share (0 to 1), rounded."""
    return f"{number_format(round(100 * share), 0)} %"


@register.filter
def as_said(amount: float) -> str:
    """{{ 3.5|as_said }}: 3.5; no more decimals than there are, at most two."""
    return str(number_format(f"{round(float(amount), 2):.10g}"))
