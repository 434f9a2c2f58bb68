"""What this room has not finished: imports that broke off are taken out again."""

from __future__ import annotations

from datetime import datetime

from wallofchange.listening.importers.batches import sweep


def pull(*, at: datetime, limit: int = 0) -> int:
    """Remove the rows of imports whose owner is gone; return how many imports that were."""
    return sweep()
