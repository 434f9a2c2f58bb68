"""Promises, row by row."""

from __future__ import annotations

import re

from wallofchange.listening.importers.values import text_of
from wallofchange.listening.models import Measure, Promise
from wallofchange.listening.models.measure import KINDS

from . import misfits
from .cells import Cells, is_empty, measure_named, measure_of, text, value
from .found import Found
from .ground import Ground
from .performances import kind_named


def read(cells: Cells, ground: Ground) -> list[Found]:
    """The promise of one row; its days may lie ahead.

    Raises:
        Misfit: without a text or a first day, or when it ends before it begins.
    """
    either = text(cells, "text", 300)
    nl, en = text(cells, "text_nl", 300) or either, text(cells, "text_en", 300) or either
    if not (nl or en):
        raise misfits.missing("text")
    first = ground.calendar.day(cells, "starts_on", may_come=True)
    last = ground.calendar.day(cells, "ends_on", may_come=True)
    if first is None:
        raise misfits.missing("starts_on")
    if last and last < first:
        raise misfits.ends_before_it_begins(first, last)
    promise = Promise(text_nl=nl, text_en=en, starts_on=first, ends_on=last, units=_units(cells))
    promise.moment_id = ground.moment_named(text(cells, "moment", 80))
    promise.kind = kind_named(text(cells, "kind", 80)) if not is_empty(cells.get("kind")) else ""
    _set_threshold(promise, cells)
    where = f"{promise.moment_id}\x1f{','.join(promise.units)}"
    return [
        Found(promise, "", f"{nl}\x1f{en}\x1f{first}\x1f{where}\x1f{promise.kind}\x1f{promise.threshold}")
    ]


def _set_threshold(promise: Promise, cells: Cells) -> None:
    cell = cells.get("threshold")
    if is_empty(cell):
        return
    known = KINDS[promise.kind].measure if promise.kind in KINDS else None
    measure = measure_named(cells.get("measure")) or measure_of(cell) or known
    measure = Measure.SHARE if measure == Measure.YES_NO else measure
    if measure is None:
        raise misfits.no_measure("threshold")
    promise.measure, promise.threshold = measure, value(cell, measure)


def _units(cells: Cells) -> list[str]:
    given = cells.get("units")
    parts = given if isinstance(given, list) else re.split(r"[;|,]", text_of(given))
    return [name for part in parts if (name := text_of(part)[:80])]
