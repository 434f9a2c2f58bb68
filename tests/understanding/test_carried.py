"""What a copy of a customer's words says, when a name in those words is covered or shown again."""

import pytest

from wallofchange.understanding.carried import carried, changes

NAMED = "Mijn man is net overleden. Sefa heeft alles geregeld en vroeg niets. Bedankt, Sefa!"
COVERED = NAMED.replace("Sefa", "[naam]")
COPIES = [
    "Sefa heeft alles geregeld en vroeg niets",
    "Meer hiervan: Sefa heeft alles gereg…",
    'u schreef: "Sefa heeft alles geregeld"',
    "overleden.\nSefa",
    "Sefa",
    "Bedankt, Sefa",
]


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_follows_both_ways(copy):
    covered = carried(copy, changes(NAMED, COVERED))

    assert covered == copy.replace("Sefa", "[naam]")
    assert carried(covered, changes(COVERED, NAMED)) == copy


@pytest.mark.parametrize("other", ["Tot morgen,\n\nSefa", "Doe het zoals Sefa", "Josefa heeft alles", ""])
def test_what_is_no_copy_stays(other):
    assert carried(other, changes(NAMED, COVERED)) == other


def test_of_two_names_only_the_one_that_changed_follows():
    was, now = "Dirk kwam en Sefa belde terug", "[naam] kwam en Sefa belde terug"

    assert carried("Dirk kwam en Sefa belde", changes(was, now)) == "[naam] kwam en Sefa belde"


def test_the_same_words_change_nothing():
    assert changes(NAMED, NAMED) == ()
