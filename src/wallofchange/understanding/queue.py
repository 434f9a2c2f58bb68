"""What a person should read next: where the reader doubts and it matters, and now and then one by lot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from wallofchange.listening.models import ANSWERED, Expectation
from wallofchange.people.models import User
from wallofchange.understanding.models import Dealt, Drawn, Gist
from wallofchange.understanding.models.gist import GistQuerySet, sources_of

DECK = 10  # signals on one page of the queue
AMONG = 1_000  # the newest that nobody has read: older ones are worth less every day anyway
LOTS = 100  # of those that were drawn first, when many wait
EVERY = 5  # one in so many comes from the audit sample
HALF_AS_RECENT = 14  # days
RARE = 0.02  # a theme of fewer than one in fifty is rare
LEAST_DOUBT = 0.02  # however sure a reader is


class Candidate(NamedTuple):
    """What tells how much it is worth that a person reads a signal."""

    pk: int
    said_at: datetime
    polarity_p: float  # 0 to 1
    expectation_p: float
    expectation: str
    asked: bool  # the survey asked what was expected, so the text need not say
    asks_answer: bool
    urgency: float  # 0 to 1
    rare: bool  # it has a theme that few have


def deck(user: User, *, at: datetime, without: Collection[int] = (), size: int = DECK) -> list[Gist]:
    """The next signals for this person to read, the most worth reading first; not those in `without`.

    They lie before this person from now on: who reads along at the same time is dealt others, as long as
    there are any.
    """
    unread = Gist.objects.seen_by(user).with_words().filter(reviewed=False).exclude(pk__in=without)
    lots = _drawn(user, without)
    first = sorted(_candidates(unread), key=lambda one: (-worth(one, at), one.pk))
    order = _dealt(Pile(lots, [one.pk for one in first]), user, at, size)
    found = unread.filter(pk__in=order).whole().in_bulk()
    return [found[pk] for pk in order if pk in found]


class Pile(NamedTuple):
    """What may be read next, in its order: by lot, and by what it is worth."""

    lots: Sequence[int]
    queued: Sequence[int]

    def top(self, size: int, taken: Collection[int]) -> list[int]:
        """The first so many, every fifth by lot; what was dealt to others comes last."""
        by_lot = [pk for pk in self.lots if pk not in taken][: size // EVERY]
        queued = sorted((pk for pk in self.queued if pk not in by_lot), key=lambda pk: pk in taken)
        return list(_mixed(queued[: size - len(by_lot)], by_lot))


def _dealt(pile: Pile, user: User, at: datetime, size: int) -> list[int]:
    """The top of the pile, laid before this person; what somebody else was dealt meanwhile is passed over."""
    taken = Dealt.before_others(user, at=at)
    while True:
        top = pile.top(size, taken)
        wanted = [pk for pk in top if pk not in taken]
        lost = set(wanted) - Dealt.lay(wanted, user, at=at)
        if not lost:  # the others of it lie before somebody already: there are no more
            return top
        taken |= lost


def worth(one: Candidate, at: datetime) -> float:
    """How unsure the reader is of what it states, times how much it matters; only the order means something.

    Unsure: 1 less its confidence in polarity, or in expectation where the customer was not asked for it.
    Matters: 1, and 1 more each for: said today (half of that after a fortnight), asks for an answer, urgent,
    about something that few speak of, and states an expectation.
    """
    sure = one.polarity_p if one.asked else min(one.polarity_p, one.expectation_p)
    days = max(0.0, (at - one.said_at).total_seconds() / 86_400)
    states = not one.asked and one.expectation != Expectation.NOT_STATED
    matters = 1 + 0.5 ** (days / HALF_AS_RECENT) + one.asks_answer + one.urgency + one.rare + states
    return float(max(LEAST_DOUBT, 1 - sure) * matters)


def _candidates(unread: GistQuerySet) -> list[Candidate]:
    rows: Any = list(unread.newest_first().values_list(*_TELLING)[:AMONG])
    rare = _rare([row[0] for row in rows])
    return [
        Candidate(pk, said_at, tone, sure, expectation, asked in ANSWERED, asks, urgency or 0.0, pk in rare)
        for pk, said_at, tone, sure, expectation, asked, asks, urgency in rows
    ]


_TELLING = (
    *("pk", "said_at", "reading__polarity_p", "reading__expectation_p", "expectation"),
    *("signal__expectation", "asks_answer", "urgency"),
)


def _rare(pks: Sequence[int]) -> set[int]:
    """Those among these with a theme that few of them have."""
    hung = list(Gist.themes.through._default_manager.filter(gist__in=pks).values_list("gist_id", "theme_id"))
    often = Counter(theme for _gist, theme in hung)
    return {gist for gist, theme in hung if often[theme] < RARE * len(pks)}


def _drawn(user: User, without: Collection[int]) -> list[int]:
    """Of the audit sample, those that this person may hear and nobody has read.

    Asked one by one, of the few that were drawn: joined, the planner begins with all that was ever said.
    """
    heard = Gist.objects.with_words().filter(pk=OuterRef("pk"), source__in=list(sources_of(user)))
    waiting = Drawn.objects.filter(Exists(heard.filter(reviewed=False))).exclude(pk__in=without)
    return list(waiting.order_by("at", "pk").values_list("pk", flat=True)[:LOTS])


def _mixed(queued: Sequence[int], lots: Sequence[int]) -> Iterable[int]:
    """Every fifth by lot, as long as there are any."""
    ours = iter(queued)
    parts = ((*islice(ours, EVERY - 1), lot) for lot in lots)
    return chain(chain.from_iterable(parts), ours)
