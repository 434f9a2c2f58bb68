"""Vignettes and the marks they got, row by row: a text, a mark, or both."""

from __future__ import annotations

from wallofchange.listening.models import Vignette, VignetteAnswer

from . import misfits
from .cells import Cells, is_empty, text, whole
from .found import Found, Whose
from .ground import Ground, key_of
from .scored import score_on


def read(cells: Cells, ground: Ground) -> list[Found]:
    """What one row holds.

    Raises:
        Misfit: for a mark of a vignette that nobody described, or that lies outside its scale.
    """
    key = key_of(text(cells, "vignette", 120))
    if not key:
        raise misfits.missing("vignette")
    vignette = _vignette(key, cells, ground)
    marks = [] if is_empty(cells.get("score")) else [_mark(vignette, cells, ground)]
    texts = [Found(vignette, "", key)] if ground.is_new(vignette) or not marks else []
    if not (marks or _has_text(cells)):
        raise misfits.missing("score")
    return [*texts, *marks]


def _vignette(key: str, cells: Cells, ground: Ground) -> Vignette:
    either = text(cells, "text", 2_000)
    nl, en = text(cells, "text_nl", 2_000) or either, text(cells, "text_en", 2_000) or either
    known = ground.vignette(key)
    if not (nl or en):
        if known is None:
            raise misfits.unknown_vignette(key)
        return known
    level = 1 if is_empty(cells.get("level")) else whole(cells["level"], "level")
    new = Vignette(key=key, text_nl=nl, text_en=en, level=min(level, 100))
    new.moment_id = ground.moment_named(text(cells, "moment", 80))
    return ground.describe(new)


def _has_text(cells: Cells) -> bool:
    return not all(is_empty(cells.get(field)) for field in ("text", "text_nl", "text_en"))


def _mark(vignette: Vignette, cells: Cells, ground: Ground) -> Found:
    whose = Whose.of(cells, ground)
    if whose.at is None and not whose.contact:
        raise misfits.missing("at")
    score, scale = score_on(cells, ground.scale)
    mark = VignetteAnswer(vignette=vignette, score=score, scale_low=scale.low, scale_high=scale.high)
    mark.contact, mark.unit, mark.moment_id = whose.contact, whose.unit, whose.moment
    mark.at = whose.at  # type: ignore[assignment]  # of a contact without a day it follows from its signal
    return Found(mark, whose.customer, f"{vignette.key}\x1f{score!r}\x1f{whose.essence}", whose.is_anybodys)
