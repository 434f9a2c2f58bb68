"""The people of Heemwarm read along: ten answers a sitting, off the pile of the page, two of them by lot."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, partial
from typing import Any, Final

import numpy as np

from wallofchange.house.demo import weeks
from wallofchange.house.demo.chance import stream
from wallofchange.house.demo.hearing import Heard, Said
from wallofchange.house.demo.meant import meant
from wallofchange.house.demo.moving_in import Company
from wallofchange.house.demo.telling import Event
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team, User
from wallofchange.understanding import audit
from wallofchange.understanding.models import Correction, Gist, Review
from wallofchange.understanding.queue import deck

SITTINGS: Final = (  # each week: who, on which day, at what time
    ("mirjam", 0, "16:41"), ("anna", 1, "16:11"), ("joke", 1, "15:33"), ("sefa", 2, "13:02"),
    ("tom", 2, "16:43"), ("anna", 3, "13:17"), ("dirk", 3, "16:52"), ("sefa", 4, "13:04"),
    ("tom", 4, "13:31"),
)  # fmt: skip
IN_WEEKS: Final = (76, 77, 78)
ONCE: Final = ("noor", 78, 3, "13:47")  # few customers write to Digitaal: its part of what was drawn is small
DRAWN_IN: Final = {"service": (76, 77, 78), "field": (76, 78), "digital": (76,)}  # team, weeks
DRAWN_AT: Final = "07:05"
EACH: Final = timedelta(seconds=12)  # ten are read in two minutes
LETS_STAND: Final = 0.04  # how often somebody passes over what is wrong


@dataclass(frozen=True)
class Lots:
    """What was drawn for the audit sample, and when: it is read before the doors open, however old it is."""

    drawn: tuple[tuple[datetime, list[Signal]], ...]

    @classmethod
    def of(cls, heard: Heard, company: Company, seed: int) -> "Lots":
        """As many at a time as the worker draws, from all that a team had heard by then."""
        chance = stream(seed, "the audit sample")
        drawn: list[tuple[datetime, list[Signal]]] = []
        for team, at in _draws():
            known = {signal.fingerprint for _at, signals in drawn for signal in signals}
            written = _written(heard, company.teams[team], at)
            left = [signal for signal in written if signal.fingerprint not in known]
            lots = chance.choice(len(left), min(audit.MORE, len(left)), replace=False)
            drawn.append((at, [left[int(lot)] for lot in lots]))
        return cls(tuple(drawn))

    @cached_property
    def fingerprints(self) -> frozenset[str]:
        return frozenset(signal.fingerprint for _at, signals in self.drawn for signal in signals)

    def __contains__(self, said: Said) -> bool:
        return said.signal.fingerprint in self.fingerprints

    def events(self) -> Iterator[Event]:
        for at, signals in self.drawn:
            yield at, partial(_mark, signals)


def reading_along(company: Company, heard: Heard, seed: int) -> Iterator[Event]:
    """Every sitting of the last three weeks, in no order."""
    known = {each.signal.pk: each for each in heard.said}
    chance = stream(seed, "what somebody passes over")
    for week in IN_WEEKS:
        for login, day, clock in SITTINGS:
            sit = partial(_sit, company.people[login], known, chance)
            yield weeks.moment_in(week, day, clock), sit
    login, week, day, clock = ONCE
    yield weeks.moment_in(week, day, clock), partial(_sit, company.people[login], known, chance)


def _draws() -> list[tuple[str, datetime]]:
    every = [(week, team) for team, drawn_in in DRAWN_IN.items() for week in drawn_in]
    return [(team, weeks.moment_in(week, 0, DRAWN_AT)) for week, team in sorted(every)]


def _written(heard: Heard, team: Team, until: datetime) -> list[Signal]:
    signals = (each.signal for each in heard.said)
    return [
        each for each in signals if each.words and each.source.team_id == team.pk and each.said_at < until
    ]


def _mark(signals: list[Signal], now: datetime) -> None:
    audit.mark([signal.pk for signal in signals], at=now)


def _sit(reader: User, known: dict[int, Said], chance: np.random.Generator, now: datetime) -> None:
    """The next ten of the pile, without what was not said yet."""
    later = list(Gist.objects.filter(said_at__gt=now).values_list("pk", flat=True))
    for number, gist in enumerate(deck(reader, at=now, without=later)):
        better = {} if chance.random() < LETS_STAND else _better(known[gist.pk], gist)
        Review.record(gist, better, by=reader, at=now + number * EACH)


def _better(said: Said, gist: Gist) -> dict[str, Any]:
    read = {field: gist.value_of(field) for field in Correction.Field.values}
    return {field: value for field, value in meant(said, read).items() if value != read[field]}
