"""At the same moment, in three processes: words are pinned once, ideas merge once, and nothing is lost."""

from collections import Counter

import pytest

from tests.deciding.persons import at_once

pytestmark = pytest.mark.both_stores


def test_who_pin_the_same_sentences_to_one_idea_pin_each_once(people):
    idea, _other, _third, one, two = people[0].does("sentences Joined")

    outcomes = at_once(people, [f"join {idea}:{one},{two}"] * 3)

    assert outcomes == Counter({"2": 1, "0": 2})
    assert people[0].does("hanging Joined") == ["3", "5", "5"]


def test_who_make_an_idea_of_the_same_sentences_each_have_one_and_lose_no_word(people):
    *_ideas, one, two = people[0].does("sentences Made")

    outcomes = at_once(people, [f"pin Made-{n}:{one},{two}" for n in range(3)])

    assert outcomes == Counter(done=3)
    assert people[0].does("hanging Made") == ["6", "9", "5"]


def test_who_merge_the_same_two_ideas_merge_them_once_and_the_others_are_told(people):
    one, other, *_rest = people[0].does("sentences Merged")

    outcomes = at_once(people, [f"merge {one}:{other}"] * 3)

    assert outcomes == Counter(done=1, merged=2)
    assert people[0].does("hanging Merged") == ["2", "3", "3"]


def test_who_merge_two_ideas_into_each_other_have_one_idea(people):
    one, other, *_rest = people[0].does("sentences Crossed")

    outcomes = at_once(people[:2], [f"merge {one}:{other}", f"merge {other}:{one}"])

    assert sum(outcomes.values()) - outcomes["done"] == outcomes["one"] + outcomes["merged"] == 1
    assert people[0].does("hanging Crossed") == ["2", "3", "3"]


def test_who_merge_round_in_a_circle_end_with_one_idea_that_has_all_words(people):
    one, two, three, *_rest = people[0].does("sentences Circle")

    outcomes = at_once(people, [f"merge {one}:{two}", f"merge {two}:{three}", f"merge {three}:{one}"])

    assert outcomes["done"] == 2
    assert people[0].does("hanging Circle") == ["1", "3", "3"]


def test_words_that_are_pinned_while_an_idea_becomes_part_of_another_hang_with_the_whole(people):
    one, other, _third, said, more = people[0].does("sentences Moving")

    outcomes = at_once(people, [f"merge {one}:{other}", f"join {one}:{said}", f"join {one}:{more}"])

    assert outcomes == Counter({"done": 1, "1": 2})
    assert people[0].does("hanging Moving") == ["2", "5", "5"]


def test_who_take_two_ideas_apart_at_the_same_moment_do_it_once(people):
    one, other, *_rest = people[0].does("sentences Parted")
    people[0].does(f"merge {one}:{other}")

    outcomes = at_once(people, [f"apart {one}"] * 3)

    assert outcomes["done"] == 1
    assert people[0].does("hanging Parted") == ["3", "3", "3"]
