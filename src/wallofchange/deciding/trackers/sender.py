"""Whether it is really the tracker that sends: a secret that both know, compared in constant time."""

from __future__ import annotations

import hmac
from base64 import b64decode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from wallofchange.deciding.trackers import addresses

SIGNATURE = {addresses.GITHUB: "X-Hub-Signature-256", addresses.JIRA: "X-Hub-Signature"}
Headers = Mapping[str, str]


def is_known(kind: str, headers: Headers, body: bytes, secrets: Iterable[str]) -> bool:
    """Whether one of these secrets was used; each is tried, however early one fits."""
    fits = [_fits(kind, headers, body, secret.encode()) for secret in secrets if secret]
    return any(fits)


def delivery_of(body: bytes) -> str:
    """What makes this delivery this one: its body, which a retry repeats to the letter.

    The marks that trackers put in a header are not signed: who repeats a body could write another one there.
    """
    return sha256(body).hexdigest()


def _fits(kind: str, headers: Headers, body: bytes, secret: bytes) -> bool:
    if kind == addresses.GITLAB:
        return _same(headers.get("X-Gitlab-Token", ""), secret)
    if name := SIGNATURE.get(kind):
        signed = f"sha256={hmac.new(secret, body, sha256).hexdigest()}"
        if _same(headers.get(name, ""), signed.encode()):
            return True
    return kind in (addresses.JIRA, addresses.AZURE) and _same(_password(headers), secret)


def _password(headers: Headers) -> str:
    """Of `Authorization: Basic`, or the whole of `Bearer`."""
    scheme, _space, given = headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return b64decode(given, validate=True).decode().partition(":")[2]
    except (ValueError, UnicodeDecodeError):
        return ""


def _same(given: str, wanted: bytes) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted)
