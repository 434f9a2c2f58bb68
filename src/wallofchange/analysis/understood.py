"""`understand`: what was understood in a column of words, row for row, however long the table is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from wallofchange.analysis.tabular import Sentence, Table, TableError, open_table
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.reading.feeling import Feeler

COLUMNS = pa.schema(
    [
        ("row", pa.int64()),  # from 0, in the order of the table
        ("language", pa.string()),
        ("text_redacted", pa.string()),
        ("polarity", pa.string()),
        ("polarity_p", pa.float64()),
        ("emotions", pa.list_(pa.string())),
        ("functional", pa.float64()),
        ("emotional", pa.float64()),
        ("expectation", pa.string()),
        ("expectation_p", pa.float64()),
        ("expectation_phrase", pa.string()),
        ("themes", pa.list_(pa.string())),
        ("asks_answer", pa.bool_()),
        ("urgency", pa.float64()),
        ("reader", pa.string()),
        ("version", pa.string()),
        ("confidence", pa.float64()),
    ]
)
_BESIDE = pa.schema([field for field in COLUMNS if field.name != "row"])


def understand(
    table: object, *, text: str, language: str | None = None, processes: int | None = None
) -> pa.RecordBatchReader:
    """Read a column of words; the answer streams, one row (`COLUMNS`) for each row, in the same order.

    Args:
        table: a path, an Ibis table, or anything with the Arrow C stream interface.
        text: the column with the words.
        language: "nl" or "en", of texts too short to tell.
        processes: how many read at once; default one for each core. It changes the speed and nothing else.

    Raises:
        CannotAnswerError: when there is no such file or column, or the object is no table.
    """
    return pa.RecordBatchReader.from_batches(
        COLUMNS, understood(texts_of(table, text), language, processes=processes)
    )


def map_in_arrow(
    text: str, *, keep: Sequence[str] = (), language: str | None = None
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The same reading as a function from record batches to record batches, as Spark's `mapInArrow` takes it.

    The columns `keep` go along in front, such as the key of a row: Spark promises no order. The readers are
    loaded once a process, after it was started.
    """

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from wallofchange.reading import read_batch  # the readers are loaded where they read
        from wallofchange.reading.many import CHUNK

        for batch in batches:
            for start in range(0, batch.num_rows, CHUNK):
                part = batch.slice(start, CHUNK)
                said = [_words(cell) for cell in part.column(text).to_pylist()]
                beside = _told(read_batch(said, [language] * len(said)))
                names = [*keep, *_BESIDE.names]
                arrays = [part.column(name) for name in keep] + [beside[name] for name in _BESIDE.names]
                yield pa.RecordBatch.from_arrays(arrays, names=names)

    return read


def understood(
    texts: Iterable[str | None],
    language: str | None = None,
    *,
    processes: int | None = None,
    reader: Feeler | None = None,
) -> Iterator[pa.RecordBatch]:
    """The readings of texts as batches of `COLUMNS`, in the order of the texts."""
    from wallofchange.reading.many import read_many  # the readers are heavy

    first = 0
    for batch in read_many(texts, language, processes=processes, reader=reader):
        told = _told(batch)
        told["row"] = pa.array(range(first, first + batch.num_rows), pa.int64())
        first += batch.num_rows
        yield pa.RecordBatch.from_arrays([told[name] for name in COLUMNS.names], schema=COLUMNS)


class Texts:
    """The words of one column; `misfits` counts the rows that did not fit the header, read as empty."""

    def __init__(
        self,
        cells: Callable[[Texts], Iterator[object]],
        about: int | None,
        notes: Sequence[Sentence] = (),
    ) -> None:
        self.misfits = 0
        self.about = about  # how many rows there are, roughly; None when only reading them can tell
        self.notes = notes  # what whoever reads should know of the file
        self._cells = cells

    def __iter__(self) -> Iterator[str | None]:
        self.misfits = 0
        return map(_words, self._cells(self))


