"""Why a row is set aside, in both languages."""

from __future__ import annotations

from wallofchange.analysis.tabular import Sentence

NO_WORDS_AND_NO_SCORE = Sentence("no words and no score", "geen woorden en geen score")
OUR_OWN_REPLY = Sentence(
    "our own reply, not a customer's words", "ons eigen antwoord, geen woorden van een klant"
)
NO_DATE = Sentence("no date", "geen datum")


def wrong_number_of_fields(found: int, expected: int) -> Sentence:
    return Sentence(f"{found} fields instead of {expected}", f"{found} velden in plaats van {expected}")


def unreadable_score(cell: str) -> Sentence:
    return Sentence(f"cannot read the score {_short(cell)}", f"kan de score {_short(cell)} niet lezen")


def outside_scale(cell: str, scale: object) -> Sentence:
    return Sentence(f"score {_short(cell)} lies outside {scale}", f"score {_short(cell)} ligt buiten {scale}")


def unreadable_date(cell: str) -> Sentence:
    return Sentence(f"cannot read the date {_short(cell)}", f"kan de datum {_short(cell)} niet lezen")


def too_early(cell: str) -> Sentence:
    return Sentence(f"date {_short(cell)} lies before 1990", f"datum {_short(cell)} ligt voor 1990")


def in_the_future(cell: str) -> Sentence:
    return Sentence(f"date {_short(cell)} lies in the future", f"datum {_short(cell)} ligt in de toekomst")


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else cell[:39] + "…")
