"""A text as people see it, before anybody reads it: no control signs, no markup, one form for one letter."""

from __future__ import annotations

import html
import re
import unicodedata

from wallofchange.reading.plain_signs import in_plain_signs

LONGEST = 20_000  # characters of a text that are read; what lies beyond adds time and no meaning


def opened(text: object) -> str:
    """The text as it is read: "" for what is no text or a program's word for nothing."""
    seen = as_seen(text) if isinstance(text, str) else ""
    return "" if is_nothing(seen) else seen


def is_nothing(said: str) -> bool:
    """Whether this is a program's word for nothing, such as NaN."""
    return len(said) < 10 and said.lower() in _NOTHING


def as_seen(text: str) -> str:
    """The text as it may be covered and shown: no sign hides another, or breaks a page or a store."""
    text = text[:LONGEST]
    if "<" in text and ">" in text:
        text = _TAG.sub(" ", _WITHIN_A_WORD.sub("", text))
    for _ in range(_TIMES_ESCAPED):
        if "&" not in text or ";" not in text:
            break
        text = html.unescape(text)
    if "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if not text.isascii():
        # lone halves of a pair become "?"
        text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
        text = _unmarked(in_plain_signs(text))
    text = text if text.isprintable() else _without_controls(text)
    return (_GAP.sub(" ", text) if "  " in text or "\t" in text else text).strip()


def normal(text: str) -> str:
    """What two short answers have in common that differ only in case, spaces, curls and closing marks."""
    return " ".join(text.casefold().split()).strip(" .,;").replace("’", "'")


def says_something(text: str) -> bool:
    """Whether there is a letter, a figure, an emoji or an emoticon in it."""
    return _SAYS.search(text) is not None


def _without_controls(text: str) -> str:
    return _CONTROL.sub(" ", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def _unmarked(text: str) -> str:
    """Without what is drawn through, under or around letters, and without accents that no language has.

    A mark that has no letter of its own with its sign stays where a language may want it; three on one
    sign at most, and none at all where a third of the letters carries one.
    """
    if _MARKS.search(text) is None:
        return text
    text = _PILED.sub(r"\1", _DRAWN.sub("", text))
    left = len(_MARKS.findall(text))
    return _MARKS.sub("", text) if left * 3 > sum(map(str.isalpha, text)) else text


# how programs write that there is nothing: they get into a column of words when a table is exported
_NOTHING = {"nan", "nat", "null", "<na>", "undefined", "#n/a", "#n/b", "#null!", "#ref!", "#value!", "#verw!"}
_MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]"
_PILED = re.compile(f"({_MARK}{{3}}){_MARK}+")
_MARKS = re.compile(_MARK)
# lines through and under letters, boxes around them, and any mark on a figure
_DRAWN = re.compile(
    r"[\u0305\u0332-\u0338\u0488\u0489\u20d0-\u20f0]|(?<=[0-9#*])\ufe0f(?=\u20e3)|(?<=[0-9])" + _MARK + "+"
)
_TAG = re.compile(r"<(?:!--.{0,2000}?--|[a-zA-Z/!][^<>]{0,1000})>", re.S)
# markup in the middle of a word or a number, where nobody sees a gap: "<b>N</b>iet", "06-12<wbr>345678"
_WITHIN_A_WORD = re.compile(
    r"(?<=[\w@-])(?:<(?:!--.{0,2000}?--|/?(?:b|big|em|font|i|mark|small|strong|u|wbr)(?:\s[^<>]{0,1000})?/?)>)++"
    r"(?=[\w@-])|</?wbr\s*/?>",
    re.S | re.I,
)
_GAP = re.compile(r"[ \t]+")
_TIMES_ESCAPED = 3  # a page that was copied from a page: "&amp;#64;"
_EMPHASIS = re.compile(r"(?<![\w@./])(_{1,2})(?=[^\s_])([^_\n]{1,80})(?<=\S)\1(?!\w)")  # "_06-12345678_"
_SAYS = re.compile(r"[^\W_]|[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[()]")
_CONTROL = re.compile(r"[\x01-\x08\x0b-\x1f\x7f\x80-\x9f]")
# no width and no meaning, but an address hides behind them; the sign that joins emoji stays where it joins
_UNSEEN = re.compile(
    r"[\x00\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
    r"|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d"
)
