"""Parquet, a batch at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .heading import repeated_names, unique_names
from .table import Row, Table
from .trouble import Sentence, TableError

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

BATCH = 10_000


class ParquetTable(Table):
    """A Parquet file; it has no header row, so its first row is row 1."""

    format = "parquet"
    header_rows = 0

    def __init__(self, path: Path, source: BinaryIO | None = None) -> None:
        super().__init__(path)
        self._source = source
        names = self._open().schema_arrow.names
        self.columns, self.repeated = unique_names(names), repeated_names(names)

    def numbered_rows(self) -> Iterator[tuple[int, Row]]:
        number = 0
        for batch in self._open().iter_batches(BATCH):
            for row in zip(*(_values(column) for column in batch.columns), strict=True):
                number += 1
                yield number, row

    def arrow_batches(self, size: int = 50_000) -> Iterator[pa.RecordBatch]:
        for batch in self._open().iter_batches(size):
            yield batch.rename_columns(self.columns)

    def arrow_types(self) -> list[pa.DataType]:
        return list(self._open().schema_arrow.types)

    def _open(self) -> pq.ParquetFile:
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            return pq.ParquetFile(self._source or self.path)
        except (pa.ArrowInvalid, OSError) as trouble:
            raise TableError(
                Sentence(
                    "This Parquet file is broken or cut short.", "Dit Parquet-bestand is stuk of afgekapt."
                ),
                Sentence("Fetch or make it again.", "Haal of maak het opnieuw."),
            ) from trouble


def _values(column: pa.Array) -> list[object]:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    values: list[object] = column.to_pylist()
    if pa.types.is_nested(kind):
        return [
            None if value is None else json.dumps(value, default=str, ensure_ascii=False) for value in values
        ]
    if "binary" in str(kind):  # words that a program did not mark as text
        return [value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in values]
    return values
