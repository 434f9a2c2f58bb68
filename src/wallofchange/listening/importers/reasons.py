"""Why a row is set aside, in both languages, with a code for programs."""

from __future__ import annotations

from typing import NamedTuple

from wallofchange.analysis.tabular import Sentence


class Reason(NamedTuple):
    """What is wrong with a row: for programs, and for people."""

    code: str
    said: Sentence


def _reason(code: str, en: str, nl: str) -> Reason:
    return Reason(code, Sentence(en, nl))


NO_WORDS_AND_NO_SCORE = _reason("empty", "no words and no score", "geen woorden en geen score")
OUR_OWN_REPLY = _reason(
    "own_reply", "our own reply, not a customer's words", "ons eigen antwoord, geen woorden van een klant"
)
NO_DATE = _reason("no_date", "no date", "geen datum")
NO_SCALE = _reason(
    "scale", "on which scale the score was given is not said", "op welke schaal de score staat is niet gezegd"
)
NO_OBJECT = _reason("json", "this line is not one JSON object", "deze regel is geen JSON-object")


def too_long(most: int) -> Reason:
    return _reason(
        "too_long", f"this line is longer than {most:,} bytes", f"deze regel is langer dan {most} bytes"
    )


def unknown_field(name: str) -> Reason:
    return _reason("unknown_field", f"there is no field {_short(name)}", f"er is geen veld {_short(name)}")


def said_twice(name: str) -> Reason:
    return _reason(
        "twice",
        f"{_short(name)} stands there twice, by two names",
        f"{_short(name)} staat er onder twee namen",
    )


def wrong_number_of_fields(found: int, expected: int) -> Reason:
    return _reason(
        "fields", f"{found} fields instead of {expected}", f"{found} velden in plaats van {expected}"
    )


def unreadable_score(cell: str) -> Reason:
    return _reason(
        "unreadable_score", f"cannot read the score {_short(cell)}", f"kan de score {_short(cell)} niet lezen"
    )


def unreadable_scale(cell: str) -> Reason:
    return _reason(
        "unreadable_scale",
        f"cannot read the scale {_short(cell)}",
        f"kan de schaal {_short(cell)} niet lezen",
    )


def outside_scale(cell: str, scale: object) -> Reason:
    return _reason(
        "outside_scale",
        f"score {_short(cell)} lies outside {scale}",
        f"score {_short(cell)} ligt buiten {scale}",
    )


def unreadable_date(cell: str) -> Reason:
    return _reason(
        "unreadable_date", f"cannot read the date {_short(cell)}", f"kan de datum {_short(cell)} niet lezen"
    )


def too_early(cell: str) -> Reason:
    return _reason(
        "too_early", f"date {_short(cell)} lies before 1990", f"datum {_short(cell)} ligt voor 1990"
    )


def in_the_future(cell: str) -> Reason:
    return _reason(
        "future", f"date {_short(cell)} lies in the future", f"datum {_short(cell)} ligt in de toekomst"
    )


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else cell[:39] + "…")
