"""Expectations, wishes, worries, needs and questions that the reader finds, beside one labeller's labels.

    .venv/bin/python benchmarks/asked_bench.py [--data FOLDER] [--wrong]

The labels are in `benchmarks/labels/` without text: `fresh_*.csv` and `later_en.csv` for expectations,
`asked_*.csv` for the others. The sentences come from the sets in FOLDER (else in WALLOFCHANGE_TEST_DATA, else
in ../shared/data). Without them there is nothing to measure.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha1
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.agreement import Codes, bootstrapped, precision, recall
from benchmarks.labelled_bench import BESIDE, EXPECTATIONS, Labelled, found, labelled_in
from wallofchange.reading import read
from wallofchange.reading.record import Reading

FILES = ("fresh_nl", "fresh_en", "later_en", "asked_nl", "asked_en")
ASKED: Mapping[str, Callable[[Reading], bool]] = {
    "wish": lambda reading: bool(reading.wish),
    "worry": lambda reading: bool(reading.worry),
    "need": lambda reading: bool(reading.need),
    "asks_answer": lambda reading: reading.asks_answer,
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--data", type=Path, default=BESIDE)
    asked.add_argument("--wrong", action="store_true", help="list the ids that are read otherwise")
    given = asked.parse_args()
    for name in FILES:
        labelled = labelled_in(name, given.data)
        if labelled is None:
            print(f"{name}: not measured, the sentences are not in {given.data}")
            continue
        language = name[-2:]
        for part, some in _parts(name, labelled):
            print(f"\n{name}, {part}: {len(some.rows)} sentences, one labeller")
            readings = read(some.texts, [language] * len(some.texts))
            beside = _asked if name.startswith("asked") else _expectations
            for line in beside(some, readings, given.wrong):
                print(line)


def _parts(name: str, labelled: Labelled) -> Iterator[tuple[str, Labelled]]:
    """All of them, those whose failures were read while mending, and those that nobody looked at again."""
    yield "all", labelled
    if name.startswith("later"):  # drawn after the mending
        return
    rows = list(zip(labelled.texts, labelled.rows, strict=True))
    for part, first in (("looked at", True), ("kept", False)):
        some = [row for row in rows if is_looked_at(row[1]["id"]) == first]
        yield part, Labelled([text for text, _row in some], [row for _text, row in some])


def is_looked_at(key: str) -> bool:
    """Which half of the sentences the mending may look at: a lot that falls the same way everywhere."""
    return int(sha1(f"half:{key}".encode(), usedforsecurity=False).hexdigest()[:8], 16) % 2 == 0


def _expectations(labelled: Labelled, readings: list[Reading], wrong: bool) -> Iterator[str]:
    said = np.asarray([EXPECTATIONS.index(row["expectation"]) for row in labelled.rows])
    ours = np.asarray([EXPECTATIONS.index(reading.expectation) for reading in readings])
    for label, name in enumerate(EXPECTATIONS):
        yield f"  {name:11}" + _beside(said, ours, label, labelled)
    stated, told = (said < 3).astype(np.int64), (ours < 3).astype(np.int64)
    counts = f"{int(stated.sum()):4} said {int(told.sum()):4} read"
    for pool, weights in (("sample", np.ones(len(said))), ("pool", labelled.weights())):
        right = np.where(said == ours, stated, 0)
        yield f"  any stated {counts} {pool}" + found(right, stated, told, weights, labelled.strata())
    if wrong:
        yield from _wrong(labelled, said, ours, EXPECTATIONS)


def _asked(labelled: Labelled, readings: list[Reading], wrong: bool) -> Iterator[str]:
    for name, finds in ASKED.items():
        said = np.asarray([int(row[name]) for row in labelled.rows])
        ours = np.asarray([int(finds(reading)) for reading in readings])
        yield f"  {name:11}" + _beside(said, ours, 1, labelled)
        if wrong:
            yield from _wrong(labelled, said, ours, (f"no {name}", name))


def _beside(said: Codes, ours: Codes, label: int, labelled: Labelled) -> str:
    even, strata = np.ones(len(said)), labelled.strata()
    p = bootstrapped(lambda rows: precision(said[rows], ours[rows], even[rows], label), strata)
    r = bootstrapped(lambda rows: recall(said[rows], ours[rows], even[rows], label), strata)
    return f"{int((said == label).sum()):4} said {int((ours == label).sum()):4} read precision {p} recall {r}"


def _wrong(labelled: Labelled, said: Codes, ours: Codes, names: tuple[str, ...]) -> Iterator[str]:
    for place in np.flatnonzero(said != ours):
        yield f"    {labelled.rows[place]['id']}: said {names[said[place]]}, read {names[ours[place]]}"


if __name__ == "__main__":
    main()
