"""A stronger reader of Dutch names, for who installs the extra `names`: `find(words, also=deduce())`.

Deduce (LGPL-3, used as it is) takes minutes at its very first start, and about 2 ms a text after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

Finder = Callable[[str], Iterator[tuple[int, int, str]]]
PERSONS = frozenset(("persoon", "patient"))


@cache
def deduce() -> Finder:
    """Names as Deduce finds them, by start, end and kind.

    Raises:
        ImportError: when the extra is not installed (`pip install wallofchange[names]`).
    """
    from deduce import Deduce

    reader = Deduce()

    def names(text: str) -> Iterator[tuple[int, int, str]]:
        for found in reader.deidentify(text).annotations:
            if found.tag in PERSONS:
                yield found.start_char, found.end_char, "name"

    return names
