"""How pressing a signal is, in the three steps that people act on; on the scale of `reading/urgency.py`."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

STEPS = {"now": 0.8, "today": 0.5, "week": 0.3}  # from here up


def press_of(urgency: float | None) -> str:
    """Now, today or this week; empty when nothing presses."""
    return next((step for step, least in STEPS.items() if (urgency or 0.0) >= least), "")


def pressing(steps: Sequence[str]) -> Q:
    """Those that press like one of these steps."""
    asked, above = Q(), None
    for step, least in STEPS.items():
        if step in steps:
            asked |= Q(urgency__gte=least) & (Q() if above is None else Q(urgency__lt=above))
        above = least
    return asked
