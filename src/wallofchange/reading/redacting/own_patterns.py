"""A home's own numbers, such as WOC-######: written by hand, and safe to run on any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

LONGEST = 60  # signs that a pattern can match
SIGNS = {"#": r"\d", "?": "[A-Za-z]", "*": "[A-Za-z0-9]"}
_ATOM = r"(?:\\[dw]|\\[-./#?*+\[\](){}|^$\\]|\[[A-Za-z0-9./_ -]+\]|[A-Za-z0-9 ./_:#-])"
_PIECE = re.compile(rf"({_ATOM})(\?|\{{\d{{1,2}}(?:,\d{{1,2}})?\}})?")
_MOST_OPEN = 3  # pieces of no fixed length: more of them, and the time to look could grow


class UnsafePattern(ValueError):
    """A pattern that is refused; `reason` is "empty", "syntax", "long", "open", "short" or "wide"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class OwnPattern:
    """A name and how the number looks: # a digit, ? a letter, * either; between slashes a
    small regular expression. Customers may write WOC-###### as "woc 482193" or "WOC482193" too.

    Raises:
        UnsafePattern: when it cannot be read, could take long, or would hide ordinary words.
    """

    name: str
    pattern: str

    def __post_init__(self) -> None:
        _ = self.compiled

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a text; never inside a longer word or number."""
        return (match.span() for match in self.compiled.finditer(text))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        given = self.pattern.strip()
        if not given:
            raise UnsafePattern("empty")
        slashed = len(given) > 2 and given[0] == given[-1] == "/"
        body = _regular(given[1:-1]) if slashed else _template(given)
        return re.compile(rf"(?<![A-Za-z0-9]){body}(?![A-Za-z0-9])", re.I)


def _template(given: str) -> str:
    if len(given) > LONGEST:
        raise UnsafePattern("long")
    if len(given) < 4:
        raise UnsafePattern("short")
    if "#" not in given and not any(sign.isdigit() for sign in given):
        raise UnsafePattern("wide")
    between = _between(sum(sign == "#" or sign.isdigit() for sign in given))
    return "".join(SIGNS.get(sign) or _between_or_itself(sign, between) for sign in given)


def _between(digits: int) -> str:
    """What may stand where a pattern has a dash, space, dot or slash: the more digits, the freer.

    With few digits "OP-##" would cover "op 12".
    """
    return "[ ./-]{0,3}" if digits >= 5 else "[./-]?" if digits == 4 else ""


def _between_or_itself(sign: str, between: str) -> str:
    if sign in " ./-" and between:
        return between
    return " ?" if sign == " " else re.escape(sign)


def _regular(given: str) -> str:
    """Only rows of pieces with a limited number of times: no groups, no choices, no "any number of times"."""
    place = least = most = opened = 0
    digits = False
    while place < len(given):
        piece = _PIECE.match(given, place)
        if piece is None:
            raise UnsafePattern("syntax")
        low, high = _times(piece[2])
        least, most, opened = least + low, most + high, opened + (low != high)
        digits = digits or (low > 0 and (piece[1] == r"\d" or piece[1].isdigit() or piece[1] == "[0-9]"))
        place = piece.end()
    if most > LONGEST:
        raise UnsafePattern("long")
    if opened > _MOST_OPEN:
        raise UnsafePattern("open")
    if least < 4:
        raise UnsafePattern("short")
    if not digits:
        raise UnsafePattern("wide")
    try:
        re.compile(given)
    except re.error:
        raise UnsafePattern("syntax") from None
    return given


def _times(how_often: str | None) -> tuple[int, int]:
    if how_often is None:
        return 1, 1
    if how_often == "?":
        return 0, 1
    low, _comma, high = how_often.strip("{}").partition(",")
    if high and int(high) < int(low):
        raise UnsafePattern("syntax")
    return int(low), int(high or low)
