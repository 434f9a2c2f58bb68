"""Scores as people give them ("7,5", "8 (goed)", "4/5", FIVE) and the scale they stand on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from wallofchange.analysis.tabular import Sentence

from .values import NOTHING, Unreadable, plain, text_of

_WORDS = "zero nul|one een|two twee|three drie|four vier|five vijf|six zes|seven zeven|eight acht|nine negen"
STAR_WORDS = {
    word: float(count)
    for count, words in enumerate((_WORDS + "|ten tien").split("|"))
    for word in words.split()
}
_NUMBER = re.compile(
    r"([-+]?\d{1,6}(?:[.,]\d+)?)"
    r"(?:\s*(?:/|van(?: de)?|out of|of)\s*(\d{1,3})(?![\d.,]))?"
    r"(?:[+*%!;:)]?|\s*[-–:=]\s+.*|\s*\(.*|\s+[^\d\s].*)",  # a label, but not the rest of a date
    re.S,
)


_PAIR = re.compile(r"\[([^,]+),([^,]+)\]")


class Scale(NamedTuple):
    """The range a score was given on; never converted into another."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:g}-{self.high:g}"

    def __contains__(self, score: object) -> bool:
        return isinstance(score, (int, float)) and self.low <= score <= self.high

    @classmethod
    def parse(cls, words: str) -> Scale:
        """Read "0-10".

        Raises:
            ValueError: when it is not two numbers, the lower first.
        """
        found = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|\.\.|:)\s*(-?\d+(?:\.\d+)?)\s*", words)
        if not found or float(found[1]) >= float(found[2]):
            raise ValueError(f"{words!r} is not a scale; write it like 0-10, 1-10, 1-5 or 1-7")
        return cls(float(found[1]), float(found[2]))

    @classmethod
    def read(cls, cell: object) -> Scale | None:
        """The scale in a cell: "1-5", or [1, 5] as JSON says it; None when it is empty.

        Raises:
            ValueError: when something else stands there.
        """
        told = str(list(cell)) if isinstance(cell, (list, tuple)) else text_of(cell)
        pair = _PAIR.fullmatch(told)
        return cls.parse(f"{pair[1]}-{pair[2]}" if pair else told) if told else None


class Given(NamedTuple):
    """A score with the highest possible one, where the cell says so ("8/10")."""

    score: float
    out_of: float | None = None


def read_score(cell: object) -> Given | None:
    """The score in a cell; None when it is empty or says "n.v.t.".

    Raises:
        Unreadable: when something else stands there.
    """
    if isinstance(cell, bool):
        raise Unreadable(str(cell))
    if isinstance(cell, (int, float)):
        return None if cell != cell else Given(float(cell))
    words = text_of(cell)
    if not words or words.casefold() in NOTHING:
        return None
    if stars := words.count("★"):
        return Given(float(stars), float(stars + words.count("☆")) if "☆" in words else None)
    found = _NUMBER.fullmatch(words)
    if found:
        return Given(float(found[1].replace(",", ".")), float(found[2]) if found[2] else None)
    number, *stars_after = plain(words).split(" ") if len(words) < 40 else [""]
    if number in STAR_WORDS and set(stars_after) <= {"star", "stars", "ster", "sterren"}:
        return Given(STAR_WORDS[number])
    raise Unreadable(words)


class ScaleGuess(NamedTuple):
    scale: Scale
    confidence: float
    warning: Sentence | None = None


FIVE, SEVEN, TEN, NPS, HUNDRED = Scale(1, 5), Scale(1, 7), Scale(1, 10), Scale(0, 10), Scale(0, 100)
_NPS_WORDS = ("nps", "recommend", "aanbevel", "aanbeveel", "aanraden")
_STAR_WORDS = ("star", "ster", "csat", "tevreden", "satisf")
_TEN_WORDS = ("cijfer",)


def count_scores(cells: Mapping[object, int]) -> Counter[Given]:
    """How often each score was given; what cannot be read as one is left out."""
    scores = Counter[Given]()
    for cell, times in cells.items():
        try:
            given = read_score(cell)
        except Unreadable:
            continue
        if given:
            scores[given] += times
    return scores


def guess_scale(scores: Mapping[Given, int], header: str) -> ScaleGuess:
    """The scale that fits nearly all scores (0, or 0,5, counts as proof of 0-10) and the words of the header.

    Of 100 or more scores up to 1 in 20 may stand outside a scale before it is given up: a handful
    of sevens among thousands of stars are mistakes, not a longer scale.
    """
    total = sum(scores.values())
    header = plain(header)
    if any(word in header for word in _NPS_WORDS):
        return ScaleGuess(NPS, 0.95 if _share_above(scores, 10) == 0 else 0.5)
    if not total:
        return ScaleGuess(TEN if any(word in header for word in _TEN_WORDS) else NPS, 0.2)
    zero = any(0 <= given.score < 1 for given in scores)
    if told := _told(scores, total):
        return ScaleGuess(Scale(0 if zero else 1, told), 0.95)
    return _by_values(scores, total, zero, header)


def _told(scores: Mapping[Given, int], total: int) -> float | None:
    said: dict[float, int] = {}
    for given, count in scores.items():
        if given.out_of:
            said[given.out_of] = said.get(given.out_of, 0) + count
    best = max(said, key=lambda high: said[high], default=None)
    return best if best is not None and said[best] * 2 > total else None


def _by_values(scores: Mapping[Given, int], total: int, zero: bool, header: str) -> ScaleGuess:
    enough = min(1.0, total / 30)
    above_ten = _share_above(scores, 10)
    if above_ten > 0.5 or (above_ten > 0.05 and total >= 100 and "cijfer" not in header):
        return ScaleGuess(HUNDRED, 0.5 if _share_above(scores, 100) == 0 else 0.1)
    if zero:
        return ScaleGuess(NPS, 0.9 if _share_above(scores, 5) else 0.6)
    allowed = 0.05 if total >= 100 else 0.0
    if _share_above(scores, 5) <= allowed and not any(word in header for word in _TEN_WORDS):
        sure = 0.95 if any(word in header for word in _STAR_WORDS) else 0.5 + 0.35 * enough
        return _with_outsiders(FIVE, sure, scores)
    if _share_above(scores, 7) <= allowed and not any(word in header for word in _TEN_WORDS):
        return _with_outsiders(SEVEN, 0.4 + 0.3 * enough, scores)
    return ScaleGuess(TEN, 0.9 if any(word in header for word in _TEN_WORDS) else 0.6 + 0.25 * enough)


def _with_outsiders(scale: Scale, sure: float, scores: Mapping[Given, int]) -> ScaleGuess:
    outside = sum(count for given, count in scores.items() if given.score not in scale)
    if not outside:
        return ScaleGuess(scale, sure)
    total = sum(scores.values())
    return ScaleGuess(
        scale,
        min(sure, 0.6),
        Sentence(
            f"{outside} of {total} scores lie outside {scale}: they will be set aside, unless you choose "
            "a wider scale.",
            f"{outside} van {total} scores liggen buiten {scale}: die worden apart gelegd, tenzij je een "
            "ruimere schaal kiest.",
        ),
    )


def _share_above(scores: Mapping[Given, int], bound: float) -> float:
    total = sum(scores.values())
    return sum(count for given, count in scores.items() if given.score > bound) / total if total else 0.0
