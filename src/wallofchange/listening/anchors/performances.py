"""Performance, row by row: one fact in a row (kind and value), or one column for each kind."""

from __future__ import annotations

from wallofchange.listening.importers.values import plain
from wallofchange.listening.models import Measure, Performance
from wallofchange.listening.models.measure import KINDS
from wallofchange.listening.spans import midnight

from . import misfits
from .cells import Cells, is_empty, measure_named, measure_of, text, value, whole
from .found import Found, Whose
from .ground import Ground
from .vocabulary import KIND_NAMES

_KINDS_BY_NAME = {name: key for key, names in KIND_NAMES.items() for name in names}


def read(cells: Cells, ground: Ground) -> list[Found]:
    """The facts of one row; all of them, or none.

    Raises:
        Misfit: when one of them cannot be kept.
    """
    whose = Whose.of(cells, ground)
    whose.check_day()
    given = [(kind, cells[kind]) for kind in KINDS if not is_empty(cells.get(kind))]
    if not is_empty(cells.get("kind")):
        given.append((kind_named(text(cells, "kind", 80)), cells.get("value")))
    if not given:
        raise misfits.missing("kind") if not is_empty(cells.get("value")) else misfits.no_fact()
    return [_fact(kind, cell, cells, whose, ground) for kind, cell in given]


def _fact(kind: str, cell: object, cells: Cells, whose: Whose, ground: Ground) -> Found:
    if is_empty(cell):
        raise misfits.missing("value")
    fact = Performance(kind=kind, contact=whose.contact, unit=whose.unit, moment_id=whose.moment)
    if not whose.is_anybodys:
        fact.about = Performance.About.CONTACT
        fact.at = whose.at  # type: ignore[assignment]  # of a contact without a day it follows from its signal
    else:
        _set_period(fact, cells, ground)
    fact.measure = _measure(kind, cell, cells, period=whose.is_anybodys)
    fact.value = value(cell, Measure(fact.measure))
    days = f"{fact.starts_on}\x1f{fact.ends_on}"
    return Found(
        fact, whose.customer, f"{kind}\x1f{fact.measure}\x1f{fact.value!r}\x1f{days}\x1f{whose.essence}"
    )


def _set_period(fact: Performance, cells: Cells, ground: Ground) -> None:
    span = ground.calendar.span(cells)
    if span is None:
        raise misfits.no_period()
    fact.about = Performance.About.UNIT if fact.unit else Performance.About.EVERYBODY
    fact.starts_on, fact.ends_on = span
    fact.at = midnight(span[0])
    fact.n = None if is_empty(cells.get("n")) else whole(cells["n"], "n")


def kind_named(name: str) -> str:
    """The key of a kind: one that is known by this name, or one of its own."""
    words = plain(name)
    key = _KINDS_BY_NAME.get(words) or words.replace(" ", "_")[:40]
    if not key:
        raise misfits.unreadable("kind", name)
    return key


def _measure(kind: str, cell: object, cells: Cells, *, period: bool) -> Measure:
    """As the row says, else as the kind is always counted, else as the cell itself tells."""
    known = KINDS[kind].measure if kind in KINDS else None
    found = measure_named(cells.get("measure")) or known or measure_of(cell)
    if found is None:
        raise misfits.no_measure(kind)
    return Measure.SHARE if period and found == Measure.YES_NO else found
