"""Beside customers' words: what colleagues saw, two ideas that were one, and who may be asked something."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from wallofchange.closing.asking import ask, draft
from wallofchange.deciding.models import Idea
from wallofchange.house.demo import weeks
from wallofchange.house.demo.telling import Event, Teller
from wallofchange.listening.models import ContactWish, Customer, Signal

SEEN: Final = (  # which idea, who, when, what
    (
        "asleep",
        "dirk",
        (79, 0, "08:10"),
        "Bij een kinderwagen in de gang klop ik al zacht.",
    ),
    ("10", "dirk", (65, 1, "08:00"), "Ik maak die foto toch al, voor mezelf. Hij staat op mijn telefoon."),
    (
        "9",
        "sefa",
        (66, 0, "09:15"),
        "Wie belt over een oude ketel vraagt altijd: hoe lang nog?",
    ),
    ("pick", "joke", (74, 2, "16:20"), "Op de Brink vragen drie huizen elk jaar of Dirk weer komt."),
)
SAME: Final = "Dezelfde monteur bij hetzelfde huis"  # what "pick" took in
PINNED, MERGED, WISHED, ASKED = (75, 3, "11:40"), (76, 1, "09:12"), (60, 0, "06:00"), (78, 3, "10:30")
ONE_IN, SHY = 3, 40  # one customer in so many may be asked; of those, one in so many changed their mind


def events(teller: Teller) -> Iterator[Event]:
    """All of it, in no order."""
    for key, who, when, words in SEEN:
        yield weeks.moment_in(*when), partial(_see, teller, key, who, words)
    yield weeks.moment_in(*PINNED), partial(_pin_the_same, teller)
    yield weeks.moment_in(*MERGED), partial(_merge, teller)
    yield weeks.moment_in(*WISHED), _wish
    yield weeks.moment_in(*ASKED), partial(_ask, teller)


def _see(teller: Teller, key: str, who: str, words: str, at: datetime) -> None:
    teller.ideas[key].observe(words, by=teller.person(who), at=at)


def _pin_the_same(teller: Teller, at: datetime) -> None:
    """Somebody else had the idea as well, and did not see that it hung there."""
    words = teller.heard.about("who-comes", "below", since=weeks.moment_in(72), until=at)
    idea = Idea.pin(
        SAME, team=teller.company.teams["field"], by=teller.person("remco"), at=at, signals=words[:3],
        moment=teller.company.moments.get("engineer"),
    )  # fmt: skip
    idea.yes_and("En zet zijn naam in het bericht.", by=teller.person("dirk"), at=at)


def _merge(teller: Teller, at: datetime) -> None:
    Idea.objects.get(title=SAME).merge_into(teller.ideas["pick"], by=teller.person("mirjam"), at=at)


def _wish(at: datetime) -> None:
    """In the survey one customer in three ticked that we may ask them something."""
    keys = list(Customer.objects.order_by("pk").values_list("pk", flat=True))[::ONE_IN]
    said = [(key, True) for key in keys] + [(key, False) for key in keys[::SHY]]
    wishes = [ContactWish(customer_id=key, welcome=welcome, at=at) for key, welcome in said]
    ContactWish.objects.bulk_create(wishes, 1_000)


def _ask(teller: Teller, at: datetime) -> None:
    """Two who said it are asked about the picture of what was mended; Tom rang one of them."""
    idea, tom = teller.ideas["10"], teller.person("tom")
    said = Signal.objects.filter(evidence__idea=idea, customer__isnull=False).order_by("pk")
    for signal in said[:2]:
        if signal.customer:
            ContactWish.say(signal.customer, True, by=tom, at=at)
    asks = [each.gist.pk for each in draft(idea, tom, at).asks[:2]]
    for question in ask(idea, asks, by=tom, at=at)[:1] if asks else []:
        question.send(by=tom, at=at)
