"""The shipped weights of the fast reader: read once a process, without pickle, named after their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from wallofchange.reading.fast import FastEncoder
from wallofchange.reading.heads import LinearHead, load

SHIPPED = "data/fast.npz"
_IN_PACKAGE = files("wallofchange.reading")


@lru_cache(maxsize=1)
def shipped_reader() -> tuple[FastEncoder, LinearHead]:
    """Return the encoder and the polarity head that come with the package."""
    return reader_from(_IN_PACKAGE.joinpath(SHIPPED).read_bytes())


def reader_from(content: bytes) -> tuple[FastEncoder, LinearHead]:
    """Build a reader from a saved head; its version tells these weights and phrases from all others."""
    version = "2-" + hashlib.sha256(content + _lists()).hexdigest()[:10]
    return FastEncoder(version=version), replace(load(content), version=version)


def _lists() -> bytes:
    names = ("dictionary.txt", *(f"phrases/{name}.txt" for name in ("expectation", "comparison", "asking")))
    return b"".join(_IN_PACKAGE.joinpath(f"data/{name}").read_bytes() for name in names)
