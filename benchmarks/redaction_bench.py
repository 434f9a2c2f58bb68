"""Recall of redaction a kind, false alarms in a thousand words, and speed, on texts written for it.

    .venv/bin/python benchmarks/redaction_bench.py

docs/redaction.md has what was found in each part at first sight, before the rules were bettered for it. A
part "made" is put together by lot, every frame ten times; the home's own pattern there is WOC-######.
Intervals are Wilson's (95 %).
"""

from __future__ import annotations

import sys
import time
from math import sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reading.redaction.clean_text import clean
from tests.reading.redaction.made_text import made
from tests.reading.redaction.marked import Tally, marked, tally
from wallofchange.reading.redacting.own_patterns import OwnPattern
from wallofchange.reading.redaction import find
from wallofchange.reading.training import sentences
from wallofchange.reading.words import Words

ROUNDS = 3
PARTS = (
    "first", "second", "kept", "fresh", "unseen", "sealed", "blind", "sight", "again",
    "stranger_everyday", "stranger_hard", "stranger2_everyday", "stranger2_hard",
    "stranger3_personal", "stranger3_clean", "stranger4_personal", "stranger4_clean",
    "stranger5_personal", "stranger5_clean", "stranger6_personal", "stranger6_clean",
    "near", "next", "third", "clean",
)  # fmt: skip
TIMES = 10  # every frame of what is put together by lot
HOME = (OwnPattern("order", "WOC-######"),)


def main() -> None:
    for part in PARTS:
        _told(part, tally(marked(part), HOME))
    for part in ("unseen", "sealed", "later"):
        _told(f"{part}, made", tally(made(part, TIMES), HOME))
    for language in ("nl", "en"):
        _told(f"own sentences, {language}", tally(clean(language)))
    texts = [text for language in ("nl", "en") for text, _ in sentences.examples(language, 4_000, 7)]
    print(
        f"speed: {min(_microseconds(texts) for _ in range(ROUNDS)):.1f} microseconds a text (own sentences)"
    )


def _told(part: str, counted: Tally) -> None:
    print(
        f"\n{part}: {counted.words} words, {counted.alarms_per_thousand:.2f} false alarms in a thousand words"
    )
    if not counted.asked:
        return
    _line("identifiers", *counted.recall())
    for kind in sorted(counted.asked):
        _line(kind, *counted.recall(kind))


def _line(name: str, met: int, asked: int) -> None:
    low, high = _wilson(met, asked)
    print(f"  {name:12} {met:4} of {asked:4}  {met / asked:.3f}  [{low:.3f}, {high:.3f}]")


def _wilson(hits: int, asked: int, z: float = 1.96) -> tuple[float, float]:
    share, size = hits / asked, 1 + z * z / asked
    middle = (share + z * z / (2 * asked)) / size
    half = z * sqrt(share * (1 - share) / asked + z * z / (4 * asked * asked)) / size
    return middle - half, middle + half


def _microseconds(texts: list[str]) -> float:
    cut = [Words(text) for text in texts]
    for words in cut:
        _ = words.heads
    began = time.process_time()
    for words in cut:
        find(words)
    return (time.process_time() - began) / len(texts) * 1e6


if __name__ == "__main__":
    main()
