"""What is not words: tags and entities of HTML, and signs that are not seen and may hide an address."""

from __future__ import annotations

import html
import re

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_SILENT = re.compile(r"<(script|style)\b[^<>]{0,500}>.*?(?:</\1\s*>|\Z)", re.I | re.S)
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.S)
_ENDS = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|td|th|h[1-6]|table|blockquote|hr)\b[^<>]{0,500}>", re.I)
_TAG = re.compile(r"</?(?:[a-z][a-z0-9-]{0,20})(?:\s[^<>]{0,500})?/?>", re.I)
_ENTITY = re.compile(r"&(?:[a-z]{2,31}|#\d{1,7}|#x[0-9a-f]{1,6});", re.I)
_JOINED = "\u200d"  # joins emoji into one: it stays where it does that
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf"
_BETWEEN = re.compile(f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])")


def without_markup(text: str) -> str:
    """The words as people see them: a tag is nothing or a space, an entity its sign, the unseen is gone."""
    if "<" in text:
        text = _COMMENT.sub(" ", _SILENT.sub(" ", text))
        text = _TAG.sub("", _ENDS.sub(" ", text))
    if "&" in text:
        text = _ENTITY.sub(_sign, text)
    return text if text.isascii() else _seen(text)


def _sign(match: re.Match[str]) -> str:
    sign = html.unescape(match[0])
    return " " if sign == "\u00a0" else sign


def _seen(text: str) -> str:
    if _JOINED not in text:
        return _UNSEEN.sub("", text)
    return _JOINED.join(_UNSEEN.sub("", part) for part in _BETWEEN.split(text))
