"""Which rows of a labelled set are only ever measured on: a lot that falls the same way everywhere."""

from __future__ import annotations

from hashlib import sha1


def reported(key: object) -> bool:
    """Whether a row is kept for the report: a quarter, never learnt from."""
    lot = sha1(f"wallofchange:{key}".encode(), usedforsecurity=False).hexdigest()
    return int(lot[:8], 16) % 4 == 0
