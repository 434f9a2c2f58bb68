"""Counts that are kept: built by the engine, rolled up step by step, and read again in a blink."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wallofchange.analysis import questions
from wallofchange.analysis.source import source_of

if TYPE_CHECKING:
    import pyarrow.compute as pc

N = "n"


def keep_counts(source: object, kept: Mapping[Path, Sequence[str]], engine: str | None = None) -> None:
    """Count the rows of a table by columns, and keep each of these counts (`n`) as Parquet.

    Args:
        kept: for each file the columns it is counted by, the most first: what can be is counted from an
            earlier one instead of from the rows.
    """
    import ibis
    import pyarrow.parquet as pq

    opened = source_of(source, sorted({name for names in kept.values() for name in names}), engine)
    counted: list[tuple[set[str], Any]] = []
    for target, names in kept.items():
        finer = next((table for known, table in reversed(counted) if known >= set(names)), None)
        rows = questions.tallies(opened.table, names) if finer is None else questions.tallies(finer, names, N)
        counts = opened.backend.to_pyarrow(rows)
        pq.write_table(counts, target, compression="zstd")
        counted.append((set(names), ibis.memtable(counts)))


def read_counts(
    path: Path,
    by: Sequence[str],
    where: Mapping[str, Collection[Any]],
    days: tuple[date | None, date | None] = (None, None),
    without: Collection[date] = (),
) -> list[tuple[Any, ...]]:
    """Counts that were kept, by fewer columns: the values of these, and how many.

    Args:
        where: which values may stand in a column; None is one as well.
        days: the first and the last `said_on`, both counted; None for no bound.
        without: days that are left out.
    """
    import pyarrow.parquet as pq

    table = pq.read_table(path, columns=[*by, N], filters=_held(where, days, without))
    counts = table.group_by(list(by)).aggregate([(N, "sum")])
    return list(zip(*(counts[name].to_pylist() for name in (*by, f"{N}_sum")), strict=True))


def _held(
    where: Mapping[str, Collection[Any]], days: tuple[date | None, date | None], without: Collection[date]
) -> pc.Expression | None:
    import pyarrow as pa
    import pyarrow.compute as pc

    first, last = days
    said_on = pc.field("said_on")
    held = [_among(name, values) for name, values in where.items()]
    held += [said_on >= first] if first else []
    held += [said_on <= last] if last else []
    held += [~said_on.isin(pa.array(sorted(without), pa.date32()))] if without else []
    found = None
    for each in held:
        found = each if found is None else found & each
    return found


def _among(name: str, values: Collection[Any]) -> pc.Expression:
    import pyarrow.compute as pc

    column = pc.field(name)
    known = [value for value in values if value is not None]
    held = column.isin(known) if known else pc.scalar(False)
    return held | column.is_null() if None in values else held
