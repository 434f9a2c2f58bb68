"""The calculation itself: the layers of an encoder in whole numbers, run by onnxruntime on one thread.

What goes into a matrix is rounded row by row (a row is a piece of a text), so no row knows its neighbours:
products of whole numbers are exact, and a text comes out the same in every company.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from wallofchange.reading.deep.base import Base, Floats
from wallofchange.reading.deep.drawing import OURS, Drawing, Shape
from wallofchange.reading.deep.layers import Layer, Whole

_LOWEST = np.float32(0.17)  # what comes out of the gate is never below -0.17
_TINY = np.float32(1e-6)
_FAR = np.float32(-1e4)  # laid on pieces that are only there to fill up


class Engine:
    """Turns embedded pieces into a row of numbers a text for each level, a layer counted from the last."""

    def __init__(self, base: Base, layers: Iterable[Layer], levels: Sequence[int] = (1,)) -> None:
        import onnxruntime

        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = settings.inter_op_num_threads = 1
        settings.log_severity_level = 3
        settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session: Any = onnxruntime.InferenceSession(
            drawn(base, layers, levels), settings, providers=["CPUExecutionProvider"]
        )

    def run(self, pieces: Floats, held: Floats) -> Floats:
        """The mean rows of each text, (texts, levels x width).

        `pieces` is (texts, pieces, width), and `held` (texts, pieces) 1 where there is one.
        """
        mean = held / held.sum(axis=1, keepdims=True)
        inputs = {"pieces": pieces, "far": (1 - held)[:, None, None, :] * _FAR, "mean": mean[:, None, :]}
        rows: Floats = self._session.run(None, inputs)[0]
        return rows.reshape(len(rows), -1)


def drawn(base: Base, layers: Iterable[Layer], levels: Sequence[int] = (1,)) -> bytes:
    """Write the calculation down as a model."""
    return _Encoder(base).drawn(layers, levels)


class _Encoder:
    def __init__(self, base: Base) -> None:
        self._heads, self._width, self._epsilon = base.heads, base.width, base.epsilon
        self._first = np.stack([base.floats("emb.ln.w"), base.floats("emb.ln.b")])
        self._on = on = Drawing()
        self._last = on.constant(np.array([-1]))
        self._one, self._most = on.constant(np.float32(1)), on.constant(np.float32(127))
        self._all, self._tiny = on.constant(np.float32(255)), on.constant(_TINY)
        self._lowest = on.constant(_LOWEST)
        self._middle, self._zero = on.constant(np.uint8(128)), on.constant(np.uint8(0))
        self._apart = on.constant(np.array([0, 0, base.heads, base.width // base.heads]))
        self._together = on.constant(np.array([0, 0, base.width]))

    def drawn(self, layers: Iterable[Layer], levels: Sequence[int]) -> bytes:
        rows = [self._normed("pieces", *self._first)]
        for layer in layers:
            rows.append(self._layer(rows[-1], layer))
        means = [self._on.step("MatMul", "mean", rows[-level]) for level in levels]
        mean = means[0] if len(means) == 1 else self._on.step("Concat", *means, axis=1)
        inputs: dict[str, Shape] = {
            "pieces": ["texts", "count", self._width],
            "far": ["texts", 1, 1, "count"],
            "mean": ["texts", 1, "count"],
        }
        return self._on.model(inputs, mean, ["texts", len(levels), self._width])

    def _layer(self, rows: str, layer: Layer) -> str:
        looked = self._matrix(self._looked(rows, layer.looking), layer.looked)
        rows = self._normed(self._on.step("Add", rows, looked), *layer.norms[:2])
        gate = self._on.step("Gelu", self._matrix(rows, layer.wide), domain=OURS)
        narrow = self._gated(gate, layer.narrow)
        return self._normed(self._on.step("Add", rows, narrow), *layer.norms[2:])

    def _looked(self, rows: str, looking: Whole) -> str:
        """Each piece looks at all pieces of its text, with several heads."""
        on = self._on
        three = on.steps(
            "Split", self._matrix(rows, self._scaled(looking)), outputs=3, axis=-1, num_outputs=3
        )
        question, key, value = (on.step("Reshape", each, self._apart) for each in three)
        question = on.step("Transpose", question, perm=[0, 2, 1, 3])
        key = on.step("Transpose", key, perm=[0, 2, 3, 1])
        value = on.step("Transpose", value, perm=[0, 2, 1, 3])
        near = on.step("Softmax", on.step("Add", on.step("MatMul", question, key), "far"), axis=-1)
        seen = on.step("Transpose", on.step("MatMul", near, value), perm=[0, 2, 1, 3])
        return on.step("Reshape", seen, self._together)

    def _scaled(self, looking: Whole) -> Whole:
        """Lay the division by the root of a head's width on the questions beforehand."""
        factor = np.ones(3 * self._width, np.float32)
        factor[: self._width] = (self._width / self._heads) ** -0.5
        return Whole(looking.numbers, looking.scales * factor, looking.bias * factor)

    def _matrix(self, rows: str, by: Whole) -> str:
        """Round each row to -127 to 127 of its own largest, and multiply."""
        on = self._on
        largest = on.step("ReduceMax", on.step("Abs", rows), self._last, keepdims=1)
        largest = on.step("Max", largest, self._tiny)
        fit = on.step("Mul", rows, on.step("Div", self._most, largest))
        return self._multiplied(fit, self._middle, on.step("Div", largest, self._most), by)

    def _gated(self, rows: str, by: Whole) -> str:
        """The same for rows that begin at -0.17: all 256 steps lie above it; the bias makes up for that."""
        on = self._on
        above = on.step("Add", rows, self._lowest)
        span = on.step("Max", on.step("ReduceMax", above, self._last, keepdims=1), self._tiny)
        fit = on.step("Mul", above, on.step("Div", self._all, span))
        less = by.numbers.astype(np.float64).sum(axis=0) * by.scales * float(_LOWEST)
        lower = Whole(by.numbers, by.scales, (by.bias - less).astype(np.float32))
        return self._multiplied(fit, self._zero, on.step("Div", span, self._all), lower)

    def _multiplied(self, fit: str, middle: str, scale: str, by: Whole) -> str:
        on = self._on
        whole = on.step("QuantizeLinear", fit, self._one, middle)
        numbers, scales = on.constant(by.numbers), on.constant(by.scales)
        product = on.step("MatMulIntegerToFloat", whole, numbers, self._one, scales, middle, domain=OURS)
        return on.step("Add", on.step("Mul", product, scale), on.constant(by.bias))

    def _normed(self, rows: str, factor: Floats, shift: Floats) -> str:
        on = self._on
        return on.step(
            "LayerNormalization", rows, on.constant(factor), on.constant(shift), epsilon=float(self._epsilon)
        )
