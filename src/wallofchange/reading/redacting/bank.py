"""Account numbers: an IBAN of any country, by its length and its check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wallofchange.reading.checks import is_iban

_LENGTHS = {
    int(length): frozenset(lands.split())
    for length, lands in (
        line.split(": ")
        for line in """15: NO
16: BE
18: DK FI FO GL NL
19: MK SI SD
20: AT BA EE KZ LT LU XK
21: CH HR LI LV
22: BG BH CR DE GB GE IE ME RS VA
23: AE GI IL IQ OM TL
24: AD CZ ES MD PK RO SA SE SK TN VG
25: LY PT ST
26: IS TR
27: BI DJ FR GR IT MC MR SM
28: AL AZ BY CY DO EG GT HU LB NI PL SV
29: BR PS QA UA
30: JO KW MU
31: MT SC
32: LC
33: RU""".splitlines()
    )
}
_LENGTH_OF = {land: length for length, lands in _LENGTHS.items() for land in lands}
_BEGIN = re.compile(
    r"(?<![A-Za-z0-9])([A-Z] ?[A-Z])[\s./_–-]{0,3}\d[ ./_-]{0,2}\d(?=[\s./_–-]{0,3}[A-Z0-9])", re.I
)
_DUTCH = re.compile(r"NL\d{2}[A-Z]{4}\d{10}", re.I)
_BANKS = r"(?:INGB|RABO|ABNA|SNSB|ASNB|TRIO|KNAB|BUNQ|RBRB|FVLB|REVO|NNBA|HAND)"
# a Dutch one without its first signs, or a figure too few or many; any after "iban"; a sort code
_LOOSE = re.compile(
    rf"(?<![A-Z0-9])(?:N ?L[ ./_-]{{0,3}}\d[ ]?\d[ ./_-]{{0,3}})?{_BANKS}"
    r"(?:[ ./_-]{0,3}\d){8,12}(?![A-Z0-9])"
    r"|\b(?:iban|rek(?:ening)?(?:nummer|nr)?)\b[\s.:=]{0,3}(?:is\s|was\s)?"
    r"(?P<iban>[A-Z]{2}[ ./_-]?\d{2}(?:[ ./_-]{0,2}(?=[A-Z]{0,4}\d)[A-Z0-9]{2,}+){1,8})(?![A-Z0-9])"
    r"|\bsort ?code(?:\s?(?:is|:|=|number|no\.?)){0,2}\s{0,2}(?P<sort>\d\d[ -]?\d\d[ -]?\d\d)(?!\d)",
    re.I,
)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where accounts stand; a Dutch one also when a typing error spoils its check digits."""
    for begin in _BEGIN.finditer(text):
        length = _LENGTH_OF.get(begin[1].upper().replace(" ", ""))
        if length and (end := _end(text, begin.start(), length)):
            code = "".join(filter(str.isalnum, text[begin.start() : end]))
            if (is_iban(code) and 2 * sum(map(str.isdigit, code)) >= length) or _DUTCH.fullmatch(code):
                yield begin.start(), end


def loose(text: str) -> Iterator[tuple[int, int]]:
    """Where a part of an account stands, or one with a typing error."""
    for match in _LOOSE.finditer(text):
        yield match.span(match.lastgroup or 0)


def _end(text: str, start: int, length: int) -> int:
    """Where the last of `length` letters and digits stands, at most three separators between two of
    them; 0: nowhere."""
    seen = gap = 0
    for place in range(start, min(len(text), start + 3 * length)):
        sign = text[place]
        if sign.isascii() and sign.isalnum():
            seen, gap = seen + 1, 0
            if seen == length:
                after = text[place + 1 : place + 2]
                return 0 if after.isalnum() else place + 1
        elif sign not in " ./_–-\n\t" or gap == 3:
            return 0
        else:
            gap += 1
    return 0
