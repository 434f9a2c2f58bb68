"""Which language was written: Dutch, English, another, or unknown where no word is said.

Each word carries how much it speaks for each language, out of the signs it is made of; a text is the sum of
its words. Where that is not sure, a second model (`py3langid`) is asked as well.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import numpy as np

from wallofchange.reading.words import LONGEST_WORD, Words

LANGUAGES = ("nl", "en", "other")
PLACES = 1 << 15  # how many places there are for words and parts of words
SHIPPED = "data/language.npz"
SURE = 14.0  # log-odds of Dutch against English beyond which nobody else need be asked
MOST = 8.0  # log-odds that one word can bring in; and a word that is said again brings nothing new
LEANING = 4.0  # Dutch is full of English words and names, English is not; from `FEWEST_WORDS` words on
LEANING_FEW = 1.0  # below that: of ten who answer in a word that both say, seven are taken to be Dutch
SECOND = 0.2  # how much of the second model's log-odds counts
FEWEST_WORDS = 3  # below this the survey's own language counts, unless the words speak clearly against it
CLEARLY = 9.0
FOREIGN = 6.0  # log-odds of another language against both, by both models
SECOND_FOREIGN = 0.3  # how much of the second model's log-odds counts there
NEVER_FOREIGN = -12.0  # our own log-odds below which the second model need not be asked
FEWEST_FOREIGN = 4  # words; names and brands in a short text look like any language
ENOUGH = 60  # words; a language does not change on the third page
_REMEMBERED = 200_000

Scores = tuple[float, float, float, float]  # Dutch, English, other; Dutch against English, capped


def language_of(text: str | Words, hint: str | None = None) -> str:
    """Return nl, en, other or unknown; of a mixed text the dominant one. `hint` tells where words do not."""
    words = Words(text) if isinstance(text, str) else text
    said = _said(words)
    if not said:
        return hint or "unknown"
    if not words.text.isascii() and _other_script("".join(said)):
        return "other"
    few = len(said) < FEWEST_WORDS
    dutch, english, other, leaning = _scores(said)
    if len(said) >= FEWEST_FOREIGN and _foreign(other - max(dutch, english), said) > FOREIGN:
        return "other"
    if abs(leaning) < SURE:
        leaning += (LEANING_FEW if few else LEANING) + SECOND * _second(said)
    if few and hint and abs(leaning) < CLEARLY:
        return hint
    return "nl" if leaning > 0 else "en"


def _said(words: Words) -> list[str]:
    """The words that are in a language: no addresses on the web and no figures."""
    if "://" in words.text or "www." in words.text:
        words = Words(_ADDRESS.sub(" ", words.text))
    return [word for word in words.lower[:ENOUGH] if word[0] > "9" or not _FIGURE.fullmatch(word)]


def places_of(word: str) -> list[int]:
    """Where a word and its parts of one to four signs are counted; "leuuuuk" is "leuk" in both languages."""
    word = _DRAWN_OUT.sub(r"\1", word)
    framed = f"_{word[:40]}_"
    places = range(len(framed))
    if framed.isascii():  # then a letter is a byte, and all of it is turned into bytes only once
        signs = framed.encode()
        parts = [signs[at : at + size] for size in (1, 2, 3, 4) for at in places[: 1 - size or None]]
    else:
        parts = [
            framed[at : at + size].encode() for size in (1, 2, 3, 4) for at in places[: 1 - size or None]
        ]
    return [crc32(part) % PLACES for part in (f"w{word}".encode(), *parts)]


def _scores(said: Sequence[str]) -> Scores:
    known = _known()
    dutch, english, other = known.bias
    leaning = dutch - english
    for word in dict.fromkeys(said):
        scores = known.words.get(word) or known.word(word)
        dutch += scores[0]
        english += scores[1]
        other += scores[2]
        leaning += scores[3]
    return dutch, english, other, leaning


class _Known:
    """What each word speaks for; worked out once a word."""

    def __init__(self, content: bytes) -> None:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            self._weights = held["weights"].astype(np.float64)
            self.bias: tuple[float, float, float] = tuple(held["bias"].astype(np.float64).tolist())
        self.words: dict[str, Scores] = {}

    def word(self, word: str) -> Scores:
        """Work out a word that was not met before."""
        dutch, english, other = self._weights[places_of(word)].sum(axis=0).tolist()
        scores = (dutch, english, other, min(max(dutch - english, -MOST), MOST))
        if len(self.words) < _REMEMBERED and len(word) <= LONGEST_WORD:
            self.words[word] = scores
        return scores


@lru_cache(maxsize=1)
def _known() -> _Known:
    return _Known(files("wallofchange.reading").joinpath(SHIPPED).read_bytes())


def _other_script(letters: str) -> bool:
    """Whether most letters are not Latin ones."""
    return 2 * len(_LATIN.findall(letters)) < len(letters)


def _second(said: Sequence[str]) -> float:
    odds = dict(_identifier(("nl", "en")).rank(" ".join(said[:50])))
    return float(odds["nl"] - odds["en"])


def _foreign(own: float, said: Sequence[str]) -> float:
    """How much speaks for another language; nothing where the second model, free to name any, names ours."""
    if own < NEVER_FOREIGN:
        return own
    odds = dict(_identifier(()).rank(" ".join(said[:50])))
    ours = max(odds.pop("nl"), odds.pop("en"))
    theirs = max(odds.values()) - ours
    return own + SECOND_FOREIGN * float(theirs) if theirs > 0 else NEVER_FOREIGN


@lru_cache(maxsize=2)
def _identifier(allowed: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    if allowed:
        identifier.set_languages(list(allowed))
    return identifier


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_FIGURE = re.compile(r"[\d'-]+")  # a score or a phone number as well
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff21-\uff5a'’-]")
