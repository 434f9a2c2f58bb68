"""A reader that is taught from labelled texts, and the shipped one as an answer to one question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wallofchange.reading import deep
from wallofchange.reading.answers import UnknownLabels, feeling_encoder, shipped_answer
from wallofchange.reading.lessons import Taught, teach
from wallofchange.reading.theme_lessons import called
from wallofchange.reading.training import sentences

LATE, DIRTY = frozenset(["late"]), frozenset(["dirty"])
TEXTS = [
    *(f"The train was {n} minutes late again" for n in range(3, 33)),
    *(f"The toilets in coach {n} were dirty" for n in range(3, 33)),
]
LABELS = [LATE] * 30 + [DIRTY] * 30


def test_a_reader_learns_labels_from_texts() -> None:
    taught = teach(TEXTS, LABELS, depth="fast")

    assert taught.answer(["My bus came late", "What a dirty floor"]) == [LATE, DIRTY]


def test_a_text_may_have_several_labels_or_none() -> None:
    both = [f"Coach {n} was late and dirty" for n in range(30)]
    taught = teach([*TEXTS, *both], [*LABELS, *[LATE | DIRTY] * 30], several=True, depth="fast")

    assert taught.answer(["The train was late and dirty"]) == [LATE | DIRTY]


@pytest.mark.parametrize("several", [False, True])
def test_a_few_texts_a_theme_and_its_name_are_enough_to_begin_with(several: bool) -> None:
    taught = teach(TEXTS[25:35], LABELS[25:35], several=several, about=True, depth="fast")

    assert taught.answer(["The train was 90 minutes late", "The toilets were dirty"]) == [LATE, DIRTY]


def test_the_name_of_a_label_is_read_as_words() -> None:
    assert called("FOOD#STYLE_OPTIONS") == "food style options"
    assert called("lostLuggage") == "lost luggage"


def test_what_is_felt_already_helps_when_there_are_few_labels() -> None:
    good, bad = frozenset(["good"]), frozenset(["bad"])
    taught = teach(
        ["Heerlijk gegeten", "Waardeloos", "Lovely staff", "Rude staff"] * 3,
        [good, bad, good, bad] * 3,
        feeling=feeling_encoder(),
        depth="fast",
    )

    assert taught.answer(["Fantastische service", "Schandalig slecht"]) == [good, bad]


def test_a_text_in_a_language_that_nobody_taught_is_read_with_what_is_felt_already() -> None:
    """Mostly praise was taught, in English: Dutch complaints are no praise for that."""
    english = [(text, said) for text, said in sentences.examples("en", 1_900, 6) if said != "neutral"]
    lesson = [
        *([one for one in english if one[1] == "positive"][:240]),
        *([one for one in english if one[1] == "negative"][:40]),
    ]
    dutch = [(text, said) for text, said in sentences.examples("nl", 300, 6) if said != "neutral"]
    taught = teach(
        [text for text, _ in lesson],
        [frozenset([said]) for _, said in lesson],
        feeling=feeling_encoder(),
        depth="fast",
    )
    unbacked = taught._replace(head=replace(taught.head, backing=None))

    assert _right(taught, dutch) > _right(unbacked, dutch) + 0.01
    assert _right(taught, lesson) >= _right(unbacked, lesson) - 0.01
    assert [*taught.answer([dutch[0][0]]), *taught.answer([dutch[1][0]])] == taught.answer(
        [text for text, _ in dutch[:2]]
    )


@pytest.mark.skipif(deep.available() is not None, reason="the deep reader is not here")
def test_what_the_tuned_encoder_is_not_sure_of_goes_to_its_base_as_well() -> None:
    lesson = [*sentences.examples("nl", 420, 6)]
    taught = teach(
        [text for text, _ in lesson], [frozenset([said]) for _, said in lesson], feeling=feeling_encoder()
    )
    assert isinstance(taught, Taught)
    assert taught.cascade is not None
    texts = [text for text, _ in sentences.examples("en", 40, 6)]

    together = taught.answer(texts)

    assert [step.encoders.name for step in taught.cascade.steps] == ["deep-levels", "deep-base-levels"]
    assert together == [taught.answer([text])[0] for text in texts]
    assert _right(taught, lesson) > 0.9


def _right(taught: Taught, said: list[tuple[str, str]]) -> float:
    read = taught.answer([text for text, _ in said])
    return sum(labels == {label} for labels, (_, label) in zip(read, said, strict=True)) / len(said)


def test_a_lesson_of_one_label_is_refused() -> None:
    with pytest.raises(ValueError, match="two labels"):
        teach(["a", "b"], [LATE, LATE], depth="fast")


def test_the_shipped_reader_answers_with_the_labels_asked_and_no_others() -> None:
    found = shipped_answer("polarity", frozenset(["pos", "neg"]), several=False, depth="fast")

    assert found.answer(["Prima service", "De trein was weer te laat", "Het regent"])[:2] == [
        frozenset(["pos"]),
        frozenset(["neg"]),
    ]
    assert found.answer(["Het regent"])[0] <= frozenset(["pos", "neg"])


def test_themes_of_the_starting_list_are_answered_from_phrases() -> None:
    found = shipped_answer("theme", frozenset(["on-time", "price"]), several=True)

    assert found.answer(["De monteur was te laat"]) == [frozenset(["on-time"])]


@pytest.mark.parametrize(
    ("task", "label"), [("polarity", "angry"), ("theme", "unicorns"), ("emotion", "hangry")]
)
def test_a_label_that_the_shipped_reader_never_gives_is_named(task: str, label: str) -> None:
    with pytest.raises(UnknownLabels, match=label):
        shipped_answer(task, frozenset([label]), several=False)


@pytest.mark.skipif(deep.available() is not None, reason="the deep reader is not here")
def test_emotions_that_are_all_ekmans_are_read_as_his_groups() -> None:
    seven = frozenset(["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"])

    grouped = shipped_answer("emotion", seven, several=True)
    fine = shipped_answer("emotion", seven | {"gratitude"}, several=True)

    said = "Thank you so much for all your help"
    assert grouped.answer([said]) == [frozenset(["joy"])]
    assert "gratitude" in fine.answer([said])[0]
