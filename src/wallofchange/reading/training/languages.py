"""Teach which language a text is in: Dutch, English or another, from what signs its words are made of.

Taught with GoEmotions and Banking77 (English), our own sentences and words, and the translations that come
with Django (BSD-3-Clause; 89 languages), which lie in the package and are read as files.
"""

from __future__ import annotations

import gettext
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from wallofchange.reading.language import LANGUAGES, PLACES, places_of
from wallofchange.reading.training import sentences
from wallofchange.reading.words import Words

PENALTY = 1.0  # sklearn's C
ROUNDS = 110
OWN = {"nl": 20_000, "en": 6_000}
OTHERS = 40_000  # texts in other languages
SHORT_COUNTS = 8  # a short text is met this often, so that a single word says something too
_MARKS = re.compile(
    r"%\([^)]*\)\w|%\w|<[^>]+>|&\w+;|\{[^}]*\}|https?://\S+|[\w.-]+@\S+|\[(?:NAME|RELIGION)\]"
)

Labelled = list[tuple[str, str]]


def train(data: Path, out: Path, *, seed: int = 1) -> Counter[str]:
    """Fit and write the weights; return how many texts of each language were used.

    Raises:
        FileNotFoundError: when GoEmotions or Banking77 does not lie in `data`.
    """
    from sklearn.linear_model import LogisticRegression

    dice = random.Random(seed)  # noqa: S311  # variation, not secrecy
    taken = [*_english(data), *_own(seed), *_translated(dice)]
    taken += list(_cuttings(taken, dice))
    labels = np.asarray([label for _text, label in taken])
    often = Counter(labels.tolist())
    weights = [len(taken) / (len(often) * often[label]) for label in labels.tolist()]
    model = LogisticRegression(C=PENALTY, max_iter=ROUNDS, random_state=seed)
    model.fit(_counted(text for text, _label in taken), labels, sample_weight=weights)
    order = [list(model.classes_).index(name) for name in LANGUAGES]
    with out.open("wb") as file:
        np.savez_compressed(
            file,
            weights=model.coef_[order].T.astype(np.float16),
            bias=model.intercept_[order].astype(np.float32),
        )
    return often


def _english(data: Path) -> Iterator[tuple[str, str]]:
    from pyarrow.parquet import read_table

    for name in ("goemotions", "banking77"):
        for text in read_table(data / name / "dev.parquet", columns=["text"])["text"].to_pylist():
            yield _MARKS.sub(" ", text), "en"


def _own(seed: int) -> Iterator[tuple[str, str]]:
    for language, count in OWN.items():
        for text, _polarity in sentences.examples(language, count, seed):
            yield text, language
        for short in _lines(f"training/written/short_{language}.txt"):
            for said in short.split("|"):
                yield from [(said.strip(), language)] * SHORT_COUNTS
    for line in _lines("data/dictionary.txt"):
        english, _, dutch = line[2:].partition("=")
        yield english.strip(), "en"
        yield from ((word, "nl") for word in dutch.split())


def _translated(dice: random.Random) -> Labelled:
    """Django's own sentences: all of the Dutch and the English, and a draw of the others."""
    found = find_spec("django")
    folder = Path(str(found.origin)).parent if found else Path("nowhere")
    held: Labelled = []
    for path in sorted(folder.glob("**/locale/*/LC_MESSAGES/*.mo")):
        code = path.parts[-3].split("_")[0]
        label = code if code in ("nl", "en") else "other"
        with path.open("rb") as file:
            texts = gettext.GNUTranslations(file)._catalog.values()  # type: ignore[attr-defined]  # no other door
        held += [(_MARKS.sub(" ", text), label) for text in texts if isinstance(text, str) and text]
    others = [row for row in held if row[1] == "other"]
    dice.shuffle(others)
    return [row for row in held if row[1] != "other"] + others[:OTHERS]


def _cuttings(taken: Labelled, dice: random.Random) -> Iterator[tuple[str, str]]:
    """One to three words out of each longer text, so that little is also known."""
    for text, label in taken:
        words = text.split()
        if len(words) > 3:
            start = dice.randrange(len(words) - 1)
            yield " ".join(words[start : start + dice.choice((1, 2, 3))]), label


def _counted(texts: Iterable[str]) -> csr_matrix:
    places: list[int] = []
    ends = [0]
    for text in texts:
        for word in Words(text).lower:
            places.extend(places_of(word))
        ends.append(len(places))
    rows = csr_matrix(
        (np.ones(len(places), np.float32), np.asarray(places, np.int32), np.asarray(ends, np.int64)),
        shape=(len(ends) - 1, PLACES),
    )
    rows.sum_duplicates()
    return rows


def _lines(name: str) -> list[str]:
    text = files("wallofchange.reading").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
