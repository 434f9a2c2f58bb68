"""The layers of an encoder: four matrices in whole numbers, with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.deep.base import Base, Floats

MOST = 63  # seven bits: two products with eight bits fit the 16 bits that older processors add in


class Whole(NamedTuple):
    """A matrix as whole numbers (in, out) of -63 to 63, with a scale and a bias for each column."""

    numbers: NDArray[np.int8]
    scales: Floats
    bias: Floats


class Layer(NamedTuple):
    """One layer: who looks at whom (question, key and value), what is made of it, and the two wide steps."""

    looking: Whole
    looked: Whole
    wide: Whole
    narrow: Whole
    norms: Floats  # 4 rows: factor and shift after looking, factor and shift at the end


def whole(matrix: Floats, bias: Floats) -> Whole:
    """Round a matrix (out, in) to whole numbers, each output with a scale of its own."""
    scales = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-12)) / np.float32(MOST)
    numbers = np.rint(matrix / scales[:, None]).astype(np.int8)
    return Whole(np.ascontiguousarray(numbers.T), scales.astype(np.float32), bias.astype(np.float32))


def layers_of(base: Base, stop: int) -> Iterator[Layer]:
    """The first `stop` layers as they lie in the base file."""
    for number in range(stop):
        yield _layer(base, f"l{number}.")


def _layer(base: Base, at: str) -> Layer:
    width, inner = base.width, base.inner
    three = np.concatenate([base.matrix(f"{at}{name}.w", width) for name in "qkv"])
    biases = np.concatenate([base.floats(f"{at}{name}.b") for name in "qkv"])
    return Layer(
        whole(three, biases),
        whole(base.matrix(f"{at}ao.w", width), base.floats(f"{at}ao.b")),
        whole(base.matrix(f"{at}fi.w", width), base.floats(f"{at}fi.b")),
        whole(base.matrix(f"{at}fo.w", inner), base.floats(f"{at}fo.b")),
        np.stack([base.floats(at + name) for name in ("aln.w", "aln.b", "oln.w", "oln.b")]),
    )
