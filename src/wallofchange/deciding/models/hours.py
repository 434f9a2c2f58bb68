"""Hours as we count them: in quarters, which are exact in every store."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.formats import number_format

SMALL = Decimal(8)  # what work is thought to take until somebody says otherwise


def quarters(hours: Decimal | Fraction) -> Decimal:
    """Hours rounded up to quarters: sums of quarters are exact in every store, sums of tenths are not."""
    if isinstance(hours, Fraction):
        return Decimal(-(-(hours * 4).numerator // (hours * 4).denominator)) / 4
    return (Decimal(hours) * 4).to_integral_value(ROUND_CEILING) / 4


def nearest_quarter(hours: Fraction) -> Decimal:
    """Hours rounded to the nearest quarter, for what is only shown."""
    times_four = Decimal((hours * 4).numerator) / Decimal((hours * 4).denominator)
    return times_four.to_integral_value(ROUND_HALF_UP) / 4


def said(hours: Decimal) -> str:
    """Hours as they are read: no zeros that say nothing."""
    return str(number_format(hours.normalize() if hours % 1 else hours.quantize(Decimal(1))))
