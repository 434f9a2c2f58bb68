"""How pressing a text is: harm, a lack that hurts, frail people, little time, the umpteenth time, a plea.

The scale, from 0 to 1. Below 0.3: nothing presses. From 0.3: somebody should look this week. From 0.5: today.
From 0.8: now, somebody may come to harm. Each kind of press counts once, at its heaviest; kinds add up as
independent chances, so one more sign never lowers the score and none lifts it above 1.
"""

from __future__ import annotations

from wallofchange.reading.phrase_list import Sieve, phrases
from wallofchange.reading.words import Words, triggers_of

PRAISE = 0.3  # of the press that is left when the text is a happy one: what pressed has passed


def urgency_of(words: Words, polarity: str = "neutral") -> float:
    """How pressing, 0 to 1 on the scale above; of a happy text `PRAISE` of it is left."""
    if _TRIGGERS.isdisjoint(words.heads):
        return 0.0
    heaviest = _heaviest(words)
    calm = 1.0
    for weight in heaviest.values():
        calm *= 1 - weight
    share = PRAISE if polarity == "positive" else 1.0
    return round((1 - calm) * share, 3)


def _heaviest(words: Words) -> dict[str, float]:
    """Each kind of press with the weight of its heaviest sign."""
    found: dict[str, float] = {}
    left = words.small
    for kind, weight, phrase in _SIEVE.of(words.heads):
        if not phrase.pattern.search(left):
            continue
        left = phrase.pattern.sub(lambda match: "\x00" * len(match[0]), left)
        if kind != "silent":
            found[kind] = max(found.get(kind, 0.0), weight)
    return found


_LINES = phrases("urgency")
_SIEVE = Sieve(_LINES)
_TRIGGERS = triggers_of([line.phrase for line in _LINES if line.says != "silent"])
