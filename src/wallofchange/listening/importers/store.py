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
    words: str
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
_ONCE = "ON CONFLICT (source_id, fingerprint) DO NOTHING"


def store(rows: Sequence[Stored]) -> int:
    """Insert the signals that are not there yet; return how many were new."""
    return _copy(rows) if connection.vendor == "postgresql" else _insert(rows)


def _insert(rows: Sequence[Stored]) -> int:
    marks = ", ".join(["%s"] * len(Stored._fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {_TABLE} ({_COLUMNS}) VALUES ({marks}) {_ONCE}",  # noqa: S608 - names are our own
            [row._replace(said_at=_plain(row.said_at), heard_at=_plain(row.heard_at)) for row in rows],
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
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS arriving ({parts}) ON COMMIT DELETE ROWS")
        with cursor.copy(f"COPY arriving ({_COLUMNS}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(kinds)
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            f"INSERT INTO {_TABLE} ({_COLUMNS}) SELECT {values} FROM arriving {_ONCE}"  # noqa: S608 - idem
        )
        return int(cursor.rowcount)


def customers(keys: set[str]) -> dict[str, int]:
    """The ids of the customers with these keys, made where they are new."""
    wanted = sorted(keys)
    Customer.objects.bulk_create([Customer(key=key) for key in wanted], ignore_conflicts=True)
    return dict(Customer.objects.filter(key__in=wanted).values_list("key", "id"))
