"""A choice that stands, and what a little more room would add."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallofchange.measuring.choosing import Ideas, NothingFitsError, pick
from wallofchange.measuring.steady import more_room, steadiness

ONE_OR_THE_OTHER = Ideas((10, 9), (5, 5), (False, False), 5)


def test_ideas_that_are_worth_about_the_same_are_chosen_about_as_often():
    first, second = steadiness(ONE_OR_THE_OTHER, (3, 3), draws=600)

    assert first + second == pytest.approx(1)
    assert first == pytest.approx(0.593, abs=0.06)  # P(N(1, √18) > 0)


def test_the_same_seed_draws_the_same():
    assert steadiness(ONE_OR_THE_OTHER, (3, 3)) == steadiness(ONE_OR_THE_OTHER, (3, 3))


def test_without_doubt_the_choice_is_the_choice():
    ideas = Ideas((60, 100, 120), (10, 20, 30), (False, True, False), 50)

    assert steadiness(ideas, (0, 0, 0), draws=5) == (0, 1, 1)


def test_rules_that_contradict_each_other_choose_nothing():
    ideas = Ideas((1, 1), (8, 9), (False, False), 5, one_of=((0, 1),))

    assert steadiness(ideas, (1, 1), draws=4) == (0, 0)
    with pytest.raises(NothingFitsError):
        more_room(ideas)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(1, 12)), min_size=1, max_size=7), st.integers(1, 20)
)
def test_one_step_less_adds_nothing(pairs, capacity):
    values, efforts = zip(*pairs, strict=True)
    ideas = Ideas(values, efforts, tuple(False for _ in values), capacity)

    found = more_room(ideas)

    if found is None:
        assert pick(ideas).value == sum(values)
    else:
        nearly = Ideas(values, efforts, ideas.nine, capacity + found.extra - 1)
        assert pick(nearly).value == pick(ideas).value < found.choice.value


def test_trying_every_choice_and_solving_agree():
    values, efforts = (60.0, 100, 120, 30, 45, 80), (10.0, 20, 30, 8, 12, 17)
    nine = (False, True, False, True, False, False)
    few = Ideas(values, efforts, nine, 60, 0.25, ((2, 1),))
    padded = Ideas((*values, *[-1e6] * 8), (*efforts, *[1.0] * 8), (*nine, *[False] * 8), 60, 0.25, ((2, 1),))

    tried = steadiness(few, (0,) * 6, draws=1)
    solved = steadiness(padded, (0,) * 14, draws=1)

    assert solved[:6] == tried


def test_what_fits_already_needs_no_more_room():
    assert more_room(Ideas((3, 4), (1, 1), (False, True), 10)) is None
