"""The top of a table: unique column names, header rows under the first, and a fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

LEGACY_SECOND_ROW = "responseid"


def unique_names(cells: Sequence[object]) -> list[str]:
    """Name every column once: empty names become `column 3`, repeated ones `name (2)`."""
    names: list[str] = []
    taken: set[str] = set()
    for name in _names(cells):
        unique, turn = name, 1
        while unique.casefold() in taken:
            turn += 1
            unique = f"{name} ({turn})"
        taken.add(unique.casefold())
        names.append(unique)
    return names


def repeated_names(cells: Sequence[object]) -> list[str]:
    """The names that more than one column bears, whatever their capitals; as the first one spells them."""
    spelled: dict[str, list[str]] = {}
    for name in _names(cells):
        spelled.setdefault(name.casefold(), []).append(name)
    return [names[0] for names in spelled.values() if len(names) > 1]


def extra_header_rows(top: Sequence[Sequence[object]]) -> int:
    """Count the header rows below the first one.

    Survey exports put question texts (in any language) and ids there, so only what cannot be an
    answer counts: a third row of import ids, or numbered columns V1, V2 above a row of names.
    """
    if len(top) > 2 and _are_import_ids(top[2]):
        return 2
    if len(top) > 1 and _are_import_ids(top[1]):
        return 1
    if len(top) > 1 and _starts_with(top[0], "v1") and _starts_with(top[1], LEGACY_SECOND_ROW):
        return 1
    return 0


def fingerprint(columns: Sequence[str]) -> str:
    """The same 32 signs for the same column names in the same order, whatever their capitals."""
    return sha256("\x1f".join(name.strip().casefold() for name in columns).encode()).hexdigest()[:32]


def _names(cells: Sequence[object]) -> list[str]:
    return [
        " ".join(str(cell if cell is not None else "").split()) or f"column {place}"
        for place, cell in enumerate(cells, start=1)
    ]


def _are_import_ids(row: Sequence[object]) -> bool:
    filled = [str(cell) for cell in row if cell not in (None, "")]
    return bool(filled) and all(cell.lstrip().startswith("{") and "ImportId" in cell for cell in filled)


def _starts_with(row: Sequence[object], name: str) -> bool:
    return bool(row) and str(row[0]).strip().casefold() == name
