"""Reading more than fits in memory: a process a core, one thread each, answers in the order of the texts."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from threading import Thread, current_thread, main_thread

import pyarrow as pa

from wallofchange.reading.batch import read_batch
from wallofchange.reading.feeling import Feeler, at_once

CHUNK = 2_000  # texts a process gets at once; more than this at once takes memory and no less time
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def read_many(
    texts: Iterable[str | None],
    hint: str | None = None,
    *,
    processes: int | None = None,
    reader: Feeler | None = None,
) -> Iterator[pa.RecordBatch]:
    """Yield readings of any number of texts in batches of at most `CHUNK`, with flat memory.

    `hint` is the language of texts too short to tell. The number of processes changes the speed only;
    one batch is read here, without starting any. A `reader` from elsewhere reads here, a few at a time.
    """
    if reader is not None:
        for few in _chunks(iter(texts), at_once(reader, CHUNK)):
            yield read_batch(few, [hint] * len(few), reader=reader)
        return
    chunks = _chunks(iter(texts))
    first = list(islice(chunks, 2))
    cores = processes or os.cpu_count() or 1
    if cores == 1 or len(first) < 2:
        for chunk in (*first, *chunks):
            yield _read(chunk, hint)
        return
    yield from _spread((chunk for part in (first, chunks) for chunk in part), hint, cores)


def _spread(chunks: Iterator[list[str | None]], hint: str | None, cores: int) -> Iterator[pa.RecordBatch]:
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    others = set(active_children())
    # started fresh, not forked: a copied process can hang on a thread that was not copied
    pool = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_follow_the_parent)
    waiting: deque[Future[pa.RecordBatch]] = deque()
    try:
        for chunk in chunks:
            waiting.append(_handed(pool, chunk, hint))
            if len(waiting) >= cores * 3:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:  # one ended: another that was just starting would be waited for without end
        for reader in set(active_children()) - others:
            reader.terminate()
        raise
    finally:
        with _signals_wait():
            pool.shutdown(cancel_futures=True)


def _handed(
    pool: ProcessPoolExecutor, chunk: Sequence[str | None], hint: str | None
) -> Future[pa.RecordBatch]:
    try:
        with _signals_wait():  # a process may have to be started for it
            return pool.submit(_read, chunk, hint)
    except OSError as trouble:  # one ended while the next was being started: the line to it is shut already
        raise BrokenProcessPool(str(trouble)) from trouble


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Let a signal do its work afterwards: a pool broken off while it starts cannot be shut any more."""
    here = current_thread() is main_thread()  # no other is interrupted by one
    handlers = {each: signal.getsignal(each) for each in signal.valid_signals() if here}
    came: list[int] = []
    held = [each for each, handler in handlers.items() if callable(handler)]
    for each in held:
        signal.signal(each, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        for each in held:
            signal.signal(each, handlers[each])
        for number in came:
            signal.raise_signal(number)


def _read(chunk: Sequence[str | None], hint: str | None) -> pa.RecordBatch:
    return read_batch(chunk, [hint] * len(chunk))


def _chunks(texts: Iterator[str | None], size: int = CHUNK) -> Iterator[list[str | None]]:
    while chunk := list(islice(texts, size)):
        yield chunk


def _follow_the_parent() -> None:
    """Leave interrupts to it, and do not outlive it: who is killed tells nobody to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
