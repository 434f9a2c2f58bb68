"""What was expected, asked before, row by row."""

from __future__ import annotations

from wallofchange.listening.models import Expected

from . import misfits
from .cells import Cells
from .found import Found, Whose
from .ground import Ground
from .scored import score_on


def read(cells: Cells, ground: Ground) -> list[Found]:
    """The mark of one row.

    Raises:
        Misfit: when it is nobody's, or lies outside its scale.
    """
    whose = Whose.of(cells, ground)
    if whose.is_anybodys:
        raise misfits.nobody()
    whose.check_day()
    score, scale = score_on(cells, ground.scale)
    asked = Expected(score=score, scale_low=scale.low, scale_high=scale.high)
    asked.contact, asked.unit, asked.moment_id = whose.contact, whose.unit, whose.moment
    asked.at = whose.at  # type: ignore[assignment]  # of a contact without a day it follows from its signal
    return [Found(asked, whose.customer, f"{score!r}\x1f{scale}\x1f{whose.essence}")]
