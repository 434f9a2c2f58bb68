"""The shipped weights: read once a process, without pickle, and named after their own bytes."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.dictionary import shipped
from wallofchange.reading.tfidf import LinearHead, TfidfEncoder

SHIPPED = "data/polarity.npz"
_IN_PACKAGE = files("wallofchange.reading")


class Weights(NamedTuple):
    """What a trained reader consists of: an idf for each place, and a column of weights a label."""

    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    labels: tuple[str, ...]


def save(weights: Weights, path: Path) -> None:
    """Write the weights as compressed arrays; half precision and only the rows that weigh something."""
    used = np.flatnonzero(np.abs(weights.weights).max(axis=1) > 0).astype(np.int32)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            used=np.diff(used, prepend=np.int32(0)),
            size=np.int64(len(weights.idf)),
            idf=weights.idf[used].astype(np.float16),
            weights=weights.weights[used].astype(np.float16),
            bias=weights.bias,
            labels=np.asarray(weights.labels),
        )


def load(content: bytes) -> Weights:
    """Read weights back.

    Raises:
        ValueError: when the bytes hold anything but plain arrays.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        used = np.cumsum(held["used"])
        idf = np.zeros(int(held["size"]), np.float32)
        weights = np.zeros((len(idf), held["weights"].shape[1]), np.float32)
        idf[used] = held["idf"]
        weights[used] = held["weights"]
        return Weights(idf, weights, held["bias"].astype(np.float32), tuple(map(str, held["labels"])))


@lru_cache(maxsize=1)
def shipped_reader() -> tuple[TfidfEncoder, LinearHead]:
    """Return the encoder and the polarity head that come with the package."""
    return reader_from(_IN_PACKAGE.joinpath(SHIPPED).read_bytes())


def reader_from(content: bytes) -> tuple[TfidfEncoder, LinearHead]:
    """Build a reader from saved weights; its version tells these weights and phrases from all others."""
    held = load(content)
    version = "1-" + hashlib.sha256(content + _lists()).hexdigest()[:10]
    encoder = TfidfEncoder(held.idf, shipped(), version)
    return encoder, LinearHead(held.labels, held.weights, held.bias, version)


def _lists() -> bytes:
    names = ("dictionary.txt", *(f"phrases/{name}.txt" for name in ("expectation", "comparison", "asking")))
    return b"".join(_IN_PACKAGE.joinpath(f"data/{name}").read_bytes() for name in names)
