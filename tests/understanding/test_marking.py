"""Which part of somebody's words a line shows, and what in it is marked."""

import pytest

from wallofchange.understanding.search.marking import bits
from wallofchange.understanding.search.question import Question

LONG = "Eerst dit. " * 40 + "Toen heb ik drie keer gebeld. " + "En daarna dat. " * 40


def marked(text, typed):
    return [bit.text for bit in bits(text, Question.of(typed)) if bit.hit]


@pytest.mark.parametrize(
    ("text", "typed", "hits"),
    [
        ("Ik heb drie keer gebeld", "bellen", ["gebeld"]),
        ("Drie keer gebeld, drie keer niets", '"drie keer"', ["Drie keer", "drie keer"]),
        ("De leveringen", "lev*", ["leveringen"]),
        ("All deliveries", "delivery", ["deliveries"]),
        ("In het café", "cafe", ["café"]),
        ("Mijn foto's", "foto", ["foto's"]),
        ("<b>gebeld</b>", "bellen", ["gebeld"]),
        ("Ik heb gewacht", "bellen", []),
        ("Top 👍🏽, echt 👍", "👍", ["👍🏽", "👍"]),
        ("Code xpicturex0028 (nog eens)", "xpicturex0028", ["xpicturex0028"]),
        ("Dank ❤️ je wel", "dank ❤", ["Dank", "❤️"]),
    ],
)
def test_what_was_looked_for_is_marked_as_it_was_written(text, typed, hits):
    assert marked(text, typed) == hits


def test_short_words_are_shown_whole_and_on_one_line():
    assert "".join(bit.text for bit in bits("Een\n\nregel  hier")) == "Een regel hier"


def test_long_words_are_cut_around_the_first_hit_and_say_so():
    shown = bits(LONG, Question.of("bellen"))
    text = "".join(bit.text for bit in shown)

    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "heb ik drie keer gebeld." in text
    assert len(text) <= 250


def test_without_a_question_long_words_begin_at_the_beginning():
    text = "".join(bit.text for bit in bits(LONG))

    assert text.startswith("Eerst dit.")
    assert text.endswith(" …")


@pytest.mark.parametrize("text", ["", " ", "x" * 5000, "😀" * 500, "a\u0301" * 400, "\u202eabc"])
def test_nothing_that_is_written_breaks_a_line(text):
    assert len("".join(bit.text for bit in bits(text, Question.of("abc x*")))) <= 250
