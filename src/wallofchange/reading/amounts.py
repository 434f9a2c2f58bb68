"""Hours, money and effect that a line names, in Dutch or English: "zes uur per dag", "€ 14.400"."""

from __future__ import annotations

import re
from dataclasses import dataclass

HOURS_A_DAY = 8.0  # of work
DAYS: dict[str, float] = {"day": 1, "week": 5, "month": 65 / 3, "year": 260}  # working days in it

_SMALL = {
    "half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "een": 1, "één": 1, "a": 1, "an": 1,
    "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4, "vijf": 5, "five": 5,
    "zes": 6, "six": 6, "zeven": 7, "seven": 7, "acht": 8, "eight": 8, "negen": 9, "nine": 9, "tien": 10,
    "ten": 10, "elf": 11, "eleven": 11, "twaalf": 12, "twelve": 12, "vijftien": 15, "fifteen": 15,
    "twintig": 20, "twenty": 20, "dertig": 30, "thirty": 30, "veertig": 40, "forty": 40, "vijftig": 50,
    "fifty": 50, "zestig": 60, "sixty": 60, "tachtig": 80, "eighty": 80, "honderd": 100, "hundred": 100,
    "tweehonderd": 200, "duizend": 1000, "thousand": 1000,
}  # fmt: skip
_TIMES = {"duizend": 1e3, "thousand": 1e3, "k": 1e3, "miljoen": 1e6, "million": 1e6, "mln": 1e6, "ton": 1e5}
_UNITS = {
    "minu": ("hours", 1 / 60),
    "uur": ("hours", 1.0),
    "uren": ("hours", 1.0),
    "uurt": ("hours", 1.0),
    "hour": ("hours", 1.0),
    "hrs": ("hours", 1.0),
    "dag": ("hours", HOURS_A_DAY),
    "day": ("hours", HOURS_A_DAY),
    "week": ("hours", 5 * HOURS_A_DAY),
    "weke": ("hours", 5 * HOURS_A_DAY),
    "euro": ("money", 1.0),
    "eur": ("money", 1.0),
    "procentp": ("points", 1.0),
    "percentage p": ("points", 1.0),
    "proc": ("percent", 1.0),
    "perc": ("percent", 1.0),
    "%": ("percent", 1.0),
    "punt": ("points", 1.0),
    "poin": ("points", 1.0),
}
_PERIODS = {
    "dag": "day",
    "day": "day",
    "week": "week",
    "maan": "month",
    "mont": "month",
    "jaar": "year",
    "year": "year",
}
_FIGURE = r"\d{1,3}(?:[ .,]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?"
_NUMBER = rf"(?:{_FIGURE}|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_UNIT = "|".join(
    (
        r"minuten|minuutjes?|minutes?|uurtjes?|uur|uren|hours?|hrs|dagen|dag|days?|weken|weeks?",
        r"euro's|euros?|eur\b|procentpunt\w*|percentage points?|procent|per ?cent\w*|%|punt(?:en)?|points?",
    )
)
_PER = (
    r"(?:\s?/\s?|\s(?:per|elke|iedere|each|every|a|an|op een|in de|in een)\s)"
    r"(?P<per>dag|day|week|maand|month|jaar|year|customer|klant)"
)
_HALF = r"(?P<and_half>\s(?:en een|and a)\shal(?:f|ve))?"
_WHOLE = re.compile(
    rf"(?<![\w.,])(?:(?P<sign>€|eur)\s?)?(?P<number>{_NUMBER})(?:[.,]-)?{_HALF}"
    rf"(?:\s?(?P<times>duizend|thousand|miljoen|million|mln|ton|k)\b)?"
    rf"(?:\s?(?:an?\s|full\s|hele\s|extra\s|working\s)?(?P<unit>{_UNIT}))?"
    rf"(?P<late_half>\s(?:en een|and a)\shal(?:f|ve))?"
    rf"(?:(?:\s(?!per\b|elke\b|a\b)[^\W\d]+){{0,2}}?{_PER})?(?!\w)"
)


@dataclass(frozen=True)
class Amount:
    """Hours, money (euros), percent or points that a line names; per day, week, month, year or customer."""

    unit: str
    value: float
    per: str
    words: str

    @property
    def kind(self) -> str:
        """hours, money or effect."""
        return self.unit if self.unit in ("hours", "money") else "effect"

    def share_of(self, other: Amount) -> float | None:
        """This as a part of another: 0.25 is a quarter; None where the two cannot be compared."""
        if self.unit != other.unit or not other.value:
            return None
        if self.per == other.per:
            return self.value / other.value
        if self.per in DAYS and other.per in DAYS:
            return (self.value / DAYS[self.per]) / (other.value / DAYS[other.per])
        return None


def amount_of(line: str) -> Amount | None:
    """The first amount that a line names; None where it names none."""
    for match in _WHOLE.finditer(line.lower()):
        if amount := _amount(match, line):
            return amount
    return None


def _amount(match: re.Match[str], line: str) -> Amount | None:
    unit, factor = ("money", 1.0) if match["sign"] else _unit(match["unit"] or "")
    if not unit and match["times"] == "ton":
        unit = "money"
    if not unit:
        return None
    value = _value(match["number"]) * _TIMES.get(match["times"] or "", 1.0)
    if match["and_half"] or match["late_half"]:
        value += 0.5
    return Amount(
        unit, value * factor, _period(match["per"] or ""), line[match.start() : match.end()].strip()
    )


def _unit(word: str) -> tuple[str, float]:
    return next((read for start, read in _UNITS.items() if word.startswith(start)), ("", 1.0))


def _period(word: str) -> str:
    return "customer" if word in ("klant", "customer") else _PERIODS.get(word[:4], _PERIODS.get(word[:3], ""))


def _value(number: str) -> float:
    """A number in words or figures, written the Dutch way (14.400,50) or the English way (14,400.50)."""
    if number in _SMALL:
        return float(_SMALL[number])
    plain = re.sub(r"(?<=\d)[ .,](?=\d{3}(?!\d))", "", number) if not number.startswith("0") else number
    return float(plain.replace(",", "."))
