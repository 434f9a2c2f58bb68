"""One sign for what people read as one: other spaces, wide and ornamental letters, figures of other scripts.

A number is a number however it was typed or copied, and unseen signs between its figures hide nothing.
"""

from __future__ import annotations

import re
import unicodedata


def in_plain_signs(text: str) -> str:
    """The text with plain spaces, dashes, letters and figures; accents, emoji and other scripts stay."""
    if _UNCOMMON.search(text) is None:
        return text
    text = _ORNAMENT.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text.translate(_SIGNS))
    text = _FIGURE.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    return _VARIANT.sub("", _APOSTROPHE.sub("'", _DASH.sub("-", text)))


_UNCOMMON = re.compile(r"[^\x00-\x7f\xc0-\u0131\u0134-\u024f’“”€…\U0001f300-\U0001faff]")
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800, 0x3000, 0x3164, 0xFFA0)
_UNSEEN = (0x34F, 0x61C, 0x115F, 0x1160, *range(0x180B, 0x1810), *range(0xE0000, 0xE1000))
_SIGNS: dict[int, str | None] = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys((0x2028, 0x2029), "\n"),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212, 0xFE63), "-"),
    **dict.fromkeys(_UNSEEN),
}
_ORNAMENT = re.compile(
    r"[\uff01-\uff5e\U0001d400-\U0001d7ff\u2460-\u249b\u24b6-\u24ea\U0001f100-\U0001f10a\U0001f130-\U0001f149"
    r"\u2100-\u2121\u2123-\u2138"  # letters with a calling, such as that of "number"
    r"\ufb00-\ufb06\u0132\u0133]"  # joined letters of printed pages
    r"|[\xb2\xb3\xb9\u2070\u2074-\u2079\u2080-\u2089]{3,}"  # small figures: two are "m2" or a note
)
_FIGURE = re.compile(r"[^\D0-9]")
_DASH = re.compile(r"(?<=[A-Z0-9])[\u2013\u2014](?=[A-Z0-9])")
_APOSTROPHE = re.compile(r"(?<=[a-zA-Z])[\u0060\xb4\u02bc\u2018\u2032](?=[a-zA-Z])")
_VARIANT = re.compile(r"(?<=[\x00-\x7f\xc0-\u024f])[\ufe00-\ufe0f]+")
