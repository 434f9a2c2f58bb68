"""A sentence in both languages, and numbers the way each language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, log10
from typing import Literal

Language = Literal["nl", "en"]

MONTHS = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Dutch and in English."""

    nl: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en

    def __add__(self, other: Words) -> Words:
        return Words(f"{self.nl} {other.nl}".strip(), f"{self.en} {other.en}".strip())

    def as_dict(self) -> dict[str, str]:
        return {"nl": self.nl, "en": self.en}


SILENCE = Words("", "")


def decimals(se: float | None) -> int:
    """How many decimals a figure may show: its last digit is worth at least a third of the standard error.

    >>> decimals(0.16), decimals(0.02), decimals(4.0)
    (1, 2, 0)
    """
    if not se or se <= 0:
        return 2
    return max(0, -ceil(log10(se / 3) - 1e-12))


def number(value: float, places: int, language: Language) -> str:
    """A figure with a proper minus, and a comma where Dutch wants one.

    >>> number(-0.348, 2, "nl")
    '−0,35'
    """
    text = f"{abs(value):,.{places}f}"
    sign = "−" if value < 0 and float(text.replace(",", "")) != 0 else ""
    return sign + (text.translate(str.maketrans(",.", ".,")) if language == "nl" else text)


def bound(value: float, places: int, language: Language) -> str:
    """The end of an interval; one that rounds to zero without being it says on which side it lies.

    >>> bound(0.004, 1, "en"), bound(-0.35, 1, "nl")
    ('just above 0', '−0,3')
    """
    if value != 0 and round(value, places) == 0:
        above = {"nl": "net boven 0", "en": "just above 0"}
        below = {"nl": "net onder 0", "en": "just below 0"}
        return (above if value > 0 else below)[language]
    return number(value, places, language)


def day(when: date, language: Language) -> str:
    """A date as people say it.

    >>> day(date(2026, 10, 26), "nl")
    '26 oktober 2026'
    """
    return f"{when.day} {MONTHS[language][when.month - 1]} {when.year}"


def is_shown_equal(difference: float, se: float | None) -> bool:
    """Trap T18: a difference below half its standard error is printed as no change, without an arrow.

    >>> is_shown_equal(0.04, 0.1), is_shown_equal(0.3, 0.1)
    (True, False)
    """
    return bool(se) and abs(difference) < (se or 0) / 2
