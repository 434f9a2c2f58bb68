"""Ten people in a process of their own, each on a thread: all do what a line says at once. For test_fifty."""

from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from django.db import connection

from tests import cast
from wallofchange.deciding.models import (
    Booking,
    Capacity,
    Cycle,
    Gesture,
    Idea,
    Mandate,
    Stage,
    WipLimit,
)
from wallofchange.deciding.visits import visit
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Customer, Signal

PEOPLE = 10
PROCESSES = 5


def prepare(team: str) -> str:
    """A team with 400 hours, 80 of them reserved, of which 2 a day are open; fifty ideas of 3 hours."""
    host = cast.team(team)
    host.add(cast.anna(), lead=True)
    cast.team("Guests").add(cast.anna(), lead=True)
    more = {"hours_a_week": 100, "open_hours": 2}
    Capacity.objects.update_or_create(team=host, defaults=more)
    Capacity.objects.update_or_create(team=cast.team("Guests"), defaults={"hours_a_week": 2000})
    for number in range(PEOPLE * PROCESSES):
        cast.idea(f"{team} {number}", of=team, by=cast.anna(), hours=3)
    cast.idea(f"Guest of {team}", of="Guests", by=cast.anna(), hours=3)
    WipLimit.agree(host, Stage.REALISATION, 4, by=cast.anna(), at=cast.MONDAY)
    _cycle(team)
    return "done"


def plan(team: str, number: int) -> None:
    """Ten hours of regular work each: 32 of fifty fit."""
    _cycle(team).plan_regular(f"Work {number}", Decimal(10), by=cast.anna(), at=cast.MONDAY)


def choose(team: str, number: int) -> None:
    """Three hours each of the forty that are not open to others: 13 of fifty fit."""
    Idea.objects.get(title=f"{team} {number}").choose(by=cast.anna(), at=cast.MONDAY)


def start(team: str, number: int) -> None:
    """Four at most in the making."""
    Idea.objects.get(title=f"{team} {number}").start(by=cast.anna(), at=cast.MONDAY)


def knock(team: str, _number: int) -> None:
    """Two hours each with the host: twenty days with two hours, each place taken once."""
    visit(Idea.objects.get(title=f"Guest of {team}"), cast.team(team), by=cast.anna(), at=cast.MONDAY)


def arrange(team: str) -> str:
    """A mandate for nothing but one free move in a period and € 40 a customer; somebody who spoke."""
    reach = {"hours": 0, "gesture": 40, "free_moves": 1, "above": cast.mirjam()}
    Mandate.give(cast.team(team), by=cast.mirjam(), at=cast.MONDAY, **reach)
    customer = Customer.objects.create(key=team, name="Els de Wit")
    for who in (customer, None):
        cast.signal(f"Of {team}", of=team, customer=who)
    return "done"


def free(team: str, number: int) -> None:
    """One of fifty ideas is chosen: there is one free move."""
    Idea.objects.get(title=f"{team} {number}").choose(by=cast.anna(), at=cast.MONDAY, free_move=True)


def extra(team: str, number: int) -> None:
    """€ 10 each: four fit for somebody we know, and four for somebody we do not."""
    spoken = Signal.objects.filter(source__team__name=team).order_by("pk")[number % 2]
    Gesture.make(spoken, Decimal(10), by=cast.anna(), at=cast.MONDAY)


def mixed(team: str, number: int) -> None:
    """Plan, give back, break the reserve and plan again, all through each other."""
    cycle = _cycle(team)
    if number % 5 == 0:
        cycle.exempt(Decimal(5), reason="A rule", until=cycle.ends_on, by=cast.anna(), at=cast.MONDAY)
    booking = cycle.plan_regular(f"Work {number}", Decimal(10), by=cast.anna(), at=cast.MONDAY)
    if number % 3 == 0:
        booking.give_back(by=cast.anna(), at=cast.TUESDAY)
        cycle.recount(at=cast.TUESDAY)


def sums(team: str) -> str:
    """What the row says, and what the bookings say, by kind."""
    cycle = _cycle(team)
    booked: Counter[str] = Counter()
    for booking in Booking.objects.standing().filter(cycle__team=cycle.team_id):
        booked[booking.kind] += int(booking.hours)
    places = [b.starts_at for b in Booking.objects.filter(cycle__team=cycle.team_id, kind="visiting")]
    return json.dumps(
        {
            "row": [int(cycle.regular), int(cycle.improving)],
            "booked": [booked["regular"], booked["improving"]],
            "kept": float(cycle.reserve - cycle.exempted),
            "over": float(cycle.regular - (cycle.hours - cycle.reserve + cycle.exempted)),
            "making": Idea.objects.filter(team=cycle.team_id, stage=Stage.REALISATION).count(),
            "places": len(places),
            "different": len(set(places)),
        }
    )


def _cycle(team: str) -> Cycle:
    return Cycle.of(cast.team(team), cast.MONDAY.date())


def _all_at_once(act: Callable[[str, int], None], team: str, first: int) -> str:
    """Ten threads, each with a connection of its own; how often it was done, and how often refused."""
    gate = threading.Barrier(PEOPLE)

    def one(number: int) -> str:
        gate.wait()
        try:
            act(team, number)
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(PEOPLE) as people:
        return json.dumps(Counter(people.map(one, range(first, first + PEOPLE))))


ACTS = {
    "plan": plan,
    "choose": choose,
    "start": start,
    "knock": knock,
    "mixed": mixed,
    "free": free,
    "extra": extra,
}

if __name__ == "__main__":
    print("ready", flush=True)
    for line in sys.stdin:
        verb, team, *first = line.split()
        if verb in ACTS:
            print(_all_at_once(ACTS[verb], team, int(first[0])), flush=True)
        else:
            print({"prepare": prepare, "arrange": arrange, "sums": sums}[verb](team), flush=True)
