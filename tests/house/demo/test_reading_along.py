"""The people of Heemwarm read along by the rules of the page, and what they say is what the story knows."""

from collections import Counter

import pytest

from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.hearing import Said
from wallofchange.house.demo.meant import meant, states
from wallofchange.listening.models import Signal

READ = {"polarity": "negative", "expectation": "below", "themes": ["product"], "asks_answer": False}


def said(words, side, *, about="", asks=False, also="", **more):
    return Said(Signal(words=words, said_at=weeks.TODAY, **more), about, side, asks=asks, also=also)


@pytest.mark.parametrize(
    ("side", "sounds"), [("below", "negative"), ("met", "neutral"), ("exceeded", "positive")]
)
def test_how_it_was_against_what_was_expected_tells_how_it_sounds(side, sounds):
    assert meant(said("Gebeld.", side), READ)["polarity"] == sounds


def test_who_finds_it_as_expected_may_sound_a_little_glad():
    assert meant(said("Prettig contact.", "met"), READ | {"polarity": "positive"})["polarity"] == "positive"


@pytest.mark.parametrize(
    ("words", "side", "stated"),
    [
        ("Ik stond in de wacht. U HAD IETS ANDERS BELOOFD.", "below", True),
        ("Gebeld. Zoals verwacht.", "met", True),
        ("Warm binnen een uur. Much better than I thought.", "exceeded", True),
        ("Ik heb veertig minuten in de wacht gestaan.", "below", False),
        ("Daar kan de koerier van mijn pakjes niet tegenop.", "exceeded", False),
    ],
)
def test_an_expectation_is_stated_where_the_words_hold_it_against_one_of_us(words, side, stated):
    one = said(words, side)

    assert states(one) == stated
    assert meant(one, READ)["expectation"] == (side if stated else "not_stated")


def test_what_the_survey_asked_is_not_read_in_the_words():
    assert meant(said("Gebeld.", "met", expectation="met"), READ)["expectation"] == "below"


def test_it_is_about_what_the_writer_wrote_about_and_what_else_they_mention():
    found = meant(said("Gebeld.", "below", about="phone", also="hour_missed", asks=True), READ)

    assert (found["themes"], found["asks_answer"]) == (["on-time", "phone-wait"], True)


@pytest.mark.parametrize(("about", "themes"), [("listening", ["listening", "people"]), ("price", ["price"])])
def test_it_is_about_people_too_where_it_tells_of_their_manners(about, themes):
    assert (
        meant(said("Prettig contact.", "met", about=about), READ | {"themes": ["people"]})["themes"] == themes
    )


def test_handing_on_thanks_may_wait_for_a_word_or_not():
    thanks = said("Geeft u mijn dank door?", "exceeded", asks=True)

    assert [meant(thanks, READ | {"asks_answer": read})["asks_answer"] for read in (True, False)] == [
        True,
        False,
    ]


def test_one_text_in_three_mentions_something_else_as_well():
    table = generator.heard().to_pylist()
    both = Counter(bool(row["also"]) for row in table if row["text"])

    assert both[True] / sum(both.values()) == pytest.approx(0.28, abs=0.03)
    assert all(row["also"] != row["about"] for row in table if row["also"])
