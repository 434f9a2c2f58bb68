"""What an endpoint may cost: a small store counts what was spent, in periods, for all processes together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Protocol

from wallofchange.reading.adapters.trouble import ReaderTrouble

_MAKE = "CREATE TABLE IF NOT EXISTS spent (period TEXT PRIMARY KEY, amount REAL NOT NULL)"
MINUTES = "minute:"  # half a million of them in a year, and nothing is given back to one that went by
_FORGET = "DELETE FROM spent WHERE period >= ? AND period < ?"
_ADD = """
    INSERT INTO spent VALUES (?, ?)
    ON CONFLICT (period) DO UPDATE SET amount = amount + excluded.amount
    RETURNING amount
"""


class Ledger(Protocol):
    """Counts per period, such as `day:2026-11-22`; adding and telling are one step. Past minutes go."""

    def add(self, period: str, amount: float) -> float:
        """Add to a period (negative gives back) and return what it then holds."""
        ...


class InMemory:
    """A ledger for one process, forgotten when it ends."""

    def __init__(self) -> None:
        self._held: dict[str, float] = {}
        self._lock = Lock()

    def add(self, period: str, amount: float) -> float:
        with self._lock:
            if period.startswith(MINUTES):
                self._held = {name: held for name, held in self._held.items() if not MINUTES <= name < period}
            self._held[period] = self._held.get(period, 0.0) + amount
            return self._held[period]


class InFile:
    """A ledger in a small SQLite file, shared by all processes that read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, period: str, amount: float) -> float:
        """Raises ReaderTrouble where it cannot be counted: what cannot be counted is not spent."""
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as store, store:
                store.execute(_MAKE)
                if period.startswith(MINUTES):
                    store.execute(_FORGET, (MINUTES, period))
                row = store.execute(_ADD, (period, amount)).fetchone()
        except sqlite3.Error as error:
            raise ReaderTrouble(
                f"What the endpoint costs cannot be counted: {type(error).__name__}.",
                remedy=f"Is the disk full? A broken {self._path.name} may be thrown away: it counts anew.",
            ) from error
        return float(row[0])


class Limits(NamedTuple):
    """What may be asked: requests a minute, signs a day, euros a month at a price per million signs."""

    requests: int = 60
    signs: int = 2_000_000
    euros: float = 10.0
    price: float = 1.0  # euros for a million signs sent; the answer is a few dozen signs


class Purse:
    """Spends within the limits, and refuses beyond them."""

    def __init__(self, limits: Limits, ledger: Ledger, *, now: Callable[[], float]) -> None:
        self._limits, self._ledger, self._now = limits, ledger, now

    def spend(self, signs: int) -> None:
        """Count a request of so many signs before it is made.

        Raises:
            ReaderTrouble: when the day's signs or the month's euros are spent.
        """
        today = datetime.fromtimestamp(self._now(), UTC)
        cost = signs / 1e6 * self._limits.price
        self._count(f"day:{today:%Y-%m-%d}", signs, self._limits.signs, "signs for today")
        try:
            self._count(f"month:{today:%Y-%m}", cost, self._limits.euros, "euros for this month")
        except ReaderTrouble:
            self._ledger.add(f"day:{today:%Y-%m-%d}", -signs)
            raise

    def seconds_to_wait(self) -> float:
        """Nothing when a request may go now (it is counted), else how long until the next minute."""
        now = self._now()
        period = f"{MINUTES}{int(now // 60)}"
        if self._ledger.add(period, 1) <= self._limits.requests:
            return 0.0
        self._ledger.add(period, -1)
        return 60 - now % 60

    def _count(self, period: str, amount: float, most: float, what: str) -> None:
        if self._ledger.add(period, amount) > most:
            self._ledger.add(period, -amount)
            raise ReaderTrouble(
                f"The {what} of the endpoint are spent.", remedy="Wait, or raise WALLOFCHANGE_READER_LIMITS."
            )
