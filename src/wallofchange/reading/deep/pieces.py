"""Words become numbers of pieces: the likeliest way to build each word from the vocabulary.

A unigram vocabulary as in SentencePiece (Kudo 2018): signs are brought to one form, words are cut at spaces,
and each word is split so that the log-probabilities of its pieces add up to the most (Viterbi).
"""

from __future__ import annotations

from wallofchange.reading.deep.base import Vocabulary

START = "\u2581"  # stands before a word, where a space was
LONGEST_WORD = 200  # signs; what a longer "word" holds beyond is no word
_REMEMBERED = 200_000
_FAR = 10.0  # an unknown sign is this much less likely than the rarest piece


class Pieces:
    """Splits texts into numbers of pieces, and remembers the words it has seen."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        scores = vocabulary.scores.tolist()
        special = {vocabulary.begin, vocabulary.end, vocabulary.pad, vocabulary.unknown}
        self._known = {
            piece: (scores[number], number)
            for number, piece in enumerate(vocabulary.pieces)
            if number not in special
        }
        self._longest = max(map(len, self._known))
        self._unknown = (min(scores) - _FAR, vocabulary.unknown)
        self._forms = vocabulary.forms
        self._words: dict[str, list[int]] = {}

    def numbers(self, text: str, most: int) -> list[int]:
        """The numbers of the first `most` pieces of a text."""
        found: list[int] = []
        for word in self._plain(text).split():
            found += self._word(word)
            if len(found) >= most:
                return found[:most]
        return found

    def _plain(self, text: str) -> str:
        return text if text.isascii() and text.isprintable() else text.translate(self._forms)

    def _word(self, word: str) -> list[int]:
        word = word[:LONGEST_WORD]
        numbers = self._words.get(word)
        if numbers is None:
            numbers = self._split(START + word)
            if len(self._words) < _REMEMBERED:
                self._words[word] = numbers
        return numbers

    def _split(self, word: str) -> list[int]:
        best = [0.0] + [-1e30] * len(word)
        via = [(0, 0)] * (len(word) + 1)  # the number of the piece that ends here, and where it began
        for begin in range(len(word)):
            ways = self._ways(word, begin)
            for end, score, number in ways:
                if best[begin] + score > best[end]:
                    best[end], via[end] = best[begin] + score, (number, begin)
        return _walked(via)

    def _ways(self, word: str, begin: int) -> list[tuple[int, float, int]]:
        ends = range(begin + 1, min(len(word), begin + self._longest) + 1)
        ways = [(end, *known) for end in ends if (known := self._known.get(word[begin:end]))]
        return [*ways, (begin + 1, *self._unknown)]


def _walked(via: list[tuple[int, int]]) -> list[int]:
    numbers, end = [], len(via) - 1
    while end:
        number, end = via[end]
        numbers.append(number)
    return numbers[::-1]