def texts_of(table: object, text: str) -> Texts:
    """Open a table at its column of words.

    Raises:
        CannotAnswerError: when there is no such file or column, or the object is no table.
    """
    import ibis

    if isinstance(table, str | Path):
        return _of_file(Path(table), text)
    if isinstance(table, ibis.expr.types.Table):
        _require(text, list(table.columns))
        asked = table.select(text)
        return Texts(lambda _: _of_batches(asked.to_pyarrow_batches()), None)
    if hasattr(table, "__arrow_c_stream__"):
        held = pa.table(table)
        _require(text, held.column_names)
        return Texts(lambda _: _of_batches(held.select([text]).to_batches()), held.num_rows)
    raise CannotAnswerError(
        Words(f"Een {type(table).__name__} is geen tabel.", f"A {type(table).__name__} is not a table."),
        Words(
            "Geef een pad, een tabel van Ibis, of iets met de Arrow C stream interface (een data frame).",
            "Give a path, an Ibis table, or something with the Arrow C stream interface, as a data frame.",
        ),
    )


def _of_file(path: Path, text: str) -> Texts:
    if path.is_dir():
        raise CannotAnswerError(
            Words(f"{path} is een map.", f"{path} is a folder."),
            Words("Noem het bestand erin.", "Name the file in it."),
        )
    if not path.is_file():
        raise CannotAnswerError(
            Words(f"Er is geen bestand {path}.", f"There is no file {path}."),
            Words("Kijk de naam na.", "Check the name."),
        )
    try:
        opened = open_table(path)
    except TableError as trouble:
        raise CannotAnswerError(
            Words(trouble.message.nl, trouble.message.en), Words(trouble.remedy.nl, trouble.remedy.en)
        ) from trouble
    _require(text, opened.columns)
    place = opened.columns.index(text)
    opened.keeps_empty_rows = True  # one reading a row, also where a row says nothing

    def cells(texts: Texts) -> Iterator[object]:
        width = len(opened.columns)
        for _number, row in opened.numbered_rows():
            fits = len(row) == width
            texts.misfits += not fits
            yield row[place] if fits else None

    return Texts(cells, _about(opened, path), [*opened.notes, *opened.doubts([text])])


def _of_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[object]:
    for batch in batches:
        yield from batch.column(0).to_pylist()


def _about(opened: Table, path: Path) -> int | None:
    """Exact for Parquet; the lines of a text file, where a quoted answer may hold a few more."""
    if opened.format == "parquet":
        import pyarrow.parquet as pq

        return int(pq.ParquetFile(path).metadata.num_rows) if _begins(path, b"PAR1") else None
    if opened.format not in ("csv", "tsv", "jsonl") or _begins(path, b"\x1f\x8b"):
        return None
    lines, last = 0, b""
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            lines, last = lines + chunk.count(b"\n"), chunk
    return max(lines + (not last.endswith(b"\n")) - opened.header_rows, 0)


def _begins(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _told(batch: pa.RecordBatch) -> dict[str, Any]:
    told: dict[str, Any] = {name: batch.column(name) for name in batch.schema.names}
    told["text_redacted"] = told["words"]
    for name in ("themes", "emotions"):
        names = [[found["name"] for found in row] for row in told[name].to_pylist()]
        told[name] = pa.array(names, COLUMNS.field(name).type)
    return told


def _words(cell: object) -> str | None:
    """A cell as words; a missing number is nothing said."""
    if cell is None or cell != cell:  # NaN is the one value that differs from itself
        return None
    if isinstance(cell, bytes):  # a program did not mark it as text
        return cell.decode("utf-8", "replace")
    return cell if isinstance(cell, str) else str(cell)


def _require(column: str, present: Sequence[str]) -> None:
    if column not in present:
        known = ", ".join(list(present)[:12]) or "none"
        raise CannotAnswerError(
            Words(f"Er is geen kolom {column}.", f"There is no column {column}."),
            Words(f"Kies uit: {known}.", f"Choose one of: {known}."),
        )
