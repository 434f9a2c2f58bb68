"""Knowing what changed: the database writes down the days that an import, a reading or an erasure touches.

Triggers and not Python, because rows also change in bulk, by cascades and by hand, and a page may be wrong
about none of them. They write days of UTC; `dirty` says which days at home those can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from wallofchange.learning.models import Part, Touched

PREFIX = "lake_sees_"
EVENTS = ("insert", "update", "delete")


@dataclass(frozen=True)
class Watched:
    """A table, and the query that tells the times (`said_at`) that a change of its rows touches."""

    table: str
    columns: str  # that the query needs of a row
    times: str  # {rows} are the rows as they were, or as they are now
    only: str = ""  # the one column of which a change matters; new and lost rows then do not

    @property
    def events(self) -> tuple[str, ...]:
        return ("update",) if self.only else EVENTS


WATCHED = (
    Watched(
        "listening_signal",
        "said_at, batch_id",
        "SELECT r.said_at FROM {rows} r LEFT JOIN listening_batch b ON b.id = r.batch_id"
        " WHERE r.batch_id IS NULL OR b.state = 'done'",
    ),
    Watched("understanding_gist", "said_at", "SELECT r.said_at FROM {rows} r"),
    Watched(
        "understanding_gist_themes",
        "gist_id",
        "SELECT g.said_at FROM {rows} r JOIN understanding_gist g ON g.signal_id = r.gist_id",
    ),
    Watched(
        "listening_batch",
        "id, state",
        "SELECT s.said_at FROM {rows} r JOIN listening_signal s ON s.batch_id = r.id",
        only="state",
    ),
    Watched(
        "listening_source",
        "id, team_id",
        "SELECT s.said_at FROM {rows} r JOIN listening_signal s ON s.source_id = r.id",
        only="team_id",
    ),
)


def ensure() -> bool:
    """Begin to watch; what was made before that is forgotten. Returns whether it had to."""
    if _there() == {name for name, _watched, _event in _names()}:
        return False
    with transaction.atomic():
        lift()
        with connection.cursor() as cursor:
            for name, watched, event in _names():
                for statement in _statements(name, watched, event):
                    cursor.execute(statement)
    return True


def lift() -> None:
    """Stop watching and forget the lake, such as before the tables themselves change."""
    if Part._meta.db_table not in connection.introspection.table_names():
        return
    tables = {name: watched.table for name, watched, _event in _names()}
    with transaction.atomic(), connection.cursor() as cursor:
        for name in _there():
            if connection.vendor == "postgresql":
                cursor.execute(f'DROP TRIGGER "{name}" ON "{tables[name]}"')
            else:
                cursor.execute(f'DROP TRIGGER "{name}"')
        Part.objects.all().delete()
        Touched.objects.all().delete()


def _names() -> Iterator[tuple[str, Watched, str]]:
    for watched in WATCHED:
        for event in watched.events:
            yield f"{PREFIX}{watched.table}_{event}", watched, event


def _there() -> set[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE %s",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor], [f"{PREFIX}%"])
        return {str(name) for (name,) in cursor.fetchall()}


def _statements(name: str, watched: Watched, event: str) -> list[str]:
    write = _in_postgresql if connection.vendor == "postgresql" else _in_sqlite
    return write(name, watched, event)


def _in_sqlite(name: str, watched: Watched, event: str) -> list[str]:
    """For each row. A day that stands there already is not written again: writers come one by one."""
    when = f"WHEN OLD.{watched.only} IS NOT NEW.{watched.only}" if watched.only else ""
    marks = "".join(
        _SQLITE_MARK.format(times=watched.times.format(rows=_row(watched, side))) for side in _sides(event)
    )
    begun = f'CREATE TRIGGER "{name}" AFTER {event} ON "{watched.table}" FOR EACH ROW {when}'
    return [f"{begun} BEGIN {marks} END"]


_SQLITE_MARK = """
    INSERT INTO learning_touched (day, at_home)
    SELECT DISTINCT substr(said_at, 1, 10), 0 FROM ({times}) AS said
    WHERE NOT EXISTS (
        SELECT 1 FROM learning_touched t WHERE t.day = substr(said_at, 1, 10) AND NOT t.at_home
    );
"""


def _row(watched: Watched, side: str) -> str:
    kept = ", ".join(f"{side}.{column} AS {column}" for column in watched.columns.split(", "))
    return f"(SELECT {kept})"


def _sides(event: str) -> tuple[str, ...]:
    return {"insert": ("NEW",), "delete": ("OLD",), "update": ("OLD", "NEW")}[event]


def _in_postgresql(name: str, watched: Watched, event: str) -> list[str]:
    """For each statement. A day is written again each time: two writers do not see what the other wrote."""
    called = {"NEW": "fresh", "OLD": "gone"}
    sides = _sides(event)
    rows = [_CHANGED.format(column=watched.only)] if watched.only else [called[side] for side in sides]
    times = " UNION ALL ".join(watched.times.format(rows=each) for each in rows)
    tables = " ".join(f"{side} TABLE AS {called[side]}" for side in sides)
    return [
        _POSTGRESQL_MARK.format(name=name, times=times),
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{watched.table}" REFERENCING {tables}'
        f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
    ]


_CHANGED = "(SELECT f.* FROM fresh f JOIN gone g ON g.id = f.id AND g.{column} IS DISTINCT FROM f.{column})"
_POSTGRESQL_MARK = """
    CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO learning_touched (day, at_home)
        SELECT DISTINCT (said_at AT TIME ZONE 'UTC')::date, false FROM ({times}) AS said;
        RETURN NULL;
    END $$
"""
