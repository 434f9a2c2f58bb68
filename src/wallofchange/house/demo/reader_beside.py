"""The fast reader in a process of its own: it reads while the words are still being written down."""

import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Final, TypeAlias

from wallofchange import reading
from wallofchange.reading.themes import Theme

Texts: TypeAlias = tuple[list[str], list[str | None]]  # what was said, and the language the source names
Readings: TypeAlias = list[reading.Reading]

COMMAND: Final = (sys.executable, "-m", __name__)


class ReaderBeside:
    """Reads batches of texts one after another. Where the other process fails, this one reads."""

    def __init__(self, child: "subprocess.Popen[bytes]") -> None:
        self._child = child

    def begin(self, batches: Sequence[Texts], themes: tuple[Theme, ...]) -> Iterator[Readings]:
        """Begin to read now; the readings come in the order of the batches, when they are asked for."""
        with suppress(OSError):
            pickle.dump((batches, themes), _open(self._child.stdin))
            _open(self._child.stdin).close()
        return (self._next(batch, themes) for batch in batches)

    def _next(self, batch: Texts, themes: tuple[Theme, ...]) -> Readings:
        try:
            return pickle.load(_open(self._child.stdout))  # type: ignore[no-any-return]  # noqa: S301 - our own child
        except (OSError, EOFError, pickle.UnpicklingError):
            return _read(batch, themes)


@contextmanager
def reader_beside() -> Iterator[ReaderBeside]:
    """Start the reader: a fresh process, which shares no connection with this one."""
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:  # noqa: S603 - ourselves
        try:
            yield ReaderBeside(child)
        finally:
            child.kill()


def _read(batch: Texts, themes: tuple[Theme, ...]) -> Readings:
    words, languages = batch
    return reading.read(words, languages, themes=themes)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("The reader has no pipe.")
    return pipe


def _serve() -> None:
    """Be the other process: read what comes in, hand over batch by batch."""
    reading.read(["Goedemorgen."])  # so that it is awake when the words come
    batches, themes = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    for batch in batches:
        pickle.dump(_read(batch, themes), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve()
