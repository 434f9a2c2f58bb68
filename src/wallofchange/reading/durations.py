"""How long it would take and how long it took, in one phrase: "you said two days, it took nine"."""

from __future__ import annotations

import re

_WORDS = {
    "a": 1, "an": 1, "een": 1, "één": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4,
    "four": 4, "vijf": 5, "five": 5, "zes": 6, "six": 6, "zeven": 7, "seven": 7, "acht": 8, "eight": 8,
    "negen": 9, "nine": 9, "tien": 10, "ten": 10, "elf": 11, "eleven": 11, "twaalf": 12, "twelve": 12,
}  # fmt: skip
_HOURS = {"mi": 1 / 60, "uu": 1, "ur": 1, "ho": 1, "da": 24, "we": 168, "ma": 730, "mo": 730}
_TIME = re.compile(
    rf"\b(\d+|{'|'.join(_WORDS)})\b(?:\s?(?:werk|working |business )?"
    r"(minut|minuten|minute|uur|uren|hour|dag|day|wee?k|maand|month)\w*)?"
)


def took_longer(phrase: str) -> int:
    """1 when the last time that is named is longer than those before it, -1 when shorter, 0 when neither.

    A time without a unit has that of the one before it; where none has a unit, nothing is weighed: the
    hours of a clock say nothing.
    """
    times = _hours(phrase.lower())
    if len(times) < 2:
        return 0
    *said, came = times
    return (came > max(said)) - (came < min(said))


def _hours(phrase: str) -> list[float]:
    """The times that are named, in hours; a unit counts for the bare numbers just before it as well."""
    hours: list[float] = []
    bare: list[int] = []
    unit = 0.0
    for number, said in _TIME.findall(phrase):
        count = _WORDS.get(number) or int(number)
        if said:
            unit = _HOURS[said[:2]]
            hours += [each * unit for each in (*bare, count)]
            bare = []
        elif number not in ("a", "an", "een"):
            bare.append(count)
    return hours + [each * unit for each in bare if unit]
