"""The two encoders over which themes are learnt: one quick enough for all, one for what is plausible."""

from __future__ import annotations

from functools import lru_cache

from wallofchange.reading.ports import Encoder


@lru_cache(maxsize=1)
def encoders() -> tuple[Encoder | None, Encoder | None]:
    """The fast and the deep encoder that come with the package, each None where it is not at hand."""
    return _fast(), _deep()


def _fast() -> Encoder | None:
    from wallofchange.reading.fast import shipped_static  # a few megabytes, for who learns or finds themes

    try:
        return shipped_static()
    except FileNotFoundError:
        return None


def _deep() -> Encoder | None:
    return None
