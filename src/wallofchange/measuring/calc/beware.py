"""What `calc` warns of. It never gates: it computes what was asked."""

from __future__ import annotations

Warnings = tuple[tuple[str, str], ...]


def small(*sizes: int, least: int = 30) -> Warnings:
    """T3: fewer than thirty answers on a side."""
    if min(sizes) >= least:
        return ()
    return (
        ("T3", f"Fewer than {least} answers on a side ({min(sizes)}): read the interval, not the figure."),
    )


def rare(*expected: float) -> Warnings:
    """T3: fewer than five expected hits or misses, where a normal approximation is thin."""
    if min(expected) >= 5:
        return ()
    return (("T3", "Fewer than 5 expected on a side: the p value is approximate, prefer the interval."),)


def no_spread() -> Warnings:
    return (("NO_SPREAD", "There is no spread to measure chance by, so interval and p are undefined."),)
