"""Excel and OpenDocument sheets. A sheet is held in memory: it has at most 1,048,576 rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .delimited import refusal_of_empty
from .heading import extra_header_rows, repeated_names, unique_names
from .table import Row, Table
from .trouble import Sentence, TableError

if TYPE_CHECKING:
    import pyarrow as pa
    from python_calamine import CalamineSheet, CalamineWorkbook


class ExcelTable(Table):
    """One sheet of a workbook: the named one, or the first with something in it."""

    format = "excel"

    def __init__(self, path: Path, source: BinaryIO | None = None, *, sheet: str | None = None) -> None:
        super().__init__(path)
        self.sheet, self._sheet = _choose(_workbook(path, source), sheet)
        rows = [(number, row) for number, row in self._records(limit=40)]
        if not rows:
            raise refusal_of_empty()
        cells = [row for _, row in rows]
        header = list(cells[0])
        while (
            header and header[-1] is None and not any(row[len(header) - 1] is not None for row in cells[1:])
        ):
            header.pop()
        self.columns = unique_names(header)
        self.repeated = repeated_names(header)
        self.header_rows = 1 + extra_header_rows(cells)
        self.top = cells[: self.header_rows]
        self._first = rows[self.header_rows - 1][0] + 1

    def numbered_rows(self) -> Iterator[tuple[int, Row]]:
        width = len(self.columns)
        for number, row in self._records():
            if number >= self._first:
                yield number, row if any(cell is not None for cell in row[width:]) else row[:width]

    def _records(self, limit: int | None = None) -> Iterator[tuple[int, Row]]:
        for number, cells in enumerate(self._sheet.iter_rows(), start=1):
            row = tuple(None if cell == "" else cell for cell in cells)
            if any(cell is not None for cell in row):
                yield number, row
            if limit and number >= limit:
                return

    def arrow_types(self) -> list[pa.DataType]:
        kinds: list[set[type]] = [set() for _ in self.columns]
        for row in self.rows():
            for seen, cell in zip(kinds, row, strict=True):
                if cell is not None:
                    seen.add(type(cell))
        return [_arrow(seen) for seen in kinds]


def _arrow(kinds: set[type]) -> pa.DataType:
    import pyarrow as pa

    if kinds == {bool}:
        return pa.bool_()
    if kinds and kinds <= {int, float}:
        return pa.float64()
    if kinds == {dt.date}:
        return pa.date32()
    if kinds and kinds <= {dt.date, dt.datetime}:
        return pa.timestamp("us")
    return pa.string()


def _workbook(path: Path, source: BinaryIO | None) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(source) if source else CalamineWorkbook.from_path(path)
    except (CalamineError, OSError) as trouble:
        raise _broken() from trouble


def _choose(workbook: CalamineWorkbook, sheet: str | None) -> tuple[str, CalamineSheet]:
    from python_calamine import CalamineError

    if sheet is not None and sheet not in workbook.sheet_names:
        names = ", ".join(workbook.sheet_names)
        raise TableError(
            Sentence(
                f"There is no sheet {sheet!r} in this file.", f"Er is geen blad {sheet!r} in dit bestand."
            ),
            Sentence(f"Choose one of: {names}.", f"Kies er een van: {names}."),
        )
    try:
        for name in [sheet] if sheet is not None else workbook.sheet_names:
            found = workbook.get_sheet_by_name(name)
            if found.height:
                return name, found
    except CalamineError as trouble:
        raise _broken() from trouble
    raise refusal_of_empty()


def _broken() -> TableError:
    return TableError(
        Sentence(
            "This Excel file is broken, or protected with a password.",
            "Dit Excel-bestand is stuk, of beveiligd met een wachtwoord.",
        ),
        Sentence(
            "Open it in Excel and save it again, without a password.",
            "Open het in Excel en sla het opnieuw op, zonder wachtwoord.",
        ),
    )
