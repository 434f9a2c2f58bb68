"""One import at a time for a source: a claim that ends with the process that holds it, also by kill -9."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

_OURS = 0x57_0C  # the first half of PostgreSQL's key: locks of others do not meet ours


@contextmanager
def claim(source_id: int) -> Iterator[bool]:
    """Yield whether this process may import into the source now."""
    holder = _claim_in_postgresql if connection.vendor == "postgresql" else _claim_in_home
    with holder(source_id) as got:
        yield got


@contextmanager
def _claim_in_home(source_id: int) -> Iterator[bool]:
    folder = Path(settings.HOME.folder)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / f".importing-{source_id}", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)  # the system lets go of the lock with it


@contextmanager
def _claim_in_postgresql(source_id: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_OURS, source_id])
        got = bool(cursor.fetchone()[0])
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_OURS, source_id])
