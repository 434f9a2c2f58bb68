"""Teach which language a text is in: Dutch, English or another, from what signs its words are made of.

Taught with GoEmotions and Banking77 (English), our own sentences, words and screens, the translations that
come with Django (BSD-3-Clause; 89 languages), and those of our static vectors' words that stand in only one
of OpenTaal's list (BSD or CC BY 3.0) and `wamerican` (public domain).
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
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from wallofchange.reading.fast.static import SHIPPED, vectors_from
from wallofchange.reading.language import LANGUAGES, PLACES, places_of
from wallofchange.reading.training import felt, moved, needs, sentences
from wallofchange.reading.words import Words

PENALTY = 1.0  # sklearn's C
ROUNDS = 110
OWN = {"nl": 20_000, "en": 6_000}
FELT, MOVED = 5_000, 3_000  # sentences of ours in each language
OTHERS = 40_000  # texts in other languages
SHORT_COUNTS = 8  # a short text is met this often, so that a single word says something too
LISTED_COUNTS, NAME_COUNTS = 0.3, 0.05
LISTS = Path("/usr/share/dict")  # where Debian's `wdutch` and `wamerican` lie
_MARKS = re.compile(
    r"%\([^)]*\)\w|%\w|<[^>]+>|&\w+;|\{[^}]*\}|https?://\S+|[\w.-]+@\S+|\[(?:NAME|RELIGION)\]"
)


class Lesson(NamedTuple):
    """A text, the language it is in, and how much it counts."""

    text: str
    language: str
    counts: float = 1.0


def train(data: Path, out: Path, *, seed: int = 1) -> Counter[str]:
    """Fit and write the weights; return how many texts of each language were used.

    Raises:
        FileNotFoundError: when GoEmotions or Banking77 does not lie in `data`, or a list not in `LISTS`.
    """
    from sklearn.linear_model import LogisticRegression

    taken = _lessons(data, seed)
    labels = [lesson.language for lesson in taken]
    of_each: dict[str, float] = dict.fromkeys(LANGUAGES, 0.0)
    for lesson in taken:
        of_each[lesson.language] += lesson.counts
    evenly = {name: sum(of_each.values()) / (len(of_each) * of_each[name]) for name in of_each}
    weights = [lesson.counts * evenly[lesson.language] for lesson in taken]
    model = LogisticRegression(C=PENALTY, max_iter=ROUNDS, random_state=seed)
    model.fit(_counted(lesson.text for lesson in taken), labels, sample_weight=weights)
    order = [list(model.classes_).index(name) for name in LANGUAGES]
    with out.open("wb") as file:
        np.savez_compressed(
            file,
            weights=model.coef_[order].T.astype(np.float16),
            bias=model.intercept_[order].astype(np.float32),
        )
    return Counter(labels)


def _lessons(data: Path, seed: int) -> list[Lesson]:
    dice = random.Random(seed)  # noqa: S311  # variation, not secrecy
    said = [*_english(data), *_own(seed), *_felt(seed), *_screens(), *_translated(dice)]
    return [*said, *_cuttings(said, dice), *_short(), *_listed(), *_names()]


def _english(data: Path) -> Iterator[Lesson]:
    from pyarrow.parquet import read_table

    for name in ("goemotions", "banking77"):
        for text in read_table(data / name / "dev.parquet", columns=["text"])["text"].to_pylist():
            yield Lesson(_MARKS.sub(" ", text), "en")


def _own(seed: int) -> Iterator[Lesson]:
    for language, count in OWN.items():
        for text, _polarity in sentences.examples(language, count, seed):
            yield Lesson(text, language)


def _felt(seed: int) -> Iterator[Lesson]:
    """Our sentences for other lessons."""
    for language in OWN:
        told = [one.text for one in felt.examples(language, FELT, seed)]
        told += moved.own(language, MOVED, seed).texts
        told += [text for text, _functional, _emotional in needs.sentences(language)]
        yield from (Lesson(text, language) for text in told)


def _screens() -> Iterator[Lesson]:
    """What our own pages say, in both languages."""
    package = Path(str(files("wallofchange")))
    for path in sorted(package.glob("*/locale/nl/LC_MESSAGES/django.mo")):
        for english, dutch in _catalogue(path).items():
            said = english[0] if isinstance(english, tuple) else english
            if said and dutch:
                yield Lesson(_MARKS.sub(" ", said.split("\x04")[-1]), "en")
                yield Lesson(_MARKS.sub(" ", dutch), "nl")


def _translated(dice: random.Random) -> list[Lesson]:
    """Django's own sentences: all of the Dutch and the English, and a draw of the others."""
    found = find_spec("django")
    folder = Path(str(found.origin)).parent if found else Path("nowhere")
    ours, others = [], []
    for path in sorted(folder.glob("**/locale/*/LC_MESSAGES/*.mo")):
        code = path.parts[-3].split("_")[0]
        for text in _catalogue(path).values():
            if text and code in OWN:
                ours.append(Lesson(_MARKS.sub(" ", text), code))
            elif text:
                others.append(Lesson(_MARKS.sub(" ", text), "other"))
    dice.shuffle(others)
    return ours + others[:OTHERS]


def _catalogue(path: Path) -> dict[str | tuple[str, int], str]:
    with path.open("rb") as file:
        told: dict[str | tuple[str, int], str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # no other door
    return told


def _cuttings(taken: list[Lesson], dice: random.Random) -> Iterator[Lesson]:
    """One to three words out of each longer text, so that little is also known."""
    for text, language, _counts in taken:
        words = text.split()
        if len(words) > 3:
            start = dice.randrange(len(words) - 1)
            yield Lesson(" ".join(words[start : start + dice.choice((1, 2, 3))]), language)


def _short() -> Iterator[Lesson]:
    """What people say in a word or two; what they say so in both languages speaks for neither."""
    for name, languages in {"nl": ("nl",), "en": ("en",), "both": tuple(OWN)}.items():
        for line in _lines(f"training/written/short_{name}.txt"):
            for said in line.split("|"):
                yield from (Lesson(said.strip(), language, SHORT_COUNTS) for language in languages)
    for line in _lines("data/dictionary.txt"):
        english, _, dutch = line[2:].partition("=")
        yield Lesson(english.strip(), "en")
        yield from (Lesson(word, "nl") for word in dutch.split())


def _listed() -> Iterator[Lesson]:
    """Likely words of one language only."""
    dutch = LISTS.joinpath("dutch").read_text("utf-8").split()
    english = LISTS.joinpath("american-english").read_text("utf-8").split()
    only = {
        "nl": {word for word in dutch if word.islower()} - {word.lower() for word in english},
        "en": {word for word in english if word.islower()} - {word.lower() for word in dutch},
    }
    for word in vectors_from(files("wallofchange.reading").joinpath(SHIPPED).read_bytes()).words:
        yield from (Lesson(word, name, LISTED_COUNTS) for name in OWN if word in only[name])


def _names() -> Iterator[Lesson]:
    """Names of people speak for neither language."""
    for part in ("first", "last"):
        for line in _lines(f"data/names/{part}.txt"):
            for word in line.split():
                yield from (Lesson(word, language, NAME_COUNTS) for language in OWN)


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
