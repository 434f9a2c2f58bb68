"""A prediction for tests: whole weeks before and after a Monday."""

from datetime import date, timedelta
from typing import Any

from tests import cast

LIVE = cast.MONDAY.date()


def plan(**more: Any) -> dict[str, Any]:
    """The fields of a hypothesis, as `Idea.predict` takes them."""
    return {
        "measure": "mean",
        "direction": "up",
        "worthwhile": 0.3,
        "design": "before_after",
        "baseline_from": LIVE - timedelta(weeks=13),
        "baseline_until": LIVE - timedelta(days=8),
        "live_on": LIVE,
        "measure_from": LIVE,
        "measure_until": LIVE + timedelta(weeks=12, days=-1),
    } | more


def typed(**more: Any) -> dict[str, str]:
    """The same, as somebody types it in the form."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in plan(**more).items()
    }
