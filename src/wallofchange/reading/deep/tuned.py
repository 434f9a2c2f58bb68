"""Our tuned weights: the upper layers and the heads, as plain arrays, named after their own bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from wallofchange.reading.deep.base import Floats
from wallofchange.reading.deep.layers import Layer, Whole

_MATRICES = ("looking", "looked", "wide", "narrow")


class Linear(NamedTuple):
    """A head on sentence vectors: (labels, width) weights, a bias and a threshold for each label."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    thresholds: Floats


class Tuned(NamedTuple):
    """What was tuned: how many layers of the base stay below, the layers on top of them, and the heads."""

    below: int
    layers: tuple[Layer, ...]
    heads: dict[str, Linear]


def save(tuned: Tuned, path: Path) -> None:
    """Write the weights; the numbers take seven bits and are compressed."""
    arrays: dict[str, Any] = {"below": np.int64(tuned.below), "count": np.int64(len(tuned.layers))}
    for number, layer in enumerate(tuned.layers):
        arrays[f"{number}.norms"] = layer.norms
        for name in _MATRICES:
            matrix: Whole = getattr(layer, name)
            parts = zip(Whole._fields, matrix, strict=True)
            arrays |= {f"{number}.{name}.{part}": values for part, values in parts}
    for name, head in tuned.heads.items():
        arrays |= {f"head.{name}.{part}": np.asarray(values) for part, values in head._asdict().items()}
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def load(content: bytes) -> Tuned:
    """Read the weights back.

    Raises:
        ValueError: when the bytes hold anything but the plain arrays of `save`.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            layers = tuple(_layer(held, number) for number in range(int(held["count"])))
            names = sorted({key.split(".")[1] for key in held if key.startswith("head.")})
            return Tuned(int(held["below"]), layers, {name: _head(held, f"head.{name}.") for name in names})
    except (KeyError, EOFError, OSError, TypeError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise ValueError("these are not the weights of the deep reader") from error


def version_of(content: bytes) -> str:
    return "1-" + hashlib.sha256(content).hexdigest()[:10]


def _layer(held: Any, number: int) -> Layer:
    matrices = {
        name: Whole(*(held[f"{number}.{name}.{part}"] for part in Whole._fields)) for name in _MATRICES
    }
    return Layer(**matrices, norms=held[f"{number}.norms"])


def _head(held: Any, at: str) -> Linear:
    labels = tuple(map(str, held[at + "labels"]))
    return Linear(labels, held[at + "weights"], held[at + "bias"], held[at + "thresholds"])
