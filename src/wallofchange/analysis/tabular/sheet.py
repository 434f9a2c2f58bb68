"""Rows written as CSV or XLSX while they come: nothing is held, and no cell runs in a spreadsheet.

The XLSX is the smallest workbook that Office Open XML knows (ECMA-376, part 1): one sheet whose texts
stand in the cells themselves, so that a row can be written and forgotten.
"""

from __future__ import annotations

import csv as comma
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_RUNS = ("=", "+", "-", "@", "\t", "\r")
_A_CHUNK = 64 * 1024
_LONGEST_CELL = 32_767  # characters that Excel takes
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def harmless(text: str) -> str:
    """A cell that a spreadsheet shows and does not run (CWE-1236)."""
    return f"'{text}" if text.startswith(_RUNS) else text


def csv(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Comma-separated, in UTF-8 with the mark by which Excel knows it."""
    yield b"\xef\xbb\xbf"
    for row in rows:
        line = StringIO()
        comma.writer(line).writerow([harmless(_text(cell)) for cell in row])
        yield line.getvalue().encode()


def xlsx(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """A workbook of one sheet: numbers as numbers, all else as text that is never a formula."""
    out = _Passing()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        for name, part in _PARTS.items():
            book.writestr(_info(name), _HEAD + part)
        with book.open(_info("xl/worksheets/sheet1.xml"), "w") as page:
            page.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for row in rows:
                page.write(_row(row).encode())
                if out.waiting > _A_CHUNK:
                    yield out.take()
            page.write(b"</sheetData></worksheet>")
    yield out.take()


def _row(row: Sequence[object]) -> str:
    return f"<row>{''.join(map(_cell, row))}</row>"


def _cell(cell: object) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"<c><v>{cell}</v></c>"
    text = escape(_UNSEEN.sub("", _text(cell))[:_LONGEST_CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _info(name: str) -> ZipInfo:
    """A part without the hour at which it was written: the same rows make the same file."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


class _Passing:
    """What a zip file is written to: it keeps only what nobody has taken yet, and cannot go back."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.waiting = 0

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        self.waiting += len(part)
        return len(part)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def close(self) -> None:
        """What waits may still be taken."""

    def take(self) -> bytes:
        taken, self._parts, self.waiting = b"".join(self._parts), [], 0
        return taken
