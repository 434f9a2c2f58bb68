"""Signals in bulk: executemany on SQLite, binary COPY on PostgreSQL, both five times quicker than objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from wallofchange.listening.models import Customer, Signal


class Stored(NamedTuple):
    """One row of the table of signals, in the order of its columns here."""

    source_id: int
    batch_id: int
    moment_id: int | None
    customer_id: int | None
    channel: str
    unit: str
    said_at: Any  # an aware datetime in UTC
    heard_at: Any
    words: str  # sealed
    language: str
    score: float | None
    scale_low: float | None
    scale_high: float | None
    expectation: str
    question: str
    external_id: str
    fingerprint: str
    extra: str  # JSON


_COLUMNS = ", ".join(Stored._fields)
_TABLE = Signal._meta.db_table
MOST_REMEMBERED = 50_000  # customers whose ids are at hand: some 6 MB
_ONCE = "ON CONFLICT (source_id, fingerprint) DO NOTHING"


def store(rows: Sequence[Stored]) -> int:
    """Insert the signals that are not there yet; return how many were new."""
    return _copy(rows) if connection.vendor == "postgresql" else _insert(rows)


def _insert(rows: Sequence[Stored]) -> int:
    marks = ", ".join(["%s"] * len(Stored._fields))
    heard_at = _plain(rows[0].heard_at) if rows else ""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {_TABLE} ({_COLUMNS}) VALUES ({marks}) {_ONCE}",  # noqa: S608 - names are our own
            [(*row[:6], _plain(row[6]), heard_at, *row[8:]) for row in rows],
        )
        return int(cursor.rowcount)


def _plain(moment: Any) -> str:
    return str(moment.isoformat(" ")[:-6])  # as Django keeps UTC in SQLite: without its zone


def _copy(rows: Sequence[Stored]) -> int:
    kinds = [
        "int8",
        "int8",
        "int8",
        "int8",
        "text",
        "text",
        "timestamptz",
        "timestamptz",
        "text",
        "text",
        "float8",
        "float8",
        "float8",
        "text",
        "text",
        "text",
        "text",
        "text",
    ]
    parts = ", ".join(f"{name} {kind}" for name, kind in zip(Stored._fields, kinds, strict=True))
    values = _COLUMNS.replace("extra", "extra::jsonb")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS arriving ({parts}) ON COMMIT DROP")
        cursor.execute("TRUNCATE arriving")  # of the chunk before it, within one transaction
        with cursor.copy(f"COPY arriving ({_COLUMNS}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(kinds)
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            f"INSERT INTO {_TABLE} ({_COLUMNS}) SELECT {values} FROM arriving {_ONCE}"  # noqa: S608 - idem
        )
        return int(cursor.rowcount)


class Customers:
    """The ids of customers by their keys, made where they are new; the latest ones are remembered."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, keys: set[str]) -> dict[str, int]:
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        if strange := keys - self._known.keys():
            self._known.update(self._found(strange))
        if new := sorted(strange - self._known.keys()):
            self._make(new)
            self._known.update(self._found(set(new)))
        return self._known

    def _found(self, keys: set[str]) -> dict[str, int]:
        return dict(Customer.objects.filter(key__in=keys).values_list("key", "id"))

    def _make(self, keys: Sequence[str]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {Customer._meta.db_table} (key, name) VALUES (%s, '') "  # noqa: S608 - idem
                "ON CONFLICT (key) DO NOTHING",
                [(key,) for key in keys],
            )
