"""`wallofchange understand [FILE]`: read the words that nobody has read yet, or a file of any size."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from wallofchange.analysis.tabular import TableError, open_table
from wallofchange.analysis.understood import COLUMNS, Texts, texts_of, understood
from wallofchange.diary.refused import Refused
from wallofchange.house.command_line.chosen_reader import chosen_reader, told_once
from wallofchange.house.command_line.piped import at_hand
from wallofchange.house.command_line.places import check_place
from wallofchange.house.command_line.speaking import answering
from wallofchange.house.shell import _, shell_language
from wallofchange.measuring.words import Words, number
from wallofchange.reading import THRESHOLD

if TYPE_CHECKING:
    from wallofchange.reading.feeling import Feeler


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        metavar=_("FILE"),
        help=_("CSV, TSV, Excel, Parquet, JSON lines, or gzip of these; - reads standard input"),
    )
    parser.add_argument("--text", metavar=_("COLUMN"), help=_("the column with the words"))
    parser.add_argument("-o", "--out", metavar=_("OUT.parquet"), type=Path, help=_("where the readings go"))
    parser.add_argument("--language", choices=("nl", "en"), help=_("the language of texts too short to tell"))
    parser.add_argument("--processes", type=_at_least_one, metavar="N", help=_("default: one for each core"))
    parser.add_argument(
        "--again",
        action="store_true",
        help=_("in the home: ask the chosen reader once more about what another read while it was down"),
    )
    parser.add_argument(
        "--change-reader",
        action="store_true",
        help=_("in the home: let the reader chosen here take over, and read all of it anew"),
    )
    parser.add_argument(
        "--json", action="store_true", help=_("one JSON document on standard output, nothing else")
    )
    parser.set_defaults(parser=parser)


def run(options: argparse.Namespace) -> int:
    if options.file is None:
        return _read_home(options)
    for asked in ("again", "change_reader"):
        if getattr(options, asked):
            option = f"--{asked.replace('_', '-')}"
            options.parser.error(
                _("{option} is about what a home heard: leave the file out").format(option=option)
            )
    out = _place_for(options)
    with answering(), at_hand(options.file) as file, told_once():
        return _read_file(options, texts_of(file, options.text), out, chosen_reader(options.home))


def _at_least_one(said: str) -> int:
    if not said.isdecimal() or int(said) < 1:
        raise argparse.ArgumentTypeError(
            _("{said} is not a number of processes: give 1 or more").format(said=said)
        )
    return int(said)


def _read_home(options: argparse.Namespace) -> int:
    from wallofchange.house.home import open_home  # a file is read without a home

    open_home(options.home)
    from wallofchange.house.worker import ask_once_more, read_everything

    chosen_reader(options.home)  # one that cannot be had is refused: it lets nobody else take over
    if not options.change_reader:
        _check_reader()
    progress = _Progress()
    read = read_everything(progress)
    progress.end()
    document: dict[str, object] = {"read": read}
    sentence = _said(f"{_whole(read)} teksten gelezen.", f"{_whole(read)} texts read.")
    if options.again:
        asked, answered = ask_once_more()
        document |= {"asked_again": asked, "answered": answered}
        sentence += f" {_asked_again(_whole(asked), _whole(answered)) if asked else _nothing_again()}"
    _say(document, sentence, options)
    return 0


def _check_reader() -> None:
    """A shell that was not told of the server's reader turns no history back, and sends it nowhere."""
    from wallofchange.understanding.turning import takes_over

    if kinds := takes_over():
        reads, here = kinds
        if here == reads:
            here = _said(f"een andere {here}", f"another {here}")
        raise Refused(
            _said(
                f"Dit huis wordt gelezen door {reads}; hier zou {here} het overnemen en alles opnieuw lezen.",
                f"This home is read by {reads}; here {here} would take over, and read all of it anew.",
            ),
            remedy=_said(
                "Zet WALLOFCHANGE_READER met wat erbij hoort zoals voor de server, of geef --change-reader.",
                "Set WALLOFCHANGE_READER and what goes with it as for the server, or give --change-reader.",
            ),
        )


def _asked_again(asked: str, answered: str) -> str:
    return _said(
        f"Van {asked} die een ander las, heeft de gekozen lezer er nu {answered} zelf gelezen.",
        f"Of {asked} that another read, the chosen reader has now read {answered} itself.",
    )


def _nothing_again() -> str:
    return _said(
        "Een ander las niets in de plaats van de gekozen lezer.",
        "Another read nothing in place of the chosen reader.",
    )


def _place_for(options: argparse.Namespace) -> Path:
    """Where the answer may be put, before any work is done."""
    if not options.text:
        columns = _columns(Path(options.file))
        if len(columns) != 1:
            told = _("which column has the words? Add --text {columns}")
            options.parser.error(told.format(columns=_(" or --text ").join(columns) or _("COLUMN")))
        options.text = columns[0]  # there is nothing to choose
    if options.out is None or options.out.suffix != ".parquet":
        options.parser.error(_("the readings go to a Parquet file: add -o OUT.parquet"))
    place: Path = options.out
    check_place(place)
    if _same(place, Path(options.file)):
        raise Refused(
            _said(
                f"De lezingen zouden de plaats innemen van de woorden in {place}.",
                f"The readings would take the place of the words in {place}.",
            ),
            remedy=_said("Kies een andere naam achter -o.", "Choose another name behind -o."),
        )
    return place


