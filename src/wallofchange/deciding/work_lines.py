"""Planned work as people have it: lines that were pasted, or a table out of a file, "title; hours; day"."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from wallofchange.deciding.bringing_work import MOST_AT_ONCE, Work
from wallofchange.deciding.models.hours import SMALL
from wallofchange.deciding.views.given import hours
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.analysis.tabular import Row, Table

LONGEST = 200  # signs of a title, as on the page
MOST_BYTES = 5 * 1024 * 1024
TITLES = frozenset(
    [
        *("title", "work", "task", "what", "name", "summary", "subject", "description"),
        *("titel", "werk", "taak", "wat", "naam", "samenvatting", "onderwerp", "omschrijving"),
    ]
)
HOURS = frozenset(["hours", "hour", "h", "estimate", "effort", "uren", "uur", "schatting"])
DAYS = frozenset(["day", "date", "on", "start", "begin", "dag", "datum", "op"])
_UNIT = re.compile(r"\s*(?:h|hrs?|hours?|u|uur|uren)\.?$", re.IGNORECASE)
_AFTER_A_COMMA = re.compile(r"^(.*\S)\s*,\s+(\d+(?:[.,]\d+)?\s*(?:h|hrs?|hours?|u|uur|uren)?\.?)$")
_DUTCH_DAY = re.compile(r"^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$")


def lines_in(text: str) -> list[str]:
    """The lines that say something; a first one that only names the columns says nothing."""
    lines = [line.strip() for line in text.splitlines() if line.strip(" \t;")]
    return lines[1:] if lines and _names_columns(_cells(lines[0])) else lines


def work_of(line: str) -> Work | Refused:
    """One line as a piece of work, or why it is none."""
    title, *more = _cells(line)
    spent, on = (*more, "", "")[:2]
    try:
        return Work(_title(title), hours(_UNIT.sub("", spent)) if spent else SMALL, _day(on))
    except Refused as refusal:
        return refusal


def lines_of(file: Path) -> list[str]:
    """The rows of a table as such lines, by its headers, else the first columns as they stand.

    Raises:
        Refused: when it is no table, or holds more than can be brought at once.
    """
    from wallofchange.analysis.tabular import open_table  # heavy, and seldom asked for
    from wallofchange.listening.importers.running import refusals

    with refusals():
        table = open_table(file)
        rows = [row for _number, row in islice(table.numbered_rows(), MOST_AT_ONCE + 1)]
    places = _places(table)
    if places is None:
        rows, places = [tuple(table.columns), *rows], list(range(min(3, len(table.columns))))
    return [line for row in rows if (line := _line(row, places)).strip(" ;")]


def _cells(line: str) -> list[str]:
    if "\t" in line or ";" in line:
        return [cell.strip() for cell in re.split(r"[\t;]", line)]
    found = _AFTER_A_COMMA.match(line)
    return [found[1], found[2]] if found else [line]


def _names_columns(cells: list[str]) -> bool:
    return len(cells) > 1 and cells[0].casefold() in TITLES and cells[1].casefold() in HOURS


def _title(text: str) -> str:
    if len(text) > LONGEST:
        raise Refused(
            _("That is longer than %(most)s signs.") % {"most": LONGEST},
            remedy=_("Say in one line what the work is."),
            code="too_long",
        )
    return text


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        if found := _DUTCH_DAY.match(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(
            _("'%(text)s' is not a day.") % {"text": text}, remedy=_("Write it as 2026-03-31."), code="day"
        ) from None


def _places(table: Table) -> list[int] | None:
    """Where title, hours and day stand (-1: nowhere); None where no header names the work."""
    names = [name.casefold().strip() for name in table.columns]

    def place(known: frozenset[str]) -> int:
        return next((at for at, name in enumerate(names) if name in known), -1)

    return [place(TITLES), place(HOURS), place(DAYS)] if place(TITLES) >= 0 else None


def _line(row: Row, places: list[int]) -> str:
    cells = [_text(row[place]) if 0 <= place < len(row) else "" for place in places]
    return "; ".join(cells).rstrip("; ")


def _text(cell: object) -> str:
    """A cell without what would split the line; a sheet keeps 8 as 8.0 and a day as a moment."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace(";", ",").split())
