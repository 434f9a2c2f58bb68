"""The rhythm of the teams, who is there and who is away, what is planned, and Digitaal's daily two hours."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from wallofchange.deciding.counting import end_exemptions
from wallofchange.deciding.models import Capacity, Cycle, Idea, RoomLeft, Stage, WipLimit
from wallofchange.deciding.visits import visit
from wallofchange.house.demo import weeks
from wallofchange.house.demo.moving_in import Company
from wallofchange.house.demo.telling import Event
from wallofchange.people.models import Absence, Membership, TeamDay, WorkWeek

# How each team plans, and since which week: who says so, the period, and its length in weeks.
RHYTHMS: Final = (
    ("service", "anna", "sprint", 2),
    ("field", "joke", "month", 1),
    ("digital", "bram", "sprint", 4),
)
# Hours a day that can be planned, beside talking with customers.
DAYS: Final = {"anna": "5.5", "tom": "6", "sefa": "6"}
OPENED: Final = weeks.moment_in(45, 0, "10:00")
AWAY: Final = (
    ("sefa", date(2026, 11, 6), date(2026, 11, 6), None),
    ("tom", date(2026, 11, 9), date(2026, 11, 13), None),
    ("kwame", date(2026, 10, 28), date(2026, 10, 28), "4"),
    ("dirk", date(2026, 11, 2), date(2026, 11, 6), None),
    ("anna", date(2025, 7, 21), date(2025, 8, 8), None),
)
PLANNED: Final = (
    ("service", "anna", 79, "Roosters van november", "36"),
    ("service", "anna", 79, "Nieuwe collega's inwerken", "48"),
    ("digital", "bram", 77, "Onderhoud van het planningspakket", "320"),
    ("digital", "bram", 77, "Koppeling met de groothandel", "260"),
    ("field", "joke", 76, "Wintercontrole van de bussen", "240"),
)
PICTURE: Final = "Foto van wat er gemaakt is"
VISITED: Final = (72, 73, 74, 75, 76, 77, 78)  # seven Tuesdays of two hours: 14 of 20
SAID: Final = ((56, "ziek"), (64, "vakantie"), (70, ""))  # what held Klantenservice back; nothing: quiet


def rooms(company: Company) -> Iterator[Event]:
    """Everything about room, in no order."""
    begin = weeks.moment_in(1, 0, "08:05")
    for number, rhythm in enumerate(RHYTHMS):
        yield begin + timedelta(minutes=number), partial(_arrange, company, *rhythm)
    for number, login in enumerate(DAYS):
        yield begin + timedelta(minutes=10 + number), partial(_work, company, login)
    yield OPENED, partial(_open, company)
    yield weeks.moment_in(70, 1, "11:00"), partial(_close_once, company)
    yield weeks.moment_in(78, 4, "16:00"), partial(_limit, company)
    yield weeks.moment_in(53, 0, "00:10"), end_exemptions
    for number, away in enumerate(AWAY):
        told = weeks.moment_in(9 if away[1].year == 2025 else 76, 2, "12:00")
        yield told + timedelta(minutes=number), partial(_away, company, *away)
    for number, work in enumerate(PLANNED):
        yield (
            weeks.moment_in(min(work[2] - 1, 78), 4, "15:00") + timedelta(minutes=number),
            partial(_plan, company, *work),
        )
    for week in VISITED:
        yield weeks.moment_in(week, 1, "09:20"), partial(_visit, company)
    for week, word in SAID:
        yield weeks.moment_in(week, 4, "09:10"), partial(_say, company, word)


def _arrange(company: Company, key: str, lead: str, period: str, length: int, now: datetime) -> None:
    team, by = company.teams[key], company.people[lead]
    Capacity.keep_rhythm(team, period, weeks=length, since=weeks.day(1), by=by, at=now)


def _work(company: Company, login: str, now: datetime) -> None:
    membership = Membership.objects.get(team=company.teams["service"], user=company.people[login])
    hours = [Decimal(DAYS[login])] * 5 + [Decimal(0)] * 2
    WorkWeek.arrange(membership, hours, by=company.people["anna"], at=now)


def _open(company: Company, now: datetime) -> None:
    """Two hours a day of Digitaal for small ideas of others, from two o'clock."""
    digital, bram = company.teams["digital"], company.people["bram"]
    Capacity.open_to_others(digital, Decimal(2), time(14), by=bram, at=now, on=now.date())


def _close_once(company: Company, now: datetime) -> None:
    words, on = "Kerstavond", date(2026, 12, 24)
    TeamDay.mark(company.teams["digital"], on, words=words, by=company.people["bram"], at=now)


def _limit(company: Company, now: datetime) -> None:
    WipLimit.agree(company.teams["service"], Stage.REALISATION, 4, by=company.people["anna"], at=now)


def _away(company: Company, login: str, first: date, last: date, hours: str | None, now: datetime) -> None:
    who = company.people[login]
    Absence.enter(who, first, last, hours=Decimal(hours) if hours else None, by=who, at=now)


def _plan(company: Company, key: str, lead: str, week: int, title: str, hours: str, now: datetime) -> None:
    cycle = Cycle.of(company.teams[key], weeks.day(week))
    cycle.plan_regular(title, Decimal(hours), by=company.people[lead], at=now)


def _visit(company: Company, now: datetime) -> None:
    idea = Idea.objects.get(title__startswith=PICTURE)
    visit(idea, company.teams["digital"], by=company.people["sefa"], at=now)


def _say(company: Company, word: str, now: datetime) -> None:
    """Of the period that ended the week before."""
    cycle = Cycle.of(company.teams["service"], now.date() - timedelta(weeks=2))
    RoomLeft.say(cycle, word, quiet=not word, by=company.people["tom"], at=now)
