"""What the customers write: by hand, varied, and with everything that makes it theirs."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from wallofchange.house.demo import blemishes, generator
from wallofchange.house.demo.company import MOMENTS, THEMES
from wallofchange.house.demo.lexicon import EVENTS, LANGUAGES, REFERENTS, SIDES, lexicon
from wallofchange.house.demo.wording import LONGEST


@pytest.fixture(scope="module")
def written() -> list[dict]:
    table: pa.Table = generator.heard()
    return table.filter(pc.field("text") != "").to_pylist()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.key)
@pytest.mark.parametrize("side", SIDES)
def test_every_theme_has_eight_different_sentences_on_every_side(language, theme, side):
    sentences = lexicon(language).about(theme.key, side)

    assert len(set(sentences)) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_change_that_reached_people_has_words(language, event):
    assert len(lexicon(language).about(event, "below")) >= 6


def test_no_sentence_stands_twice_in_the_lexicon():
    said = [
        sentence
        for language in LANGUAGES
        for theme in THEMES
        for side in SIDES
        for sentence in lexicon(language).about(theme.key, side)
    ]

    assert [sentence for sentence, times in Counter(said).items() if times > 1] == []


def test_texts_are_three_to_sixty_words_long_and_a_little_more_with_a_number(written):
    lengths = [len(row["text"].split()) for row in written]

    assert min(lengths) >= 3
    assert max(lengths) <= LONGEST + 9


def test_nine_texts_in_ten_are_said_once(written):
    assert len({row["text"] for row in written}) / len(written) > 0.9


def test_four_in_ten_who_answer_a_survey_write_why(written):
    assert sum(row["channel"] == "survey" for row in written) == pytest.approx(0.42 * 23_000, rel=0.03)


def test_a_fifth_write_without_capitals(written):
    assert _share(written, lambda text: text == text.lower()) == pytest.approx(0.18, abs=0.03)


def test_four_in_a_hundred_add_a_face(written):
    assert _share(written, lambda text: any(ord(letter) > 0x25FF for letter in text)) == pytest.approx(
        0.04, abs=0.01
    )


def test_more_and_more_texts_compare_us_with_something_else(written):
    begin = [row["text"] for row in written if row["week"] <= 13]
    end = [row["text"] for row in written if row["week"] > 65]

    assert _comparing(begin) == pytest.approx(0.065, abs=0.015)
    assert _comparing(end) == pytest.approx(0.125, abs=0.02)


def test_who_met_the_bot_speaks_of_the_bot(written):
    about = {row["week"] for row in written if row["about"] == "bot"}

    assert about == {42, 43, 44, 45, 46}


@pytest.mark.parametrize(
    ("event", "began"),
    [("called", 25), ("warm_case", 33), ("new_bill", 50), ("hour_kept", 57), ("birthday", 73)],
)
def test_nobody_speaks_of_a_change_before_it_was_there(written, event, began):
    assert min(row["week"] for row in written if row["about"] == event) >= began


@pytest.mark.parametrize("account", [0, 1, 131, 9_999_999_999])
def test_a_planted_iban_has_valid_check_digits(account):
    number = blemishes.iban(account)
    digits = "".join(str(int(letter, 36)) for letter in number[4:] + number[:4])

    assert int(digits) % 97 == 1


def _share(written: list[dict], holds) -> float:
    return sum(holds(row["text"]) for row in written) / len(written)


def _comparing(texts: list[str]) -> float:
    sentences = [
        sentence.lower()
        for language in LANGUAGES
        for referent in REFERENTS
        for side in SIDES
        for sentence in lexicon(language).compared[referent][side]
    ]
    return sum(any(sentence in text.lower() for sentence in sentences) for text in texts) / len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.key)
def test_at_every_moment_there_is_something_to_choose_from(language, moment):
    choices = [
        len(lexicon(language).about(theme.key, side, moment.key)) for theme in THEMES for side in SIDES
    ]

    assert min(choices) >= 4


def test_what_is_meant_for_one_moment_is_not_said_at_another():
    assert "Overgestapt, en de prijs klopte met de folder." in lexicon("nl").about("price", "met", "joining")
    assert "Overgestapt, en de prijs klopte met de folder." not in lexicon("nl").about(
        "price", "met", "leaving"
    )
