"""The reader that comes with the package, put together once a process, when somebody first reads."""

from __future__ import annotations

from functools import lru_cache

from wallofchange.reading.feeling import Feeler, Linear


@lru_cache(maxsize=1)
def shipped_feeler() -> Feeler:
    """What tells of a text what it feels like, unless a home has taught its own."""
    from wallofchange.reading.weights import shipped_reader  # the weights are heavy

    return Linear(*shipped_reader())
