"""The shipped reader beside two independent readers: expectation, functional and emotional, on their labels.

    .venv/bin/python benchmarks/labelled_bench.py [--data FOLDER] [--language nl|en]

The labels are in `benchmarks/labels/` without text; the sentences come from the sets in FOLDER (else in
WALLOFCHANGE_TEST_DATA, else in ../shared/data). Without them there is nothing to measure, and it says so.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.agreement import Codes, alpha, auc, bootstrapped, kappa, precision, recall
from wallofchange.reading import read
from wallofchange.reading.expectation import expectation_of
from wallofchange.reading.needs import needs_of
from wallofchange.reading.words import Words

LABELS = Path(__file__).parent / "labels"
BESIDE = Path(os.environ.get("WALLOFCHANGE_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
EXPECTATIONS = ("below", "met", "exceeded", "not_stated")  # the first three in their order
SETS = {
    "semeval16_nl": "semeval16_restaurants/nl_dev.parquet",
    "semeval16_en": "semeval16_restaurants/en_dev.parquet",
    "mabsa_nl": "mabsa_en_nl/dev.parquet",
    "emotion_nl_tv": "emotion_nl_tv/dev.parquet",
    "airline_tweets": "airline_tweets/dev.parquet",
    **{
        f"skytrax_{kind}": f"skytrax_reviews/{kind}_dev.parquet"
        for kind in ("airline", "airport", "lounge", "seat")
    },
}
_END = re.compile(r"(?<=[.!?])\s+")


class Labelled(NamedTuple):
    """The sentences of a language, what two readers said of each, and how much of the pool each is."""

    texts: list[str]
    rows: list[dict[str, str]]

    def codes(self, task: str, reader: str) -> Codes:
        said = [row[f"{task}_{reader}"] for row in self.rows]
        return np.asarray(
            [EXPECTATIONS.index(label) if task == "expectation" else int(label) for label in said]
        )

    def weights(self) -> np.ndarray:
        return np.asarray([int(row["of"]) / int(row["drawn"]) for row in self.rows])

    def strata(self) -> list[str]:
        return [row["stratum"] for row in self.rows]


class Read(NamedTuple):
    """What the shipped reader made of the sentences."""

    expectation: Codes
    functional: np.ndarray
    emotional: np.ndarray


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--data", type=Path, default=BESIDE)
    asked.add_argument("--language", choices=("nl", "en"))
    asked.add_argument(
        "--wrong", action="store_true", help="list the ids on which the reader fails, without text"
    )
    given = asked.parse_args()
    for language in [given.language] if given.language else ["nl", "en"]:
        labelled = labelled_in(language, given.data)
        if labelled is None:
            print(f"{language}: not measured, the sentences are not in {given.data}")
            continue
        ours = as_read(labelled, language)
        for line in (*_agreement(labelled, language), *_beside(labelled, ours), *_scores(labelled, ours)):
            print(line)
        if given.wrong:
            _tell_wrong(labelled, ours)


def labelled_in(name: str, data: Path) -> Labelled | None:
    """The labels of a file joined with their sentences; none when a set is absent."""
    with (LABELS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sets = {row["id"].partition(":")[0] for row in rows}
    if not all((data / SETS[one]).exists() for one in sets):
        return None
    known = {key: text for one in sets for key, text in _sentences(one, data)}
    return Labelled([known[row["id"]] for row in rows], rows)


def _sentences(name: str, data: Path) -> Iterator[tuple[str, str]]:
    from pyarrow.parquet import read_table

    for row in read_table(data / SETS[name]).to_pylist():
        if row.get("lang", "nl") != "nl":  # the parallel set holds each id in two languages
            continue
        key = f"{name}:{row['id']}"
        yield key, row["text"]
        if name.startswith("skytrax"):
            yield from ((f"{key}#{place}", part) for place, part in enumerate(_END.split(row["text"] or "")))


def as_read(labelled: Labelled, language: str) -> Read:
    """Read the sentences as the product does."""
    readings = read(labelled.texts, [language] * len(labelled.texts))
    cut = [Words(reading.words) for reading in readings]
    stated = [
        expectation_of(words, reading.polarity).expectation
        for words, reading in zip(cut, readings, strict=True)
    ]
    scores = [needs_of(words, reading.themes) for words, reading in zip(cut, readings, strict=True)]
    return Read(
        np.asarray([EXPECTATIONS.index(label) for label in stated]),
        np.asarray([score.functional for score in scores]),
        np.asarray([score.emotional for score in scores]),
    )


def _agreement(labelled: Labelled, language: str) -> Iterator[str]:
    strata = labelled.strata()
    yield f"\n{language}: {len(strata)} sentences, reader A beside reader B"
    for task in ("expectation", "functional", "emotional"):
        a, b = labelled.codes(task, "a"), labelled.codes(task, "b")
        same = float((a == b).mean())
        k = bootstrapped(lambda rows, a=a, b=b: kappa(a[rows], b[rows]), strata)
        n = bootstrapped(lambda rows, a=a, b=b: alpha(a[rows], b[rows]), strata)
        yield f"  {task:11} same {same:.3f}  kappa {k}  alpha {n}"
    a, b = labelled.codes("expectation", "a"), labelled.codes("expectation", "b")
    both = np.flatnonzero((a < 3) & (b < 3))
    stated = [strata[place] for place in both]
    o = bootstrapped(lambda rows: alpha(a[both][rows], b[both][rows], ordinal=True), stated)
    yield f"  of {len(both)} that both say state something, below < met < exceeded: ordinal alpha {o}"


def _beside(labelled: Labelled, ours: Read) -> Iterator[str]:
    """Precision and recall of each expectation, in the sample and weighted to the pool."""
    for who, kept in _yardsticks(labelled, "expectation"):
        said, read_as = labelled.codes("expectation", who[-1].lower())[kept], ours.expectation[kept]
        strata = [labelled.strata()[place] for place in kept]
        yield f"  expectation beside {who[:-2]} ({len(kept)} sentences)"
        for label, name in enumerate((*EXPECTATIONS[:3], "not_stated")):
            counts = f"{int((said == label).sum()):4} said {int((read_as == label).sum()):4} read"
            for pool, weights in (("sample", np.ones(len(kept))), ("pool", labelled.weights()[kept])):
                yield f"    {name:11}{counts} {pool:7}" + _both(said, read_as, weights, label, strata)
        stated, told = (said < 3).astype(np.int64), (read_as < 3).astype(np.int64)
        for pool, weights in (("sample", np.ones(len(kept))), ("pool", labelled.weights()[kept])):
            right = np.where(said == read_as, stated, 0)  # read counts only where it is the right one
            yield f"    any stated {int(stated.sum()):5} said {int(told.sum()):4} read {pool:7}" + found(
                right, stated, told, weights, strata
            )


def found(right: Codes, stated: Codes, read_as: Codes, weights: np.ndarray, strata: list[str]) -> str:
    """Precision and recall of rows that are `right`, of those that state something and were read as such."""
    hit = right * read_as
    p = bootstrapped(lambda rows: _share(hit[rows], read_as[rows], weights[rows]), strata)
    r = bootstrapped(lambda rows: _share(hit[rows], stated[rows], weights[rows]), strata)
    return f" precision {p}  recall {r}"


def _share(hit: Codes, of: Codes, weights: np.ndarray) -> float:
    whole = float((weights * of).sum())
    return float("nan") if not whole else float((weights * hit).sum()) / whole


def _both(said: Codes, read_as: Codes, weights: np.ndarray, label: int, strata: list[str]) -> str:
    p = bootstrapped(lambda rows: precision(said[rows], read_as[rows], weights[rows], label), strata)
    r = bootstrapped(lambda rows: recall(said[rows], read_as[rows], weights[rows], label), strata)
    return f" precision {p}  recall {r}"


def _scores(labelled: Labelled, ours: Read) -> Iterator[str]:
    """AUC of the two scores, and precision and recall of "yes" at one half."""
    for task, score in (("functional", ours.functional), ("emotional", ours.emotional)):
        for who, kept in _yardsticks(labelled, task):
            said = labelled.codes(task, who[-1].lower())[kept]
            strata = [labelled.strata()[place] for place in kept]
            yes, here = (score[kept] >= 0.5).astype(np.int64), score[kept]
            counts = f"{len(kept)} sentences, {int(said.sum())} yes, {int(yes.sum())} read"
            yield f"  {task} beside {who[:-2]} ({counts})"
            for pool, weights in (("sample", np.ones(len(kept))), ("pool", labelled.weights()[kept])):
                area = bootstrapped(
                    lambda rows, s=said, h=here, w=weights: auc(s[rows], h[rows], w[rows]), strata
                )
                yield f"    {pool:7} AUC {area} " + _both(said, yes, weights, 1, strata)


def _yardsticks(labelled: Labelled, task: str) -> Iterator[tuple[str, Codes]]:
    """Against whom is measured, ending in whose labels are taken, and on which rows."""
    a, b = labelled.codes(task, "a"), labelled.codes(task, "b")
    yield "both where they agree A", np.flatnonzero(a == b)
    yield "A A", np.arange(len(a))
    yield "B B", np.arange(len(b))


def _tell_wrong(labelled: Labelled, ours: Read) -> None:
    a, b = labelled.codes("expectation", "a"), labelled.codes("expectation", "b")
    for place in np.flatnonzero((a == b) & (a != ours.expectation)):
        said, got = EXPECTATIONS[a[place]], EXPECTATIONS[ours.expectation[place]]
        print(f"  {labelled.rows[place]['id']}: said {said}, read {got}")


if __name__ == "__main__":
    main()
