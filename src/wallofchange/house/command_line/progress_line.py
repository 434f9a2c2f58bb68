"""How far long work is: a bar on a terminal, a plain line a second elsewhere; always on standard error."""

from __future__ import annotations

import sys
import time

from wallofchange.measuring.words import Language, Words

BAR = 30  # signs wide


class ProgressLine:
    """Rows done, of rows in all."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._last = time.monotonic()
        self._bar = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        moment = time.monotonic()
        if moment - self._last < (0.1 if self._bar else 1.0):
            return
        self._last = moment
        share = done / total if total else 1.0
        words = Words(f"{done} van {total} rijen", f"{done} of {total} rows")[self._language]
        if self._bar:
            filled = round(BAR * share)
            print(f"\r{'█' * filled}{'░' * (BAR - filled)} {words}", end="", file=sys.stderr, flush=True)
        else:
            print(words, file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._bar:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
