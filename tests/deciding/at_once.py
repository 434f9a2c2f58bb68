"""Somebody in a process of their own: hears a line, does it, says what came of it. For test_two_people."""

from __future__ import annotations

import sys
from decimal import Decimal

from django.test import Client

from tests import cast
from wallofchange.deciding.models import Capacity, Cycle, Evidence, Goal, Idea, Level, Remark, Stage
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal


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


def sentences(name: str) -> str:
    """Three ideas about the same, and two sentences that nobody pinned yet."""
    cast.team().add(cast.anna(), lead=True)
    ideas = [cast.idea(f"{name} {n}", signals=[cast.heard(f"{name} said {n}")]) for n in range(3)]
    return " ".join(str(each.pk) for each in [*ideas, cast.heard(f"{name} one"), cast.heard(f"{name} two")])


def pin(given: str) -> str:
    """Hang up an idea called so, with these sentences: `name:signal,signal`."""
    name, _, keys = given.partition(":")
    said = Signal.objects.filter(pk__in=keys.split(","))
    Idea.pin(name, team=cast.team(), by=cast.anna(), at=cast.MONDAY, signals=said)
    return "done"


def join(given: str) -> str:
    """Pin these sentences to this idea: `idea:signal,signal`."""
    pk, _, keys = given.partition(":")
    said = Signal.objects.filter(pk__in=keys.split(","))
    return str(Idea.objects.get(pk=pk).attach(said, by=cast.anna(), at=cast.MONDAY))


def merge(pair: str) -> str:
    """The first becomes part of the second: `idea:idea`."""
    pk, _, into = pair.partition(":")
    Idea.objects.get(pk=pk).merge_into(Idea.objects.get(pk=into), by=cast.anna(), at=cast.MONDAY)
    return "done"


def apart(pk: str) -> str:
    Idea.objects.get(pk=pk).undo(by=cast.anna(), at=cast.TUESDAY)
    return "done"


def hanging(name: str) -> str:
    """How many ideas called so hang on the wall, with how many pins, of how many sentences."""
    ideas = Idea.objects.on_the_wall().filter(title__startswith=name)
    pinned = Evidence.objects.filter(idea__in=ideas)
    return f"{ideas.count()} {pinned.count()} {pinned.values('signal').distinct().count()}"


def press(given: str) -> str:
    """Send the form of a remark as a browser does, from a page drawn with this token: `idea:token`."""
    pk, _, token = given.partition(":")
    client = Client(SERVER_NAME="localhost", headers={"Accept": "text/html,application/xhtml+xml"})
    client.force_login(cast.anna())
    sent = client.post(f"/ideas/{pk}/remarks/", {"words": "I ask around", "csrfmiddlewaretoken": token})
    return sent.headers["Location"]


def remarks(pk: str) -> str:
    return str(Remark.objects.filter(idea=pk).count())


def two_goals(name: str) -> str:
    """Two tactics beside each other, each of which could hang under the other."""
    goals = [
        Goal.write(f"{name} {n}", level=Level.TACTIC, by=cast.mirjam(), at=cast.MONDAY) for n in range(2)
    ]
    return " ".join(str(goal.pk) for goal in goals)


def hang_under(pair: str) -> str:
    """Hang the first under the second."""
    pk, under = pair.split(":")
    Goal.objects.get(pk=pk).place(under=Goal.objects.get(pk=under), by=cast.mirjam(), at=cast.MONDAY)
    return "done"


def sums(team: str) -> str:
    period = _period(team)
    return f"{period.regular} {period.improving} {period.bookings.filter(withdrawn_at=None).count()}"


def _period(team: str) -> Cycle:
    return Cycle.of(cast.team(team), cast.MONDAY.date())


def _answer(verb: str, noun: str) -> str:
    try:
        return {
            "prepare": prepare,
            "plan": plan,
            "choose": choose,
            "move": move,
            "sums": sums,
            "sentences": sentences,
            "pin": pin,
            "join": join,
            "merge": merge,
            "apart": apart,
            "hanging": hanging,
            "press": press,
            "remarks": remarks,
            "two_goals": two_goals,
            "hang_under": hang_under,
        }[verb](noun)
    except Refused as refusal:
        return refusal.code


if __name__ == "__main__":
    print("ready", flush=True)
    for line in sys.stdin:
        print(_answer(*line.split()), flush=True)
