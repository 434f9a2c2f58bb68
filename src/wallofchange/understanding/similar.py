"""More sentences that say the same: the nearest in meaning among the newest, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from wallofchange.listening.models import Signal
from wallofchange.understanding.meaning import QUICK
from wallofchange.understanding.models import Gist

if TYPE_CHECKING:
    from wallofchange.people.models import User

WINDOW = 50_000  # of the newest with words that are looked at
NEAR = 0.35  # cosine below which it says something else


def similar(to: Signal | str, user: User, limit: int = 20) -> list[Gist]:
    """What customers said that is most like a signal or a text, the nearest first, if one may hear it."""
    words = _words_of(to, user) if isinstance(to, Signal) else to
    seen = Gist.objects.seen_by(user).with_words().newest_first().values_list("pk", "words")[:WINDOW]
    rows = [(pk, said) for pk, said in seen if not (isinstance(to, Signal) and pk == to.pk)]
    if not rows or not words or not QUICK.at_hand:
        return []
    near = QUICK.vectors([said for _pk, said in rows]) @ QUICK.vectors([words])[0]
    order = [place for place in np.argsort(-near, kind="stable")[:limit] if near[place] >= NEAR]
    return _gists([rows[place][0] for place in order])


def _words_of(signal: Signal, user: User) -> str:
    return Gist.objects.seen_by(user).filter(pk=signal.pk).values_list("words", flat=True).first() or ""


def _gists(keys: Sequence[int]) -> list[Gist]:
    found = Gist.objects.whole().in_bulk(keys)
    return [found[key] for key in keys if key in found]
