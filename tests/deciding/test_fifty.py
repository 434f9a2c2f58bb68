"""Fifty people at once: five processes of ten threads, on either store. The room stays what it is."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.deciding.persons import Person
from tests.servers.stores import store_of_its_own

pytestmark = pytest.mark.both_stores
PROCESSES = 5
EACH = 10


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Person]]:
    with store_of_its_own(tmp_path_factory.mktemp("home"), "fifty") as store, ExitStack() as goodbyes:
        everybody = [Person(store, "tests.deciding.crowd")]
        assert everybody[0].answer() == "ready"  # the first one makes the database
        everybody += [Person(store, "tests.deciding.crowd") for _ in range(PROCESSES - 1)]
        for person in everybody:
            goodbyes.callback(person.leave)
        assert all(person.answer() == "ready" for person in everybody[1:])
        yield everybody


def test_fifty_who_plan_regular_work_never_get_into_the_reserve(crowd):
    crowd[0].does("prepare Planners")

    outcomes = _at_once(crowd, "plan Planners")

    assert outcomes == Counter(done=32, reserve=18)
    assert _sums(crowd, "Planners")["row"] == _sums(crowd, "Planners")["booked"] == [320, 0]


def test_fifty_who_choose_never_take_more_than_the_room_and_nothing_that_is_open_to_others(crowd):
    crowd[0].does("prepare Choosers")

    outcomes = _at_once(crowd, "choose Choosers")

    assert outcomes == Counter(done=13, no_room=37)
    assert _sums(crowd, "Choosers")["row"] == _sums(crowd, "Choosers")["booked"] == [0, 39]


def test_fifty_who_begin_to_make_never_pass_the_limit_of_the_column(crowd):
    crowd[0].does("prepare Makers")

    outcomes = _at_once(crowd, "start Makers")

    assert outcomes == Counter(done=4, wip=46)
    assert _sums(crowd, "Makers")["making"] == 4


def test_fifty_who_knock_never_get_the_same_place(crowd):
    crowd[0].does("prepare Hosts")

    outcomes = _at_once(crowd, "knock Hosts")

    found = _sums(crowd, "Hosts")
    assert outcomes["done"] == found["places"] == found["different"]
    assert outcomes["done"] >= EACH


def test_fifty_who_use_the_free_move_of_a_period_use_one(crowd):
    crowd[0].does("prepare Free")
    crowd[0].does("arrange Free")

    outcomes = _at_once(crowd, "free Free")

    assert outcomes == Counter(done=1, outside=49)
    assert _sums(crowd, "Free")["row"] == _sums(crowd, "Free")["booked"] == [0, 3]


def test_fifty_who_do_something_extra_never_pass_what_is_left_for_a_customer(crowd):
    crowd[0].does("prepare Extra")
    crowd[0].does("arrange Extra")

    outcomes = _at_once(crowd, "extra Extra")

    assert outcomes == Counter(done=8, gesture=42)


def test_whatever_fifty_do_through_each_other_the_row_says_what_is_booked(crowd):
    crowd[0].does("prepare Everybody")

    _at_once(crowd, "mixed Everybody")

    found = _sums(crowd, "Everybody")
    assert found["row"] == found["booked"]
    assert found["over"] <= 0


def _at_once(crowd: list[Person], line: str) -> Counter[str]:
    for number, person in enumerate(crowd):
        person.hear(f"{line} {number * EACH}")
    return sum((Counter(json.loads(person.answer())) for person in crowd), Counter())


def _sums(crowd: list[Person], team: str) -> dict[str, object]:
    crowd[0].hear(f"sums {team}")
    found: dict[str, object] = json.loads(crowd[0].answer())
    return found
