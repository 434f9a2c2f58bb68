"""Ask five customers who said it what they would notice of an idea.

Only who told us that we may ask, nobody twice about one idea, nobody twice in a month, and nobody who still
waits for an answer from us. What is drafted is kept; it goes by mail (letters.py) or is brought over by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _

from wallofchange.closing.letters import address, hand_out, known_address, letter
from wallofchange.closing.models.follow_up import FollowUp
from wallofchange.closing.models.question import Question
from wallofchange.deciding.models import Idea
from wallofchange.deciding.similar import Like, words_like
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import ContactWish, Signal
from wallofchange.people.models import User
from wallofchange.understanding.models import Gist

FIVE = 5
APART = timedelta(days=30)  # between two questions to one customer
LOOKED_AT = 40  # who said something near it, where nobody said it itself

SENTENCE = {
    "nl": "Wij denken aan: {idea} Wat zou u daarvan merken? Eén regel is genoeg.",
    "en": "We are thinking of: {idea} What would you notice of it? One line is enough.",
}


class Ask(NamedTuple):
    """One customer, what they said, and the question as it is drafted for them."""

    gist: Gist
    words: str
    language: str
    address: str  # where a letter would go; empty: somebody brings it over
    letter: str  # as it goes, or would go where this home could send it; empty: no address is known


@dataclass(frozen=True)
class Draft:
    """Whom we would ask, and of how many who said it, so that nobody thinks it was everybody."""

    asks: list[Ask]
    said: int  # customers who said it, or something near it
    willing: int  # of whom so many told us that we may ask

    @property
    def known(self) -> int:
        """Of how many the address is known, whether or not this home can send a mail."""
        return sum(bool(each.letter) for each in self.asks)

    @property
    def by_mail(self) -> int:
        """How many of them can be sent a mail."""
        return sum(bool(each.address) for each in self.asks)


def draft(idea: Idea, user: User, at: datetime) -> Draft:
    """Five who said it and may be asked; where nobody asked for it yet, five who said something near it."""
    gists = _one_each(_who_said_it(idea, user))
    if not gists:
        near = words_like(Like.idea(idea), user, LOOKED_AT)
        gists = _one_each(near)
    welcome = ContactWish.welcoming(_customers(gists))
    willing = [gist for gist in gists if gist.signal.customer_id in welcome]
    resting = _resting(idea, welcome, at)
    free = [gist for gist in willing if gist.signal.customer_id not in resting][:FIVE]
    prefetch_related_objects(free, "signal__customer", "signal__source__team")
    return Draft([_asked(idea, gist, user) for gist in free], len(gists), len(willing))


def ask(idea: Idea, keys: Iterable[int], *, by: User, at: datetime) -> list[Question]:
    """Keep the question for those of the draft whose signals are named; refused when nobody is left."""
    idea.check_works(by)
    wanted = set(keys)
    with transaction.atomic():
        asks = [each for each in draft(idea, by, at).asks if each.gist.pk in wanted]
        if not asks:
            raise Refused(
                _("There is nobody left to ask."),
                remedy=_("Try it small, or write down what you see yourself."),
                code="nobody",
            )
        kept = [
            Question.objects.create(
                idea=idea,
                customer=customer,
                about=each.gist.signal,
                words=each.words,
                language=each.language,
                channel=each.gist.channel,
                by=by,
                at=at,
            )
            for each in asks
            if (customer := each.gist.signal.customer)
        ]
        note("wants to ask customers", idea, by=by, at=at, team_id=idea.team_id, n=len(kept))
    return kept


def questions_of(idea: Idea, user: User) -> list[Question]:
    """The questions about an idea, as far as one may hear who was asked; two queries."""
    seen = Question.objects.seen_by(user).filter(idea=idea, dropped_at=None)
    return hand_out(seen.select_related("about__gist", "answer__gist", "by", "sent_by", "customer"))


def _who_said_it(idea: Idea, user: User) -> list[Gist]:
    heard = Signal.objects.seen_by(user).filter(evidence__idea=idea).exclude(customer=None)
    gists = (
        Gist.objects.filter(signal__in=heard)
        .with_words()
        .select_related("signal__customer", "signal__source__team")
    )
    return list(gists.newest_first()[:200])


def _one_each(gists: Sequence[Gist]) -> list[Gist]:
    """The first of each customer."""
    first: dict[int, Gist] = {}
    for gist in gists:
        if gist.signal.customer_id:
            first.setdefault(gist.signal.customer_id, gist)
    return list(first.values())


def _customers(gists: Iterable[Gist]) -> list[int]:
    return [gist.signal.customer_id for gist in gists if gist.signal.customer_id]


def _resting(idea: Idea, customers: Iterable[int], at: datetime) -> set[int]:
    """Who was asked about this, or lately about anything, or waits for our answer."""
    customers = list(customers)
    asked = Question.objects.filter(customer__in=customers).filter(
        Q(idea=idea) | Q(at__gt=at - APART, dropped_at=None)
    )
    waiting = FollowUp.objects.waiting().filter(signal__customer__in=customers)
    return {
        *asked.values_list("customer", flat=True),
        *waiting.order_by().values_list("signal__customer", flat=True),
    }


def _asked(idea: Idea, gist: Gist, by: User) -> Ask:
    language = gist.language if gist.language in SENTENCE else "nl"
    title = idea.title if idea.title.endswith((".", "?")) else f"{idea.title}."
    words = SENTENCE[language].format(idea=title)
    if (customer := gist.signal.customer) is None or not known_address(customer):
        return Ask(gist, words, language, "", "")
    return Ask(
        gist, words, language, address(customer), letter(words, language, by=by, team=gist.signal.source.team)
    )
