"""At the same moment: three people in three processes, each with their own connection, on either store."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

pytestmark = pytest.mark.both_stores


class Person:
    """Somebody who does what is said to them, when it is said."""

    def __init__(self, store: dict[str, str]) -> None:
        command = [sys.executable, "-m", "tests.deciding.at_once"]
        self.process = subprocess.Popen(
            command, env=store, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def hear(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")

    def answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def does(self, line: str) -> list[str]:
        self.hear(line)
        return self.answer().split()

    def leave(self) -> None:
        self.process.communicate(timeout=30)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Person]]:
    """Three people in a home that nobody else has, on the store of this round."""
    with _store(tmp_path_factory.mktemp("home")) as store, ExitStack() as goodbyes:
        somebody = []
        for _ in range(3):  # the first one makes the database
            somebody.append(Person(store))
            goodbyes.callback(somebody[-1].leave)
            assert somebody[-1].answer() == "ready"
        yield somebody


def test_who_plan_regular_work_at_the_same_moment_never_get_into_the_reserve(people):
    people[0].does("prepare Planners")

    outcomes = _at_once(people, ["plan Planners"] * 3)

    assert outcomes == Counter(done=2, reserve=1)
    assert people[0].does("sums Planners") == ["300.00", "0.00", "2"]


def test_who_each_choose_an_idea_at_the_same_moment_never_take_more_than_the_room(people):
    ideas = people[0].does("prepare Choosers")

    outcomes = _at_once(people, [f"choose {pk}" for pk in ideas])

    assert outcomes == Counter(done=2, no_room=1)
    assert people[0].does("sums Choosers") == ["0.00", "60.00", "2"]


def test_who_move_the_same_idea_at_the_same_moment_move_it_once_and_the_others_are_told(people):
    idea = people[0].does("prepare Movers")[0]

    outcomes = _at_once(people, [f"move {idea}"] * 3)

    assert outcomes == Counter(done=1, moved=2)
    assert people[0].does("sums Movers") == ["0.00", "30.00", "1"]


def _at_once(people: list[Person], lines: list[str]) -> Counter[str]:
    for person, line in zip(people, lines, strict=True):
        person.hear(line)
    return Counter(person.answer() for person in people)


@contextmanager
def _store(home: Path) -> Iterator[dict[str, str]]:
    product = {"WALLOFCHANGE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "wallofchange.house.settings"}
    environment = os.environ | product
    if address := os.environ.get("DATABASE_URL"):
        with _database(address, "at_once") as fresh:
            yield environment | {"DATABASE_URL": fresh}
    else:
        yield environment


@contextmanager
def _database(address: str, name: str) -> Iterator[str]:
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
