"""Text that lies encrypted: a copy of the database alone tells nobody what customers wrote."""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    _Text = models.TextField[str, str]
else:
    _Text = models.TextField

MARK = "sealed1:"  # what does not begin so was written before there was a seal
NONCE = 12  # bytes; drawn anew for every text
_PURPOSE = b"what a customer wrote"


class WrongKey(RuntimeError):
    """What lies there was sealed with another key."""

    def __init__(self) -> None:
        super().__init__("The originals were sealed with another key: put the home's own originals.key back.")


def seal(text: str) -> str:
    """Encrypt with the home's key (AES-256-GCM); nothing stays nothing, so that it can be asked for."""
    if not text:
        return text
    nonce = os.urandom(NONCE)
    return (
        MARK + b64encode(nonce + _cipher().encrypt(nonce, text.encode("utf-8", "replace"), _PURPOSE)).decode()
    )


def unseal(kept: str) -> str:
    """The text as it was.

    Raises:
        WrongKey: when it was sealed with another key, or changed since.
    """
    from cryptography.exceptions import InvalidTag

    if not kept.startswith(MARK):
        return kept
    try:
        lying = b64decode(kept[len(MARK) :])
        return _cipher().decrypt(lying[:NONCE], lying[NONCE:], _PURPOSE).decode()
    except (InvalidTag, ValueError):
        raise WrongKey from None


class Locked(str):
    """Words that the key at hand does not open: they say nothing, and lie as they lay when they are saved."""

    __slots__ = ("sealed",)
    sealed: str

    @classmethod
    def up(cls, sealed: str) -> Locked:
        locked = cls()
        locked.sealed = sealed
        return locked


class SealedTextField(_Text):
    """A text that is plain in memory and sealed in the database; it can be empty or not, and not searched."""

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Locked):
            return value.sealed
        return seal(str(value)) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        try:
            return unseal(value) if value else value
        except WrongKey:  # a lost key must not close the pages that show working texts
            return Locked.up(value)

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None


@lru_cache(maxsize=4)
def _opened(key: str) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(b64decode(key, altchars=b"-_"))


def _cipher() -> AESGCM:
    return _opened(settings.ORIGINALS_KEY)
