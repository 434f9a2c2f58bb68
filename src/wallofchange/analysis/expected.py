"""Columns that say how something was: -1 below, 0 as, 1 better than expected, from words or from ratings.

Words are told by their stem, in Dutch and English. A rating is cut by its scale: of three, five or seven
answers the middle one is as expected, around nought it is nought, and on 0-10 (or 0-100) as expected is from
7 up to 9, so that the edges are those of nines and tens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, nan
from typing import TYPE_CHECKING

from wallofchange.analysis.spellings import is_empty, score_of

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]

BELOW = re.compile(
    r"\b(below|under|worse|less|lower|poorer|short|disappoint\w*|negativ\w*|not met|unmet"
    r"|minder|slechter|onder|beneden|lager|negatief|tegen|tegenvall\w*|tegengevallen|teleur\w*"
    r"|not (as|what)|niet (voldaan|gehaald|waar|zoals|conform|wat))\b"
)
AS = re.compile(
    r"\b(met|meets?|as|same|equal|neutral|in line|expected|zoals|conform|gelijk|neutraal|precies|verwacht"
    r"|voldaan|voldoet|voldeed|waargemaakt)\b"
)
ABOVE = re.compile(
    r"\b(exceed\w*|over|above|better|more|higher|surpass\w*|positiv\w*"
    r"|beter|meer|boven|hoger|overtr\w+|positief|mee|meevall\w*|meegevallen)\b"
)
SILENT = re.compile(r"\b(not stated|not mentioned|unstated|niet (genoemd|benoemd|gezegd))\b")
YES, NO = frozenset(("ja", "yes", "true", "waar")), frozenset(("nee", "no", "false", "onwaar"))

SCALES = (
    (-3, 3, 0, 0),
    (1, 3, 2, 2),
    (0, 2, 1, 1),
    (0, 5, 2.5, 3.5),
    (1, 7, 3.5, 4.5),
    (0, 10, 7, 9),
    (0, 100, 70, 90),
)
"""Scales by size: lowest, highest, and from where up to where a rating is as expected."""


@dataclass(frozen=True)
class Column:
    """One column, row for row: its number (NaN where there is none) and its mark -1, 0 or 1.

    `marks` is None where the numbers lie on no known scale; `unreadable` and `silent` count rows whose words
    mean nothing here, and rows that say that nothing was said (they count as expected).
    """

    name: str
    values: Numbers
    marks: Numbers | None
    unreadable: int = 0
    silent: int = 0

    @property
    def held(self) -> NDArray[bool_]:
        import numpy as np

        return ~np.isnan(self.values)

    @property
    def tells(self) -> bool:
        """Whether at least half of what stands there could be read: a column of free text is no rating."""
        return int(self.held.sum()) >= max(self.unreadable, 1)


def mark_of(written: object) -> int | None:
    """-1, 0 or 1 for words that say below, as or better than expected; None for other words.

    >>> mark_of("minder dan verwacht"), mark_of("as expected"), mark_of("Overtroffen"), mark_of("blauw")
    (-1, 0, 1, None)
    """
    said = " ".join(str(written).lower().replace("_", " ").split())
    if SILENT.search(said):
        return 0
    below, above = bool(BELOW.search(said)), bool(ABOVE.search(said))
    if below is not above:
        return 1 if above else -1
    return 0 if AS.search(said) else None


def number_of(written: object) -> float | None:
    """The number in a cell; yes is 1 and no is 0."""
    said = str(written).strip().lower()
    if said in YES or said in NO:
        return 1.0 if said in YES else 0.0
    return score_of(written)


def column_of(
    name: str,
    cells: Iterable[tuple[object, int]],
    places: NDArray[int64],
    as_expected: tuple[float, float] | None,
) -> Column:
    """Read a column from its different values with how often each occurs, and each row's place among them."""
    import numpy as np

    cells = list(cells)
    numbers = [None if is_empty(value) else number_of(value) for value, _ in cells]
    words = [None if is_empty(value) else mark_of(value) for value, _ in cells]
    in_words = _often(cells, words) >= _often(cells, numbers) and len({*words} - {None}) > 1
    in_words = in_words or not any(each is not None for each in numbers)
    read = words if in_words else numbers
    values = np.array([nan if each is None else float(each) for each in read] or [nan])
    lost = sum(
        n for (value, n), each in zip(cells, read, strict=True) if each is None and not is_empty(value)
    )
    silent = sum(n for value, n in cells if in_words and not is_empty(value) and _is_silent(value))
    marks = values if in_words else _marked(values, as_expected)
    return Column(name, values[places], None if marks is None else marks[places], lost, silent)


def _often(cells: Iterable[tuple[object, int]], read: Iterable[float | None]) -> int:
    return sum(n for (_, n), each in zip(cells, read, strict=True) if each is not None)


def _is_silent(value: object) -> bool:
    return bool(SILENT.search(str(value).lower().replace("_", " ")))


def _marked(values: Numbers, as_expected: tuple[float, float] | None) -> Numbers | None:
    """Marks of ratings, cut where the scale is cut; None off every scale."""
    import numpy as np

    known = values[~np.isnan(values)]
    if not len(known):
        return values
    low, high = as_expected or _cut(set(known.tolist()))
    if low == -inf:
        return None
    top = values > high if as_expected or low == high else values >= high
    return np.where(np.isnan(values), nan, top.astype(float) - (values < low))


def _cut(values: set[float]) -> tuple[float, float]:
    """From where up to where a rating is as expected, on the smallest scale that holds the ratings."""
    if values <= {-1, 0, 1}:
        return 0, 0
    for bottom, top, low, high in SCALES:
        if bottom <= min(values) and max(values) <= top and (bottom >= 0 or min(values) < 0):
            return (low, high) if max(values) > 1 or bottom < 0 else (-inf, inf)
    return -inf, inf