def _same(place: Path, file: Path) -> bool:
    return file.is_file() and place.exists() and place.samefile(file)


def _columns(path: Path) -> list[str]:
    """Those of the file, to choose from; none where it cannot be opened, which is told when it is read."""
    if not path.is_file():
        return []
    try:
        return list(open_table(path).columns)
    except (OSError, TableError):
        return []


def _read_file(options: argparse.Namespace, texts: Texts, out: Path, reader: Feeler | None) -> int:
    tally = _Tally()
    for note in texts.notes:
        print(note.in_language(shell_language()), file=sys.stderr)
    fresh = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        read = understood(texts, options.language, processes=options.processes, reader=reader)
        _write(fresh, read, tally, texts.about)
        os.replace(fresh, out)
    except BrokenProcessPool as trouble:
        raise Refused(
            _("A process that was reading was ended from outside, as where memory runs out."),
            remedy=_("Try again with --processes 1."),
        ) from trouble
    finally:
        fresh.unlink(missing_ok=True)  # an interrupted reading leaves nothing half-written
    _say(tally.document(out, texts.misfits), tally.sentence(out), options)
    if texts.misfits:
        print(
            _said(
                f"{_whole(texts.misfits)} rijen passen niet bij de kop: hun lezing is leeg.",
                f"{_whole(texts.misfits)} rows do not fit the header: their reading is empty.",
            ),
            file=sys.stderr,
        )
    return 1 if texts.misfits else 0


def _write(path: Path, readings: Iterator[pa.RecordBatch], tally: _Tally, about: int | None) -> None:
    progress = _Progress(about)
    with path.open("wb") as file, pq.ParquetWriter(file, COLUMNS, compression="zstd") as writer:
        for batch in readings:
            writer.write_batch(batch)
            tally.add(batch)
            progress(tally.rows)
    progress.end()


def _said(nl: str, en: str) -> str:
    """What is said, in the language of the shell: `--language` is that of the texts here."""
    return Words(nl, en)[shell_language()]


def _whole(count: float) -> str:
    return number(count, 0, shell_language())


def _say(document: dict[str, object], sentence: str, options: argparse.Namespace) -> None:
    print(json.dumps(document) if options.json else sentence)


class _Tally:
    """What was read so far."""

    def __init__(self) -> None:
        self.rows = 0
        self._began = time.monotonic()
        self._counts = {name: Counter[str]() for name in ("language", "polarity", "expectation")}
        self._uncertain = 0
        self._readers = Counter[tuple[str, str]]()

    def add(self, batch: pa.RecordBatch) -> None:
        self.rows += batch.num_rows
        for name, counter in self._counts.items():
            counter.update(batch.column(name).to_pylist())
        self._uncertain += sum(sure < THRESHOLD for sure in batch.column("confidence").to_pylist())
        who = (batch.column(name).to_pylist() for name in ("reader", "version"))
        self._readers.update(zip(*who, strict=True))

    def document(self, out: Path, misfits: int) -> dict[str, object]:
        (reader, version), _often = (self._readers.most_common(1) or [(("", ""), 0)])[0]
        return {
            "out": str(out),
            "rows": self.rows,
            "misfits": misfits,
            **{name: dict(counter) for name, counter in self._counts.items()},
            "uncertain": self._uncertain,
            "reader": reader,
            "version": version,
            "seconds": round(time.monotonic() - self._began, 3),
        }

    def sentence(self, out: Path) -> str:
        often = [(reader, many) for (reader, _version), many in self._readers.most_common()]
        nl, en = ("", "")
        if len(often) > 1:
            nl = f" ({', '.join(f'{_whole(many)} door {reader}' for reader, many in often)})"
            en = f" ({', '.join(f'{_whole(many)} by {reader}' for reader, many in often)})"
        rows, uncertain = _whole(self.rows), _whole(self._uncertain)
        return _said(
            f"{rows} rijen gelezen naar {out}{nl}; van {uncertain} is de lezer niet zeker.",
            f"{rows} rows read to {out}{en}; of {uncertain} the reader is not sure.",
        )


class _Progress:
    """A moving count on a terminal, and a plain line a second elsewhere; on standard error."""

    def __init__(self, about: int | None = None) -> None:
        self._about = about
        self._began = self._told = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._moved = False

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if now - self._told < (0.1 if self._terminal else 1.0):
            return
        self._told, self._moved = now, True
        line = self._line(done, done / (now - self._began))
        print(
            f"\r{line}  " if self._terminal else line,
            end="" if self._terminal else "\n",
            file=sys.stderr,
            flush=True,
        )

    def end(self) -> None:
        if self._terminal and self._moved:
            print(file=sys.stderr)

    def _line(self, done: int, speed: float) -> str:
        read, pace = _whole(done), _whole(speed)
        if not self._about or self._about <= done:
            return _said(f"{read} teksten gelezen, {pace} per seconde", f"{read} texts read, {pace} a second")
        about, left = _whole(self._about), _time(round((self._about - done) / speed))
        return _said(
            f"{read} van ongeveer {about} teksten gelezen, {pace} per seconde, nog {left}",
            f"{read} of about {about} texts read, {pace} a second, {left} left",
        )


def _time(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
