"""Numbers as they are read: rounded first, for Django's own formatting cuts off what is left."""

from __future__ import annotations

from django.utils.formats import number_format


def written(value: float, places: int = 0) -> str:
    """7,6 or 7.6, in the reader's language."""
    return str(number_format(round(value, places), places))


def signed(value: float, places: int = 0) -> str:
    """With its sign, a real minus, and none at zero."""
    rounded = round(value, places)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + written(abs(rounded), places)
