"""What the templates of goals need: looking a figure up, and writing a share as one says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def of(found: Mapping[int, Any] | None, key: int) -> Any:
    """{{ figures|of:measure.pk }}: what was found for this key; nothing where there is none."""
    return (found or {}).get(key)


@register.filter
def parts(share: float) -> str:
    """{{ 0.394|parts }}: 39 %; a share (0 to 1), rounded."""
    return f"{number_format(round(100 * share), 0)}\N{NO-BREAK SPACE}%"
