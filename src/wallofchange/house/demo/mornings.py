"""Every working morning of Klantenservice in front of the wall, from 2 June 2025."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from wallofchange.deciding.models import DayStart, Promise, PromiseWord
from wallofchange.house.demo import weeks
from wallofchange.house.demo.chance import stream
from wallofchange.house.demo.moving_in import Company
from wallofchange.house.demo.story.mornings import PROMISED_ON_FRIDAY, TODAY_A_CUSTOMER_NOTICES
from wallofchange.house.demo.telling import Event
from wallofchange.people.models import User

FIRST: Final = weeks.day(6)
LEADERS: Final = ("tom", "sefa", "anna")  # in turn, so that it is Tom's again today
HOLIDAYS: Final = frozenset(
    map(
        date.fromisoformat,
        (
            "2025-06-09",
            "2025-12-25",
            "2025-12-26",
            "2026-01-01",
            "2026-04-06",
            "2026-04-27",
            "2026-05-14",
            "2026-05-25",
        ),
    )
)
MISSED_IN_THE_OUTAGE: Final = date(2026, 1, 13)
MISSED: Final = 12


def working_mornings() -> list[date]:
    """Return the mornings on which a day-start could be held: 357."""
    days = ((weeks.TODAY.date() - FIRST).days - 1 - n for n in range((weeks.TODAY.date() - FIRST).days))
    every = (FIRST + timedelta(days=n) for n in sorted(days))
    return [day for day in every if day.weekday() < 5 and day not in HOLIDAYS]


def mornings(company: Company, seed: int) -> Iterator[Event]:
    """Return the day-starts that were held, each with its end; thirteen minutes on average."""
    chance = stream(seed, "mornings")
    possible = working_mornings()
    others = [day for day in possible[1:-10] if day != MISSED_IN_THE_OUTAGE]
    missed = {others[int(n)] for n in chance.choice(len(others), MISSED - 1, replace=False)} | {
        MISSED_IN_THE_OUTAGE
    }
    held = [day for day in possible if day not in missed]
    for number, day in enumerate(held):
        leader = company.people[LEADERS[(number - len(held)) % 3]]
        began = datetime.combine(day, datetime.min.time(), tzinfo=weeks.ZONE) + timedelta(hours=9)
        lasted = 11 if number == 0 else int(chance.integers(9, 18))
        line = TODAY_A_CUSTOMER_NOTICES[int(chance.integers(len(TODAY_A_CUSTOMER_NOTICES)))]
        yield began, partial(_hold, company, leader)
        yield began + timedelta(minutes=lasted), partial(_close, company, leader, line)


def friday_promises(company: Company) -> Iterator[Event]:
    """Return what was promised at the last day-start, and what was said of it: two done, one wants help."""
    for number, (login, what, became) in enumerate(PROMISED_ON_FRIDAY):
        promise = partial(_promise, company, company.people[login], what)
        yield weeks.moment_in(78, 4, f"09:0{number + 5}"), promise
        yield weeks.moment_in(78, 4, f"16:{number + 2}5"), partial(_say, company, login, what, became)


def _promise(company: Company, who: User, what: str, now: datetime) -> None:
    Promise.make(what, team=company.teams["service"], due=weeks.TODAY.date(), by=who, at=now)


def _say(company: Company, login: str, what: str, became: str, now: datetime) -> None:
    promise, who = Promise.objects.get(what=what), company.people[login]
    if became == "done":
        promise.keep(by=who, at=now)
    else:
        PromiseWord.say(became, promise, by=who, at=now)


def _hold(company: Company, leader: User, now: datetime) -> None:
    DayStart.hold(company.teams["service"], now.date(), leader=leader, at=now)


def _close(company: Company, leader: User, line: str, now: datetime) -> None:
    held = DayStart.objects.get(team=company.teams["service"], on=now.date())
    held.close(line, by=leader, at=now)
