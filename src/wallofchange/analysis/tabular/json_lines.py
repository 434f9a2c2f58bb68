"""JSON lines: one object a line; objects within objects become `outer.inner`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

from .delimited import refuse_empty
from .scan import NUL, open_bytes, scan
from .table import Row, Table
from .trouble import Sentence, TableError

if TYPE_CHECKING:
    import pyarrow as pa

MOST_COLUMNS = 5_000
EXACT = 2**53  # whole numbers beyond it do not fit every kind of number: they are kept as text


class JsonLinesTable(Table):
    """A file with one JSON object a line; its columns are all keys met, in the order met."""

    format = "jsonl"
    header_rows = 0

    def __init__(self, path: Path, *, gzipped: bool) -> None:
        super().__init__(path)
        self._gzipped = gzipped
        found = scan(path, gzipped=gzipped)
        refuse_empty(found.beginning)
        self.encoding = found.encoding
        self.notes += found.notes
        self._kinds = self._columns_with_kinds()
        self.columns = list(self._kinds)

    def _columns_with_kinds(self) -> dict[str, set[type]]:
        kinds: dict[str, set[type]] = {}
        for number, record in self._records():
            for key, value in record.items():
                seen = kinds.setdefault(key, set())
                if value is not None:
                    seen.add(str if isinstance(value, int) and abs(value) > EXACT else type(value))
            if len(kinds) > MOST_COLUMNS:
                raise _wrong_line(
                    number, f"more than {MOST_COLUMNS} different keys", f"meer dan {MOST_COLUMNS} sleutels"
                )
        return kinds

    def numbered_rows(self) -> Iterator[tuple[int, Row]]:
        columns = self.columns
        for number, record in self._records():
            yield number, tuple(map(record.get, columns))

    def _records(self) -> Iterator[tuple[int, dict[str, object]]]:
        raw = open_bytes(self.path, gzipped=self._gzipped)
        with closing(io.TextIOWrapper(cast("io.BufferedReader", raw), self.encoding)) as text:
            for number, line in enumerate(text, start=1):
                if bare := line.replace(NUL, "").strip():
                    yield number, flat(_object(number, bare))

    def arrow_types(self) -> list[pa.DataType]:
        import pyarrow as pa

        def arrow(kinds: set[type]) -> pa.DataType:
            if kinds == {bool}:
                return pa.bool_()
            if kinds == {int}:
                return pa.int64()
            return pa.float64() if kinds and kinds <= {int, float} else pa.string()

        return [arrow(kinds) for kinds in self._kinds.values()]


def flat(record: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Inner objects as `outer.inner`, lists as JSON text."""
    columns: dict[str, object] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            columns |= flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            columns[prefix + key] = json.dumps(value, ensure_ascii=False)
        else:
            columns[prefix + key] = value
    return columns


class NoObjectError(ValueError):
    """A line that is not one JSON object; `said` is what it is instead."""

    def __init__(self, en: str, nl: str) -> None:
        super().__init__(en)
        self.said = Sentence(en, nl)


def object_in(line: str, *, constant: Callable[[str], object] | None = None) -> dict[str, object]:
    """The object of one line; `constant` reads NaN and Infinity, which are not JSON and often there.

    Raises:
        NoObjectError: when it is not one.
    """
    try:
        record = json.loads(line, parse_constant=constant)
    except ValueError as trouble:
        raise NoObjectError("not JSON", "geen JSON") from trouble
    except RecursionError as trouble:
        raise NoObjectError("nested too deep", "te diep genest") from trouble
    if not isinstance(record, dict):
        raise NoObjectError("not an object between braces", "geen object tussen accolades")
    return _whole(record) if "\\ud" in line.lower() else record


def _object(number: int, line: str) -> dict[str, object]:
    try:
        return object_in(line)
    except NoObjectError as trouble:
        raise _wrong_line(number, *trouble.said) from trouble


def _whole(record: dict[str, object]) -> dict[str, object]:
    """Half a character, as `\\ud83d` alone, fits no store of text: a question mark takes its place."""
    written = json.dumps(record, ensure_ascii=False).encode(errors="replace")
    whole: dict[str, object] = json.loads(written)
    return whole


def _wrong_line(number: int, en: str, nl: str) -> TableError:
    return TableError(
        Sentence(
            f"Line {number} of this JSON lines file is {en}.",
            f"Regel {number} van dit JSON-lines-bestand is {nl}.",
        ),
        Sentence('Write one object a line: {"text": "…"}.', 'Schrijf één object per regel: {"text": "…"}.'),
    )
