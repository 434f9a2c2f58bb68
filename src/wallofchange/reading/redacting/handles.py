"""Accounts on social media: those of persons go, those of companies and public services stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wallofchange.reading.redacting.name_lists import lines_of

_HANDLE = re.compile(r"(?<![\w@./])@([A-Za-z_][A-Za-z0-9_.]{1,29}\w)")
_COMPANY = re.compile(
    r"air|jet|bank|help|care|support|service|klant|team|nl$|_nl|uk$|_uk|us$|usa|hq$|official|online|"
    r"store|shop|hotel|"
    r"rail|bus|metro|energ|water|telecom|mobile|news|nieuws|gemeente|politie|police|city|airport|"
    r"museum|post|parcel|fly|bellen|group|app$|corp",
    re.I,
)
_KNOWN = frozenset(" ".join(lines_of("handles")).split())


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where accounts of persons stand: all that do not look like a company's."""
    for match in _HANDLE.finditer(text):
        name = match[1].lower()
        if name.rstrip("_") not in _KNOWN and not _COMPANY.search(name):
            yield match.span()
