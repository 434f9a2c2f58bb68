"""What a model folder says of itself: how to pool, how much to read, what to put before a text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from wallofchange.reading.adapters.trouble import ReaderTrouble

LONGEST = 512  # tokens, where the folder does not say
_POOLINGS = {"pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
_ROOT = "1_Pooling"


class Manner(NamedTuple):
    """How a sentence model wants to be used, as sentence-transformers writes it down."""

    pooling: str  # mean or cls
    longest: int  # tokens
    prefix: str


def folder_of(text: str) -> Path:
    """The folder, when there is one."""
    folder = Path(text).expanduser()
    if not folder.is_dir():
        raise ReaderTrouble(f"There is no folder {folder}.", remedy="Put the model there, or name another.")
    return folder


def file_in(folder: Path, *names: str) -> Path:
    """The first of these files that is there."""
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise ReaderTrouble(
        f"{folder} has no {names[0]}.", remedy=f"A model folder holds {' or '.join(names)}; copy it there."
    )


def manner_of(folder: Path) -> Manner:
    """Read the folder's own notes; without them: the mean over at most 512 tokens.

    Raises:
        ReaderTrouble: when it asks for a kind of pooling that we do not do.
    """
    return Manner(
        _pooling(noted(folder / _pooling_folder(folder) / "config.json")), _longest(folder), _prefix(folder)
    )


def noted(path: Path) -> dict[str, Any]:
    """What a JSON file says; nothing when it is not there."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ReaderTrouble(f"{path} is not JSON.", remedy="Copy the model again.") from error
    return found if isinstance(found, dict) else {"": found}


def fingerprint(paths: Iterable[Path]) -> str:
    """Ten hexadecimal digits that differ when any of the files differs."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        with path.open("rb") as file:
            digest.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:10]


def notes_in(folder: Path) -> list[Path]:
    """The files that change what a model says besides its weights."""
    return [path for path in (*folder.glob("*.json"), *folder.glob("*/config.json")) if path.is_file()]


def _pooling_folder(folder: Path) -> str:
    modules = noted(folder / "modules.json").get("", [])
    found = [module["path"] for module in modules if str(module.get("type", "")).endswith("Pooling")]
    return str(found[0]) if found else _ROOT


def _pooling(notes: dict[str, Any]) -> str:
    asked = [key for key, value in notes.items() if key.startswith("pooling_mode_") and value is True]
    named = [_POOLINGS.get(key, "") for key in asked] or [str(notes.get("pooling_mode", "mean"))]
    if len(named) != 1 or named[0] not in ("mean", "cls"):
        raise ReaderTrouble(
            f"This model pools in a way that is not offered: {', '.join(asked) or named[0]}.",
            remedy="Take a model that pools by mean or by its first token.",
        )
    return named[0]


def _longest(folder: Path) -> int:
    told = (
        noted(folder / "sentence_bert_config.json").get("max_seq_length"),
        noted(folder / "tokenizer_config.json").get("model_max_length"),
        noted(folder / "config.json").get("max_position_embeddings"),
    )
    numbers = [int(number) for number in told if isinstance(number, int | float) and 0 < number < 100_000]
    return min([*numbers, LONGEST])


def _prefix(folder: Path) -> str:
    notes = noted(folder / "config_sentence_transformers.json")
    prompts, chosen = notes.get("prompts") or {}, notes.get("default_prompt_name")
    return str(prompts.get(chosen, "")) if chosen else ""
