"""A transformers model from a local folder: vectors, or labels where it was made to give them.

Only safetensors: the older formats can run what is in them. No network, and no code out of the folder.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.adapters.folder import file_in, fingerprint, folder_of, manner_of, noted, notes_in
from wallofchange.reading.adapters.meanings import Meaning, meaning_of
from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeling

_CAN_RUN_CODE = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.h5", "*.msgpack", "*.pkl")


class TransformersFolder:
    """A folder that was looked at: safe weights, no code of its own; the model is loaded when first used."""

    name = "transformers"
    _kind = "AutoModel"

    def __init__(self, folder: str | Path) -> None:
        self._folder = folder_of(str(folder))
        file_in(self._folder, "config.json")
        weights = _safe_weights(self._folder)
        self._manner = manner_of(self._folder)
        self.version = fingerprint([*weights, *notes_in(self._folder)])
        self._loaded: tuple[int, _Loaded] | None = None

    def _here(self) -> _Loaded:
        """The model of this very process: one that was copied by a fork may hang."""
        if self._loaded is None or self._loaded[0] != os.getpid():
            self._loaded = (os.getpid(), _load(self._folder, self._kind))
        return self._loaded[1]

    def _run(self, text: str) -> tuple[Any, dict[str, Any]]:
        """What the model makes of one text, alone: a batch would change the last digits."""
        loaded = self._here()
        fed = loaded.tokenizer(
            self._manner.prefix + text, truncation=True, max_length=self._manner.longest, return_tensors="pt"
        )
        with loaded.torch.inference_mode():
            return loaded.model(**fed), fed


class TransformersEncoder(TransformersFolder):
    """Encodes texts as n rows of d numbers (float32) of length one."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [self._row(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 1), np.float32)

    def _row(self, text: str) -> NDArray[np.float32]:
        found, fed = self._run(text)
        tokens = found.last_hidden_state[0].float().numpy()
        weights = fed["attention_mask"][0].numpy().astype(np.float32)[:, None]
        row = tokens[0] if self._manner.pooling == "cls" else (tokens * weights).sum(axis=0) / weights.sum()
        length = float(np.linalg.norm(row))
        unit: NDArray[np.float32] = (row / length if length else row).astype(np.float32)
        return unit


class TransformersLabeller(TransformersFolder):
    """Tells what texts feel like, by a model that was taught labels we know the meaning of."""

    _kind = "AutoModelForSequenceClassification"

    def __init__(self, folder: str | Path) -> None:
        super().__init__(folder)
        config = noted(self._folder / "config.json")
        self._meaning: Meaning = meaning_of(_labels(config))
        self._several = config.get("problem_type") == "multi_label_classification"

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        return [self._meaning.feeling(self._chances(text)) for text in texts]

    def _chances(self, text: str) -> list[float]:
        scores = self._run(text)[0].logits[0].double().numpy()
        odds = 1 / (1 + np.exp(-scores)) if self._several else np.exp(scores - scores.max())
        chances: list[float] = (odds if self._several else odds / odds.sum()).tolist()
        return chances


def opened(folder: str | Path) -> TransformersEncoder | TransformersLabeller:
    """The model in the folder: a labeller when it was made to give labels, else an encoder."""
    made_as = noted(folder_of(str(folder)) / "config.json").get("architectures") or [""]
    labels = str(made_as[0]).endswith("ForSequenceClassification")
    return TransformersLabeller(folder) if labels else TransformersEncoder(folder)


class _Loaded(NamedTuple):
    torch: Any
    tokenizer: Any
    model: Any


def _load(folder: Path, kind: str) -> _Loaded:
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    try:
        torch, transformers = import_module("torch"), import_module("transformers")
    except ImportError as error:
        raise ReaderTrouble(
            "A transformers model needs torch and transformers.",
            remedy="pip install 'wall-of-change[transformers]'",
        ) from error
    torch.set_num_threads(1)
    told = {"local_files_only": True, "trust_remote_code": False}
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder, **told)
        model = getattr(transformers, kind).from_pretrained(folder, use_safetensors=True, **told)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise ReaderTrouble(
            f"{folder} cannot be read as a transformers model.", remedy="Copy the model again."
        ) from error
    return _Loaded(torch, tokenizer, model.eval())


def _safe_weights(folder: Path) -> list[Path]:
    weights = sorted(folder.glob("*.safetensors"))
    risky = [path.name for pattern in _CAN_RUN_CODE for path in folder.glob(pattern)]
    if not weights and risky:
        raise ReaderTrouble(
            f"{folder} holds its weights as {risky[0]}, a format that can run what is in it.",
            remedy="Save them as safetensors: model.save_pretrained(folder, safe_serialization=True).",
        )
    if not weights:
        raise ReaderTrouble(f"{folder} has no model.safetensors.", remedy="Copy the model there whole.")
    notes = (noted(folder / name) for name in ("config.json", "tokenizer_config.json"))
    if any("auto_map" in note for note in notes):
        raise ReaderTrouble(
            f"{folder} wants to run code of its own.", remedy="Take a model that needs no remote code."
        )
    return weights


def _labels(config: dict[str, Any]) -> list[str]:
    named = config.get("id2label") or {}
    return [str(named[key]) for key in sorted(named, key=int)]
