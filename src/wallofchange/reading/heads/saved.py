"""Heads as bytes: plain arrays, no pickle, the same bytes for the same head."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.heads.backing import Backing
from wallofchange.reading.heads.head import Layer, LinearHead

SMALLEST = 1e-3  # weights below this part of the largest are dropped


def save(head: LinearHead, path: Path) -> None:
    """Write the head: half precision, and only the places that weigh something."""
    held: dict[str, NDArray[np.generic]] = {
        "labels": np.asarray(head.labels),
        "bias": head.bias,
        "thresholds": head.thresholds,
        "multi": np.asarray(head.multi),
        "version": np.asarray(head.version),
        "widths": np.asarray([layer.width for layer in head.layers]),
    }
    for number, layer in enumerate(head.layers):
        held.update(_arrays(number, layer, all_of_it=head.backing is not None))
    if head.backing:
        backing = head.backing
        held["backing"] = np.asarray([backing.door, backing.weight, backing.block, *backing.columns])
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **held)


def load(content: bytes | Path) -> LinearHead:
    """Read a head back.

    Raises:
        ValueError: when the bytes hold anything but plain arrays.
    """
    opened = io.BytesIO(content) if isinstance(content, bytes) else content
    with np.load(opened, allow_pickle=False) as held:
        labels = tuple(map(str, held["labels"]))
        layers = tuple(
            Layer(int(width), _places(held, number), held[f"weights{number}"].astype(np.float32))
            for number, width in enumerate(held["widths"])
        )
        return LinearHead(
            labels,
            layers,
            held["bias"],
            held["thresholds"],
            bool(held["multi"]),
            str(held["version"]),
            _backing(held),
        )


def _arrays(number: int, layer: Layer, *, all_of_it: bool) -> dict[str, NDArray[np.generic]]:
    """With a backing a place that weighs nothing still tells that it was met."""
    if layer.places is None:
        return {f"weights{number}": layer.weights}
    largest = np.abs(layer.weights).max(axis=1, initial=0)
    kept = np.flatnonzero(largest > (-1.0 if all_of_it else SMALLEST * largest.max(initial=0)))
    places = layer.places[kept]
    return {
        f"steps{number}": np.diff(places, prepend=np.int32(0)),  # small numbers pack better
        f"weights{number}": layer.weights[kept].astype(np.float16),
    }


def _backing(held: np.lib.npyio.NpzFile) -> Backing | None:
    if "backing" not in held:
        return None
    door, weight, block, *columns = held["backing"].tolist()
    return Backing(door, int(block), tuple(map(int, columns)), weight)


def _places(held: np.lib.npyio.NpzFile, number: int) -> NDArray[np.int32] | None:
    name = f"steps{number}"
    return np.cumsum(held[name]).astype(np.int32) if name in held else None
