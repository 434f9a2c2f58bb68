"""The reader of `WALLOFCHANGE_READER` for a command that needs no home."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.reading.feeling import Feeler


def chosen_reader(home: str) -> Feeler | None:
    """The reader that was chosen; None when that is the bundled one.

    Where there is a home, what an endpoint may cost is counted there with all else; else for this run.
    """
    from wallofchange.reading.adapters.chosen import feeler_from, setting_of_home  # the readers are heavy
    from wallofchange.reading.adapters.trouble import ReaderTrouble

    if setting_of_home() == "bundled":
        return None
    folder = Path(home)
    try:
        return feeler_from(cache=folder / "readers" if folder.is_dir() else None)
    except ReaderTrouble as trouble:
        raise Refused(trouble.message, remedy=trouble.remedy) from trouble


@contextmanager
def told_once() -> Iterator[None]:
    """Each reason why something was read here is told once; how often, the end says."""
    log, once = logging.getLogger("wallofchange.reading.adapters.fallback"), _Once()
    log.addFilter(once)
    try:
        yield
    finally:
        log.removeFilter(once)


class _Once(logging.Filter):
    def __init__(self) -> None:
        super().__init__()
        self._told: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        *_counts, why = record.args if isinstance(record.args, tuple) else ("",)
        if why in self._told:
            return False
        self._told.add(str(why))
        return True
