"""Any sentence model in ONNX from a local folder: `model.onnx` and `tokenizer.json`. No network is used.

Texts go through one at a time: a batch would change the last digits (and, with eight-bit weights, more).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.adapters.folder import file_in, fingerprint, folder_of, manner_of, notes_in
from wallofchange.reading.adapters.trouble import ReaderTrouble

_KNOWN = {"input_ids", "attention_mask", "token_type_ids"}
_READY = ("sentence_embedding", "text_embeds", "embeddings")  # outputs that are already one row a text


class OnnxFolder:
    """Encodes texts as n rows of d numbers (float32) of length one; loaded when first used in a process."""

    name = "onnx"

    def __init__(self, folder: str | Path) -> None:
        self._folder = folder_of(str(folder))
        self._model = file_in(self._folder, "model.onnx", "onnx/model.onnx")
        self._words = file_in(self._folder, "tokenizer.json")
        self._manner = manner_of(self._folder)
        self.version = fingerprint([self._model, *notes_in(self._folder)])
        self._loaded: tuple[int, _Loaded] | None = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        loaded = self._here()
        if not texts:
            return np.zeros((0, 1), np.float32)
        return np.stack([self._one(loaded, text) for text in texts])

    def _here(self) -> _Loaded:
        """The model of this very process: one that was copied by a fork may hang."""
        if self._loaded is None or self._loaded[0] != os.getpid():
            self._loaded = (os.getpid(), _load(self._model, self._words, self._manner.longest))
        return self._loaded[1]

    def _one(self, loaded: _Loaded, text: str) -> NDArray[np.float32]:
        cut = loaded.tokenizer.encode(self._manner.prefix + text)
        offered = {"input_ids": cut.ids, "attention_mask": cut.attention_mask, "token_type_ids": cut.type_ids}
        fed = {name: np.asarray([offered[name]], np.int64) for name in loaded.inputs}
        (found,) = loaded.session.run([loaded.output], fed)
        return _unit(found[0] if found.ndim == 2 else self._pooled(found[0], cut.attention_mask))

    def _pooled(self, tokens: NDArray[np.float32], mask: Sequence[int]) -> NDArray[np.float32]:
        if self._manner.pooling == "cls":
            return np.asarray(tokens[0], np.float32)
        weights = np.asarray(mask, np.float32)[:, None]
        mean: NDArray[np.float32] = (tokens * weights).sum(axis=0) / max(float(weights.sum()), 1.0)
        return mean


class _Loaded(NamedTuple):
    session: Any
    tokenizer: Any
    inputs: tuple[str, ...]
    output: str


def _load(model: Path, words: Path, longest: int) -> _Loaded:
    try:
        onnxruntime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
    except ImportError as error:
        raise ReaderTrouble(
            "A model in ONNX needs onnxruntime and tokenizers.", remedy="pip install 'wall-of-change[onnx]'"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong is said once, below
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        tokenizer = tokenizers.Tokenizer.from_file(str(words))
    except Exception as error:  # both libraries raise bare exceptions of their own making
        raise ReaderTrouble(
            f"{model} or {words.name} cannot be read.", remedy="Copy the model again."
        ) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return _Loaded(session, tokenizer, _inputs(session, model), _output(session, model))


def _inputs(session: Any, model: Path) -> tuple[str, ...]:
    wanted = tuple(one.name for one in session.get_inputs())
    odd = sorted(set(wanted) - _KNOWN)
    if odd or "input_ids" not in wanted:
        raise ReaderTrouble(
            f"{model} wants {', '.join(odd) or 'no words'}, and we have {', '.join(sorted(_KNOWN))}.",
            remedy="Export it as a sentence model (feature extraction).",
        )
    return wanted


def _output(session: Any, model: Path) -> str:
    offered = {one.name: len(one.shape or ()) for one in session.get_outputs()}
    name = next((ready for ready in _READY if ready in offered), next(iter(offered), ""))
    if offered.get(name) not in (2, 3):
        raise ReaderTrouble(
            f"{model} gives no vectors: {', '.join(offered)}.",
            remedy="Export it as a sentence model (feature extraction).",
        )
    return name


def _unit(row: NDArray[Any]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(row))
    safe = length > 0 and np.isfinite(length)
    return np.asarray(row / length if safe else np.zeros_like(row), np.float32)
