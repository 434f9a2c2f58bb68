"""The worker: one loop over the rooms' `pull()`. The rows not yet handled are the queue."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections, connection

from wallofchange.diary.clock import now

log = logging.getLogger("wallofchange.worker")
PAUSE = 5.0  # seconds between two rounds in which there was nothing to do

Progress = Callable[[int], None]


def rounds() -> list[tuple[str, Callable[[datetime], int]]]:
    """What the rooms pull, in the order of the data: each returns how many it handled."""
    from wallofchange.closing import pull as closing
    from wallofchange.deciding import pull as deciding
    from wallofchange.deciding import summaries
    from wallofchange.house import names_in_copies
    from wallofchange.learning import found_kind, ordinary, portfolio
    from wallofchange.learning import pull as learning
    from wallofchange.learning.growing import limits
    from wallofchange.learning.lake import parts as lake
    from wallofchange.listening import pull as listening
    from wallofchange.people.notices import delivering
    from wallofchange.understanding import audit, discovering, lessons, named_again, re_reading
    from wallofchange.understanding import pull as understanding
    from wallofchange.understanding.models import Dealt

    return [
        ("listening", lambda at: listening.pull(at=at)),
        ("understanding", lambda at: understanding.pull(at=at)),
        ("names in compliments", lambda at: named_again.pull(at=at, copies=names_in_copies.follow)),
        ("themes", lambda at: re_reading.pull(at=at)),
        ("missing themes", lambda at: discovering.pull(at=at)),
        ("audit sample", lambda at: audit.draw(at=at)),
        ("cards on the table", lambda at: Dealt.clear(at=at)),
        ("lessons", lambda at: lessons.learn(at=at)),
        ("deciding", lambda at: deciding.pull(at=at)),
        ("summaries", lambda at: summaries.pull(at=at)),
        ("closing", lambda at: closing.pull(at=at)),
        ("the lake", lambda at: lake.pull(at=at)),
        ("learning", lambda at: learning.pull(at=at)),
        ("limits", lambda at: limits.pull(at=at)),
        ("kinds as found", lambda at: found_kind.pull(at=at)),
        ("grey walls", lambda at: portfolio.pull(at=at)),
        ("looked at again", lambda at: ordinary.pull(at=at)),
        ("notices", lambda at: delivering.pull(at=at)),
    ]


def work_once(at: datetime | None = None) -> int:
    """One round through all rooms; a room that fails is told in the log and tried again next round."""
    handled = 0
    for room, pull in rounds():
        try:
            handled += pull(at or now())
        except Exception:  # one room's trouble must not stop the others
            log.exception("%s could not be handled and is tried again", room)
            connection.close()
    return handled


def read_everything(progress: Progress | None = None) -> int:
    """Read all signals that nobody has read yet; returns how many."""
    from wallofchange.understanding import pull as understanding

    read = 0
    while step := understanding.pull(at=now()):
        read += step
        if progress:
            progress(read)
    return read


def ask_once_more() -> tuple[int, int]:
    """Ask the chosen reader about what another read in its place; how many, and of how many it told."""
    from wallofchange.understanding.asking_again import ask_again

    return ask_again(at=now())


class Worker(threading.Thread):
    """The loop beside the web in the same process."""

    def __init__(self) -> None:
        super().__init__(name="wallofchange-worker", daemon=True)
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.is_set():
            close_old_connections()
            if not work_once():
                connection.close()
                self._stopping.wait(PAUSE)

    def stop(self) -> None:
        self._stopping.set()
