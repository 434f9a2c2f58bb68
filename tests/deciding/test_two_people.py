"""At the same moment: three people in three processes, each with their own connection, on either store."""

from collections import Counter

import pytest

from tests.deciding.persons import at_once

pytestmark = pytest.mark.both_stores


def test_who_plan_regular_work_at_the_same_moment_never_get_into_the_reserve(people):
    people[0].does("prepare Planners")

    outcomes = at_once(people, ["plan Planners"] * 3)

    assert outcomes == Counter(done=2, reserve=1)
    assert people[0].does("sums Planners") == ["300.00", "0.00", "2"]


def test_who_each_choose_an_idea_at_the_same_moment_never_take_more_than_the_room(people):
    ideas = people[0].does("prepare Choosers")

    outcomes = at_once(people, [f"choose {pk}" for pk in ideas])

    assert outcomes == Counter(done=2, no_room=1)
    assert people[0].does("sums Choosers") == ["0.00", "60.00", "2"]


def test_who_move_the_same_idea_at_the_same_moment_move_it_once_and_the_others_are_told(people):
    idea = people[0].does("prepare Movers")[0]

    outcomes = at_once(people, [f"move {idea}"] * 3)

    assert outcomes == Counter(done=1, moved=2)
    assert people[0].does("sums Movers") == ["0.00", "30.00", "1"]


def test_who_hang_two_goals_under_each_other_at_the_same_moment_make_no_circle(people):
    one, other = people[0].does("two_goals Tactics")

    outcomes = at_once(people[:2], [f"hang_under {one}:{other}", f"hang_under {other}:{one}"])

    assert outcomes == Counter(done=1, loop=1)


def test_a_form_that_is_sent_three_times_at_the_same_moment_is_kept_once(people):
    idea = people[0].does("prepare Pressers")[0]

    outcomes = at_once(people, [f"press {idea}:drawn"] * 3)

    assert outcomes == Counter({f"/ideas/{idea}/": 3})
    assert people[0].does(f"remarks {idea}") == ["1"]
