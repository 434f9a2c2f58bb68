"""How every figure about a moment came about: what the page says, to check or to keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.moves import Move
from wallofchange.learning.moments.side import FEWEST, ORDER, Side
from wallofchange.learning.moments.told import Told
from wallofchange.measuring.words import Words

SIMULTANEOUS = Words(
    "Simultane intervallen van Goodman: elk aandeel met zijn Wilson-interval op niveau 1 - 0,05/3.",
    "Goodman's simultaneous intervals: each share with its Wilson interval at level 1 - 0.05/3.",
)
SOURCES = {
    "shares": "Goodman 1965, Technometrics 7:247",
    "mean": "Welch 1947, Biometrika 34:28",
    "nine_plus": "Newcombe 1998, Stat. Med. 17:873, method 10",
    "ordinal": "Brunner & Munzel 2000, Biom. J. 42:17",
    "together": "Holm 1979, Scand. J. Stat. 6:65",
}
ASSUMPTIONS = (
    Words(
        "Wie antwoordt, lijkt op wie niet antwoordt; een weging is hier niet toegepast.",
        "Who answers is like who does not; nothing is weighted here.",
    ),
    Words(
        "Antwoorden zijn onafhankelijk; wie vaker antwoordt telt per antwoord.",
        "Answers are independent; who answers more often counts once for each answer.",
    ),
    Words(
        "De vraag en de schaal zijn in beide tijdvakken dezelfde.",
        "The question and the scale are the same in both stretches of time.",
    ),
)


def journey_as_dict(told: Iterable[Told], asked: Asked) -> dict[str, Any]:
    """Every moment, with what was asked for."""
    return _about(asked) | {"moments": [_told(each) for each in told]}


def moment_as_dict(told: Told) -> dict[str, Any]:
    return _about(told.asked) | _told(told)


def _about(asked: Asked) -> dict[str, Any]:
    return {
        "from": asked.since.isoformat(),
        "until": asked.until.isoformat(),
        "beside": {"from": asked.then[0].isoformat(), "until": asked.then[1].isoformat()},
        "unit": asked.unit or None,
        "channel": asked.channel or None,
        "level": 0.95,
        "fewest_people": FEWEST,
        "sources": SOURCES,
        "assumptions": [each.as_dict() for each in ASSUMPTIONS],
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "moment": told.moment.slug,
        "name": {"nl": told.moment.name_nl, "en": told.moment.name_en},
        "grey": told.is_grey,
        "now": _side(told.now),
        "then": _side(told.then),
        "moves": [_move(move) for move in told.moves],
        "answers_with_words": told.read.answers,
        "read_by_people": told.read.read,
    }


def _side(side: Side) -> dict[str, Any]:
    """What is hidden on the page is not in here either."""
    return {"expectation": _expectation(side), "scores": _scores(side)}


def _expectation(side: Side) -> dict[str, Any] | None:
    if side.shares is None:
        return None
    shares = {
        str(name): {"n": n, "estimate": p, "low": low, "high": high}
        for name, n, p, low, high in zip(
            ORDER, side.said, side.shares.p, side.shares.low, side.shares.high, strict=True
        )
    }
    return shares | {
        "n": side.n_said,
        "people": side.asked,
        "met_and_silent": side.silent,
        "method": SIMULTANEOUS.as_dict(),
    }


def _scores(side: Side) -> dict[str, Any] | None:
    if not side.has_scores:
        return None
    return {
        "scale": str(side.scores.scale),
        "n": side.scores.n,
        "people": side.scored,
        "counts": side.scores.as_list(),
        "mean": side.mean.as_dict(),
        "nine_plus": side.nine_plus.as_dict(),
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "measure": move.measure,
        "before": move.then,
        "after": move.now,
        "effect": move.shift.as_estimate().as_dict(),
        "no_change": move.shift.still,
        "p": move.shift.p,
        "moved": move.moved,
        "holds_among_all": move.surely,
        "method": move.shift.method.as_dict(),
        "sentence": move.words.as_dict(),
    }
