"""Choosing ideas: the published knapsack, every choice tried by hand, and rules that clash."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.calc import METHODS
from wallofchange.measuring.choosing import Ideas, NothingFitsError, pick

# The worked example of the knapsack page of Google's OR-tools.
VALUES = [
    360, 83, 59, 130, 431, 67, 230, 52, 93, 125, 670, 892, 600, 38, 48, 147, 78, 256, 63, 17, 120, 164, 432,
    35, 92, 110, 22, 42, 50, 323, 514, 28, 87, 73, 78, 15, 26, 78, 210, 36, 85, 189, 274, 43, 33, 10, 19, 389,
    276, 312,
]  # fmt: skip
EFFORTS = [
    7, 0, 30, 22, 80, 94, 11, 81, 70, 64, 59, 18, 0, 36, 3, 8, 15, 42, 9, 0, 42, 47, 52, 32, 26,
    48, 55, 6, 29, 84, 2, 4, 18, 56, 7, 29, 93, 44, 71, 3, 86, 66, 31, 65, 0, 79, 20, 65, 52, 13,
]  # fmt: skip


def test_the_published_knapsack_is_solved_to_the_end():
    answer = METHODS["pick"].answer(
        {"value": VALUES, "effort": EFFORTS, "nine": [False] * 50, "capacity": 850}
    )

    assert (answer["value"], answer["effort"], answer["binding"]) == (7534, 850, ["capacity"])
    assert sum(VALUES[at] for at in answer["chosen"]) == 7534


def drawn(seed):
    draws = np.random.default_rng(seed)
    n = int(draws.integers(1, 8))
    return Ideas(
        tuple(draws.integers(-3, 10, n).tolist()),
        tuple(draws.integers(0, 6, n).tolist()),
        tuple((draws.random(n) < 0.5).tolist()),
        float(draws.integers(0, 12)),
        float(draws.choice([0, 0.3, 0.5, 1])),
        tuple(tuple(draws.integers(0, n, 2).tolist()) for _ in range(draws.integers(0, 3))),
        tuple(tuple(sorted({*draws.integers(0, n, 2).tolist()})) for _ in range(draws.integers(0, 3))),
    )


@given(st.integers(0, 100_000))
def test_no_choice_by_hand_is_better(seed):
    ideas = drawn(seed)
    places = range(len(ideas.value))
    choices = [[at for at in places if took[at]] for took in product((0, 1), repeat=len(places))]
    possible = [sum(ideas.value[at] for at in each) for each in choices if ideas.keeps(each)]

    try:
        found = pick(ideas)
    except NothingFitsError:
        assert possible == []
    else:
        assert found.value == max(possible)
        assert ideas.keeps(found.chosen)


def test_the_rule_that_costs_value_is_named():
    ideas = Ideas((10, 9, 5), (3, 3, 3), (False, False, True), 6, 0.5)

    assert pick(ideas).chosen == (0, 2)
    assert pick(ideas).binding == ("nine_min_share",)


def test_an_idea_that_needs_another_brings_it_along():
    found = METHODS["pick"].answer(
        {"value": [10, -2, 3], "effort": [1, 1, 1], "nine": [False] * 3, "capacity": 2, "requires": [[0, 1]]}
    )

    assert (found["chosen"], found["binding"]) == ([0, 1], ["capacity", "requires"])


def test_exactly_one_of_a_group_is_taken():
    found = METHODS["pick"].answer(
        {"value": [5, 4, 3], "effort": [1, 1, 1], "capacity": 9, "one_of": [[0, 1]]}
    )

    assert (found["chosen"], found["binding"]) == ([0, 2], ["one_of"])


def test_with_room_for_all_nothing_binds_and_what_costs_nothing_is_taken():
    found = METHODS["pick"].answer({"value": [5, 4], "effort": [0, 2], "capacity": 2})

    assert (found["chosen"], found["binding"]) == ([0, 1], [])


def test_hours_are_not_stretched_by_the_tolerance_of_the_solver():
    ideas = Ideas((1, 1), (500_000.0, 500_000.3), (False, False), 1_000_000)

    assert len(pick(ideas).chosen) == 1
    assert pick(Ideas((1, 1), (0.1, 0.2), (False, False), 0.3)).chosen == (0, 1)


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ({"one_of": [[1]]}, "capacity: 5: cannot be kept together with one_of[0] ([1])"),
        (
            {"one_of": [[0], [2]], "nine_min_share": 0.9},
            "nine_min_share: 0.9: cannot be kept together with one_of",
        ),
        ({"one_of": [[0, 2], [0], [2]]}, "one_of[0]: [0, 2]: cannot be kept together with one_of[1] ([0])"),
        (
            {"one_of": [[0]], "requires": [[0, 1]]},
            "requires[0]: [0, 1]: cannot be kept together with capacity (5)",
        ),
    ],
)
def test_rules_that_contradict_each_other_are_named_the_fewest_first(rules, line):
    question = {"value": [5, 9, 4], "effort": [2, 8, 1], "nine": [False, False, True], "capacity": 5}

    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the line is compared below
        METHODS["pick"].answer(question | rules)

    assert str(refusal.value).startswith(line)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"effort": [1]}, "effort: [1]: must be as long as value (2, not 1)"),
        ({"effort": [1, -1]}, "effort[1]: -1: must be at least 0"),
        ({"capacity": -1}, "capacity: -1: must be at least 0"),
        ({"nine": [1, 0]}, "nine[0]: 1: must be true or false"),
        ({"nine_min_share": 1.5}, "nine_min_share: 1.5: must be at most 1"),
        ({"requires": [[0, 2]]}, "requires[0]: 2: must be a place from 0 to 1"),
        ({"requires": [[0]]}, "requires[0]: [0]: must be two places"),
        ({"one_of": [[0, 0]]}, "one_of[0]: [0, 0]: must name each place once"),
        ({"one_of": [[]]}, "one_of[0]: []: must hold at least 1"),
    ],
)
def test_what_cannot_be_is_refused(change, line):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the line is compared below
        METHODS["pick"].answer({"value": [1, 2], "effort": [1, 1], "capacity": 1} | change)

    assert line in str(refusal.value)
