"""A calculation written down as an ONNX model, with the few fields that we need and no package for it.

Field numbers are those of `onnx.proto`; a message is a row of (number << 3 | kind, value), as in protobuf.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

OURS = "com.microsoft"  # the domain of the operators that the run-time adds to the standard
Shape = Sequence[int | str]
_KINDS = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7}
_VERSIONS = {"": 20, OURS: 1}
_FORMAT = 9


class Drawing:
    """Collects constants and steps; every step gives back the name of what comes out."""

    def __init__(self) -> None:
        self._constants: list[bytes] = []
        self._steps: list[bytes] = []

    def constant(self, given: NDArray[Any] | np.generic) -> str:
        values = np.asarray(given)
        name = f"c{len(self._constants)}"
        dims = b"".join(_number(1, size) for size in values.shape)
        kind = _number(2, _KINDS[values.dtype.name])
        self._constants.append(dims + kind + _text(8, name) + _bytes(9, values.tobytes()))
        return name

    def step(self, kind: str, *inputs: str, domain: str = "", **settings: float | list[int]) -> str:
        return self.steps(kind, *inputs, outputs=1, domain=domain, **settings)[0]

    def steps(
        self, kind: str, *inputs: str, outputs: int, domain: str = "", **settings: float | list[int]
    ) -> list[str]:
        names = [f"s{len(self._steps)}_{place}" for place in range(outputs)]
        body = b"".join(_text(1, name) for name in inputs) + b"".join(_text(2, name) for name in names)
        body += _text(4, kind) + _text(7, domain)
        body += b"".join(_bytes(5, _setting(name, value)) for name, value in settings.items())
        self._steps.append(body)
        return names

    def model(self, inputs: Mapping[str, Shape], output: str, shape: Shape) -> bytes:
        """The whole as the bytes of a model: what goes in (name and shape, all float32), what comes out."""
        graph = b"".join(_bytes(1, step) for step in self._steps) + _text(2, "reader")
        graph += b"".join(_bytes(5, constant) for constant in self._constants)
        graph += b"".join(_bytes(11, _value(name, sizes)) for name, sizes in inputs.items())
        graph += _bytes(12, _value(output, shape))
        versions = (_text(1, domain) + _number(2, version) for domain, version in _VERSIONS.items())
        return _number(1, _FORMAT) + _bytes(7, graph) + b"".join(_bytes(8, each) for each in versions)


def _setting(name: str, value: float | list[int]) -> bytes:
    if isinstance(value, list):
        return _text(1, name) + b"".join(_number(8, each) for each in value) + _number(20, 7)
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, 2)
    return _text(1, name) + _whole(2 << 3 | 5) + struct.pack("<f", value) + _number(20, 1)


def _value(name: str, sizes: Shape) -> bytes:
    dims = (_text(2, size) if isinstance(size, str) else _number(1, size) for size in sizes)
    shape = b"".join(_bytes(1, dim) for dim in dims)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, _KINDS["float32"]) + _bytes(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _whole(field << 3) + _whole(value & (1 << 64) - 1)


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _bytes(field: int, value: bytes) -> bytes:
    return _whole(field << 3 | 2) + _whole(len(value)) + value


def _whole(value: int) -> bytes:
    """A whole number in groups of seven bits, the lowest first."""
    groups = bytearray()
    while value > 0x7F:
        groups.append(value & 0x7F | 0x80)
        value >>= 7
    groups.append(value)
    return bytes(groups)
