"""The facts of one month, read from the record as tables: everything that figures rest on, and no words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone

from wallofchange.learning.lake.known import FACTS, midnight, month_after
from wallofchange.listening.models import Signal
from wallofchange.understanding.models import Gist

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

CHUNK = 50_000
QUARTER = 15 * 60 * 1_000_000  # microseconds: no time zone is shifted by less
READ_BY: Any = Coalesce(
    Concat(F("gist__reading__reader"), Value(" "), F("gist__reading__version")),
    Value(""),
    output_field=CharField(),
)
COLUMNS: dict[str, Any] = {
    "signal": F("pk"),
    "said_at": F("said_at"),
    "source": F("source_id"),
    "batch": F("batch_id"),
    "customer": F("customer_id"),  # a number: who it is stays in the record
    **FACTS,
    "scale_low": F("scale_low"),
    "scale_high": F("scale_high"),
    "score": F("score"),
    "polarity": Coalesce(F("gist__polarity"), Value("")),
    "emotion": Coalesce(F("gist__emotion"), Value("")),
    "compared_with": Coalesce(F("gist__compared_with"), Value("")),
    "reviewed": F("gist__reviewed"),
    "read_by": READ_BY,
}


def schema() -> pa.Schema:
    """The columns of the lake; `said_on` is the day at home, `expectation` what holds."""
    import pyarrow as pa

    numbers = ("signal", "source", "batch", "customer", "team", "moment")
    kinds = dict.fromkeys(COLUMNS, pa.string()) | dict.fromkeys(numbers, pa.int64())
    kinds |= dict.fromkeys(("scale_low", "scale_high", "score"), pa.float64())
    kinds |= {"said_at": pa.timestamp("us", "UTC"), "reviewed": pa.bool_()}
    return pa.schema([*kinds.items(), ("said_on", pa.date32()), ("themes", pa.list_(pa.string()))])


def facts_of(month: date) -> Iterator[pa.RecordBatch]:
    """What counts of a month at home, in the order in which it was said."""
    import pyarrow as pa

    kinds, themes = schema(), _themes_of(month)
    for rows in _rows(_signals_of(month)):
        columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
        said_at = _times(columns.pop("said_at"))
        arrays = {
            name: pa.array(_as(kinds.field(name).type, values), kinds.field(name).type)
            for name, values in columns.items()
        }
        arrays["said_at"] = pa.array(said_at, pa.timestamp("us")).cast(pa.timestamp("us", "UTC"))
        arrays["said_on"] = pa.array(_days(said_at), pa.date32())
        arrays["themes"] = pa.array([themes.get(pk, ()) for pk in columns["signal"]], pa.list_(pa.string()))
        yield pa.record_batch([arrays[name] for name in kinds.names], schema=kinds)


def _signals_of(month: date) -> QuerySet[Signal, tuple[Any, ...]]:
    named = {f"as_{name}": fact for name, fact in COLUMNS.items()}
    said = (
        Signal.objects.heard()
        .counted()
        .filter(said_at__gte=midnight(month), said_at__lt=midnight(month_after(month)))
    )
    return said.annotate(**named).order_by("said_at", "pk").values_list(*named)


def _themes_of(month: date) -> dict[int, list[str]]:
    """The themes on each signal of a month, as slugs."""
    hung = Gist.themes.through._default_manager.filter(
        gist__said_at__gte=midnight(month), gist__said_at__lt=midnight(month_after(month))
    )
    found: dict[int, list[str]] = defaultdict(list)
    for rows in _rows(hung.order_by("gist_id", "theme__slug").values_list("gist_id", "theme__slug")):
        for signal, slug in rows:
            found[signal].append(slug)
    return found


def _rows(asked: QuerySet[Any, tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query as the driver gives them: Django's way of reading takes three times as long."""
    sql, params = asked.query.sql_with_params()
    with closing(connection.chunked_cursor()) as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(CHUNK):
            yield rows


def _as(kind: pa.DataType, values: tuple[Any, ...]) -> Any:
    """SQLite knows no yes and no."""
    return [None if value is None else bool(value) for value in values] if str(kind) == "bool" else values


def _times(values: tuple[datetime, ...]) -> np.ndarray:
    """When things were said, in UTC; SQLite gives times of UTC that do not say so."""
    import numpy as np

    plain = [value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value for value in values]
    return np.array(plain, dtype="datetime64[us]")


def _days(said_at: np.ndarray) -> np.ndarray:
    """The days at home, told apart by the quarter of an hour: a month has few of those."""
    import numpy as np

    quarters, places = np.unique(said_at.astype("int64") // QUARTER, return_inverse=True)
    home = timezone.get_default_timezone()
    start = datetime(1970, 1, 1, tzinfo=UTC)
    days = [
        (start + timedelta(microseconds=int(quarter) * QUARTER)).astimezone(home).date()
        for quarter in quarters
    ]
    return np.array(days, dtype="datetime64[D]")[places]
