"""Our own small dictionary: Dutch words with an English twin, and words that carry a feeling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

_FEELING = {"+": 1, "-": -1}


class Dictionary:
    """Looks words up; what it does not know is its own twin and carries no feeling."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._twins: dict[str, str] = {}
        self._feelings: dict[str, int] = {}
        for line in lines:
            if line.strip() and not line.startswith("#"):
                self._add(line)

    def _add(self, line: str) -> None:
        """Take in one line: sign, English word, "=", its Dutch forms."""
        sign, english, *dutch = line.replace("=", " ").split()
        for word in (english, *dutch):
            if sign in _FEELING:
                self._feelings.setdefault(word, _FEELING[sign])
        for word in dutch:
            self._twins.setdefault(word, english)

    def twin(self, word: str) -> str:
        return self._twins.get(word, word)

    def twins(self) -> Iterator[tuple[str, str]]:
        """Every Dutch word with its English twin."""
        yield from self._twins.items()

    def feeling(self, word: str) -> int:
        return self._feelings.get(word, 0)

    def feelings(self) -> Iterator[tuple[str, int]]:
        """Every word that carries a feeling, with 1 for good and -1 for bad."""
        yield from self._feelings.items()


@lru_cache(maxsize=1)
def shipped() -> Dictionary:
    """Return the dictionary in the package."""
    text = files("wallofchange.reading").joinpath("data/dictionary.txt").read_text("utf-8")
    return Dictionary(text.splitlines())
