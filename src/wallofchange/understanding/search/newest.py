"""The newest signals that hold the words of a question: from one index, in the order of time, and no more
than are asked for. A common word in a million signals costs no more than a rare one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models.expressions import RawSQL

from wallofchange.understanding.models.stems import end_of_second, said_at, signal_at
from wallofchange.understanding.search.question import Question


class Newest(NamedTuple):
    """Keys of signals, the newest first; `more` when older ones were left out."""

    signals: list[int]
    more: bool
    last: int = 0  # the place of the oldest

    @property
    def oldest(self) -> tuple[datetime, int]:
        """When the oldest of them was said, and its key."""
        return said_at(self.last), signal_at(self.last)

    @property
    def among(self) -> models.expressions.Combinable:
        """For `pk__in`: any number of keys in one parameter."""
        if connection.vendor == "postgresql":
            return RawSQL("SELECT unnest(%s::bigint[])", [self.signals])
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(self.signals)])


def newest(
    question: Question, *, most: int, sources: Sequence[int] | None = None, upto: datetime | None = None
) -> Newest:
    """The newest signals that hold it, of these sources (none: of all), not said after `upto`."""
    if not question or (sources is not None and not sources):
        return Newest([], more=False)
    postgres = connection.vendor == "postgresql"
    sql, given = (_postgres if postgres else _sqlite)(question, sources)
    if upto:
        sql, given = f"{sql} AND {'place' if postgres else 'rowid'} <= %s", [*given, end_of_second(upto)]
    sql = f"{sql} ORDER BY {'place' if postgres else 'rowid'} DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, most + 1])
        places = [place for (place,) in cursor.fetchall()]
    kept = places[:most]
    return Newest([signal_at(place) for place in kept], more=len(places) > most, last=kept[-1] if kept else 0)


def _sqlite(question: Question, sources: Sequence[int] | None) -> tuple[str, list[Any]]:
    asked = question.for_sqlite
    if sources is not None:
        of = " OR ".join(f'"s{int(source)}"' for source in sources)
        asked = f"{asked} AND (source : ({of}))"
    return "SELECT rowid FROM understanding_found WHERE understanding_found MATCH %s", [asked]


def _postgres(question: Question, sources: Sequence[int] | None) -> tuple[str, list[Any]]:
    sql = "SELECT place FROM understanding_stems WHERE found @@ %s::tsquery"
    given: list[Any] = [question.for_postgres]
    return (sql, given) if sources is None else (f"{sql} AND source_id = ANY(%s)", [*given, list(sources)])
