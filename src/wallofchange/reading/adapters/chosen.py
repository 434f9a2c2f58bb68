"""Which reader a home chose: `bundled`, or one from elsewhere by the setting's own words."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from wallofchange.reading.adapters.endpoint.door import Address, Door, Key
from wallofchange.reading.adapters.endpoint.labels import EndpointLabeller
from wallofchange.reading.adapters.endpoint.ledger import InFile, InMemory, Ledger, Limits, Purse
from wallofchange.reading.adapters.endpoint.redacted import stays_here
from wallofchange.reading.adapters.endpoint.vectors import EndpointEncoder
from wallofchange.reading.adapters.fallback import WithFallback
from wallofchange.reading.adapters.onnx_folder import OnnxFolder
from wallofchange.reading.adapters.taught import Taught
from wallofchange.reading.adapters.transformers_folder import TransformersLabeller, opened
from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeler
from wallofchange.reading.shipped import shipped_feeler

KINDS = ("onnx", "transformers", "endpoint", "embeddings")
_TRY = "De monteur was vriendelijk en snel."  # ours


class Chosen(NamedTuple):
    """A setting taken apart: the kind of reader, and the folder or address it is at."""

    kind: str
    place: str


def setting_of_home(environment: Mapping[str, str] = os.environ) -> str:
    """What was set, or `bundled`."""
    return environment.get("WALLOFCHANGE_READER", "").strip() or "bundled"


def chosen(setting: str) -> Chosen:
    """Take a setting apart.

    Raises:
        ReaderTrouble: when it names no reader.
    """
    kind, _, place = setting.strip().partition(":")
    if kind == "bundled" and not place:
        return Chosen(kind, "")
    if kind not in KINDS or not place:
        raise ReaderTrouble(
            f"There is no reader {setting}.",
            remedy="Choose bundled, onnx:FOLDER, transformers:FOLDER, endpoint:URL or embeddings:URL.",
        )
    return Chosen(kind, place)


def feeler_from(setting: str = "", *, cache: Path | None, ledger: Ledger | None = None) -> Feeler:
    """The reader of a setting (nothing: that of the environment).

    `cache` is a folder of the home for heads that were taught; `ledger` counts what an endpoint costs (else a
    small file in `cache` does). Vectors without a head are taught one when they are first read with, which
    takes as long as it takes to encode 1,800 sentences.

    Raises:
        ReaderTrouble: when there is no such reader; says what to do.
    """
    kind, place = chosen(setting or setting_of_home())
    if kind == "bundled":
        return shipped_feeler()
    if kind == "onnx":
        return Taught(OnnxFolder(place), cache)
    if kind == "transformers":
        model = opened(place)
        return model if isinstance(model, TransformersLabeller) else Taught(model, cache)
    door = _door(place, ledger or _own_ledger(cache))
    if kind == "endpoint":
        return EndpointLabeller(door, _model(), shipped_feeler())
    return WithFallback(Taught(EndpointEncoder(door, _model()), cache), shipped_feeler(), stays_here)


def state_of_reader(setting: str = "", *, cache: Path | None = None) -> list[str]:
    """What is wrong with the chosen reader and what to do, a sentence each; nothing when it reads.

    A local model reads one sentence of ours. An endpoint is not asked, since that costs.
    """
    try:
        kind, place = chosen(setting or setting_of_home())
        if kind in ("endpoint", "embeddings"):
            _door(place, InMemory())
            _model()
        elif kind == "onnx":
            OnnxFolder(place).encode([_TRY])
        elif kind == "transformers":
            _tried(place)
    except ReaderTrouble as trouble:
        return [trouble.message, trouble.remedy] if trouble.remedy else [trouble.message]
    return []


def limits_of(text: str) -> Limits:
    """Read `requests=60,signs=2000000,euros=10,price=1`; what is left out keeps its default.

    Raises:
        ReaderTrouble: when it cannot be read.
    """
    parts = (part.partition("=") for part in text.split(",") if part.strip())
    told = {name.strip(): value.strip() for name, _, value in parts}
    try:
        numbers = {name: type(getattr(Limits(), name))(value) for name, value in told.items()}
        limits = Limits(**numbers)
        if not all(map(math.isfinite, limits)):
            raise ValueError(text)
    except (AttributeError, TypeError, ValueError) as error:
        raise ReaderTrouble(
            f"These are no limits: {text}.", remedy="Such as requests=60,signs=2000000,euros=10,price=1"
        ) from error
    if min(limits) < 0 or limits.requests == 0:  # without a request nobody would ever be done waiting
        raise ReaderTrouble(
            "A limit cannot be negative, and a minute needs a request.",
            remedy="Set WALLOFCHANGE_READER_LIMITS again.",
        )
    return limits


def _tried(place: str) -> None:
    model = opened(place)
    if isinstance(model, TransformersLabeller):
        model.feel([_TRY])
    else:
        model.encode([_TRY])


def _door(url: str, ledger: Ledger) -> Door:
    limits = limits_of(os.environ.get("WALLOFCHANGE_READER_LIMITS", ""))
    return Door(Address.of(url), _key(), Purse(limits, ledger, now=time.time))


def _key() -> Key:
    path = os.environ.get("WALLOFCHANGE_READER_KEY_FILE", "")
    if not path:
        return Key(os.environ.get("WALLOFCHANGE_READER_KEY", ""))
    try:
        return Key(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ReaderTrouble(
            "The file with the endpoint's key cannot be read.",
            remedy="Set WALLOFCHANGE_READER_KEY_FILE again.",
        ) from error


def _model() -> str:
    name = os.environ.get("WALLOFCHANGE_READER_MODEL", "").strip()
    if not name:
        raise ReaderTrouble("Which model of the endpoint?", remedy="Set WALLOFCHANGE_READER_MODEL.")
    return name


def _own_ledger(cache: Path | None) -> Ledger:
    if cache is None:
        return InMemory()
    cache.mkdir(parents=True, exist_ok=True)
    return InFile(cache / "endpoint.sqlite3")
