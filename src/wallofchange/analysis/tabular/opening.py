"""Which kind of file this is, by what is in it rather than by its name."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from .delimited import DelimitedTable, refusal_of_empty
from .excel import ExcelTable
from .json_lines import JsonLinesTable
from .parquet import ParquetTable
from .scan import broken_gzip, open_bytes
from .table import Table
from .trouble import Sentence, TableError

GZIP, ZIP, OLE, PARQUET = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"
LARGEST_UNPACKED = 20 << 30  # bytes; what a gzip of Parquet or Excel may grow to on disk


def open_table(path: str | Path, *, sheet: str | None = None) -> Table:
    """Open a CSV, TSV, Excel, Parquet or JSON lines file, or a gzip of one of these.

    Raises:
        TableError: when it cannot be read as a table; its `remedy` says what to do.
    """
    path = Path(path)
    head, gzipped = _head(path)
    if head.startswith(PARQUET):
        return ParquetTable(path, _unpacked(path) if gzipped else None)
    if head.startswith((ZIP, OLE)):
        return ExcelTable(path, _unpacked(path) if gzipped else None, sheet=sheet)
    if head.startswith(b"%PDF"):
        raise _not_a_table("a PDF", "een PDF")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return JsonLinesTable(path, gzipped=gzipped)
    if start.startswith(b"["):
        raise _not_a_table("one JSON list", "één JSON-lijst")
    return DelimitedTable(path, gzipped=gzipped)


def _head(path: Path) -> tuple[bytes, bool]:
    try:
        with open_bytes(path, gzipped=False) as file:
            head = file.read(4096)
        if not head:
            raise refusal_of_empty()
        if not head.startswith(GZIP):
            return head, False
        with open_bytes(path, gzipped=True) as file:
            return file.read(4096), True
    except (gzip.BadGzipFile, EOFError, zlib.error) as trouble:
        raise broken_gzip() from trouble
    except OSError as trouble:
        raise TableError(
            Sentence(
                f"{path} cannot be opened: {trouble.strerror}.",
                f"{path} kan niet worden geopend: {trouble.strerror}.",
            ),
            Sentence(
                "Check the name and whether you may read it.", "Controleer de naam en of je het mag lezen."
            ),
        ) from trouble


def _unpacked(path: Path) -> BinaryIO:
    room = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - it lives as long as the table reads it
    try:
        with open_bytes(path, gzipped=True) as packed:
            while chunk := packed.read(1 << 20):
                if room.tell() > LARGEST_UNPACKED:
                    raise _not_a_table("unpacked larger than 20 GB", "uitgepakt groter dan 20 GB")
                room.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as trouble:
        raise broken_gzip() from trouble
    room.seek(0)
    return room


def _not_a_table(en: str, nl: str) -> TableError:
    return TableError(
        Sentence(f"This is not a table but {en}.", f"Dit is geen tabel maar {nl}."),
        Sentence(
            "Choose a CSV, TSV, Excel, Parquet or JSON lines (one object a line) file.",
            "Kies een CSV-, TSV-, Excel-, Parquet- of JSON-lines-bestand (één object per regel).",
        ),
    )
