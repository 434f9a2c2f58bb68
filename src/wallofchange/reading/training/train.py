"""Make the shipped reader again: the same data and seed give the same bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from wallofchange.reading.dictionary import shipped
from wallofchange.reading.training import emotions, sentences
from wallofchange.reading.training.fit import fit
from wallofchange.reading.training.measure import Score, scores
from wallofchange.reading.weights import reader_from, save

SEED = 1
OWN = {"nl": 12_000, "en": 8_000}  # sentences of our own, by language
OWN_COUNTS = 0.75  # what one of ours weighs beside one sentence of GoEmotions

Told = Callable[[str], None]


class Made(NamedTuple):
    """What came out: where it stands, from what it was made, and how well it does elsewhere."""

    path: Path
    version: str
    examples: dict[str, int]
    hashes: dict[str, str]
    scores: list[Score]


def train(data: Path, out: Path, *, seed: int = SEED, tell: Told = lambda line: None) -> Made:
    """Fit on GoEmotions and our own sentences, write the weights to `out`, and measure on what was not used.

    Raises:
        FileNotFoundError: when GoEmotions does not lie in `data`.
    """
    source = data / "goemotions" / "dev.parquet"
    hashes = {"GoEmotions": _sha256(source.read_bytes()), **_own_hashes()}
    tell("Reading the examples")
    taken = list(emotions.examples(data))
    own = list(_own(seed))
    tell(f"Fitting on {len(taken) + len(own):,} texts; this takes some minutes")
    texts, labels = zip(*taken, *own, strict=True)
    save(fit(texts, labels, _weights(taken) + [OWN_COUNTS] * len(own), seed=seed), out)
    encoder, head = reader_from(out.read_bytes())
    tell("Measuring on texts that were not used")
    examples = {"GoEmotions": len(taken), "own sentences and words": len(own)}
    return Made(out, head.version, examples, hashes, scores(data, encoder, head, seed=seed))


def _own(seed: int) -> Iterator[tuple[str, str]]:
    """Our sentences in both languages, and each word of the dictionary that carries a feeling."""
    for language, count in OWN.items():
        yield from sentences.examples(language, count, seed)
    for word, feeling in shipped().feelings():
        yield word, "positive" if feeling > 0 else "negative"


def _weights(examples: list[tuple[str, str]]) -> list[float]:
    """Each polarity counts as much as the others, however often people felt it."""
    often = Counter(polarity for _text, polarity in examples)
    return [len(examples) / (len(often) * often[polarity]) for _text, polarity in examples]


def _own_hashes() -> dict[str, str]:
    here = files("wallofchange.reading")
    names = ("training/written/nl.txt", "training/written/en.txt", "data/dictionary.txt")
    return {name: _sha256(here.joinpath(name).read_bytes()) for name in names}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
