"""How much redaction finds, on texts written for this test; docs/redaction.md has how each was first met."""

import pytest

from tests.reading.redaction.clean_text import clean
from tests.reading.redaction.made_text import made
from tests.reading.redaction.marked import marked, tally
from wallofchange.reading.redacting.own_patterns import OwnPattern

PARTS = (
    "first", "second", "kept", "fresh", "unseen", "sealed", "blind", "sight", "again",
    "stranger_everyday", "stranger_hard", "stranger2_everyday", "stranger2_hard",
    "stranger3_personal", "stranger4_personal", "stranger5_personal",
)  # fmt: skip
SPELT = (
    "near",
    "next",
    "third",
)  # odd ways of writing, of which some are beyond the rules; hardly a name in them
NUMBERS = ("stranger6_personal",)  # hardly a name in it
NOBODY = ("clean", *(f"stranger{one}_clean" for one in (3, 4, 5, 6)))  # full of figures and capitals
MADE = ("unseen", "sealed")  # put together by lot
HOME = (OwnPattern("order", "WOC-######"),)


def everything():
    by_hand = [text for part in (*PARTS, *SPELT, *NUMBERS, *NOBODY) for text in marked(part)]
    return tally((*by_hand, *(text for part in MADE for text in made(part))), HOME)


def test_identifiers_are_found():
    met, asked = everything().recall()

    assert asked > 1_000
    assert met / asked >= 0.98


def test_names_are_found():
    met, asked = everything().recall("name")

    assert asked > 900
    assert met / asked >= 0.85


def test_ordinary_words_stay():
    assert everything().alarms_per_thousand < 1


def test_sentences_of_our_own_in_which_nobody_is_named_stay_whole():
    counted = tally((*clean("nl"), *clean("en")))

    assert counted.words >= 20_000
    assert counted.alarms_per_thousand < 1


@pytest.mark.parametrize("part", PARTS)
def test_no_part_falls_far_behind(part):
    counted = tally(marked(part), HOME)
    met, asked = counted.recall()
    named, names = counted.recall("name")

    assert met / asked >= 0.95
    assert named / names >= 0.85


@pytest.mark.parametrize("part", NOBODY)
def test_where_nobody_is_named_words_and_figures_stay(part):
    counted = tally(marked(part))

    assert counted.words >= 300
    assert counted.alarms_per_thousand < 1


@pytest.mark.parametrize("part", SPELT)
def test_numbers_are_found_however_they_are_written(part):
    met, asked = tally(marked(part), HOME).recall()

    assert asked > 150
    assert met / asked >= 0.9
