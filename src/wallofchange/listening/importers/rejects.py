"""The file of rows that were set aside: row number, reason in both languages, and the original cells."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from .drafting import Rejection
from .values import text_of

FIRST = 100  # of those set aside: at hand for whoever tells of them
_RUNS_IN_EXCEL = ("=", "+", "-", "@", "\t", "\r")


class Rejects:
    """Written beside its name, put in place when the import is whole; no file when there are none."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.path = path
        self.count = 0
        self.first: list[Rejection] = []
        self._columns = columns
        self._part = path.with_suffix(".part")

    def __enter__(self) -> Rejects:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._part.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(["row", "reason", "reden", *map(harmless, self._columns)])
        return self

    def add(self, rejection: Rejection) -> None:
        self.count += 1
        if len(self.first) < FIRST:
            self.first.append(rejection)
        reason, cells = rejection.reason, map(harmless, rejection.cells)
        self._writer.writerow([rejection.row, reason.en, reason.nl, *cells])

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None and self.count:
            self._part.replace(self.path)
        else:
            self._part.unlink(missing_ok=True)


def harmless(cell: object) -> str:
    """A cell that a spreadsheet shows and does not run."""
    words = cell if isinstance(cell, str) else text_of(cell)
    return f"'{words}" if words.startswith(_RUNS_IN_EXCEL) else words
