"""Where Heemwarm wants to go: its vision and four levels, what hangs on them, and the limits of its teams."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Final

from wallofchange.deciding.models import CaseKey, Goal, Level, Limit
from wallofchange.house.demo import company, weeks
from wallofchange.house.demo.telling import Event, Teller
from wallofchange.learning.growing import limits

WRITTEN: Final = weeks.moment_in(5, 1, "15:00")
HUNG: Final = weeks.moment_in(77, 3, "16:00")  # once everything that hangs was there
PREPARED: Final = weeks.moment_in(78, 4, "11:00")
MEETING: Final = "Managementoverleg van oktober"
FOR_THE_MEETING: Final = "evening"


@dataclass(frozen=True)
class Said:
    """A level, its sentence, and what hangs on it: ideas by key, moments, and figures at a moment."""

    level: Level
    sentence: str
    ideas: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    figure: tuple[str, str] | None = None


LINE: Final = (
    Said(
        Level.VISION,
        "Niemand zit in de kou omdat wij het druk hadden.",
        ideas=("6",),
        figure=("below", company.BREAKDOWN),
    ),
    Said(
        Level.MISSION,
        "Warmte met een gezicht.",
        ideas=("1", "t8", "mourning"),
        moments=(company.CHECK,),
        figure=("exceeded", company.CHECK),
    ),
    Said(Level.STRATEGY, "Eerst in orde, dan bijzonder.", ideas=("5", "r2", "r8"), moments=(company.BILL,)),
    Said(
        Level.TACTIC,
        "Wij bellen eerst.",
        ideas=("2", "own-time", "bill-call"),
        moments=(company.BREAKDOWN,),
        figure=("below", company.BREAKDOWN),
    ),
    Said(
        Level.OPERATION,
        "Eén dag, één keer, één naam.",
        ideas=("t2", "t3", "7", "10"),
        moments=(company.ENGINEER, company.APPOINTMENT),
        figure=("nine_plus", company.ENGINEER),
    ),
)

# By whom, for which team, of what and how far.
LIMITS: Final = (
    (weeks.moment_in(45, 0, "10:00"), "anna", "service", Limit.Of.WAITING, "16"),
    (weeks.moment_in(45, 0, "11:00"), "joke", "field", Limit.Of.NINES, "40"),
    (weeks.moment_in(45, 1, "10:00"), "bram", "digital", Limit.Of.SIZE, "12"),
)


def goals(teller: Teller) -> Iterator[Event]:
    """Return what was written, hung and agreed, in no order."""
    yield WRITTEN, partial(_write, teller)
    yield HUNG, partial(_hang, teller)
    for at, who, team, of, bar in LIMITS:
        yield at, partial(_limit, teller, who, team, of, Decimal(bar))
    yield PREPARED, partial(_prepare, teller)


def look_at_limits(at: datetime) -> int:
    """Measure the limits on the morning of the story; what is crossed waits for the management."""
    return limits.pull(at=at)


def _write(teller: Teller, now: datetime) -> None:
    """Mirjam writes one line a level, each under the one before."""
    above: Goal | None = None
    for said in LINE:
        above = Goal.write(said.sentence, level=said.level, under=above, by=teller.person("mirjam"), at=now)


def _hang(teller: Teller, now: datetime) -> None:
    moments, by = teller.company.moments, teller.person("mirjam")
    for said in LINE:
        goal = Goal.objects.get(sentence=said.sentence)
        for key in said.ideas:
            goal.hang(teller.ideas[key], by=by, at=now)
        for moment in said.moments:
            goal.hang(moments[moment], by=by, at=now)
        if said.figure:
            goal.measure_by(said.figure[0], moment=moments[said.figure[1]], by=by, at=now)


def _limit(teller: Teller, who: str, team: str, of: str, bar: Decimal, now: datetime) -> None:
    Limit.set(teller.company.teams[team], of, bar, by=teller.person(who), at=now)


def _prepare(teller: Teller, now: datetime) -> None:
    """The one page of an idea lies ready for the management's meeting."""
    CaseKey.issue(teller.ideas[FOR_THE_MEETING], MEETING, by=teller.person("anna"), at=now)
