"""What the teams of Heemwarm may decide alone: nothing without a form until week 44, and much more since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final

from django.utils import timezone

from wallofchange.deciding.mandates import covering
from wallofchange.deciding.models import Ask, Delegation, Gesture, Idea, Mandate
from wallofchange.house.demo import company, weeks
from wallofchange.house.demo.hearing import Heard
from wallofchange.house.demo.moving_in import Company
from wallofchange.people import working_hours
from wallofchange.people.models import User

BEFORE: Final[dict[str, dict[str, Any]]] = {
    "service": {"hours": 0, "free_moves": 0},
    "field": {"hours": 0, "free_moves": 0, "subjects": ["wat er in de bus ligt"]},
    "digital": {"hours": 8, "free_moves": 0},
}
SUBJECTS: Final = {
    "service": ["belteksten", "terugbellen"],
    "field": ["wat er in de bus ligt", "volgorde van bezoeken"],
    "digital": ["eigen systemen"],
}
# Who leads a team decides a little more, all along: hours and euros an idea.
LEADS: Final = {"anna": (24, 250), "joke": (24, 250), "bram": (40, 0)}
WIDENED: Final = (45, 0, "09:30")

# How long a question of before then waited: working days back, and at what time it was put.
WAITED: Final = ((1, time(15, 40)), (2, time(10, 20)), (1, time(9, 50)))

# Something extra: whose words, by whom, euros, and what.
GESTURES: Final = (
    ("receipt", "sefa", "12", "de kruik meteen betaald", (45, 4, "11:30")),
    ("ten-and-eleven", "dirk", "20", "een bos bloemen", (62, 4, "10:00")),
    ("asleep-2", "sefa", "7.50", "een knuffel voor de baby", (78, 4, "16:10")),
)


def mandated(company_: Company, heard: Heard) -> Iterator[tuple[datetime, Any]]:
    """Return when mandates were given, who stood in, and what was done for a customer."""
    yield weeks.moment_in(1, 0, "08:30"), partial(_first, company_)
    yield weeks.moment_in(*WIDENED), partial(_widened, company_)
    yield weeks.moment_in(77, 4, "16:00"), partial(_away, company_)
    for key, login, money, what, when in GESTURES:
        if signal := heard.quotes.get(key):
            done = max(weeks.moment_in(*when), signal.said_at + timedelta(hours=1))
            yield done, partial(_extra, company_.people[login], signal, Decimal(money), what)


def ask_first(idea: Idea, *, by: User, at: datetime) -> None:
    """Ask whoever is needed, where choosing it is not theirs alone."""
    covered = covering(idea, by=by, at=at)
    if not covered.allowed and covered.ask is not None:
        Ask.put(idea, by=by, at=at)


def take_in_hand(idea: Idea, *, by: User, at: datetime) -> None:
    """Choose it; where it was asked, this is when the yes comes."""
    asked = idea.asks.open().with_all().first()
    if asked is None:
        idea.choose(by=by, at=at)
    else:
        asked.grant(by=asked.of_whom, at=at)


def asked_at(pinned: datetime, chosen: datetime) -> datetime:
    """Some working days before the yes, in working hours; never before it hung there."""
    back, clock = WAITED[chosen.toordinal() % len(WAITED)]
    day = timezone.localdate(chosen)
    while back:
        day -= timedelta(days=1)
        back -= working_hours.is_working_day(day)
    then = datetime.combine(day, clock, tzinfo=timezone.get_current_timezone())
    return min(max(then, pinned + timedelta(minutes=10)), chosen)


def _first(told: Company, at: datetime) -> None:
    for key, reach in BEFORE.items():
        _give(told, told.teams[key], at, **reach)
    for login, (hours, money) in LEADS.items():
        _give(told, told.people[login], at, hours=hours, money=money, free_moves=0)


def _widened(told: Company, at: datetime) -> None:
    for team in company.TEAMS:
        euros = team.euros_a_customer
        reach = {"hours": team.hours_an_idea, "money": euros, "gesture": euros}
        _give(told, told.teams[team.key], at, subjects=SUBJECTS[team.key], **reach)


def _give(told: Company, whose: Any, at: datetime, **reach: Any) -> None:
    hilde = told.people["hilde"]
    Mandate.give(whose, above=hilde, by=hilde, at=at, **reach)


def _away(told: Company, at: datetime) -> None:
    """Anna is away for the autumn holidays of her children; Sefa decides in her place."""
    anna, sefa = told.people["anna"], told.people["sefa"]
    Delegation.arrange(anna, sefa, since=weeks.day(78, 0), until=weeks.day(78, 2), by=anna, at=at)


def _extra(by: User, signal: Any, money: Decimal, what: str, at: datetime) -> None:
    Gesture.make(signal, money, what=what, by=by, at=at)
