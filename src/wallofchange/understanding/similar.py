"""More sentences that say the same: the nearest in meaning among the newest, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from wallofchange.listening.models import Signal
from wallofchange.understanding.models import Gist

if TYPE_CHECKING:
    from wallofchange.people.models import User

WINDOW = 50_000  # of the newest with words that are looked at
NEAR = 0.35  # cosine below which it says something else
REMEMBERED = 120_000  # vectors, 16 bits a number: some 60 MB

Halves = NDArray[np.float16]


def similar(to: Signal | str, user: User, limit: int = 20) -> list[Gist]:
    """What customers said that is most like a signal or a text, the nearest first, if one may hear it."""
    from wallofchange.reading.theme_encoders import fast_encoder  # a page needs it only when somebody asks

    words = _words_of(to, user) if isinstance(to, Signal) else to
    seen = Gist.objects.seen_by(user).with_words().newest_first().values_list("pk", "words")[:WINDOW]
    rows = [(pk, said) for pk, said in seen if not (isinstance(to, Signal) and pk == to.pk)]
    if not rows or not words or fast_encoder() is None:
        return []
    near = _MEMORY.vectors([said for _pk, said in rows]) @ _MEMORY.vectors([words])[0]
    order = [place for place in np.argsort(-near, kind="stable")[:limit] if near[place] >= NEAR]
    return _gists([rows[place][0] for place in order])


def _words_of(signal: Signal, user: User) -> str:
    return Gist.objects.seen_by(user).filter(pk=signal.pk).values_list("words", flat=True).first() or ""


def _gists(keys: Sequence[int]) -> list[Gist]:
    gists = Gist.objects.select_related("signal", "moment", "source").prefetch_related("themes")
    found = gists.in_bulk(keys)
    return [found[key] for key in keys if key in found]


class _Memory:
    """Vectors of words that were looked at before, by a hash: the words themselves are not kept."""

    def __init__(self) -> None:
        self._known: dict[bytes, Halves] = {}
        self._lock = Lock()

    def vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        keys = [blake2b(said.encode("utf-8", "replace"), digest_size=12).digest() for said in words]
        with self._lock:
            if len(self._known) + len(words) > REMEMBERED:
                self._known.clear()
            self._learn({key: said for key, said in zip(keys, words, strict=True) if key not in self._known})
            return np.stack([self._known[key] for key in keys]).astype(np.float32)

    def _learn(self, fresh: dict[bytes, str]) -> None:
        from wallofchange.reading.theme_encoders import fast_encoder
        from wallofchange.reading.theme_head import vectors_of

        if fresh and (encoder := fast_encoder()) is not None:
            vectors = vectors_of(list(fresh.values()), encoder).astype(np.float16)
            self._known.update(zip(fresh, vectors, strict=True))


_MEMORY = _Memory()
