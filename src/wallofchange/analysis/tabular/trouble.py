"""What can be wrong with a file, said with the next step in both languages.

TableError (a ValueError)
  ├─ TableError          the file as a whole: empty, binary, broken, unreadable
  └─ MisfitError         one row: it has another number of fields than the header
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence, in English and in Dutch."""

    en: str
    nl: str

    def __str__(self) -> str:
        return self.en

    def in_language(self, language: str) -> str:
        return self.nl if language.startswith("nl") else self.en


class TableError(ValueError):
    """A file cannot be read as a table; `remedy` is what to do about it."""

    def __init__(self, message: Sentence, remedy: Sentence) -> None:
        super().__init__(f"{message.en} {remedy.en}")
        self.message = message
        self.remedy = remedy


class MisfitError(TableError):
    """One row has another number of fields than the header."""

    def __init__(self, row: int, found: int, expected: int) -> None:
        super().__init__(
            Sentence(
                f"Row {row} has {found} fields and the header has {expected}.",
                f"Rij {row} heeft {found} velden en de kop heeft er {expected}.",
            ),
            Sentence("Correct that row, or leave it out.", "Verbeter die rij, of laat hem weg."),
        )
        self.row = row
