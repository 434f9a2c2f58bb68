"""The readers that come with the package, put together once a process, when somebody first reads."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wallofchange.reading.feeling import Feeler

if TYPE_CHECKING:
    from wallofchange.reading.fast_reader import FastReader

_FELT = "data/fast_emotions.npz"
# what else decides a reading: when one of these changes, so does the version
_LISTS = (
    "dictionary.txt",
    "needs.json",
    *(
        f"phrases/{name}.txt"
        for name in (
            *("expectation", "said", "comparison", "asking", "wish", "worry", "need", "needs"),
            *("urgency", "team", "praise", "outright"),
        )
    ),
)


@lru_cache(maxsize=1)
def shipped_feeler() -> Feeler:
    """What reads unless a home chose or taught its own: fast, and deep where that is unsure."""
    from wallofchange.reading import deep  # weights and engine are heavy
    from wallofchange.reading.cascade import Cascade
    from wallofchange.reading.outright import Outspoken

    fast = fast_feeler()
    return Outspoken(fast if deep.available() else Cascade(fast, deep.reader()))


@lru_cache(maxsize=1)
def fast_feeler() -> FastReader:
    """The fast reader by itself."""
    from wallofchange.reading.fast_reader import FastReader
    from wallofchange.reading.heads import load
    from wallofchange.reading.weights import shipped_reader

    encoder, polarity = shipped_reader()
    felt = files("wallofchange.reading").joinpath(_FELT).read_bytes()
    told = hashlib.sha256(f"{polarity.version} {encoder.version}".encode() + felt + _lists())
    return FastReader(encoder, polarity, load(felt), "3-" + told.hexdigest()[:10])


def _lists() -> bytes:
    held = files("wallofchange.reading").joinpath("data")
    return b"".join(held.joinpath(name).read_bytes() for name in _LISTS)
