"""Which sign separates the fields: the one that gives the most constant number of them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import NamedTuple

from .trouble import Sentence, TableError

CANDIDATES = (";", ",", "\t", "|")
WHOLE_LINE = "\x1f"  # a file of one column: nothing separates
ODD = ":~^¦§#"
NAMES = {";": ";", ",": ",", "\t": "tab", "|": "|"}

SAY_SEP = Sentence(
    "Write `sep=;` (with the sign that separates) on a first line of its own, or save the file as CSV again.",
    "Zet `sep=;` (met het teken dat scheidt) op een eerste, eigen regel, of sla het opnieuw op als CSV.",
)


class Shape(NamedTuple):
    """How the sample falls apart under one sign."""

    delimiter: str
    header: int
    body: list[int]
    open_end: bool  # the last name of the header is empty

    @property
    def agreement(self) -> float:
        """Share of the rows that are as wide as the header."""
        widths = {self.header, self.header - 1} if self.open_end else {self.header}
        return sum(width in widths for width in self.body) / len(self.body) if self.body else 1.0


def told(beginning: str) -> str | None:
    """The sign that an Excel line `sep=;` names, if there is one."""
    first = beginning.split("\n", 1)[0].rstrip("\r").strip('"')
    return first[4:] or "," if first.lower().startswith("sep=") and len(first) <= 5 else None


def detect(beginning: str, *, whole: bool) -> str:
    """Choose the sign with the most constant field count over at most 500 rows.

    Raises:
        TableError: when no sign makes the rows agree, or the names stand below a title.
    """
    shapes = [_shape(beginning, sign, whole=whole) for sign in CANDIDATES]
    several = [shape for shape in shapes if shape.header > 1]
    if not several:
        _refuse_hidden_columns(shapes, beginning)
        return WHOLE_LINE
    best = max(several, key=lambda shape: (shape.agreement, shape.header))
    if best.agreement < 0.5:
        raise TableError(
            Sentence(
                f"The rows do not agree: with {NAMES[best.delimiter]} the header has {best.header} fields, "
                f"and most rows have another number.",
                f"De rijen zijn het niet eens: met {NAMES[best.delimiter]} heeft de kop "
                f"{best.header} velden, en de meeste rijen een ander aantal.",
            ),
            SAY_SEP,
        )
    return best.delimiter


def _shape(beginning: str, sign: str, *, whole: bool) -> Shape:
    records = csv.reader(io.StringIO(beginning, newline=""), delimiter=sign)
    rows = [row for row in islice(records, 502) if any(cell.strip() for cell in row)]
    if not whole and 1 < len(rows) < 502:
        rows.pop()  # the sample was cut in the middle of it
    if not rows:
        return Shape(sign, 0, [], open_end=False)
    widths = [len(row) for row in rows[1:501]]
    return Shape(sign, len(rows[0]), widths, open_end=not rows[0][-1].strip())


def _refuse_hidden_columns(shapes: list[Shape], beginning: str) -> None:
    for shape in shapes:
        common = Counter(shape.body).most_common(1)
        if len(shape.body) >= 3 and common[0][0] >= 3 and common[0][1] == len(shape.body):
            raise TableError(
                Sentence(
                    f"The first line has one field and the lines below it have {common[0][0]}.",
                    f"De eerste regel heeft één veld en de regels eronder hebben er {common[0][0]}.",
                ),
                Sentence(
                    "Remove what stands above the column names, so that the names are the first line.",
                    "Haal weg wat boven de kolomnamen staat, zodat de namen de eerste regel zijn.",
                ),
            )
    lines = [line for line in beginning.splitlines()[:50] if line.strip()]
    for sign in ODD:
        counts = {line.count(sign) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            raise TableError(
                Sentence(
                    f"Only one column was found, yet every line has {sign}: that seems to separate.",
                    f"Er is maar één kolom gevonden, terwijl elke regel {sign} heeft: dat lijkt te scheiden.",
                ),
                SAY_SEP,
            )
