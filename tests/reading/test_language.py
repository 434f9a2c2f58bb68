"""Which language a text is in; the sentences are ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reading.languages import ELSEWHERE, NEIGHBOURS
from wallofchange.reading.language import language_of
from wallofchange.reading.training import sentences

DATA = Path(os.environ.get("WALLOFCHANGE_TEST_DATA", Path(__file__).parents[3] / "shared" / "data"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De monteur kwam niet opdagen en belde ook niet.", "nl"),
        ("The engineer never came and did not call either.", "en"),
        ("Vriendelijk geholpen!", "nl"),
        ("Friendly help!", "en"),
        ("Bedankt", "nl"),
        ("Thank you", "en"),
        ("waardeloos", "nl"),
        ("worthless", "en"),
        ("Was in de war over de rekening", "nl"),
        ("Was it the bill or the meter", "en"),
        ("Mijn ervaring met jullie app: crasht, crasht, crasht.", "nl"),
        ("Ik vond de customer service echt top, very nice.", "nl"),
        ("The monteur was late but very nice, called me back as well.", "en"),
        ("honderd procent", "nl"),
        ("a hundred percent", "en"),
        ("Charmante gids", "nl"),
        ("Charming guide", "en"),
    ],
)
def test_dutch_and_english_are_told_apart_in_short_and_mixed_texts(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("hint", ["nl", "en"])
@pytest.mark.parametrize("text", ["ok", "top", "12", "hotel", "👍"])
def test_where_the_words_do_not_tell_the_survey_does(text: str, hint: str) -> None:
    assert language_of(text, hint) == hint


def test_a_clear_sentence_beats_the_hint() -> None:
    assert language_of("The train was late again and nobody told us why.", "nl") == "en"
    assert language_of("De trein was weer te laat en niemand zei waarom.", "en") == "nl"


@pytest.mark.parametrize("text", ["", "  ", "1234", "2-0", "40, 50.", "...", "😀😀", "\x00"])
def test_where_nothing_is_said_no_language_is_claimed(text: str) -> None:
    assert language_of(text) == "unknown"


@pytest.mark.parametrize("text", ["ok", "okay", "hm", "test", "x"])
def test_what_both_languages_say_alike_is_taken_for_dutch_where_no_survey_says(text: str) -> None:
    assert (language_of(text), language_of(text, "en")) == ("nl", "en")


@pytest.mark.parametrize("text", ["none", "nothing", "fine", "good", "nope", "n/a", "thanks", "yes", "staff"])
def test_a_short_word_that_only_english_has_is_english(text: str) -> None:
    assert language_of(text) == "en"


def test_an_address_on_the_web_is_in_no_language() -> None:
    address = "https://voorbeeld.nl/klacht-over-de-levering"

    assert language_of(address) == "unknown"
    assert language_of(f"Still waiting: {address}") == "en"


@pytest.mark.parametrize(
    ("drawn_out", "language"), [("Leuuuuuuk", "nl"), ("Heeeeerlijk", "nl"), ("Awesooooome", "en")]
)
def test_a_word_that_is_drawn_out_stays_in_its_language(drawn_out: str, language: str) -> None:
    assert language_of(drawn_out) == language


def test_a_clear_word_or_two_beat_a_survey_in_the_other_language() -> None:
    assert language_of("Thank you", "nl") == "en"
    assert language_of("Hartelijk bedankt", "en") == "nl"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_sentences_are_in_the_language_they_were_written_in(language: str) -> None:
    texts = [text for text, _polarity in sentences.examples(language, 400, 99)]

    wrong = [text for text in texts if language_of(text) != language]

    assert len(wrong) <= 4


def test_hardly_any_other_language_passes_for_dutch_or_english() -> None:
    said = {name: language_of(text) for name, text in ELSEWHERE.items()}

    taken_for_ours = sorted(name for name, language in said.items() if language in ("nl", "en"))

    assert len(ELSEWHERE) >= 100
    assert len(taken_for_ours) <= 0.1 * len(ELSEWHERE), taken_for_ours


def test_what_neighbours_write_in_a_few_words_seldom_passes_for_dutch_or_english() -> None:
    said = [text for texts in NEIGHBOURS.values() for text in texts]

    told = [text for text in said if language_of(text) == "other"]

    assert len(told) >= 0.8 * len(said), sorted(set(said) - set(told))


@pytest.mark.parametrize("text", ["Die Heizung ist wieder kaputt", "Le chauffage est encore en panne"])
def test_the_survey_does_not_make_another_language_ours(text: str) -> None:
    assert language_of(text, "nl") == "other"


def test_an_other_script_needs_no_more_than_a_word() -> None:
    assert {language_of(word, "nl") for word in ("شكرا", "спасибо", "谢谢", "धन्यवाद", "ευχαριστώ")} == {
        "other"
    }


def test_real_texts_are_nearly_always_told_apart() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = DATA / "mabsa_en_nl" / "dev.parquet"
    if not path.exists():
        pytest.skip("the texts are not here")
    table = parquet.read_table(path, columns=["text", "lang"]).slice(0, 4000)

    right = [
        language_of(text) == language
        for text, language in zip(table["text"].to_pylist(), table["lang"].to_pylist(), strict=True)
    ]

    assert sum(right) / len(right) >= 0.99
