"""GoEmotions as polarity: 28 emotions to negative, neutral and positive (Apache-2.0, English)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

POSITIVE = frozenset(
    [
        "admiration",
        "amusement",
        "approval",
        "caring",
        "excitement",
        "gratitude",
        "joy",
        "love",
        "optimism",
        "pride",
        "relief",
    ]
)
NEGATIVE = frozenset(
    [
        "anger",
        "annoyance",
        "disappointment",
        "disapproval",
        "disgust",
        "embarrassment",
        "fear",
        "grief",
        "nervousness",
        "remorse",
        "sadness",
    ]
)
NEUTRAL = frozenset(["neutral", "curiosity", "realization", "desire", "confusion"])


def examples(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (text, polarity) of the rows whose emotions point one way; the others are left out."""
    from pyarrow.parquet import read_table

    table = read_table(folder / "goemotions" / "dev.parquet", columns=["text", "labels"])
    for text, labels in zip(table["text"].to_pylist(), table["labels"].to_pylist(), strict=True):
        polarity = polarity_of(labels.split("|"))
        if polarity:
            yield text, polarity


def polarity_of(emotions: list[str]) -> str:
    """Return the one polarity that the emotions share, or nothing when they disagree or surprise."""
    found = {
        name
        for name, members in (("positive", POSITIVE), ("negative", NEGATIVE), ("neutral", NEUTRAL))
        if members & set(emotions)
    }
    felt = found - {"neutral"} or found
    return felt.pop() if len(felt) == 1 else ""
