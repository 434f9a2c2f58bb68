"""Was it below, as, or better than expected? Said in so many words, or not stated.

Most customers do not say: about one short text in sixty does. So the survey should ask, and this only adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from wallofchange.reading.durations import took_longer
from wallofchange.reading.phrase_list import Line, Sieve, phrases
from wallofchange.reading.said import Sentence, feeling_after, is_denied, is_ironic, is_of_others, is_refused
from wallofchange.reading.words import Words, triggers_of


class Stated(NamedTuple):
    """What is stated, how often such a phrase is right (0 to 1), and the phrase itself."""

    expectation: str
    p: float
    phrase: str


NOT_STATED = Stated("not_stated", 1.0, "")
TORN = 0.5  # it states two things at once: a person should look
LAST_WORDS = 60  # characters after a phrase that a sentence may still have and yet end on it
_GIFTS = ("exceeded", "met")


class _Hit(NamedTuple):
    """A statement with its place in the text and the sentence it is in."""

    stated: Stated
    end: int
    sentence: Sentence


def expectation_of(words: Words, polarity: str = "neutral") -> Stated:
    """Return what the text states; "not_stated" when it says nothing or contradicts itself."""
    heads = _heads(words)
    if _TRIGGERS.isdisjoint(heads):
        return NOT_STATED
    hits = [hit for hit in _hits(words, heads, polarity) if hit.stated.expectation != "silent"]
    if not hits:
        return NOT_STATED
    if is_ironic(words.plain) and all(hit.stated.expectation in _GIFTS for hit in hits):
        return Stated("not_stated", TORN, "")
    said = [_last_word(list(group)) for _sentence, group in groupby(hits, key=lambda hit: hit.sentence)]
    if len({stated.expectation for stated in said}) > 1:
        return Stated("not_stated", TORN, "")
    return max(said, key=lambda stated: stated.p)


def _last_word(hits: list[_Hit]) -> Stated:
    """A sentence that states two things says the one it ends on; when it ends on neither, none."""
    last = hits[-1]
    if len({hit.stated.expectation for hit in hits}) == 1:
        return max((hit.stated for hit in hits), key=lambda stated: stated.p)
    if last.sentence.end - last.end <= LAST_WORDS:
        return last.stated._replace(p=min(last.stated.p, 0.8))
    return Stated("not_stated", TORN, "")


def _heads(words: Words) -> frozenset[str]:
    """How the words begin, less the beginnings that only look right: an expense is no expectation."""
    loose = _LONGER.keys() & words.heads
    if not loose:
        return words.heads
    return words.heads - {
        head for head in loose if not any(word.startswith(_LONGER[head]) for word in words.lower)
    }


def _hits(words: Words, heads: frozenset[str], polarity: str) -> list[_Hit]:
    """Walk the phrases from specific to general; what one has used the next cannot see."""
    found: list[_Hit] = []
    left = words.small
    for line in _SIEVE.of(heads):
        here = list(_of(line, left, words, polarity))
        if here:
            found.extend(here)
            left = line.phrase.pattern.sub(lambda match: "\x00" * len(match[0]), left)
    return sorted(found, key=lambda hit: hit.end)


def _of(line: Line, left: str, words: Words, polarity: str) -> Iterator[_Hit]:
    for match in line.phrase.pattern.finditer(left):
        sentence = Sentence.around(words.plain, match.start())
        phrase = words.text[match.start() : match.end()].strip()
        before = words.plain[sentence.start : match.start()]
        says = _meant(line.says, before, phrase, words.plain[match.end() : sentence.end], polarity)
        yield _Hit(Stated(says, line.p, phrase), match.end(), sentence)


def _meant(says: str, before: str, phrase: str, after: str, polarity: str) -> str:
    """What a phrase says where it stands: denied, told of others, or to be weighed by its feeling."""
    if is_of_others(before, phrase):
        return "silent"
    if says == "kept":
        return "below" if is_denied(before) else "met"
    if says == "feared":
        return "below" if feeling_after(after, "neutral") < 0 else "exceeded"
    if says == "hoped":
        return "below" if feeling_after(before + after, polarity) < 0 else "silent"
    if says == "times":
        return {1: "below", -1: "exceeded"}.get(took_longer(phrase), "silent")
    if says in ("mixed", "surprise"):
        rest = polarity if says == "mixed" else "neutral"
        return {1: "exceeded", -1: "below"}.get(feeling_after(after, rest), "silent")
    if is_refused(before):
        return {"exceeded": "silent", "below": "met"}.get(says, says)
    return says


_LONGER = {
    "expe": ("expect",),
    "tele": ("teleu",),
    "over": ("overt", "overk", "overh", "overe"),
    "voor": ("voorg", "voors"),
    "disa": ("disap",),
    "prom": ("promi",),
    "stan": ("standa",),
    "cont": ("contr",),
    "agai": ("agains",),
    "surp": ("surpr", "surpas"),
}
_LINES = phrases("expectation")
_SIEVE = Sieve(_LINES)
_TRIGGERS = triggers_of([line.phrase for line in _LINES])
