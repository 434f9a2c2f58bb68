"""What a reading holds: the frozen record for a list, the fixed schema for Arrow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa

POLARITIES = ("negative", "neutral", "positive")
_SPELLINGS = {
    "negative": "negative neg negatief -1",
    "neutral": "neutral neu neutraal 0",
    "positive": "positive pos positief 1 +1",
}
_POLARITY = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings.split()}
EXPECTATIONS = ("below", "met", "exceeded", "not_stated")


@dataclass(frozen=True)
class Found:
    """A theme that was found, and the passage of the customer's own words that says so."""

    name: str
    passage: str


@dataclass(frozen=True)
class Felt:
    """An emotion that was read in a text, and its probability (0 to 1)."""

    name: str
    p: float


@dataclass(frozen=True)
class Reading:
    """What was understood in one text. Probabilities, scores and confidence run from 0 to 1."""

    language: str  # nl, en or unknown
    words: str  # the working text, without obvious personal data
    polarity: str  # negative, neutral or positive
    polarity_p: float
    emotions: tuple[Felt, ...]  # the likeliest first; none of them is "neutral"
    functional: float  # how far it is about the outcome or the process
    emotional: float  # how far it is about how the customer was treated or felt
    expectation: str  # below, met, exceeded or not_stated
    expectation_p: float
    expectation_phrase: str  # the words that say so; empty when not stated
    themes: tuple[Found, ...]
    compared_with: str  # us_earlier, our_promise, couriers, other_trades, competitor, or empty
    wish: str  # what they would like, worry about or need, in their own words; empty when none is said
    worry: str
    need: str
    asks_answer: bool
    urgency: float
    compliment_to: str  # the team that is praised by name, never a colleague's name; empty when none is
    confidence: float  # of the least sure thing that is stated; 0 when there was nothing to read
    reader: str
    version: str
    threshold: float  # below this confidence a person should look

    @property
    def uncertain(self) -> bool:
        return self.confidence < self.threshold


SCHEMA = pa.schema(
    [
        ("language", pa.string()),
        ("words", pa.string()),
        ("polarity", pa.string()),
        ("polarity_p", pa.float64()),
        ("emotions", pa.list_(pa.struct([("name", pa.string()), ("p", pa.float64())]))),
        ("functional", pa.float64()),
        ("emotional", pa.float64()),
        ("expectation", pa.string()),
        ("expectation_p", pa.float64()),
        ("expectation_phrase", pa.string()),
        ("themes", pa.list_(pa.struct([("name", pa.string()), ("passage", pa.string())]))),
        ("compared_with", pa.string()),
        ("wish", pa.string()),
        ("worry", pa.string()),
        ("need", pa.string()),
        ("asks_answer", pa.bool_()),
        ("urgency", pa.float64()),
        ("compliment_to", pa.string()),
        ("confidence", pa.float64()),
        ("reader", pa.string()),
        ("version", pa.string()),
        ("threshold", pa.float64()),
    ]
)


def polarities_of(labels: Collection[str]) -> list[str]:
    """The polarity that each of people's labels stands for, such as `neg` or `-1`; empty where it is none.

    Of 0 and 1 alone, 0 is the negative one; beside -1 it is neutral.
    """
    names = [_POLARITY.get(label.lower(), "") for label in labels]
    if set(labels) == {"0", "1"}:
        return ["negative" if label == "0" else name for label, name in zip(labels, names, strict=True)]
    return names
