"""Let the reader learn from what people said of its readings, in seconds, and never for the worse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import sha1
from typing import NamedTuple

from django.db.models import Max, Q

from wallofchange.measuring.better import Better, better
from wallofchange.reading.feeling import Feeler
from wallofchange.understanding.house_reader import house_reader
from wallofchange.understanding.models import Correction, Drawn, Gist, Review, Taught

LEARN_FROM = 50  # reviews: with fewer a head learns whims
FRESH = 20  # new reviews after which it learns again
HELD_OUT = 30  # of a hundred reviews, those it is judged by and never learns from


class Example(NamedTuple):
    """One text, the polarity that people stand behind, and whether it is kept apart to judge by."""

    words: str
    polarity: str
    held_out: bool


def learn(*, at: datetime) -> int:
    """Fit a head when people said enough that is new; return 1 when one was fitted.

    It is promoted only when it does better on reviews it never saw, and not by chance: `measuring.better`.
    """
    newest = _newest_fact()
    if _fresh(newest) < FRESH:
        return 0
    given = examples()
    apart = [one for one in given if one.held_out]
    if len(given) - len(apart) < LEARN_FROM or not apart:
        return 0
    _fit([one for one in given if not one.held_out], apart, newest, at)
    return 1


def reader_today() -> Feeler:
    """The shipped reader, or what people made of it here."""
    shipped = house_reader()
    kept = Taught.objects.today(shipped.name, shipped.version)
    return shipped if kept is None else _pupil(shipped, kept) or shipped


def examples() -> list[Example]:
    """Words whose polarity a person stands behind: one that read it whole, or read the polarity better.

    What was drawn by lot is only ever judged by, so that the audit stays an audit. Of the rest three in ten
    are kept apart, always the same ones.
    """
    said = Correction.objects.standing().filter(field="polarity").values("signal")
    whole = Review.objects.standing().values("signal")
    known = Gist.objects.with_words().filter(Q(pk__in=whole) | Q(pk__in=said), reviewed=True)
    lots = set(Drawn.objects.filter(signal__gist__reviewed=True).values_list("pk", flat=True))
    rows = known.order_by("pk").values_list("pk", "words", "polarity")
    return [Example(words, polarity, pk in lots or _kept_apart(pk)) for pk, words, polarity in rows]


def to_learn_from() -> int:
    """How many answers it could learn from by now."""
    return sum(not one.held_out for one in examples())


def _newest_fact() -> int:
    """A number that grows with every review and every correction."""
    last = [model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in (Review, Correction)]
    return sum(last)


def _fresh(newest: int) -> int:
    last = Taught.objects.order_by("id").last()
    return newest - (last.upto if last else 0)


def _kept_apart(pk: int) -> bool:
    return int(sha1(f"held out:{pk}".encode()).hexdigest()[:8], 16) % 100 < HELD_OUT  # noqa: S324 - spreads, hides nothing


def _fit(seen: Sequence[Example], apart: Sequence[Example], newest: int, at: datetime) -> None:
    from wallofchange.reading.pupil import Pupil, teach, version_of  # heavy, and only the worker learns

    shipped, today = house_reader(), reader_today()
    kept = Taught(reader=shipped.name, base=shipped.version, at=at, n=len(seen), held_out=len(apart))
    kept.upto, kept.version, kept.head = newest, today.version, b""
    try:
        kept.head = teach([one.words for one in seen], [one.polarity for one in seen], shipped)
    except ValueError:  # hardly any of one polarity: kept, so that it is not tried again before there is more
        kept.save()
        return
    kept.version = version_of(shipped, kept.head)
    found = _judge(today, Pupil(shipped, kept.head), apart)
    kept.score_before, kept.score_after, kept.no_worse = found.before, found.after, found.no_worse
    kept.promoted = found.promoted
    if not kept.promoted:
        kept.head = b""  # what nobody reads with need not be kept
    kept.save()


def _judge(today: Feeler, pupil: Feeler, apart: Sequence[Example]) -> Better:
    words = [one.words for one in apart]
    before, after = ([felt.polarity for felt in reader.feel(words)] for reader in (today, pupil))
    return better([one.polarity for one in apart], before, after)


def _pupil(shipped: Feeler, kept: Taught) -> Feeler | None:
    """None when it was taught on encoders that are no longer shipped: then the shipped reader reads."""
    from wallofchange.reading.pupil import version_of

    head = bytes(kept.head)
    return _built(head) if version_of(shipped, head) == kept.version else None


@lru_cache(maxsize=2)
def _built(head: bytes) -> Feeler:
    from wallofchange.reading.pupil import Pupil

    return Pupil(house_reader(), head)
