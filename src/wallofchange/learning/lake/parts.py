"""Making the parts of the lake: the facts of a month and their cube, in a folder that never changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from time import perf_counter, time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from wallofchange.learning.lake import watch
from wallofchange.learning.lake.dirty import dirty_days, settle
from wallofchange.learning.lake.facts import facts_of, schema
from wallofchange.learning.lake.known import midnight, month_after
from wallofchange.learning.lake.rolled_up import FACTS, roll_up
from wallofchange.learning.models import Part, Touched
from wallofchange.listening.models import Signal

LAYOUT = 2  # of the files: with another one everything is made again
LEFT_BEHIND = timedelta(minutes=10)  # a page that began to read a folder has long finished by then
REST = 20  # seconds for each second that the last part took to make
SHORTEST_REST = timedelta(seconds=5)


def pull(*, at: datetime) -> int:
    """Make one month that lies nowhere yet, the newest first, or that changed; return how many that were.

    Every page counts what changed since in the record, so this only decides how quick they are.
    """
    watch.ensure()
    settle()
    month = due(at=at)
    made = month is not None and make(month, at=at)
    sweep()
    return int(made)


def made_by() -> str:
    """What a part depends on besides the record: how it is laid out, and where days begin."""
    return f"{LAYOUT} {timezone.get_default_timezone_name()}"


def folder() -> Path:
    return Path(settings.HOME.lake)


def lies(part: Part) -> bool:
    """Whether a part is there, and as today's code makes them."""
    return bool(part.name) and part.made_by == made_by() and (folder() / part.name).is_dir()


def due(*, at: datetime) -> date | None:
    """The month that most needs to be made, of those that no other worker holds."""
    parts = {part.month: part for part in Part.objects.all()}
    held = {month for month, part in parts.items() if part.held_until and part.held_until > at}
    lying = {month for month, part in parts.items() if lies(part)}
    if missing := _newest_but(lying | held):
        return missing
    if not _rested(parts.values(), at):
        return None
    changed = {day.replace(day=1) for day in dirty_days()} & lying
    return min(changed - held, key=lambda month: (parts[month].at or at, month), default=None)


def make(month: date, *, at: datetime) -> bool:
    """Make the part of one month again; False when another worker does."""
    part = Part.take(month, at=at)
    if part is None:
        return False
    began = perf_counter()
    touched = Touched.objects.filter(at_home=True, day__gte=month, day__lt=month_after(month))
    known = list(touched.values_list("pk", flat=True))  # what is written down from now on waits for the next
    name, rows = _written(month)
    with transaction.atomic():
        kept = part.put(name, made_by(), rows, perf_counter() - began, at=at)
        if kept and known:
            touched.filter(pk__lte=max(known), pk__in=known).delete()
    if not kept:
        shutil.rmtree(folder() / name, ignore_errors=True)
    return kept


def sweep() -> None:
    """Remove the folders that no part needs any more."""
    needed = set(Part.objects.values_list("name", flat=True))
    for old in folder().glob("*-*-*"):
        if old.name not in needed and old.stat().st_mtime < time() - LEFT_BEHIND.total_seconds():
            shutil.rmtree(old, ignore_errors=True)


def _written(month: date) -> tuple[str, int]:
    """Write the folder of a month under a name of its own: its name, and how many signals are in it."""
    import pyarrow.parquet as pq

    name = f"{month:%Y-%m}-{token_hex(6)}"
    place = folder() / name
    place.mkdir(mode=0o700, parents=True)
    rows = 0
    try:
        with pq.ParquetWriter(place / FACTS, schema(), compression="zstd") as file:
            for batch in facts_of(month):
                file.write_batch(batch)
                rows += batch.num_rows
        roll_up(place / FACTS, place)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return name, rows


def _newest_but(there: set[date]) -> date | None:
    """The newest month in which something was said, besides these."""
    said = Signal.objects.order_by("-said_at").values_list("said_at", flat=True)
    last = said.first()
    while last is not None:
        month = timezone.localdate(last, timezone.get_default_timezone()).replace(day=1)
        if month not in there:
            return month
        last = said.filter(said_at__lt=midnight(month)).first()
    return None


def _rested(parts: Iterable[Part], at: datetime) -> bool:
    """Whether the last one is long ago: what changes all day may not keep the worker from its reading."""
    made = max((part for part in parts if part.at), key=lambda part: part.at or at, default=None)
    if made is None or made.at is None:
        return True
    return made.at <= at - max(SHORTEST_REST, timedelta(seconds=REST * made.took))
