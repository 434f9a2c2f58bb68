"""Answers to Kano's two questions, row by row."""

from __future__ import annotations

import re

from wallofchange.listening.importers.values import plain, text_of
from wallofchange.listening.models import KanoFeature, KanoPair

from . import misfits
from .cells import Cells, is_empty, text
from .found import Found, Whose
from .ground import Ground, key_of

_WORDS = {
    5: "not like|dislike|don t like|niet fijn|niet leuk|niet prettig|vervelend|hekel|stoort",
    4: "live with|tolerat|accept|leven|mee leven|verdragen",
    2: "must|expect|moet|hoort|vanzelfsprekend|verwacht",
    3: "neutral|indifferent|don t care|neutra|maakt niet uit|geen mening",
    1: "like|love|glad|fijn|leuk|prettig|blij",
}
_ANSWERS = {answer: re.compile(rf"\b(?:{words})") for answer, words in _WORDS.items()}


def read(cells: Cells, ground: Ground) -> list[Found]:
    """The pair of one row, with its feature where that is new.

    Raises:
        Misfit: without a feature, or for an answer that is none of the five.
    """
    name = text(cells, "feature", 120)
    key = key_of(name)
    if not key:
        raise misfits.missing("feature")
    functional, dysfunctional = _answer("functional", cells), _answer("dysfunctional", cells)
    whose = Whose.of(cells, ground)
    if whose.at is None and not whose.contact:
        raise misfits.missing("at")
    new = KanoFeature(
        key=key, name_nl=text(cells, "name_nl", 120) or name, name_en=text(cells, "name_en", 120) or name
    )
    feature = ground.feature(new)
    pair = KanoPair(feature=feature, functional=functional, dysfunctional=dysfunctional)
    pair.contact, pair.unit, pair.moment_id = whose.contact, whose.unit, whose.moment
    pair.at = whose.at  # type: ignore[assignment]  # of a contact without a day it follows from its signal
    essence = f"{key}\x1f{functional}\x1f{dysfunctional}\x1f{whose.essence}"
    described = [Found(feature, "", key)] if ground.is_new(feature) else []
    return [*described, Found(pair, whose.customer, essence, whose.is_anybodys)]


def _answer(field: str, cells: Cells) -> int:
    cell = cells.get(field)
    if is_empty(cell):
        raise misfits.missing(field)
    said = text_of(cell)
    if found := re.fullmatch(r"([1-5])(?:\s*(?:[-–:=(]|\.(?!\d)).*)?", said):
        return int(found[1])
    words = plain(said)
    answer = next((number for number, pattern in _ANSWERS.items() if pattern.search(words)), None)
    if answer is None or isinstance(cell, bool):
        raise misfits.no_kano_answer(field, cell)
    return answer
