"""How many customers Heemwarm asked, by week and district: fewer of them answer as time goes by."""

from collections import Counter
from typing import Any, Final

import numpy as np

from wallofchange.house.demo import weeks
from wallofchange.house.demo.chance import stream
from wallofchange.house.demo.hearing import Heard
from wallofchange.house.demo.moving_in import Company
from wallofchange.listening.models import ANSWERED, Performance, Signal
from wallofchange.listening.models.measure import INVITED, Measure
from wallofchange.understanding.models.at_once import insert

ANSWERS: Final = (0.29, 0.25)  # the share of those asked that answers, in the first week and in the last
IN_THE_OUTAGE: Final = 0.18
SURVEYS: Final = ("visit", "contact", "bill", "birthday")


def invite(heard: Heard, company: Company, seed: int) -> int:
    """Set down how many were asked through each survey; return how many facts that is.

    Who answered is known already, so it is the others that are drawn: how many of them there are before so
    many have answered, at the share of that week.
    """
    chance = stream(seed, "who was asked and did not answer")
    sources = {company.sources[key].pk for key in SURVEYS}
    answered = Counter(_where(each.signal) for each in heard.said if _answers(each.signal, sources))
    facts = [
        Performance(**_week(week), source_id=source, moment_id=moment, unit=unit, kind=INVITED,
            value=float(n + chance.negative_binomial(n, _share(week))), measure=Measure.COUNT,
            about=Performance.About.UNIT, fingerprint=f"invited-{moment}-{unit}-{week}")
        for (source, moment, unit, week), n in sorted(answered.items())
    ]  # fmt: skip
    insert(facts)
    return len(facts)


def _answers(signal: Signal, sources: set[int]) -> bool:
    given = signal.score is not None or signal.expectation in ANSWERED
    known = bool(signal.unit) and signal.moment_id is not None and signal.source_id in sources
    return given and known and signal.said_at < weeks.moment_in(weeks.WEEKS + 1, 0, "00:00")


def _where(signal: Signal) -> tuple[int, int, str, int]:
    return signal.source_id, signal.moment_id or 0, signal.unit, weeks.week_of(signal.said_at)


def _share(week: int) -> float:
    if week == weeks.OUTAGE_WEEK:
        return IN_THE_OUTAGE
    return float(np.interp(week, (1, weeks.WEEKS), ANSWERS))


def _week(week: int) -> dict[str, Any]:
    """Its days, and when its count was there: the Monday after."""
    return {
        "starts_on": weeks.day(week),
        "ends_on": weeks.day(week, 6),
        "at": weeks.moment_in(week),
        "heard_at": weeks.moment_in(week + 1, 0, "06:00"),
    }
