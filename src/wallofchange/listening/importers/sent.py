"""What a program sends: keys are read by name alone, so that one line is read like a thousand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Final, NoReturn

from wallofchange.analysis.tabular import Row
from wallofchange.analysis.tabular.json_lines import NoObjectError, flat, object_in

from . import reasons
from .column_map import ColumnMap, unknown_field
from .drafting import Rejection
from .values import plain
from .vocabulary import FIELDS, VOCABULARY

SCALE: Final = "scale"  # in a file all scores stand on one; a program says it with each
SENT: Final = (*(field for field in FIELDS if field != "reply"), SCALE)
LONGEST_LINE = 1024 * 1024  # bytes
_FIELD_OF = {name: field for field in reversed(FIELDS) for name in VOCABULARY[field].whole}


def map_of_call(changes: Mapping[str, Sequence[str]], keep: Sequence[str] = ()) -> ColumnMap:
    """Every field under its own name, unless the caller says under which other; no field is guessed.

    Raises:
        TableError: for a field that there is not.
    """
    if unknown := [name for name in changes if name not in SENT]:
        raise unknown_field(unknown[0], SENT)
    named = {field: (field,) for field in SENT if field not in changes}
    return ColumnMap(named).changed(changes).keeping(keep)


class SentLines:
    """The lines of one call as rows; a line that cannot be read is set aside and loses no other."""

    def __init__(self, lines: IO[bytes], chosen: ColumnMap) -> None:
        self._lines = lines
        mapped = [column for columns in chosen.fields.values() for column in columns]
        self.columns: list[str] = list(dict.fromkeys([*mapped, *chosen.keep]))
        by_other_names = {
            name: field for name, field in _FIELD_OF.items() if chosen.fields.get(field) == (field,)
        }
        self._known = by_other_names | {name: name for name in self.columns}

    def numbered_rows(self) -> Iterator[tuple[int, Row | Rejection]]:
        number = 0
        while line := self._lines.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
                self._skip_the_rest()
                yield number, Rejection.of(number, reasons.too_long(LONGEST_LINE), ())
            elif line.strip():
                yield number, self._row(number, line)

    def _skip_the_rest(self) -> None:
        while (more := self._lines.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
            pass

    def _row(self, number: int, line: bytes) -> Row | Rejection:
        as_it_stood = (line.decode(errors="replace").rstrip("\r\n"),)
        try:
            said = flat(object_in(line.decode("utf-8-sig"), constant=_not_json))
        except (NoObjectError, UnicodeDecodeError, RecursionError):
            return Rejection.of(number, reasons.NO_OBJECT, as_it_stood)
        cells: dict[str, object] = {}
        for name, cell in said.items():
            column = self._known.get(name) or self._known.get(plain(name))
            if column is None:
                return Rejection.of(number, reasons.unknown_field(name), as_it_stood)
            if column in cells:
                return Rejection.of(number, reasons.said_twice(column), as_it_stood)
            cells[column] = cell
        return tuple(map(cells.get, self.columns))


def _not_json(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON; a number must be finite")
