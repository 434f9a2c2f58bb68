"""Accounts on social media: those of persons go, those of companies and public services stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wallofchange.reading.redacting.name_lists import lines_of

_HANDLE = re.compile(r"@([A-Za-z_][A-Za-z0-9_.]{1,29}\w)")  # it begins with a sign, so it is found fast
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
        start, end = match.span()
        inside = start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_@./")
        if not inside and not _is_company(match[1].lower()):
            yield start, end


@lru_cache(maxsize=10_000)
def _is_company(name: str) -> bool:
    return name.rstrip("_") in _KNOWN or _COMPANY.search(name) is not None
