"""Readers in processes of their own, one a core: they read while the words are still being written down."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import IO, Final, TypeAlias

from wallofchange import reading
from wallofchange.reading.themes import Theme

# What was said, the language the source names, and whether the customer called it a compliment.
Texts: TypeAlias = tuple[list[str], list[str | None], list[bool | None]]
Readings: TypeAlias = list[reading.Reading]
Child: TypeAlias = "subprocess.Popen[bytes]"

COMMAND: Final = (sys.executable, "-m", __name__)
MOST: Final = 4  # readers: each holds the encoders, some 150 MB


class ReaderBeside:
    """Reads batches of texts, dealt out in turn. Where another process fails, this one reads."""

    def __init__(self, children: Sequence[Child]) -> None:
        self._children = children

    def begin(
        self, batches: Sequence[Texts], themes: tuple[Theme, ...], may_stay: frozenset[str] = frozenset()
    ) -> Iterator[Readings]:
        """Begin to read now; the readings come in the order of the batches, when they are asked for.

        May be asked again once all of these were taken.
        """
        for number, child in enumerate(self._children):
            with suppress(OSError):
                pickle.dump((batches[number :: len(self._children)], themes, may_stay), _open(child.stdin))
                _open(child.stdin).flush()
        return (self._next(number, batch, themes, may_stay) for number, batch in enumerate(batches))

    def _next(
        self, number: int, batch: Texts, themes: tuple[Theme, ...], may_stay: frozenset[str]
    ) -> Readings:
        child = self._children[number % len(self._children)]
        try:
            return pickle.load(_open(child.stdout))  # type: ignore[no-any-return]  # noqa: S301 - our own child
        except (OSError, EOFError, pickle.UnpicklingError):
            return _read(batch, themes, may_stay)


@contextmanager
def reader_beside() -> Iterator[ReaderBeside]:
    """Start the readers: fresh processes, which share no connection with this one."""
    with ExitStack() as open_ones:
        children = [open_ones.enter_context(_child()) for _ in range(min(os.cpu_count() or 1, MOST))]
        yield ReaderBeside(children)


@contextmanager
def _child() -> Iterator[Child]:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:  # noqa: S603 - ourselves
        try:
            yield child
        finally:
            child.kill()


def _read(batch: Texts, themes: tuple[Theme, ...], may_stay: frozenset[str]) -> Readings:
    words, languages, praised = batch
    return reading.read(words, languages, themes=themes, may_stay=may_stay, praised=praised)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("The reader has no pipe.")
    return pipe


def _serve() -> None:
    """Be another process: read what comes in, hand over batch by batch, until nothing more comes."""
    reading.read(["Goedemorgen."])  # so that it is awake when the words come
    with suppress(EOFError):
        while True:
            batches, themes, may_stay = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
            for batch in batches:
                pickle.dump(_read(batch, themes, may_stay), sys.stdout.buffer)
                sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve()
