"""What was spelt out, written plainly: figures in words, figures one at a time, signs by their names.

The rules for numbers, mail and the rest then look in that view with the same eyes; what they find leads
back to the text itself. Most texts spell nothing out, and cost one look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wallofchange.reading.redacting import number_values as said
from wallofchange.reading.redacting import signs
from wallofchange.reading.redacting.forms import MONTH
from wallofchange.reading.redacting.span import COVER
from wallofchange.reading.redacting.view import View
from wallofchange.reading.words import Words

Piece = tuple[int, int, str]
_ONE_BY_ONE = re.compile(
    r"(?<![^\W_])(?<![\d][.,])[^\W_](?:(?: ?[-.,/–] ?| {1,2})[^\W_](?![^\W_])){4,40}", re.ASCII
)
_APART = re.compile(r"(?<![^\W_])\w[ .,/-]{1,3}\w[ .,/-]{1,3}\w(?![^\W_])", re.ASCII)


def plainly(text: str, words: Words, digits: int) -> View | None:
    """The text as it would be in figures and signs; nothing when it says the same already."""
    if digits < 3 and _HEADS.isdisjoint(words.heads) and not signs.odd(text):
        return None
    named = signs.may_be_in(words, digits)
    counted = not said.HEADS.isdisjoint(words.heads) and _may_count(words, digits)
    mistyped = (
        digits >= 5 and _MAY_BE_MISTYPED.search(text) is not None and _MISTYPED.search(text) is not None
    )
    filled = digits >= 5 and not _FILLERS.isdisjoint(words.lower)
    if not (mistyped or named or counted or filled or (digits >= 3 and _APART.search(text))):
        return None
    view = View(text)
    if mistyped:
        view.rewrite(_retyped(view.text))
    if filled:
        view.rewrite((*match.span(), " ") for match in _FILLED.finditer(view.text))
    if named:
        for step in signs.STEPS:
            view.rewrite(step(view.text))
    if counted:
        pieces = list(_counted(view.text))
        view.said = [
            view.back(start, end) for start, end, figures in pieces if _is_long(view.text[start:end], figures)
        ]
        view.rewrite(pieces)
    view.rewrite(_joined(view.text))
    return view if view.changed else None


_HEADS = said.HEADS | signs.HEADS


def _retyped(text: str) -> Iterator[Piece]:
    """ "44o8", "06 22918O34", "l0": a letter typed for a figure."""
    return ((*match.span(), "0" if match[0] in "oO" else "1") for match in _MISTYPED.finditer(text))


_MAY_BE_MISTYPED = re.compile(r"[oOlI]\d")
_MISTYPED = re.compile(r"(?<=\d)[oOlI](?=\d)|(?<![A-Za-z\d])[oO](?=\d{3})")


_FILLERS = frozenset(("enne", "eh", "ehm", "euh", "uh", "uhm", "em", "um"))
_FILLED = re.compile(  # "06 37 enne 82 10 44", as somebody speaks it
    r"(?<=\d),?\s(?:(?:enne?|e+h+m?|euh|u+h+m?|[eu]m)[,.]{0,3}\s){1,3}(?=\d)", re.I
)


def _is_long(written: str, figures: str) -> bool:
    """Nine figures or more, most of them in words: a telephone, or another number of somebody's."""
    count = sum(map(str.isdigit, figures))
    return (
        count >= 9
        and len(written.split("-" if " " not in written else None)) >= 6
        and figures not in "1234567891011121314"
    )


def _may_count(words: Words, digits: int) -> bool:
    """One number in words is "two weeks"; more of them, or one beside figures or an address is looked at."""
    return digits > 3 or len(said.HEADS & words.heads) > 1 or not _BESIDE_ONE.isdisjoint(words.heads)


_ASKED = """
    wonen woon afleveradres bezorgadres postadres zit zitten adres address live lives living huisnummer
    verhuisd moved bezorgen bezorgd deliver kenteken plate january february march april may june july
    august september october november december januari februari maart burgerservicenummer bsn sofi card
    creditcard kaart order klant klantnummer polis bel mail mobiel tel phone mei juni juli augustus
    oktober nummer number double dubbel iban postcode geboren born
    zes- nul- six- two- one- oh-
"""
_BESIDE_ONE = frozenset(word[:4] for word in _ASKED.split())


def _joined(text: str) -> Iterator[Piece]:
    """ "9 4 0 0 5", "N L 8 0 I N G B": signs one at a time."""
    for match in _ONE_BY_ONE.finditer(text):
        together = "".join(sign for sign in match[0] if sign.isalnum())
        if sum(map(str.isdigit, together)) >= 4:
            yield *match.span(), together


_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_POSTCODE = re.compile(r"[1-9]\d{3} ?[a-z]{2}(?![a-z])")
_GAP = frozenset(" ,.-–/\n")
_MONTH = re.compile(MONTH)
_CALLED = frozenset(("nummer", "nr", "number", "no", "huisnummer", "huisnr"))
_AT_HOME = re.compile(
    r"\b(?:wo(?:on|ont|nen|nend|nachtig)|\w{0,12}adres|address|li(?:ve|ves|ving)|verhui\w+|moved?|"
    r"(?:be)?zorg\w*|deliver\w*|zit(?:ten)?)\b"
)


