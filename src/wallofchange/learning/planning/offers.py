"""Another way to measure that does show it: each is reckoned before it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning.planning.outlook import MOST_WEEKS, Outlook, outlook_of

FEWEST_PLACES = 12  # six with and six without
LONG_BEFORE = timedelta(weeks=26)
DECIMALS = {"mean": 2, "nps": 1}


@dataclass(frozen=True)
class Offer:
    """What would change in the plan, and what that plan would show."""

    name: str  # longer, measure, before, places or lot
    changes: dict[str, Any]
    then: Outlook


def offers_of(idea: Idea, now: Outlook, today: date) -> list[Offer]:
    """The ways that show it within half a year, lightest change first; for a plan that shows it, only the
    one that would show as well that it was us."""
    tried = _ways(now) if not now.enough else _proofs(idea, now)
    found = [_offer(idea, now, name, changes, today) for name, changes in tried]
    return [offer for offer in found if offer is not None]


def _offer(idea: Idea, now: Outlook, name: str, changes: dict[str, Any], today: date) -> Offer | None:
    answered = None if name == "before" else now.answered
    then = outlook_of(idea, {**now.plan, **changes}, today, answered)
    if then is None or not then.found.within(MOST_WEEKS):
        return None
    until = then.until(then.found.weeks or 1)
    longer = {} if then.enough else {"measure_until": until}
    if longer:
        then = outlook_of(idea, {**now.plan, **changes, **longer}, today, then.answered)
    return Offer(name, changes | longer, then) if then and then.enough else None


def _ways(now: Outlook) -> Iterator[tuple[str, dict[str, Any]]]:
    if now.longer:
        yield "longer", {"measure_until": now.longer}
    if now.better:
        yield "measure", _measured_by(now.better.aim.measure, now.better.aim.effect)
    before = now.plan["baseline_until"] - LONG_BEFORE + timedelta(days=1)
    if before < now.plan["baseline_from"]:
        yield "before", {"baseline_from": before}
    if now.plan["design"] not in (Hypothesis.Design.RANDOMISED, Hypothesis.Design.BEFORE_AFTER):
        yield "lot", {"design": str(Hypothesis.Design.RANDOMISED), "treated_units": [], "unit_starts": {}}


def _proofs(idea: Idea, now: Outlook) -> Iterator[tuple[str, dict[str, Any]]]:
    """Start in half of the places, drawn by lot: the others show what would have been."""
    places = now.answered.places
    if now.plan["design"] == Hypothesis.Design.BEFORE_AFTER and len(places) >= FEWEST_PLACES:
        drawn = Random(idea.pk).sample(places, len(places) // 2)  # noqa: S311 - the same draw each time
        yield "places", {"design": str(Hypothesis.Design.CONTROLLED), "treated_units": sorted(drawn)}


def _measured_by(measure: str, effect: float) -> dict[str, Any]:
    """A difference as one would type it: never more than was reckoned."""
    digits = DECIMALS.get(measure, 3)
    return {"measure": measure, "worthwhile": max(int(effect * 10**digits) / 10**digits, 10**-digits)}
