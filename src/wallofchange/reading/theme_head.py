"""Themes that are learnt from their names and a few examples, and found where no phrase points to them.

Two layers over vectors: a fast one lets plausible sentences through, and decides on those together with a
deep one. Either may be missing; then the other decides alone. Both look at a sentence and at its clauses.
A sentence is read the same alone and among a million.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.ports import Encoder
from wallofchange.reading.record import Found
from wallofchange.reading.themes import clauses_of, sentences_of

Floats = NDArray[np.float32]
STEP = 4_096  # sentences that are worked out at once, so that memory stays flat


class Layer(NamedTuple):
    """One column of weights a theme, over the vectors of one encoder with their middle taken off."""

    encoder: str  # its name and version: weights mean nothing over other vectors
    middle: Floats  # (d,)
    weights: Floats  # (d, themes)
    bias: Floats  # (themes,)
    doors: Floats  # (themes,): how probable it must be, 0 to 1

    def odds(self, vectors: Floats) -> Floats:
        """How probable each theme is, (n, themes), rounded so that no order of adding can tip a balance."""
        rows = unit(vectors - self.middle)
        scores = np.einsum("nd,dk->nk", rows, self.weights, optimize=False) + self.bias
        odds: Floats = np.round(1 / (1 + np.exp(-scores)), 4).astype(np.float32)
        odds[~vectors.any(axis=1)] = 0  # no word of it is known, so nothing is said of it
        return odds

    def of(self, texts: Sequence[str], encoder: Encoder) -> Floats:
        """The same of texts: each as a whole, or by the clause that says most of the theme."""
        pieces, starts = pieces_of(texts)
        odds: Floats = np.maximum.reduceat(self.odds(vectors_of(pieces, encoder)), starts, axis=0)
        return odds


@dataclass(frozen=True)
class ThemeHead:
    """What was learnt about themes; nothing in it but numbers and slugs."""

    slugs: tuple[str, ...]
    fast: Layer | None
    deep: Layer | None

    @property
    def version(self) -> str:
        return hashlib.sha256(self.to_bytes()).hexdigest()[:10]

    def to_bytes(self) -> bytes:
        """Arrays without pickle; the same head gives the same bytes."""
        arrays: dict[str, NDArray[np.generic]] = {"slugs": np.asarray(self.slugs)}
        for name, layer in (("fast", self.fast), ("deep", self.deep)):
            if layer is not None:
                arrays |= {f"{name}_{field}": np.asarray(value) for field, value in layer._asdict().items()}
        file = io.BytesIO()
        np.savez(file, **arrays)  # type: ignore[arg-type]  # its stubs take the names for its own settings
        return file.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> ThemeHead:
        """Read a head back.

        Raises:
            ValueError: when the bytes hold anything but plain arrays.
        """
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            layers = [
                Layer(str(held[f"{name}_encoder"]), *(held[f"{name}_{field}"] for field in Layer._fields[1:]))
                if f"{name}_encoder" in held
                else None
                for name in ("fast", "deep")
            ]
            return cls(tuple(map(str, held["slugs"])), *layers)


class Finder:
    """A head with the encoders that it was taught over."""

    def __init__(self, head: ThemeHead, fast: Encoder | None, deep: Encoder | None) -> None:
        self._head = head
        self._fast = _fitting(head.fast, fast)
        self._deep = _fitting(head.deep, deep)

    def odds(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """How probable each theme is for each text, (n, themes), and from where on it counts, (themes,).

        By all layers that are at hand, of which there must be one, and without the door of the fast one.
        """
        layers = [each for each in (self._fast, self._deep) if each is not None]
        odds = together(*(layer.of(texts, encoder) for layer, encoder in layers))
        return odds, layers[-1][0].doors

    def found(self, texts: Sequence[str]) -> list[tuple[Found, ...]]:
        """For each text the themes that it touches, the surest first, each with the sentence that says so."""
        cut = [sentences_of(text) for text in texts]
        different = list(dict.fromkeys(sentence for sentences in cut for sentence in sentences))
        known = {
            sentence: odds
            for start in range(0, len(different), STEP)
            for sentence, odds in self._sure(different[start : start + STEP])
        }
        return [_best(sentences, known, self._head.slugs) for sentences in cut]

    def _sure(self, sentences: list[str]) -> Iterator[tuple[str, Floats]]:
        """The sentences that are about something, with how probable each theme is; 0 where it is not."""
        odds = None
        if self._fast is not None:
            layer, encoder = self._fast
            first = layer.of(sentences, encoder)
            odds = np.where(first >= layer.doors, first, 0)
            plausible = np.flatnonzero(odds.any(axis=1))
            sentences, odds = [sentences[place] for place in plausible], odds[plausible]
        if self._deep is not None and sentences:
            layer, encoder = self._deep
            decided = layer.of(sentences, encoder)
            odds = decided if odds is None else together(odds, decided) * (odds > 0)
            odds = np.where(odds >= layer.doors, odds, 0)
        if odds is not None:
            yield from ((said, row) for said, row in zip(sentences, odds, strict=True) if row.any())


def pieces_of(texts: Sequence[str]) -> tuple[list[str], NDArray[np.intp]]:
    """Each text and behind it its clauses, and where each text stands among them."""
    cut = [(text, *clauses_of(text)) for text in texts]
    lengths = np.asarray([len(pieces) for pieces in cut], np.intp)
    return [piece for pieces in cut for piece in pieces], np.cumsum(lengths) - lengths


def together(*odds: Floats) -> Floats:
    """What layers say in one figure: each counts alike."""
    mean: Floats = np.round(sum(odds) / len(odds), 4).astype(np.float32)
    return mean


def unit(rows: Floats) -> Floats:
    """Rows of length one; a row of nothing stays nothing."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    ones: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return ones


def vectors_of(texts: Sequence[str], encoder: Encoder) -> Floats:
    """Vectors of length one, (n, d)."""
    rows = encoder.encode(texts)
    dense = rows if isinstance(rows, np.ndarray) else rows.toarray()
    return unit(np.asarray(dense, np.float32))


def name_of(encoder: Encoder) -> str:
    """What a layer is tied to."""
    return f"{encoder.name} {encoder.version}"


def _fitting(layer: Layer | None, encoder: Encoder | None) -> tuple[Layer, Encoder] | None:
    return (layer, encoder) if layer and encoder and layer.encoder == name_of(encoder) else None


def _best(sentences: Sequence[str], known: dict[str, Floats], slugs: tuple[str, ...]) -> tuple[Found, ...]:
    said = [sentence for sentence in sentences if sentence in known]
    if not said:
        return ()
    odds = np.stack([known[sentence] for sentence in said])
    top = odds.max(axis=0)
    order = [place for place in np.argsort(-top, kind="stable") if top[place] > 0]
    return tuple(Found(slugs[place], said[int(odds[:, place].argmax())]) for place in order)
