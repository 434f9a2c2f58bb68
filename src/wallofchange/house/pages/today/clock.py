"""A gentle clock: how long everybody stands here, and where. Nothing rings, and nobody is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from wallofchange.deciding.models import DayStart
from wallofchange.deciding.models.day_start import MINUTES

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Clock:
    """Seconds that passed, of the whole and of the item that everybody stands in front of."""

    item: str  # the slug of the item; empty before the start and after the close
    next_item: str  # empty when this is the last one
    seconds: int
    planned: int  # minutes
    item_seconds: int
    item_minutes: int

    @property
    def minute(self) -> int:
        return self.seconds // 60

    @property
    def item_minute(self) -> int:
        return self.item_seconds // 60

    @property
    def is_up(self) -> bool:
        return self.seconds >= self.planned * 60


def clock(held: DayStart | None, items: list[str], at: datetime) -> Clock | None:
    """Where the team is; nothing when it does not stand here. One query."""
    if held is None or held.closed_at:
        return None
    turn = held.turns.last()
    item = turn.item if turn and turn.item in items else items[0]
    began = turn.at if turn and turn.item == item else held.started_at
    after = items[items.index(item) + 1 :]
    return Clock(
        item,
        after[0] if after else "",
        _seconds(at - held.started_at),
        held.planned,
        _seconds(at - began),
        MINUTES[item],
    )


def _seconds(passed: timedelta) -> int:
    return max(int(passed.total_seconds()), 0)
