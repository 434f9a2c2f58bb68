"""Counts that are kept: built by the engine, rolled up step by step, and read again in a blink."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wallofchange.analysis import questions
from wallofchange.analysis.source import source_of

if TYPE_CHECKING:
    import pyarrow as pa
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


@dataclass(frozen=True)
class Wanted:
    """Which rows of what was kept are meant.

    Args:
        where: which values may stand in a column; None is one as well.
        days: the first and the last `said_on`, both counted; None for no bound.
        without: days that are left out.
        known: columns that may not be empty.
    """

    where: Mapping[str, Collection[Any]] = field(default_factory=dict)
    days: tuple[date | None, date | None] = (None, None)
    without: Collection[date] = ()
    known: Collection[str] = ()

    def held(self) -> pc.Expression | None:
        """As a filter that Parquet is read by; None where all is meant."""
        import pyarrow as pa
        import pyarrow.compute as pc

        first, last = self.days
        said_on = pc.field("said_on")
        held = [_among(name, values) for name, values in self.where.items()]
        held += [pc.field(name).is_valid() for name in self.known]
        held += [said_on >= first] if first else []
        held += [said_on <= last] if last else []
        held += [~said_on.isin(pa.array(sorted(self.without), pa.date32()))] if self.without else []
        return reduce(and_, held) if held else None


def read_counts(path: Path, by: Sequence[str], wanted: Wanted, weeks: bool = False) -> pa.Table:
    """Counts that were kept, by fewer columns, with how many (`n`). Rows of a table count as one each.

    Args:
        weeks: let the Monday of its week stand for each day of `said_on`.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    counted = N in pq.read_schema(path).names
    table = pq.read_table(path, columns=[*by, *([N] if counted else [])], filters=wanted.held())
    if weeks:
        place = table.column_names.index("said_on")
        table = table.set_column(place, "said_on", pc.floor_temporal(table["said_on"], unit="week"))
    grouped = table.group_by(list(by))
    counts = grouped.aggregate([(N, "sum")]) if counted else grouped.aggregate([([], "count_all")])
    return counts.select([*by, f"{N}_sum" if counted else "count_all"]).rename_columns([*by, N])


def read_first(path: Path, by: Sequence[str], wanted: Wanted, rows: int) -> pa.Table:
    """As `read_counts`, of the first rows of a table alone: what is there is there, what is not may be."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {*by, *wanted.where, *wanted.known, *(["said_on"] if wanted.days != (None, None) else [])}
    columns |= {"said_on"} if wanted.without else set()
    file = pq.ParquetFile(path)
    first = next(file.iter_batches(rows, columns=sorted(columns)), None)
    table = file.schema_arrow.empty_table() if first is None else pa.Table.from_batches([first])
    held = wanted.held()
    table = (table if held is None else table.filter(held)).select(list(by))
    counts = table.group_by(list(by)).aggregate([([], "count_all")])
    return counts.select([*by, "count_all"]).rename_columns([*by, N])


def different(tables: Sequence[pa.Table], by: Sequence[str], who: str) -> list[tuple[Any, ...]]:
    """How many different values `who` has in these counts, by columns; an empty one is new each time."""
    import pyarrow as pa
    import pyarrow.compute as pc

    table = pa.concat_tables(tables)
    unknown = pc.is_null(table[who])
    known = table.filter(pc.invert(unknown)).select([*by, who]).group_by([*by, who]).aggregate([])
    once = known.select(list(by)).append_column(N, pa.repeat(pa.scalar(1, pa.int64()), known.num_rows))
    counts = pa.concat_tables([once, table.filter(unknown).select([*by, N])])
    return rows_of(counts.group_by(list(by)).aggregate([(N, "sum")]).select([*by, f"{N}_sum"]))


def rows_of(table: pa.Table) -> list[tuple[Any, ...]]:
    """The rows of a small table as plain values."""
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _among(name: str, values: Collection[Any]) -> pc.Expression:
    import pyarrow.compute as pc

    column = pc.field(name)
    known = [value for value in values if value is not None]
    held = column.isin(known) if known else pc.scalar(False)
    return held | column.is_null() if None in values else held
