"""Pictures among words (emoji), spelled so that the index of either store keeps them.

One picture is one sign, whatever its colour of skin; of a family each member is looked for.
"""

from __future__ import annotations

import re

MOST = 200  # different ones of one text
_SPELLED = "xpicturex"
_PICTURE = re.compile(
    "[\u203c\u2049\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f004\U0001f0cf\U0001f170-\U0001f251\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
)


def pictures(text: str) -> list[str]:
    """Each picture once, in its order, spelled with letters and figures."""
    if text.isascii():
        return []
    return [f"{_SPELLED}{ord(sign):x}" for sign in dict.fromkeys(_PICTURE.findall(text))][:MOST]


def sign_of(word: str) -> str:
    """The picture that was spelled so; nothing for any other word, also one that somebody typed."""
    spelled = word.removeprefix(_SPELLED)
    sign = chr(int(spelled, 16)) if spelled != word and _HEX.fullmatch(spelled) else ""
    return sign if _PICTURE.fullmatch(sign) else ""


_HEX = re.compile("[0-9a-f]{4,5}")
