"""What a plan can show, before it starts: reckoned from how its moment is answered now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from wallofchange.deciding.models import Hypothesis, Idea, Kind
from wallofchange.learning.planning.answered import WEEK, Answered
from wallofchange.measuring.comparison import MEASURES, Measure
from wallofchange.measuring.foreseen import Aim, Foreseen, Setting, Sides, foresee
from wallofchange.measuring.spread import How, Spread

MOST_WEEKS = 26  # half a year: longer than that nobody waits
SURE = 0.8

HOW: dict[str, How] = {Kind.NINE: "top", Kind.SEVEN: "bottom"}
SIDES = {
    Hypothesis.Design.BEFORE_AFTER: Sides.BEFORE,
    Hypothesis.Design.RANDOMISED: Sides.LOT,
    Hypothesis.Design.CONTROLLED: Sides.PLACES,
    Hypothesis.Design.STAGGERED: Sides.PLACES,
    Hypothesis.Design.SYNTHETIC: Sides.MIX,
    Hypothesis.Design.FORECAST: Sides.BEFORE,
}


@dataclass(frozen=True)
class Outlook:
    """The plan as it is, and the same change by every other measure."""

    plan: Mapping[str, Any]
    answered: Answered
    setting: Setting
    how: How
    found: Foreseen
    others: tuple[Foreseen, ...]
    known: tuple[int, int]  # places with and without the change that answer

    @property
    def measure(self) -> str:
        return self.found.aim.measure

    @property
    def enough(self) -> bool:
        """Whether it will most likely be seen by the planned end, if it is there."""
        return self.found.power >= SURE

    @property
    def ever(self) -> bool:
        """Whether half a year of measuring would do."""
        return self.found.within(MOST_WEEKS)

    @property
    def longer(self) -> date | None:
        """The last day of the whole weeks in which it is seen; None where it is soon enough, or never."""
        if self.enough or self.found.weeks is None or not self.ever:
            return None
        return self.until(self.found.weeks)

    @property
    def better(self) -> Foreseen | None:
        """The measure that shows the same change soonest, where the chosen one does not within the plan."""
        if self.enough:
            return None
        sooner = [each for each in self.others if each.within(MOST_WEEKS) and self._sooner(each)]
        return min(sooner, key=lambda each: (each.weeks or 0, each.needed or 0), default=None)

    @property
    def at_best(self) -> Foreseen:
        """The same plan with half a year of measuring."""
        return self._with(self.setting.per_week)

    @property
    def rate_needed(self) -> float | None:
        """Answers a week with which half a year would do; None where no number would."""
        low, high = self.setting.per_week, max(self.setting.per_week, 1.0) * 2.0**12
        if self._with(high).power < SURE:
            return None
        for _ in range(25):
            middle = (low + high) / 2
            low, high = (middle, high) if self._with(middle).power < SURE else (low, middle)
        return high

    def _with(self, per_week: float) -> Foreseen:
        icc = self.answered.alike(self.found.aim.measure)
        return foresee(replace(self.setting, per_week=per_week, weeks=MOST_WEEKS, alike=icc), self.found.aim)

    def until(self, weeks: int) -> date:
        """The last day of so many whole weeks of measuring, the planned ones at least."""
        first: date = self.plan["measure_from"]
        planned = ((self.plan["measure_until"] - first).days + 1) // 7
        last: date = first + max(weeks, planned, 1) * WEEK - timedelta(days=1)
        return last

    def ready(self) -> date | None:
        """The day on which the answers needed are there, at today's rate."""
        if self.found.needed is None or not self.setting.per_week:
            return None
        days = self.found.needed / self.setting.per_week * 7
        first: date = self.plan["measure_from"]
        return first + timedelta(days=round(days)) if days < 36500 else None

    def _sooner(self, other: Foreseen) -> bool:
        """By a quarter at least: a change of measure must be worth it."""
        mine, theirs = self.found.needed, other.needed
        return theirs is not None and (mine is None or theirs <= 0.75 * mine)


