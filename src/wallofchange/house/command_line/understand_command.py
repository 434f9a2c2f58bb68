"""`wallofchange understand [FILE]`: read the words that nobody has read yet, or a file of any size."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wallofchange.analysis.tabular import Table, TableError, open_table
from wallofchange.diary.refused import Refused
from wallofchange.reading.many import read_many

COLUMNS = pa.schema(
    [
        ("row", pa.int64()),  # from 0, in the order of the file
        ("language", pa.string()),
        ("text_redacted", pa.string()),
        ("polarity", pa.string()),
        ("polarity_p", pa.float64()),
        ("emotions", pa.list_(pa.string())),  # this and the other nulls: not read yet by this reader
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


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="CSV, TSV, Excel, Parquet, JSON lines, or gzip of these"
    )
    parser.add_argument("--text", metavar="COLUMN", help="the column with the words")
    parser.add_argument("-o", "--out", metavar="OUT.parquet", type=Path, help="where the readings go")
    parser.add_argument("--language", choices=("nl", "en"), help="the language of texts too short to tell")
    parser.add_argument("--processes", type=int, metavar="N", help="default: one for each core")
    parser.add_argument(
        "--json", action="store_true", help="one JSON document on standard output, nothing else"
    )


def run(options: argparse.Namespace) -> int:
    if options.file is None:
        return _read_home(options)
    out = _place_for(options)
    try:
        return _read_file(options, open_table(options.file), out)
    except TableError as trouble:
        raise Refused(str(trouble.message), remedy=str(trouble.remedy)) from trouble


def _read_home(options: argparse.Namespace) -> int:
    from wallofchange.house.home import open_home  # a file is read without a home

    open_home(options.home)
    from wallofchange.house.worker import read_everything

    progress = _Progress()
    read = read_everything(progress)
    progress.end()
    _say({"read": read}, f"{read:,} texts read.", options)
    return 0


def _place_for(options: argparse.Namespace) -> Path:
    """Where the answer may be put, before any work is done."""
    if not options.text:
        raise Refused("Which column has the words?", remedy="Add --text COLUMN.")
    if options.out is None or options.out.suffix != ".parquet":
        raise Refused("The readings go to a Parquet file.", remedy="Add -o OUT.parquet.")
    if not options.out.parent.is_dir():
        raise Refused(
            f"There is no folder {options.out.parent}.", remedy="Make it first, or choose another place."
        )
    place: Path = options.out
    return place


def _read_file(options: argparse.Namespace, table: Table, out: Path) -> int:
    source = _Texts(table, options.text)
    tally = _Tally()
    fresh = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        _write(fresh, read_many(source, options.language, processes=options.processes), tally)
        os.replace(fresh, out)
    finally:
        fresh.unlink(missing_ok=True)  # an interrupted reading leaves nothing half-written
    _say(tally.document(out, source.misfits), tally.sentence(out), options)
    if source.misfits:
        print(
            f"{source.misfits:,} rows do not fit the header: their reading is empty.",
            file=sys.stderr,
        )
    return 1 if source.misfits else 0


def _write(path: Path, readings: Iterator[pa.RecordBatch], tally: _Tally) -> None:
    progress = _Progress()
    with pq.ParquetWriter(path, COLUMNS, compression="zstd") as writer:
        for batch in readings:
            writer.write_batch(_row_batch(batch, tally.rows))
            tally.add(batch)
            progress(tally.rows)
    progress.end()


def _row_batch(batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
    held: dict[str, Any] = {name: batch.column(name) for name in batch.schema.names}
    held["row"] = pa.array(range(first, first + batch.num_rows), pa.int64())
    held["text_redacted"] = held.pop("words")
    held["themes"] = pa.array(
        [[found["name"] for found in row] for row in held["themes"].to_pylist()], COLUMNS.field("themes").type
    )
    empty = {field.name: pa.nulls(batch.num_rows, field.type) for field in COLUMNS if field.name not in held}
    return pa.RecordBatch.from_arrays([{**held, **empty}[name] for name in COLUMNS.names], schema=COLUMNS)


def _say(document: dict[str, object], sentence: str, options: argparse.Namespace) -> None:
    print(json.dumps(document) if options.json else sentence)


class _Texts:
    """The words of a table's column, row by row; rows that do not fit are counted and empty."""

    def __init__(self, table: Table, column: str) -> None:
        if column not in table.columns:
            known = ", ".join(table.columns[:12])
            raise Refused(
                f"There is no column {column} in {table.path.name}.", remedy=f"Choose one of: {known}."
            )
        self._table = table
        self._place = table.columns.index(column)
        self.misfits = 0

    def __iter__(self) -> Iterator[str | None]:
        width = len(self._table.columns)
        for _number, row in self._table.numbered_rows():
            fits = len(row) == width
            self.misfits += not fits
            yield _text(row[self._place]) if fits else None


def _text(cell: object) -> str | None:
    """A cell as words; a missing number is nothing said."""
    if cell is None or cell != cell:  # NaN is the one value that differs from itself
        return None
    return cell if isinstance(cell, str) else str(cell)


class _Tally:
    """What was read so far."""

    def __init__(self) -> None:
        self.rows = 0
        self._began = time.monotonic()
        self._counts = {name: Counter[str]() for name in ("language", "polarity", "expectation")}
        self._uncertain = 0
        self._reader = ("", "")

    def add(self, batch: pa.RecordBatch) -> None:
        self.rows += batch.num_rows
        for name, counter in self._counts.items():
            counter.update(batch.column(name).to_pylist())
        self._uncertain += sum(
            sure < bar
            for sure, bar in zip(
                batch.column("confidence").to_pylist(), batch.column("threshold").to_pylist(), strict=True
            )
        )
        self._reader = (batch.column("reader")[0].as_py(), batch.column("version")[0].as_py())

    def document(self, out: Path, misfits: int) -> dict[str, object]:
        return {
            "out": str(out),
            "rows": self.rows,
            "misfits": misfits,
            **{name: dict(counter) for name, counter in self._counts.items()},
            "uncertain": self._uncertain,
            "reader": self._reader[0],
            "version": self._reader[1],
            "seconds": round(time.monotonic() - self._began, 3),
        }

    def sentence(self, out: Path) -> str:
        return f"{self.rows:,} rows read to {out}; of {self._uncertain:,} the reader is not sure."


class _Progress:
    """A moving count on a terminal, and a plain line a second elsewhere; on standard error."""

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._moved = False

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if now - self._told < (0.1 if self._terminal else 1.0):
            return
        self._told, self._moved = now, True
        line = f"{done:,} texts read, {done / (now - self._began):,.0f} a second"
        print(
            f"\r{line}  " if self._terminal else line,
            end="" if self._terminal else "\n",
            file=sys.stderr,
            flush=True,
        )

    def end(self) -> None:
        if self._terminal and self._moved:
            print(file=sys.stderr)