def _counted(text: str) -> Iterator[Piece]:
    """Runs of numbers in words and figures, and a single one beside a month, letters or a street."""
    low = text.lower()
    if len(low) != len(text):
        return
    row = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(low)]
    at = 0
    while at < len(row):
        end, value, strong = _run(low, row, at)
        if end == at:
            day = _day(row, at)
            if day:
                yield row[at][0], row[at][1], day
            at += 1
            continue
        if strong and (end - at >= 3 or _beside(text, low, row, at, end)):
            plus = at > 0 and row[at - 1][2] == "plus"
            yield row[at - plus][0], row[end - 1][1], "+" * plus + value
        at = end


def _run(low: str, row: list[tuple[int, int, str]], at: int) -> tuple[int, str, bool]:
    """How far the numbers go on, what they are together, and whether one of them is surely a number."""
    value, strong, times, place, last = "", False, 1, at, False
    while place < len(row):
        start, _, word = row[place]
        gap = low[row[place - 1][1] : start] if place > at else ""
        if place > at and (not gap or len(gap) > 3 or not _GAP.issuperset(gap)):
            break
        if word in said.TIMES and times == 1:
            times, place = said.TIMES[word], place + 1
            continue
        figure = word[0].isdigit()
        if figure and (len(word) > 8 or (value and "," in gap and _POSTCODE.match(low, start))):
            break
        worth = word if figure else _worth(low, row, place)
        if worth is None:
            break
        worth, used = (worth, 1) if isinstance(worth, str) else worth
        value += (gap if gap == "." or (figure and last) else "") + worth * times
        strong = strong or not (figure or word in said.WEAK)
        times, last, place = 1, figure, place + used
    return (at if times > 1 and not value else place - (times > 1)), value, strong


def _worth(low: str, row: list[tuple[int, int, str]], at: int) -> tuple[str, int] | None:
    """What the word here says, with those that belong to it: "twenty one", "nineteen hundred and four"."""
    value = said.value_of(row[at][2])
    if value is None:
        return None
    used = 1
    for _ in range(3):
        word = row[at + used][2] if at + used < len(row) else ""
        joint = low[row[at + used - 1][1] : row[at + used][0]] if word else ""
        if joint not in (" ", "-"):
            break
        after = said.value_of(word)
        if word in ("hundred", "honderd", "thousand", "duizend") and value < 100:
            value, used = value * (100 if word[0] == "h" else 1000), used + 1
        elif word in ("en", "and") and at + used + 1 < len(row):
            beyond = said.value_of(row[at + used + 1][2])
            tens = word == "en" and 0 < value < 10 and beyond in range(20, 100, 10)
            if beyond is None or not (tens or (value >= 100 and value % 100 == 0 and beyond < 100)):
                break
            value, used = value + beyond, used + 2
        elif after is not None and _belongs(value, after, row, at + used + 1):
            value, used = value + after, used + 1
        else:
            break
    return str(value), used


def _belongs(value: int, after: int, row: list[tuple[int, int, str]], at: int) -> bool:
    """Whether it goes on: "eighty eight", "hundred sixty"; not as in "hundred five five"."""
    if value % 100 in range(20, 100, 10) and 0 < after < 10:
        return True
    alone = after > 9 or at >= len(row) or said.value_of(row[at][2]) is None
    return value >= 100 and value % 100 == 0 and 0 < after < 100 and alone


def _day(row: list[tuple[int, int, str]], at: int) -> str:
    """ "the third of March", "derde maart": the day as a figure."""
    day = said.ORDINALS.get(row[at][2])
    if day is None:
        return ""
    after = [word for _, _, word in row[at + 1 : at + 3]]
    month = after[1:] if after[:1] in (["of"], ["van"]) else after
    return str(day) if month and _MONTH.fullmatch(month[0]) else ""


def _beside(text: str, low: str, row: list[tuple[int, int, str]], at: int, end: int) -> bool:
    """Whether one or two numbers in words stand where a figure says who or where somebody is."""
    before, after = row[at - 1] if at else None, row[end] if end < len(row) else None
    if after and (_MONTH.fullmatch(after[2]) or _letters(text, after, row[end - 1][1])):
        return True
    if before is None:
        return False
    if _MONTH.fullmatch(before[2]) or before[2] in _CALLED or _letters(text, before, row[at][0]):
        return True
    if _HOME_ENDS.match(low, row[end - 1][1]) and _AT_HOME.search(low, max(0, row[at][0] - 60), row[at][0]):
        return True
    street = text[before[0]].isupper() and before[1] - before[0] > 3 and before[0] > 0
    return street and (_AT_HOME.search(low) is not None or _STREET_END.search(before[2]) is not None)


_HOME_ENDS = re.compile(r"(?: [a-z])?\s?(?:[,.;:!?\n]|$| te | in )")
_STREET_END = re.compile(
    r"(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|plantsoen|park|hof|pad|wal|burg|erf|"
    r"meent|vaart|akker|poort|kamp|diep|haven|street|road|avenue|lane|str)$"
)


def _letters(text: str, token: tuple[int, int, str], beside: int) -> bool:
    """Two to four capitals, as in a postcode, a plate or an account."""
    word = text[token[0] : token[1]]
    near = min(abs(token[0] - beside), abs(beside - token[1])) <= 2
    return 2 <= len(word) <= 4 and word.isupper() and word.isalpha() and near and COVER not in word