def outlook_of(
    idea: Idea, plan: Mapping[str, Any], today: date, answered: Answered | None = None
) -> Outlook | None:
    """Reckon a plan; None while its measure, its difference or a window is missing, or ends before it begins.

    plan: the fields of a Hypothesis, as a form cleans them. answered: where it was looked up already.
    """
    if not all(plan.get(name) for name in NEEDED) or plan["measure_until"] < plan["measure_from"]:
        return None
    answered = answered or Answered.lately(idea, plan, today)
    spread = answered.spread
    how = HOW.get(idea.kind, "all")
    setting, known = _setting(plan, answered, spread)
    measure: Measure = plan["measure"]
    hoped = spread.reaching(measure, plan["worthwhile"], how)
    found = _foreseen(setting, answered, Aim(measure, plan["worthwhile"], hoped))
    others = () if hoped is None else tuple(_others(setting, answered, spread, hoped, measure))
    return Outlook(plan, answered, setting, how, found, others, known)


NEEDED = (
    "measure",
    "worthwhile",
    "design",
    "baseline_from",
    "baseline_until",
    "measure_from",
    "measure_until",
)


def _others(
    setting: Setting, answered: Answered, spread: Spread, hoped: Spread, chosen: Measure
) -> Iterable[Foreseen]:
    for name in MEASURES:
        if name == chosen or (name == "nps" and not spread.scale.has_nps):
            continue
        effect = hoped.value(name, spread) - (0.5 if name == "ordinal" else spread.value(name))
        if effect > 1e-9:
            yield _foreseen(setting, answered, Aim(name, effect, hoped))


def _foreseen(setting: Setting, answered: Answered, aim: Aim) -> Foreseen:
    return foresee(replace(setting, alike=answered.alike(aim.measure)), aim)


def _setting(plan: Mapping[str, Any], answered: Answered, spread: Spread) -> tuple[Setting, tuple[int, int]]:
    sides = SIDES[Hypothesis.Design(plan["design"])]
    places = answered.places
    treated = [unit for unit in _treated(plan) if unit in places]
    known = (len(treated), len(places) - len(treated))
    days = (plan["measure_until"] - plan["measure_from"]).days + 1 - _left_out(plan)
    first, last = plan["baseline_from"], plan["baseline_until"]
    part = 1.0
    if plan["design"] == Hypothesis.Design.FORECAST and places:
        part = sum(week.n for unit in treated for week in answered.lately_by_unit[unit]) / max(
            1, answered.all_lately.n
        )
    setting = Setting(
        today=spread,
        before=answered.before(first, last) * part,
        per_week=answered.per_week * part,
        weeks=max(0.0, days / 7),
        sides=sides,
        places=known if sides in (Sides.PLACES, Sides.MIX) else (len(places), 0),
        looks=_looks(plan) / (1 - part if 0 < part < 1 else 1.0),
    )
    return setting, known


def _treated(plan: Mapping[str, Any]) -> list[str]:
    named = [*(plan.get("treated_units") or []), *(plan.get("unit_starts") or {})]
    return list(dict.fromkeys(named))


def _looks(plan: Mapping[str, Any]) -> float:
    """By what factor the planned looks raise the answers."""
    from wallofchange.measuring.planned_looks import more_for_looks

    first, last = plan["measure_from"], plan["measure_until"]
    days = (last - first).days + 1
    parts = {_part(look, first, days) for look in plan.get("looks") or []}
    inside = sorted({round(part, 2) for part in parts if 0.01 <= part < 0.995})
    return more_for_looks((*inside, 1.0)) if inside and days > 0 else 1.0


def _part(look: Any, first: date, days: int) -> float:
    if isinstance(look, str):
        return ((date.fromisoformat(look) - first).days + 1) / max(1, days)
    return float(look)


def _left_out(plan: Mapping[str, Any]) -> int:
    """Days after the change that are left out."""
    first, last = plan["measure_from"], plan["measure_until"]
    days: set[int] = set()
    for each in plan.get("exclusions") or []:
        begin, end = (date.fromisoformat(str(each[name])) for name in ("from", "until"))
        days |= set(range(max(begin, first).toordinal(), min(end, last).toordinal() + 1))
    return len(days)
