"""Somebody in a process of their own: hears a line, does it, says what came of it. For test_two_people."""

from __future__ import annotations

import sys
from decimal import Decimal

from wallofchange.house.home import open_home

open_home()

from tests import cast  # noqa: E402  # models can only be imported once the home is open
from wallofchange.deciding.models import Capacity, Cycle, Idea, Stage  # noqa: E402
from wallofchange.diary.refused import Refused  # noqa: E402


def prepare(team: str) -> str:
    """A team with 400 hours, 80 of them reserved, and three ideas of 30 hours."""
    Capacity.objects.update_or_create(team=cast.team(team), defaults={"hours_a_week": 100})
    cast.team(team).add(cast.anna(), lead=True)
    ideas = [cast.idea(f"Idea {n}", of=team, by=cast.anna(), hours=30) for n in range(3)]
    _period(team)
    return " ".join(str(idea.pk) for idea in ideas)


def plan(team: str) -> str:
    _period(team).plan_regular("Tax rules", Decimal(150), by=cast.anna(), at=cast.MONDAY)
    return "done"


def choose(pk: str) -> str:
    Idea.objects.get(pk=pk).choose(by=cast.anna(), at=cast.MONDAY)
    return "done"


def move(pk: str) -> str:
    idea = Idea.objects.get(pk=pk)
    idea.move(Stage.SELECTION, by=cast.anna(), at=cast.MONDAY, expected=Stage.INVENTORY)
    return "done"


def sums(team: str) -> str:
    period = _period(team)
    return f"{period.regular} {period.improving} {period.bookings.filter(withdrawn_at=None).count()}"


def _period(team: str) -> Cycle:
    return Cycle.of(cast.team(team), cast.MONDAY.date())


def _answer(verb: str, noun: str) -> str:
    try:
        return {"prepare": prepare, "plan": plan, "choose": choose, "move": move, "sums": sums}[verb](noun)
    except Refused as refusal:
        return refusal.code


if __name__ == "__main__":
    print("ready", flush=True)
    for line in sys.stdin:
        print(_answer(*line.split()), flush=True)
