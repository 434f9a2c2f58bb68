"""Which encoding a text file has: byte order mark, then strict UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs
import gzip
import zlib
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from .trouble import Sentence, TableError

CHUNK = 1 << 20
NUL = "\x00"
LONGEST_LINE = 16 << 20  # signs; one answer of 16 million signs is not an answer

SAVE_AS_UTF8 = Sentence(
    "Save it again as CSV with encoding UTF-8, and try once more.",
    "Sla het opnieuw op als CSV met codering UTF-8, en probeer het nog eens.",
)


class Scan(NamedTuple):
    """What one pass over a text file found."""

    encoding: str
    beginning: str
    whole: bool  # the beginning is all there is
    notes: list[Sentence]


def open_bytes(path: Path, *, gzipped: bool) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if gzipped else path.open("rb")


def scan(path: Path, *, gzipped: bool) -> Scan:
    """Read the whole file once, a chunk at a time, and say how to decode it.

    Raises:
        TableError: when it is binary, broken, full of NUL bytes or has a line too long to be one.
    """
    with open_bytes(path, gzipped=gzipped) as file:
        head = _read(file, CHUNK)
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return _walk(path, gzipped, encoding, [])
    _refuse_binary(head)
    try:
        return _walk(path, gzipped, "utf-8", [])
    except UnicodeDecodeError as trouble:
        return _walk(path, gzipped, "cp1252", _mixed_encoding(trouble))


def _mixed_encoding(trouble: UnicodeDecodeError) -> list[Sentence]:
    before = trouble.object[: trouble.start]
    if before.isascii():
        return []
    return [
        Sentence(
            "Part of this file is UTF-8 and part is not. It is read as Windows-1252: check the accents.",
            "Dit bestand is deels UTF-8 en deels niet. Het is gelezen als Windows-1252: kijk de accenten na.",
        )
    ]


def _walk(path: Path, gzipped: bool, encoding: str, notes: list[Sentence]) -> Scan:
    decoder = codecs.getincrementaldecoder(encoding)()
    beginning, whole = "", True
    lines, run, signs = 1, 0, 0
    nuls, first = 0, 0
    with open_bytes(path, gzipped=gzipped) as file:
        while True:
            chunk = _read(file, CHUNK)
            text = _decode(decoder, chunk, encoding, lines)
            if NUL in text:
                first = first or lines + text[: text.index(NUL)].count("\n")
                nuls += text.count(NUL)
            signs += len(text)
            lines, run = _follow(text, lines, run)
            if not beginning:
                beginning = text.replace(NUL, "")
            elif text:
                whole = False
            if not chunk:
                return Scan(encoding, beginning, whole, [*notes, *_left_out(nuls, first, signs)])


def _left_out(nuls: int, line: int, signs: int) -> list[Sentence]:
    """What to say of NUL bytes: stray ones cost nobody a row, a file full of them is damaged."""
    if nuls > max(8, signs // 4):
        raise _nul(line)
    if not nuls:
        return []
    en, nl = ("a NUL byte", "een NUL-byte") if nuls == 1 else (f"{nuls} NUL bytes", f"{nuls} NUL-bytes")
    where = ("in", "in") if nuls == 1 else ("from", "vanaf")
    return [
        Sentence(
            f"The file holds {en} ({where[0]} line {line}): left out, the rest is read as it stands.",
            f"Het bestand bevat {nl} ({where[1]} regel {line}): weggelaten, de rest is gewoon gelezen.",
        )
    ]


def _decode(decoder: codecs.IncrementalDecoder, chunk: bytes, encoding: str, line: int) -> str:
    try:
        return decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError as trouble:
        if encoding == "utf-8":
            raise
        raise TableError(
            Sentence(
                f"Near line {line} there is a sign that is neither UTF-8 nor Windows-1252.",
                f"Bij regel {line} staat een teken dat geen UTF-8 en geen Windows-1252 is.",
            ),
            SAVE_AS_UTF8,
        ) from trouble


def _follow(text: str, lines: int, run: int) -> tuple[int, int]:
    """Count lines and how far the last one has come, and stop at one that never ends."""
    newline = max(text.rfind("\n"), text.rfind("\r"))
    if newline < 0:
        run += len(text)
        if run > LONGEST_LINE:
            raise TableError(
                Sentence(
                    f"Line {lines} is longer than {LONGEST_LINE >> 20} million signs.",
                    f"Regel {lines} is langer dan {LONGEST_LINE >> 20} miljoen tekens.",
                ),
                Sentence(
                    "Look at that line: a line break or a closing quote is probably missing.",
                    "Kijk naar die regel: er ontbreekt waarschijnlijk een regeleinde of een aanhalingsteken.",
                ),
            )
        return lines, run
    return lines + text.count("\n"), len(text) - newline - 1


def _read(file: BinaryIO, size: int) -> bytes:
    try:
        return file.read(size)
    except (gzip.BadGzipFile, EOFError, zlib.error) as trouble:
        raise broken_gzip() from trouble


def _refuse_binary(head: bytes) -> None:
    control = sum(head.count(bytes([sign])) for sign in range(1, 32) if sign not in b"\t\n\r\f\x1a\x1b")
    if control > max(8, len(head) // 200):
        raise TableError(
            Sentence("This is not a table: the file is binary.", "Dit is geen tabel: het bestand is binair."),
            Sentence(
                "Choose a CSV, TSV, Excel, Parquet or JSON lines file, or save yours as one of these.",
                "Kies een CSV-, TSV-, Excel-, Parquet- of JSON-lines-bestand, of sla het zo op.",
            ),
        )


def _nul(line: int) -> TableError:
    return TableError(
        Sentence(
            f"The file is full of NUL bytes, from line {line}.",
            f"Het bestand staat vol NUL-bytes, vanaf regel {line}.",
        ),
        Sentence(
            "The file was cut or damaged, or is UTF-16 without its mark: export it again, as UTF-8.",
            "Het bestand is afgekapt, beschadigd of UTF-16 zonder merkteken: exporteer het als UTF-8.",
        ),
    )


def broken_gzip() -> TableError:
    return TableError(
        Sentence("This gzip file is broken or cut short.", "Dit gzip-bestand is stuk of afgekapt."),
        Sentence("Fetch or make it again.", "Haal of maak het opnieuw."),
    )
