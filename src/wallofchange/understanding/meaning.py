"""What words mean, as vectors: a quick look at very many, and a deep one, across languages, at a few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from wallofchange.reading.ports import Encoder

REMEMBERED = 120_000  # vectors of one encoder, 16 bits a number: some 60 MB

Halves = NDArray[np.float16]
Floats = NDArray[np.float32]

# Plain sentences of any house, the same in both languages: their middle is what a language has in common with
# itself. Taken off, a Dutch sentence lies beside the English one that says the same.
PLAIN = {
    "nl": (
        "De monteur kwam op tijd en was vriendelijk.", "Ik heb lang moeten wachten.",
        "Niemand belde mij terug.", "De nota klopte niet.", "Alles ging zoals het hoort.",
        "Ik had dit niet verwacht.", "De app werkt niet goed.", "Het was snel geregeld.",
        "Waarom duurt dit zo lang?", "Dank voor de hulp.", "Ik wil graag een andere afspraak.",
        "De prijs is te hoog.",
    ),
    "en": (
        "The engineer came on time and was friendly.", "I had to wait for a long time.",
        "Nobody called me back.", "The bill was wrong.", "Everything went as it should.",
        "I never expected this.", "The app does not work well.", "It was arranged quickly.",
        "Why does this take so long?", "Thank you for the help.", "I would like another appointment.",
        "The price is too high.",
    ),
}  # fmt: skip


class Memory:
    """Vectors of words that were looked at before, by a hash: the words themselves are not kept."""

    def __init__(self, encoder: Callable[[], Encoder | None]) -> None:
        self._encoder = encoder
        self._known: dict[bytes, Halves] = {}
        self._lock = Lock()

    @property
    def at_hand(self) -> bool:
        """Whether its encoder came with the package."""
        return self._encoder() is not None

    def vectors(self, words: Sequence[str]) -> Floats:
        """Vectors of length one, (n, d)."""
        keys = [blake2b(said.encode("utf-8", "replace"), digest_size=12).digest() for said in words]
        with self._lock:
            if len(self._known) + len(words) > REMEMBERED:
                self._known.clear()
            self._learn({key: said for key, said in zip(keys, words, strict=True) if key not in self._known})
            return np.stack([self._known[key] for key in keys]).astype(np.float32)

    def _learn(self, fresh: dict[bytes, str]) -> None:
        from wallofchange.reading.theme_head import vectors_of  # only who compares needs it

        if fresh and (encoder := self._encoder()) is not None:
            vectors = vectors_of(list(fresh.values()), encoder).astype(np.float16)
            self._known.update(zip(fresh, vectors, strict=True))


def _fast() -> Encoder | None:
    from wallofchange.reading.theme_encoders import fast_encoder  # a page needs it only when somebody asks

    return fast_encoder()


def _deep() -> Encoder | None:
    from wallofchange.reading.theme_encoders import deep_encoder

    return deep_encoder()


QUICK, DEEP = Memory(_fast), Memory(_deep)


def closeness(to: Sequence[str], texts: Sequence[str]) -> Floats:
    """Cosines across languages, (len(to), len(texts)); about a hundred new texts a second.

    By the deep encoder, with the middle of each language taken off; where it is not at hand by the quick one,
    which compares within a language only.
    """
    if not (to and texts):
        return np.zeros((len(to), len(texts)), np.float32)
    if not DEEP.at_hand:
        return QUICK.vectors(to) @ QUICK.vectors(texts).T if QUICK.at_hand else closeness([], texts)
    return _centred(to) @ _centred(texts).T


def _centred(texts: Sequence[str]) -> Floats:
    from wallofchange.reading.language import language_of
    from wallofchange.reading.theme_head import unit

    middles = np.stack([_middle(language_of(text)) for text in texts])
    return unit(DEEP.vectors(texts) - middles)


@cache
def _middle(language: str) -> Floats:
    if language in PLAIN:
        middle: Floats = DEEP.vectors(PLAIN[language]).mean(axis=0)
        return middle
    both: Floats = np.mean([_middle(known) for known in PLAIN], axis=0, dtype=np.float32)
    return both
