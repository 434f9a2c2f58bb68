"""Whatever is let through, in whatever order, no sum over fewer than k people comes out of it.

The second opinion is brute force: every set of answers of fewer than k people, put against the row space.
"""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallofchange.measuring.differencing import Group, adds, judge


def of(*people, answers=None):
    """A group in which everybody answered once, unless the answers are given."""
    return Group(np.array(people if answers is None else answers), np.array(people))


def given_away(groups, owner, k):
    """Every set of answers of 1 to k - 1 people whose sum follows from the sums of these groups."""
    table = np.array([[answer in set(group.answers.tolist()) for answer in owner] for group in groups], float)
    if not len(table):
        return []
    left = np.eye(len(owner)) - np.linalg.pinv(table) @ table
    people = sorted(set(owner.values()))
    few = chain.from_iterable(combinations(people, n) for n in range(1, k))
    sets = {
        answers
        for chosen in few
        for own in [[answer for answer in owner if owner[answer] in chosen]]
        for n in range(1, len(own) + 1)
        for answers in combinations(own, n)
    }
    rows = np.array([[answer in chosen for answer in owner] for chosen in sets], float)
    return [chosen for chosen, rest in zip(sets, rows @ left, strict=True) if abs(rest).max() < 1e-7]


views = st.lists(st.frozensets(st.integers(0, 11)), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(views, st.integers(2, 4), st.integers(1, 12))
def test_no_sequence_of_allowed_views_gives_a_small_group_away(sets, k, several):
    owner = {answer: answer % several for answer in range(12)}
    shown = []

    for each in sets:
        group = of(*(owner[answer] for answer in sorted(each)), answers=sorted(each))
        if each and judge(shown, [group], k) == [None]:
            shown.append(group)

    assert given_away(shown, owner, k) == []


@settings(max_examples=80, deadline=None)
@given(views, st.integers(2, 4))
def test_a_whole_and_its_parts_in_one_view_are_judged_together(sets, k):
    owner = {answer: answer for answer in range(12)}
    asked = [of(*sorted(each)) for each in sets]

    found = judge([], asked, k)

    shown = [group for group, reason in zip(asked, found, strict=True) if reason is None and group.size()]
    assert given_away(shown, owner, k) == []


def test_the_smallest_part_beside_a_small_one_is_hidden_too():
    whole, large, middle, small = of(*range(100)), of(*range(60)), of(*range(60, 95)), of(*range(95, 100))

    assert judge([], [whole, large, middle, small]) == [None, None, "difference", "small"]


def test_a_filter_that_leaves_three_people_out_of_what_was_shown_is_refused():
    assert judge([of(*range(40))], [of(*range(37))]) == ["difference"]


def test_what_was_shown_may_be_shown_again():
    group = of(*range(40))

    assert judge([group], [group]) == [None]
    assert not adds([group], group)


def test_many_answers_of_few_people_are_a_small_group():
    group = Group(np.arange(60), np.arange(60) % 4)

    assert judge([], [group]) == ["small"]


def test_one_more_answer_of_somebody_who_was_in_it_gives_that_answer_away():
    before = of(*range(20))
    after = Group(np.arange(21), np.array([*range(20), 3]))

    assert judge([before], [after]) == ["difference"]


def test_somebody_who_is_in_both_parts_of_a_difference_is_counted_once():
    owner = {answer: answer % 3 for answer in range(10)}
    other, most, whole = (
        of(*(owner[answer] for answer in part), answers=part)
        for part in ([0, 1, 2, 4], [0, 1, 3, 5, 6, 9], [*range(10)])
    )  # whole without most: the answers 2, 4, 7 and 8, of two people

    assert judge([other, most], [whole], 3) == ["difference"]


def test_nobody_may_always_be_shown():
    assert judge([of(*range(20))], [of()]) == [None]


def test_answers_without_a_person_each_are_refused():
    with pytest.raises(ValueError, match="every answer has a person"):
        judge([], [Group(np.arange(3), np.arange(2))])
