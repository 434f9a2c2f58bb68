"""What to know of a score before believing it: too few texts, texts learnt from, labels never taught."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wallofchange.analysis.warning import Warned
from wallofchange.measuring.words import Words

FEWEST = 30  # texts below which the interval says hardly anything
_NAMED = 8  # labels that are named


def cautions(
    texts: Sequence[str],
    asked: Iterable[str],
    *,
    learnt: Sequence[str] = (),
    taught: Iterable[str] | None = None,
) -> list[Warned]:
    """Of texts with the labels `asked`, after learning from other texts with the labels `taught`."""
    missing = sorted(set(asked) - set(taught)) if taught is not None else []
    known = {_plain(text) for text in learnt}
    seen = sum(_plain(text) in known for text in texts)
    found = [_few(len(texts)) if len(texts) < FEWEST else None, _seen(seen, len(texts)), _untaught(missing)]
    return [caution for caution in found if caution is not None]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _few(n: int) -> Warned:
    return Warned(
        "FEW_TEXTS",
        Words(
            f"{n} {'tekst zegt' if n == 1 else 'teksten zeggen'} weinig: neem er liever een paar honderd",
            f"{n} {'text says' if n == 1 else 'texts say'} little: better take a few hundred",
        ),
    )


def _seen(seen: int, n: int) -> Warned | None:
    if not seen:
        return None
    return Warned(
        "SEEN_BEFORE",
        Words(
            f"{seen} van de {n} teksten stonden ook bij wat er geleerd werd, dus dit lijkt beter dan het is",
            f"{seen} of the {n} texts were learnt from as well, so this looks better than it is",
        ),
    )


def _untaught(labels: Sequence[str]) -> Warned | None:
    if not labels:
        return None
    named = ", ".join(labels[:_NAMED])
    return Warned(
        "NEVER_TAUGHT",
        Words(
            f"niet geleerd en dus nooit gezegd: {named}",
            f"never taught, so never said: {named}",
        ),
    )
