"""Speed of adaptation: how long from a customer's word to a proven change, with all that is still open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wallofchange.deciding.models import Idea, Stage
from wallofchange.deciding.models.stage import EXITS, IN_HAND
from wallofchange.learning.programme.passages import UNMEASURED, UNPROVEN, Passage

if TYPE_CHECKING:
    from wallofchange.measuring.competing import Incidence
    from wallofchange.measuring.estimate import Estimate
    from wallofchange.measuring.flow import Flow
    from wallofchange.measuring.lead_time import LeadTime

FEWEST = 5  # ideas before anything is said of a step
SOON, LATER = 30, 90  # days
WATCHED = (Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION)  # a change that is measured waits by plan
MOST_ALARMS = 3
KNOWN_STAYS = 10  # that ended, before an age is called unusual
LOOKED_BACK = 26  # weeks of work done, drawn from for a date
WINDOWS = (52, 26, 13)  # weeks; the longest steady one is told
DAY = timedelta(days=1)

REACHED = "reached"
STEP_LABELS = {
    "word_to_idea": _("from the first word to an idea on the wall"),
    "idea_to_chosen": _("from the wall to chosen"),
    "chosen_to_live": _("from chosen to live"),
    "live_to_proven": _("from live to proven"),
    "word_to_live": _("from the first word to live"),
    "word_to_proven": _("from the first word to proven"),
}
EXIT_LABELS = {
    **{str(stage): stage.label for stage in EXITS},
    UNMEASURED: _("done, not measured"),
    UNPROVEN: _("concluded without proof"),
}

Moment = Callable[[Passage], datetime | None]
STEPS: dict[str, tuple[Moment, Moment]] = {
    "word_to_idea": (lambda way: way.voiced, lambda way: way.pinned),
    "idea_to_chosen": (lambda way: way.pinned, lambda way: way.chosen),
    "chosen_to_live": (lambda way: way.chosen, lambda way: way.live),
    "live_to_proven": (lambda way: way.live, lambda way: way.proven),
    "word_to_live": (lambda way: way.voiced, lambda way: way.live),
    "word_to_proven": (lambda way: way.voiced, lambda way: way.proven),
}


@dataclass(frozen=True)
class Step:
    """One step of the way, in days: the median of what stays, and the part that left by each way."""

    name: str
    time: LeadTime
    ways: dict[str, Incidence]  # "reached", and by name each way out that somebody took

    @property
    def label(self) -> str:
        return str(STEP_LABELS[self.name])

    @property
    def left(self) -> int:
        """Ideas that took a way out."""
        return sum(way.left for name, way in self.ways.items() if name != REACHED)

    @property
    def open(self) -> int:
        """Ideas that are still on their way."""
        return self.time.n - self.time.finished - self.left

    @property
    def soon(self) -> Estimate | None:
        return self.ways[REACHED].by(SOON)

    @property
    def later(self) -> Estimate | None:
        return self.ways[REACHED].by(LATER)


@dataclass(frozen=True)
class Ageing:
    """An idea that hangs somewhere longer than 85 in 100 did; both in days."""

    idea: Idea
    stage: Stage
    days: int
    usual: int


@dataclass(frozen=True)
class Speed:
    """All there is to say of speed; steps by name, with too few ideas left out."""

    at: datetime
    ideas: int
    wordless: int
    steps: dict[str, Step]
    ageing: list[Ageing]
    in_the_making: int
    done_by: tuple[date | None, ...]  # at 50, 85 and 95 in 100; empty where nothing can be said
    weeks: int
    flow: Flow | None


def speed(ways: Sequence[Passage], *, at: datetime) -> Speed | None:
    """How fast words become changes; None for fewer than five ideas."""
    if len(ways) < FEWEST:
        return None
    steps = {name: _step(name, ways, at) for name in STEPS}
    done_by, weeks = _forecast(ways, at)
    return Speed(
        at,
        len(ways),
        sum(way.voiced is None for way in ways),
        {name: step for name, step in steps.items() if step},
        _ageing(ways, at),
        sum(way.idea.stage in IN_HAND for way in ways),
        done_by,
        weeks,
        _flow(ways, at),
    )


def _step(name: str, ways: Sequence[Passage], at: datetime) -> Step | None:
    import numpy as np

    from wallofchange.measuring.competing import incidence
    from wallofchange.measuring.lead_time import lead_time

    spans = [span for way in ways if (span := _span(way, *STEPS[name], at))]
    if len(spans) < FEWEST:
        return None
    durations = np.array([days for days, _how in spans])
    names = [REACHED, *sorted({how for _days, how in spans} - {"", REACHED})]
    codes = {how: place for place, how in enumerate(names, 1)}
    way_out = np.array([codes.get(how, 0) for _days, how in spans])
    return Step(
        name,
        lead_time(durations, (way_out == codes[REACHED]).astype(float)),
        {how: incidence(durations, way_out, code) for how, code in codes.items()},
    )


def _span(way: Passage, begin: Moment, end: Moment, at: datetime) -> tuple[float, str] | None:
    """Days, and how it ended: reached, by which way out, or empty while it is open."""
    since = begin(way)
    if since is None:
        return None
    if (until := end(way)) is not None:
        return max((until - since) / DAY, 0.0), REACHED
    if way.gone is not None:
        return max((way.gone - since) / DAY, 0.0), way.exit
    return max((at - since) / DAY, 0.0), ""


def _ageing(ways: Sequence[Passage], at: datetime) -> list[Ageing]:
    """What hangs longest beyond what is usual, at most three: an alarm that always rings is no alarm."""
    import numpy as np

    from wallofchange.measuring.flow import usual_age

    old: list[Ageing] = []
    for stage in WATCHED:
        stays = [(way.idea, stay) for way in ways for stay in way.stays if stay.stage == stage]
        left = np.array([stay.until is not None for _idea, stay in stays], dtype=float)
        days = np.array([((stay.until or at) - stay.since) / DAY for _idea, stay in stays])
        if left.sum() < KNOWN_STAYS or (usual := usual_age(days, left)) is None:
            continue
        waits = [(idea, int(day)) for (idea, stay), day in zip(stays, days, strict=True) if not stay.until]
        old += [Ageing(idea, stage, day, round(usual)) for idea, day in waits if day > round(usual)]
    return sorted(old, key=lambda each: each.usual - each.days)[:MOST_ALARMS]


def _forecast(ways: Sequence[Passage], at: datetime) -> tuple[tuple[date | None, ...], int]:
    """By when what is in the making is live, at the pace of the last half year; and the weeks drawn from."""
    from wallofchange.measuring.flow import weeks_until

    today = timezone.localdate(at)
    monday = today - timedelta(days=today.weekday())
    first = min(timezone.localdate(way.pinned) for way in ways)
    weeks = min(LOOKED_BACK, (monday - first).days // 7)
    done = [0] * max(weeks, 0)
    for way in ways:
        if way.live and way.chosen:
            place = (monday - timezone.localdate(way.live) - DAY).days // 7
            if 0 <= place < weeks and timezone.localdate(way.live) < monday:
                done[place] += 1
    making = sum(way.idea.stage in IN_HAND for way in ways)
    waits = weeks_until(done, making) if making else ()
    return tuple(monday + timedelta(weeks=wait) if wait else None for wait in waits), weeks


def _flow(ways: Sequence[Passage], at: datetime) -> Flow | None:
    """In hand, how many stay how long: over the longest window in which as many came as went."""
    import numpy as np

    from wallofchange.measuring.flow import little

    through = [way for way in ways if way.chosen]
    if not through:
        return None
    came, went = (
        np.array(list(times)) for times in zip(*(_in_hand(way, at) for way in through), strict=True)
    )
    windows = [little(came, went, -7.0 * weeks, 0.0) for weeks in WINDOWS if came.min() <= -7.0 * weeks]
    return next((flow for flow in windows if flow.steady), windows[0] if windows else None)


def _in_hand(way: Passage, at: datetime) -> tuple[float, float]:
    """When it came in hand and when it left, in days before now."""
    chosen, left = way.chosen or at, way.live or way.gone
    return (chosen - at) / DAY, (left - at) / DAY if left else float("inf")
