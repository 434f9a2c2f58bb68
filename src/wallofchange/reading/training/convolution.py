"""Teach the small convolution to say what the deep encoders say: twenty minutes on one core, needs torch.

It learns from text that may be learnt from (GoEmotions, Banking77, sentences of ours), and from the same
texts told over in Dutch, word for word by our dictionary and a longer list: what they mean stays the same.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.dictionary import Dictionary, shipped
from wallofchange.reading.fast.convolution import Weights, describe
from wallofchange.reading.fast.static import StaticEncoder
from wallofchange.reading.fast.table import shared_table
from wallofchange.reading.fast.tokens import tokens_of
from wallofchange.reading.training import felt, moved, sentences
from wallofchange.reading.training.deep import check_torch
from wallofchange.reading.training.deep_examples import plain
from wallofchange.reading.training.report_part import reported

HIDDEN, VECTOR, OWN = 320, 256, 64  # numbers: of the layer, of a text, of a word's own
LAYER = 384  # numbers of a layer of the deep encoders
TOGETHER = 6_000  # texts of two, as longer answers are
OURS = {"felt": 5_000, "said": 5_000, "moved": 3_000}  # sentences of ours in each language
ENOUGH = 3  # texts a word stands in before it has numbers of its own
LONGEST = 80  # words
DUTCH_ENOUGH = 0.6  # of the words must have a Dutch one before a text is told over
STEPS = 127  # a word's own numbers are kept as whole numbers up to this

Floats = NDArray[np.float32]
Told = Callable[[str], None]


class Lesson(NamedTuple):
    """Words of a text by number, and which text they tell."""

    words: list[int]
    text: int


class Lessons(NamedTuple):
    """As the texts were written, and told over; all words met, by number from 1 on; which have their own."""

    written: list[Lesson]
    told_over: list[Lesson]
    words: list[str]
    with_own: list[int]


def teach(data: Path, static: StaticEncoder, *, seed: int = 1, tell: Told = lambda line: None) -> Weights:
    """Return weights that come near to what the deep encoders make of the texts in `data` and ours.

    Raises:
        NoTorch: when the extra `train` is not installed.
        NotAvailable: when the deep encoders cannot be had.
        FileNotFoundError: when GoEmotions or Banking77 does not lie in `data`.
    """
    check_torch("teaching the convolution")
    from wallofchange.reading.deep import levelled
    from wallofchange.reading.training.convolution_model import fitted

    texts = gathered(data, seed)
    tell(f"Asking the deep encoders about {len(texts):,} texts")
    said = np.hstack([encoder.encode(texts) for encoder in levelled()])
    lessons = lessons_of(texts, seed)
    blank = _blank(lessons, static)
    tell(f"Fitting on {len(lessons.written) + len(lessons.told_over):,} texts")
    return fitted(lessons, blank, aims(said), seed=seed, tell=tell)


def gathered(data: Path, seed: int) -> list[str]:
    """The texts, in an order of chance: no row that is only ever judged by."""
    from pyarrow.parquet import read_table

    dice = random.Random(seed)  # noqa: S311  # variation, not secrecy
    others = []
    for name in ("goemotions", "banking77"):
        table = read_table(data / name / "dev.parquet", columns=["id", "text"])
        others += [plain(row["text"]) for row in table.to_pylist() if not reported(row["id"])]
    ours = [text for language in ("en", "nl") for text in _ours(language, seed)]
    together = [f"{dice.choice(others)} {dice.choice(others)}" for _pair in range(TOGETHER)]
    texts = [*others, *ours, *together]
    dice.shuffle(texts)
    return texts


def _ours(language: str, seed: int) -> Iterator[str]:
    yield from (one.text for one in felt.examples(language, OURS["felt"], seed))
    yield from (text for text, _polarity in sentences.examples(language, OURS["said"], seed))
    yield from moved.own(language, OURS["moved"], seed).texts


def aims(said: NDArray[np.floating]) -> Floats:
    """The directions in which texts differ most, the large held back so that the small count too."""
    rows = np.asarray(said, np.float32) - said.mean(axis=0, dtype=np.float64).astype(np.float32)
    levels = np.split(rows, rows.shape[1] // LAYER, axis=1)
    rows = np.hstack([level / np.linalg.norm(level, axis=1).mean() for level in levels])
    values, directions = np.linalg.eigh((rows.T @ rows).astype(np.float64) / len(rows))
    largest = slice(None, -VECTOR - 1, -1)
    turned = rows @ directions[:, largest].astype(np.float32) / values[largest].astype(np.float32) ** 0.25
    scaled: Floats = (turned / np.sqrt(np.mean(turned**2))).astype(np.float32)
    return scaled


def lessons_of(texts: Sequence[str], seed: int) -> Lessons:
    """Cut the texts, and tell over in Dutch those of which most words are known in it."""
    dice = random.Random(seed)  # noqa: S311  # variation, not secrecy
    dutch: dict[str, list[str]] = {}
    for word, twin in twins():
        dutch.setdefault(twin, []).append(word)
    numbers: dict[str, int] = {}

    def lesson(words: Sequence[str], text: int) -> Lesson:
        return Lesson([numbers.setdefault(word, len(numbers) + 1) for word in words], text)

    written, told_over = [], []
    for text, words in enumerate(tokens_of(one)[:LONGEST] for one in texts):
        if not words:
            continue
        written.append(lesson(words, text))
        letters = [word for word in words if word[0].isalpha()]
        if sum(word in dutch for word in letters) > DUTCH_ENOUGH * len(letters):
            other = [dice.choice(dutch[word]) if word in dutch else word for word in words]
            told_over.append(lesson(other, text))
    often = Counter(number for one in (*written, *told_over) for number in set(one.words))
    with_own = [number for number in numbers.values() if often[number] >= ENOUGH]
    return Lessons(written, told_over, list(numbers), with_own)


def twins() -> Iterator[tuple[str, str]]:
    """Every Dutch word that texts are told over in, with its English twin."""
    yield from shipped().twins()
    more = files("wallofchange.reading.training").joinpath("written/told_over.txt").read_text("utf-8")
    yield from Dictionary(more.splitlines()).twins()


def _blank(lessons: Lessons, static: StaticEncoder) -> Floats:
    """How the words are described without numbers of their own; row 0 is no word."""
    described = describe(lessons.words, static, shared_table())
    return np.vstack([np.zeros((1, described.shape[1]), np.float32), described])


def save(weights: Weights, path: Path) -> None:
    """Write the weights as plain arrays; a word's own numbers in whole steps."""
    steps = np.maximum(np.abs(weights.own).max(axis=0), 1e-9) / STEPS
    arrays: dict[str, Any] = {
        name: array.astype(np.float16)
        for name, array in weights._asdict().items()
        if name not in ("words", "own")
    }
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            allow_pickle=False,
            words=np.frombuffer("\n".join(weights.words).encode(), np.uint8),
            own=np.rint(weights.own / steps).astype(np.int8),
            steps=steps.astype(np.float32),
            **arrays,
        )
