"""A table: named columns and rows that stream, whatever file they came from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .heading import fingerprint
from .trouble import MisfitError, Sentence

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[object, ...]


class Table(ABC):
    """Columns and rows of one file. Every call of `rows` reads the file again, with flat memory.

    Text files (CSV, TSV) give their cells as `str`; Excel, Parquet and JSON lines give the values
    as they were kept. An empty cell is "" in text files and None elsewhere.
    """

    format: str
    columns: list[str]
    encoding: str | None = None
    delimiter: str | None = None
    header_rows: int = 1
    repeated: Sequence[str] = ()  # names that more than one column bears; the later ones are `name (2)`
    keeps_empty_rows = False  # of a text file, rows of nothing but separators
    top: Sequence[Sequence[object]] = ()  # the header rows as they stand in the file

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[Sentence] = []

    @property
    def header_fingerprint(self) -> str:
        return fingerprint(self.columns)

    def doubts(self, used: Sequence[str]) -> list[Sentence]:
        """What to say where a column bears another's name that is not used, and how to ask for that one."""
        folded = {column.casefold(): column for column in self.columns}
        found = [
            (name, folded[f"{name} (2)".casefold()]) for name in dict.fromkeys(used) if name in self.repeated
        ]
        return [
            Sentence(
                f"More than one column is called {name}: the first is read. The next is {other!r} here.",
                f"Meer dan één kolom heet {name}: de eerste wordt gelezen. De volgende heet hier {other!r}.",
            )
            for name, other in found
            if other not in used
        ]

    @abstractmethod
    def numbered_rows(self) -> Iterator[tuple[int, Row]]:
        """Each row that is not empty with its number as a spreadsheet shows it (the header is row 1).

        A tuple that is not as long as `columns` is a row with a wrong number of fields.
        """

    @abstractmethod
    def arrow_types(self) -> list[pa.DataType]:
        """The Arrow type of each column; text files are text throughout."""

    def rows(self) -> Iterator[Row]:
        """Every row, as wide as `columns`.

        Raises:
            MisfitError: at a row with another number of fields.
        """
        width = len(self.columns)
        for number, row in self.numbered_rows():
            if len(row) != width:
                raise MisfitError(number, len(row), width)
            yield row

    def arrow_batches(self, size: int = 50_000) -> Iterator[pa.RecordBatch]:
        """The rows as record batches of at most `size` rows, all of one schema; "" becomes null.

        Raises:
            MisfitError: at a row with another number of fields.
        """
        import pyarrow as pa

        schema = self.arrow_schema()
        rows = self.rows()
        while chunk := list(islice(rows, size)):
            arrays = [
                pa.array([fitted(cell, kind) for cell in cells], kind)
                for cells, kind in zip(zip(*chunk, strict=True), schema.types, strict=True)
            ]
            yield pa.record_batch(arrays, schema=schema)

    def arrow_schema(self) -> pa.Schema:
        import pyarrow as pa

        return pa.schema(list(zip(self.columns, self.arrow_types(), strict=True)))


def fitted(cell: object, kind: pa.DataType) -> object:
    """A cell as its column's type wants it: nothing instead of "", text where types are mixed."""
    import pyarrow as pa

    if cell is None or cell == "":
        return None
    if pa.types.is_string(kind):
        return cell if isinstance(cell, str) else _as_text(cell)
    return cell


def _as_text(cell: object) -> str:
    """A value among words; a sheet keeps 3 as 3.0, and nobody wrote that."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
