"""Themes that are learnt from a few examples."""

import numpy as np
import pytest

from wallofchange.reading import STARTING_LIST
from wallofchange.reading.fast import shipped_static
from wallofchange.reading.record import Found
from wallofchange.reading.theme_head import Finder, ThemeHead
from wallofchange.reading.theme_reading import themes_found
from wallofchange.reading.theme_teaching import Lesson, teach
from wallofchange.reading.themes import clauses_of

PARKING = (
    "The parking place was full",
    "Could not park my car anywhere",
    "Parking there is far too dear",
    "Ik kon mijn auto niet parkeren",
    "De parkeerplaats stond helemaal vol",
    "No room left in the car park",
)
BATHROOM = (
    "The bathroom floor was wet",
    "The shower in our bathroom leaks",
    "There was no towel in the bathroom",
    "De badkamer was vies",
    "De douche in de badkamer lekt",
    "The bathroom smelled bad",
)
LESSONS = (
    Lesson("parking", ("parking", "parkeren"), PARKING, ("The park was lovely for a walk",)),
    Lesson("bathroom", ("bathroom", "badkamer"), BATHROOM),
)
SAID = (
    "The engineer on {} was friendly",
    "My letter of {} got no answer",
    "Thanks for {}",
    "Bill of {} is wrong",
)
ORDINARY = tuple(SAID[day % 4].format(f"day {day}") for day in range(120))


@pytest.fixture(scope="module")
def head() -> ThemeHead:
    found = teach(LESSONS, fast=shipped_static(), background=ORDINARY)
    assert found is not None
    return found


def names(found: tuple[Found, ...]) -> list[str]:
    return [each.name for each in found]


def test_a_theme_is_found_in_other_words_than_its_examples(head):
    finder = Finder(head, shipped_static(), None)

    found = finder.found(
        ["All parking spaces were taken", "The shower was dirty", "Thank you for the letter"]
    )

    assert [names(each) for each in found] == [["parking"], ["bathroom"], []]


def test_a_sentence_that_says_two_things_has_both_themes(head):
    text = "No room left to park the car, but the shower was clean and the bathroom floor was dry"

    [found] = Finder(head, shipped_static(), None).found([text])

    assert names(found) == ["bathroom", "parking"]


def test_an_example_that_says_two_things_teaches_a_theme_with_the_clause_that_is_about_it():
    """All examples praise the host first; who only praises the host is not speaking of parking."""
    parking, bathroom = (
        Lesson(
            lesson.slug,
            lesson.names,
            tuple(f"A charming hostess welcomed us warmly, but {said.lower()}" for said in lesson.yes),
        )
        for lesson in LESSONS
    )
    static = shipped_static()
    host = Lesson("host", ("hostess",), tuple(f"{how} hostess" for how in ("A", "The", "My", "One", "Our")))
    head = teach([parking, bathroom, host], fast=static)
    assert head is not None

    found = Finder(head, static, None).found(["All parking spaces were taken", "A charming hostess"])

    assert [names(each) for each in found] == [["parking"], ["host"]]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Lekker gegeten, maar de bediening was traag", ["Lekker gegeten", "de bediening was traag"]),
        ("Good food and a long wait", ["Good food", "a long wait"]),
        ("De ober was aardig", []),
        ("Nee, de ober was aardig", []),
        ("", []),
    ],
)
def test_a_sentence_is_cut_where_it_turns_to_something_else(sentence, clauses):
    assert clauses_of(sentence) == clauses


def test_the_two_layers_decide_half_and_half(head):
    static = shipped_static()

    class Opposite:
        """Says of everything the opposite."""

        name, version = "opposite", "1"

        def encode(self, texts):
            return -static.encode(texts)

    both = ThemeHead(head.slugs, head.fast, head.fast._replace(encoder="opposite 1"))
    texts = [*PARKING, *ORDINARY[:5]]

    quick, _doors = Finder(head, static, None).odds(texts)
    together, _doors = Finder(both, static, Opposite()).odds(texts)

    assert np.allclose(together, (quick + both.deep.of(texts, Opposite())) / 2, atol=1e-4)


def test_the_passage_is_the_sentence_that_says_so(head):
    text = "The engineer was kind. The parking place was full again! See you next year."

    [[found]] = Finder(head, shipped_static(), None).found([text])

    assert found == Found("parking", "The parking place was full again!")


def test_a_text_is_read_the_same_alone_and_among_others(head):
    texts = [*PARKING, *BATHROOM, *ORDINARY[:30], "Full car park, and a wet bathroom floor."]
    finder = Finder(head, shipped_static(), None)

    together, alone = finder.found(texts), [finder.found([text])[0] for text in texts]

    assert together == alone


def test_the_same_lessons_give_the_same_bytes(head):
    again = teach(LESSONS, fast=shipped_static(), background=ORDINARY)

    assert again is not None
    assert again.to_bytes() == head.to_bytes()
    assert ThemeHead.from_bytes(head.to_bytes()).version == head.version


def test_a_head_says_nothing_over_vectors_of_another_encoder(head):
    class Other:
        name, version = "other", "1"

        def encode(self, texts):
            return np.ones((len(texts), 256), np.float32)

    assert Finder(head, Other(), None).found(["The parking place was full"]) == [()]


def test_bytes_that_are_no_head_are_refused():
    with pytest.raises(ValueError, match=r"."):
        ThemeHead.from_bytes(b"not a head")


def test_fewer_than_five_examples_teach_nothing():
    assert teach([Lesson("parking", ("parking",), PARKING[:4])], fast=shipped_static()) is None
    assert teach(LESSONS) is None


def test_a_theme_that_can_be_told_from_nothing_is_not_learnt():
    assert teach([Lesson("parking", ("parking",), PARKING)], fast=shipped_static()) is None


def test_two_layers_let_few_ordinary_sentences_reach_the_deep_one():
    static = shipped_static()

    class Counting:
        name, version = "deep", "1"
        asked: list[str] = []

        def encode(self, texts):
            self.asked.extend(texts)
            return static.encode(texts)

    deep = Counting()
    head = teach(LESSONS, fast=static, deep=deep, background=ORDINARY)
    deep.asked.clear()

    found = Finder(head, static, deep).found([*ORDINARY, "All parking spaces were taken"])

    assert names(found[-1]) == ["parking"]
    assert len(deep.asked) <= 0.1 * len(ORDINARY)


def test_phrases_and_what_was_learnt_stand_beside_each_other(head):
    finder = Finder(head, shipped_static(), None)
    lists = (*STARTING_LIST, type(STARTING_LIST[0])("parking", "parkeren", "parking", ()))

    [found] = themes_found(["It was two hours late. The parking place was full."], lists, finder)
    [without] = themes_found(["It was two hours late. The parking place was full."], STARTING_LIST, finder)

    assert (names(found), names(without)) == (["on-time", "parking"], ["on-time"])


@pytest.mark.parametrize("text", ["", " ", "!!!", "\x00", "a" * 20_000, "zo. " * 5_000, "日本語の文章です。"])
def test_odd_texts_are_about_nothing(head, text):
    assert Finder(head, shipped_static(), None).found([text]) == [()]
