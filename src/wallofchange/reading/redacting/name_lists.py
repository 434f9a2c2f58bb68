"""The lists of names, read once; and the words around a name that tell that a person is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


def lines_of(name: str) -> list[str]:
    """The lines of a list in data/names, without its remarks."""
    text = files("wallofchange.reading").joinpath("data", "names", f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _around() -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for line in lines_of("around"):
        if line.startswith("["):
            part = parts.setdefault(line.strip("[]"), [])
        else:
            part += [line[2:]] if line.startswith("| ") else line.split()
    return parts


_PARTS = _around()
PARTICLES, BEGINNERS, SURELY_A_SURNAME, ROLES, TAILS, KIND, VERBS, MONTHS = (
    frozenset(_PARTS[name])
    for name in ("particles", "beginners", "surely_a_surname", "roles", "tails", "kind", "verbs", "months")
)
AFTER_NO_NAME, BEFORE_NO_NAME, FUNCTION_WORDS = (
    frozenset(_PARTS[name]) for name in ("after_no_name", "before_no_name", "function_words")
)
SURE_VERBS = VERBS - frozenset(_PARTS["unsure_verbs"])  # those that only persons do
STRONG_BY, THANKS, I_AM, TOLD_BY = (
    tuple(_PARTS[name]) for name in ("strong_by", "thanks", "i_am", "told_by")
)
NEVER_SMALL = frozenset(_PARTS["never_small"])  # words, or nearly: without a capital only after a role
SEATS = frozenset(_PARTS["seats"])  # where somebody of a company sits
CLOSERS = frozenset(_PARTS["closers"])  # the word before who signs
THANKS_IN_SHORT = frozenset(_PARTS["thanks_in_short"])
HEDGES = tuple(_PARTS["hedges"])  # "Mona, I think": who is not sure of a name


@dataclass(frozen=True)
class Lists:
    """Names in lower case. `plain` ones are hardly anything else than a name; `ordinary` ones are
    words too."""

    first: frozenset[str]
    last: frozenset[str]
    ordinary: frozenset[str]
    singles: frozenset[str]  # companies and places of one word
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # those of more words, by their first
    triggers: frozenset[str]
    plain_first: frozenset[str]
    plain_last: frozenset[str]
    may_begin: frozenset[str]  # where a name without a capital may begin


@lru_cache(maxsize=1)
def lists() -> Lists:
    """Read the lists; some milliseconds, once a process."""
    first, last, ordinary = (
        frozenset(" ".join(lines_of(name)).split()) for name in ("first", "last", "ordinary")
    )
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    singles = set()
    for line in lines_of("not_people"):
        words = tuple(word for word in line.split() if word != "&")
        if len(words) == 1:
            singles.add(words[0])
        else:
            phrases[words[0]] = (*phrases.get(words[0], ()), words)
    plain_first, plain_last = first - ordinary, last - ordinary
    return Lists(
        first,
        last,
        ordinary,
        frozenset(singles),
        phrases,
        first | last,
        plain_first,
        plain_last,
        first | BEGINNERS,
    )
