"""What the first few thousand values of a column look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .scores import read_score
from .times import Clock, day_comes_first
from .values import Unreadable, plain, read_expectation, text_of

_LANGUAGES = frozenset(
    [
        "nl",
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "pl",
        "tr",
        "ar",
        "da",
        "sv",
        "no",
        "fi",
        "ru",
        "uk",
        "zh",
        "ja",
        "ko",
        "el",
        "cs",
        "hu",
        "ro",
    ]
)
_LANGUAGE_NAMES = frozenset(
    ["dutch", "english", "german", "french", "nederlands", "engels", "duits", "frans"]
)
_TRUTH = frozenset(("true", "false", "1", "0", "yes", "no", "ja", "nee"))


@dataclass(frozen=True)
class Profile:
    """Shares (0 to 1) of the filled values of one column."""

    filled: int
    share_filled: float
    distinct: int
    length: float  # signs in a value, on average
    sentences: float  # values of three words or more
    scores: float  # numbers or words from 0 to 10 (or 0 to 100)
    binary: float  # nothing but 0 and 1
    fractions: float  # numbers between 0 and 1
    times: float
    expectations: float
    languages: float
    truths: float
    day_first: bool | None
    examples: tuple[str, ...]

    def fits(self, field: str) -> float:
        """How well the values suit this field, 0 (contradict it) to 1; 0.5 when there are none."""
        if not self.filled:
            return 0.5
        return _FITS[field](self)

    def speaks_for(self, field: str) -> float:
        """How strongly the values alone point at this field, whatever the column is called."""
        if self.filled < 3:
            return 0.0
        if (
            field == "text"
            and self.length >= 25
            and self.sentences > 0.6
            and self.distinct > self.filled * 0.5
        ):
            return min(0.65, 0.45 + self.length / 1000)
        if field == "expectation" and self.expectations > 0.9 and self.distinct <= 12:
            return 0.7
        if field == "time" and self.times > 0.95:
            return 0.45
        if field == "language" and self.languages > 0.95 and self.distinct <= 30:
            return 0.45
        if field == "score" and self.scores > 0.95 and 3 <= self.distinct <= 21 and self.length <= 4:
            return 0.3
        return 0.0


def _suits_text(values: Profile) -> float:
    if values.times > 0.8 or values.scores > 0.8:
        return 0.0
    return max(0.3, min(1.0, values.sentences + 0.4 * (values.length > 15) + 0.2 * (values.length > 40)))


def _suits_id(values: Profile) -> float:
    unique = values.distinct >= 0.97 * values.filled and values.share_filled > 0.9
    return 1.0 if unique and values.sentences < 0.2 else 0.0


def _suits_score(values: Profile) -> float:
    return 0.0 if values.scores < 0.7 or values.binary > 0.98 or values.fractions > 0.98 else values.scores


def _suits_name(kinds: int, length: int) -> Callable[[Profile], float]:
    return lambda values: (
        0.9 if values.distinct <= kinds and values.length <= length and values.times < 0.5 else 0.0
    )


_FITS: dict[str, Callable[[Profile], float]] = {
    "id": _suits_id,
    "text": _suits_text,
    "title": lambda values: 0.8 if max(values.times, values.scores) < 0.5 and values.length < 120 else 0.0,
    "score": _suits_score,
    "time": lambda values: values.times if values.times > 0.2 else 0.0,  # the rest is set aside
    "customer": lambda values: 0.9 if values.sentences < 0.3 and values.times < 0.5 else 0.0,
    "channel": _suits_name(40, 40),
    "moment": _suits_name(100, 60),
    "unit": _suits_name(1000, 80),
    "language": lambda values: values.languages,
    "expectation": lambda values: values.expectations if values.expectations > 0.6 else 0.0,
    "question": _suits_name(50, 200),
    "inbound": lambda values: values.truths,
    "reply": lambda values: 0.8,
}


def profile(cells: Iterable[object]) -> Profile:
    """Look at the values of one column."""
    seen = list(cells)
    values = [(cell, words) for cell in seen if (words := text_of(cell))]
    filled = len(values)
    counted = Counter(words for _, words in values)
    day_first = day_comes_first(cell for cell, _ in values)
    clock = Clock("UTC", day_first=day_first is not False)
    numbers = [number for cell, _ in values if (number := _score(cell)) is not None]

    def share(hits: int) -> float:
        return hits / filled if filled else 0.0

    return Profile(
        filled=filled,
        share_filled=filled / len(seen) if seen else 0.0,
        distinct=len(counted),
        length=sum(map(len, (words for _, words in values))) / filled if filled else 0.0,
        sentences=share(sum(words.count(" ") >= 2 for _, words in values)),
        scores=share(sum(0 <= number <= 100 for number in numbers)),
        binary=share(sum(number in (0, 1) for number in numbers)),
        fractions=share(sum(0 <= number <= 1 for number in numbers)),
        times=share(sum(_is_time(clock, cell) for cell, _ in values)),
        expectations=share(sum(_is_expectation(words) for _, words in values)),
        languages=share(sum(_is_language(words) for _, words in values)),
        truths=share(sum(words.casefold() in _TRUTH for _, words in values)),
        day_first=day_first,
        examples=tuple(words[:80] for words in list(counted)[:3]),
    )


def _score(cell: object) -> float | None:
    try:
        given = read_score(cell)
    except Unreadable:
        return None
    return given.score if given and len(text_of(cell)) <= 40 else None


def _is_time(clock: Clock, cell: object) -> bool:
    if isinstance(cell, str) and (len(cell) > 45 or not any(map(str.isdigit, cell))):
        return False
    try:
        return clock.read(cell) is not None
    except Unreadable:
        return False


def _is_expectation(words: str) -> bool:
    try:
        return len(words) <= 60 and not words[0].isdigit() and read_expectation(words) != ""
    except Unreadable:
        return False


def _is_language(words: str) -> bool:
    code = words.casefold().replace("_", "-").split("-")[0]
    return (code in _LANGUAGES and len(words) <= 7) or plain(words) in _LANGUAGE_NAMES
