"""What a word for a number is worth, Dutch and English: "zesenvijftig", "negentienhonderd"."""

from __future__ import annotations

import re
from functools import lru_cache

_LOW = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
_TENS = (
    "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "twenty thirty forty fifty sixty seventy eighty ninety",
)
_FIRST = (
    "nulde eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende",
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
)
LARGE = ("honderd", "duizend", "hundred", "thousand")
TIMES = {"dubbel": 2, "dubbele": 2, "double": 2, "triple": 3, "treble": 3, "driedubbel": 3}
WEAK = frozenset(("een", "één", "one", "o", "oh", "ten"))  # words that more often say something else
_PARTS = re.compile(r"(.*?)(honderd|duizend|hundred|thousand)(?:en)?(.*)")


def _values() -> dict[str, int]:
    values = {"één": 1, "oh": 0, "o": 0, "nought": 0, "naught": 0}
    for low, tens in zip(_LOW, _TENS, strict=True):
        values |= {word: value for value, word in enumerate(low.split())}
        values |= {word: 10 * value for value, word in enumerate(tens.split(), 2)}
    dutch = _LOW[0].split()[1:10]
    for ten, word in enumerate(_TENS[0].split(), 2):
        for one, unit in enumerate(dutch, 1):
            values |= {f"{unit}{joint}{word}": 10 * ten + one for joint in ("en", "ën", "n")}
    return values


def _ordinals() -> dict[str, int]:
    days = {word: value for row in _FIRST for value, word in enumerate(row.split())}
    values = VALUES
    days |= {f"{word}ste": values[word] for word in values if 20 <= values[word] <= 31}
    return days | {"twentieth": 20, "thirtieth": 30, "twintigste": 20, "dertigste": 30}


VALUES = _values()
ORDINALS = _ordinals()
_MORE_OFTEN_A_PLACE = {"seco", "firs", "eers"}  # "the second time"
HEADS = {"zes-", "nul-", "six-", "two-", "one-", "oh-"} | (
    frozenset(
        word[:4]
        for word in (*VALUES, *ORDINALS, *TIMES, *LARGE)
        if word not in WEAK and not word.startswith("een")
    )
    - _MORE_OFTEN_A_PLACE
)


@lru_cache(maxsize=10_000)
def value_of(word: str) -> int | None:
    """The number that one word says, if it says one: "tweehonderdvijf" is 205."""
    if word in VALUES or len(word) < 7:
        return VALUES.get(word)
    parts = _PARTS.fullmatch(word)
    if parts is None:
        return None
    many = VALUES.get(parts[1]) if parts[1] else 1
    rest = VALUES.get(parts[3]) if parts[3] else 0
    if many is None or rest is None:
        return None
    return many * (100 if parts[2] in ("honderd", "hundred") else 1000) + rest
