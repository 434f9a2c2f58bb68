"""A mark and the scale it stands on, where they are no signal's."""

from __future__ import annotations

from wallofchange.listening.importers.scores import Scale, read_score
from wallofchange.listening.importers.values import Unreadable

from . import misfits
from .cells import Cells, is_empty


def score_on(cells: Cells, otherwise: Scale) -> tuple[float, Scale]:
    """The score of a row, on the scale that the row names or else on this one.

    Raises:
        Misfit: when it cannot be read, or lies outside its scale.
    """
    cell = cells.get("score")
    try:
        given = read_score(cell)
    except Unreadable as trouble:
        raise misfits.unreadable("score", cell) from trouble
    if given is None:
        raise misfits.missing("score")
    scale = _scale(cells.get("scale")) or otherwise
    if given.score not in scale or given.out_of not in (None, scale.high):
        raise misfits.outside_scale(cell, scale)
    return given.score, scale


def _scale(cell: object) -> Scale | None:
    if is_empty(cell):
        return None
    try:
        return Scale.read(cell)
    except ValueError as trouble:
        raise misfits.unreadable("scale", cell) from trouble
