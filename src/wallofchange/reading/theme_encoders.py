"""The two encoders over which themes are learnt: one quick enough for all, one for what is plausible."""

from __future__ import annotations

from functools import lru_cache

from wallofchange.reading.ports import Encoder


def encoders() -> tuple[Encoder | None, Encoder | None]:
    """What themes are learnt over, quick and deep, each None where it is not at hand."""
    return learning_encoder(), deep_encoder()


@lru_cache(maxsize=1)
def learning_encoder() -> Encoder | None:
    """The fast encoder, and beside it the convolution, which knows the order of words too."""
    from wallofchange.reading.fast import shipped_convolution
    from wallofchange.reading.theme_lessons import Beside

    fast = fast_encoder()
    return fast and Beside(fast, shipped_convolution())


@lru_cache(maxsize=1)
def fast_encoder() -> Encoder | None:
    """Tens of thousands of sentences a second; a few megabytes."""
    from wallofchange.reading.fast import (
        shipped_static,  # only who learns, finds or looks for themes needs it
    )

    try:
        return shipped_static()
    except FileNotFoundError:
        return None


@lru_cache(maxsize=1)
def deep_encoder() -> Encoder | None:
    """About a hundred sentences a second; loaded when it first encodes."""
    from wallofchange.reading import deep  # seconds to load; a home without examples does without

    return deep.base_encoder() if deep.available() is None else None
