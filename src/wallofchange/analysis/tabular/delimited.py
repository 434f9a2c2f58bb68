"""CSV and TSV as people really have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from .delimiter import WHOLE_LINE, detect, told
from .heading import extra_header_rows, repeated_names, unique_names
from .scan import LONGEST_LINE, NUL, open_bytes, scan
from .table import Row, Table
from .trouble import Sentence, TableError

if TYPE_CHECKING:
    import pyarrow as pa

csv.field_size_limit(LONGEST_LINE)


class DelimitedTable(Table):
    """A text file with one record a line, or several lines within quotes."""

    def __init__(self, path: Path, *, gzipped: bool) -> None:
        super().__init__(path)
        self._gzipped = gzipped
        found = scan(path, gzipped=gzipped)
        refuse_empty(found.beginning)
        self.encoding = found.encoding
        self.notes += found.notes
        self._told = told(found.beginning)
        self._sign = self._told or detect(found.beginning, whole=found.whole)
        self.delimiter = None if self._sign == WHOLE_LINE else self._sign
        self.format = "tsv" if self._sign == "\t" else "csv"
        self._read_top()

    def _read_top(self) -> None:
        top = [
            (number, row) for number, row in islice(self._records(), 40) if any(cell.strip() for cell in row)
        ]
        if not top:
            raise refusal_of_empty()
        rows = [row for _, row in top]
        names = list(rows[0])
        while (
            len(names) > 1
            and not names[-1].strip()
            and not any(row[len(names) - 1 :] != [""] for row in rows[1:] if len(row) >= len(names))
        ):
            names.pop()
        extra = extra_header_rows(rows)
        self.columns = unique_names(names)
        self.repeated = repeated_names(names)
        self.header_rows = 1 + extra
        self.top = rows[: 1 + extra]
        self._first = top[extra][0] + 1

    def numbered_rows(self) -> Iterator[tuple[int, Row]]:
        width = len(self.columns)
        for number, row in self._records(start_after=self._first - 1):
            if len(row) != width:
                if not any(row):
                    continue
                if len(row) > width and not any(row[width:]):
                    row = row[:width]
            elif not any(row) and not self.keeps_empty_rows:
                continue
            yield number, tuple(row)

    def _records(self, start_after: int = 0) -> Iterator[tuple[int, list[str]]]:
        raw = open_bytes(self.path, gzipped=self._gzipped)
        with closing(io.TextIOWrapper(cast("io.BufferedReader", raw), self.encoding, newline="")) as text:
            lines = _Lines(text)
            if self._told:
                next(lines)
            records = csv.reader(lines, delimiter=self._sign, strict=True)
            number = 0
            while True:
                number += 1
                try:
                    record = next(records)
                except StopIteration:
                    return
                except csv.Error as trouble:
                    if "unexpected end" in str(trouble) or "field limit" in str(trouble):
                        raise _unclosed_quote(number) from trouble
                    record = [lines.last.rstrip("\r\n")]  # its quotes are wrong: kept as it stood
                if number > start_after:
                    yield number, record

    def arrow_types(self) -> list[pa.DataType]:
        import pyarrow as pa

        return [pa.string()] * len(self.columns)


class _Lines:
    """The lines of a file without stray NULs, remembering the last one for whoever has to show it."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.last = ""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.last = next(self._text).replace(NUL, "")
        return self.last


def refuse_empty(beginning: str) -> None:
    if not beginning.strip():
        raise refusal_of_empty()


def refusal_of_empty() -> TableError:
    return TableError(
        Sentence("This file is empty.", "Dit bestand is leeg."),
        Sentence(
            "Export it again, and choose the one with rows in it.",
            "Exporteer het opnieuw, en kies het bestand met rijen erin.",
        ),
    )


def _unclosed_quote(row: int) -> TableError:
    return TableError(
        Sentence(
            f"In row {row} a quotation mark opens that is never closed.",
            f"In rij {row} opent een aanhalingsteken dat nergens sluit.",
        ),
        Sentence(
            "Close it, or write it twice if it belongs to the text; nothing of the file was used.",
            "Sluit het, of schrijf het dubbel als het bij de tekst hoort; van het bestand is niets gebruikt.",
        ),
    )
