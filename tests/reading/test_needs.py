"""Functional and emotional: two scores that do not hang together, the same for the same text."""

from __future__ import annotations

import json

import pytest

from wallofchange.reading.needs import emotional_of, functional_of, needs_of
from wallofchange.reading.training import needs as training
from wallofchange.reading.words import Words

FUNCTIONAL = [
    "De wasmachine lekt en de levering was te laat.",
    "Het brood was droog.",
    "The dishwasher leaks.",
    "Delivery took two weeks and the box was broken.",
]
EMOTIONAL = [
    "Ik voelde me niet welkom.",
    "Wat een onvriendelijke receptionist.",
    "I felt ignored.",
    "Such a rude clerk, I was furious.",
]
BOTH = [
    "Blij met de snelle reparatie door een vriendelijke monteur.",
    "The soup was cold and the waiter was rude.",
]
NEITHER = ["Wij kwamen met de trein uit Breda.", "See you next week.", "Ik ga morgen met mijn broer.", ""]


@pytest.mark.parametrize(
    ("text", "functional", "emotional"),
    [
        *((text, True, False) for text in FUNCTIONAL),
        *((text, False, True) for text in EMOTIONAL),
        *((text, True, True) for text in BOTH),
        *((text, False, False) for text in NEITHER),
    ],
)
def test_a_text_is_functional_emotional_both_or_neither(text: str, functional: bool, emotional: bool) -> None:
    scores = needs_of(Words(text))

    assert (scores.functional >= 0.5, scores.emotional >= 0.5) == (functional, emotional)


def test_a_text_without_words_is_neither() -> None:
    assert needs_of(Words("...")) == (0.0, 0.0)


def test_a_read_emotion_moves_the_emotional_score_and_not_the_other() -> None:
    words = Words("Dat gesprek was me wat.")

    assert emotional_of(words, felt=0.0) < emotional_of(words) < emotional_of(words, felt=1.0)
    assert functional_of(words, felt=0.0) == functional_of(words, felt=1.0)


def test_a_score_stays_between_nothing_and_all_however_long_the_text() -> None:
    scores = needs_of(Words("boos blij koud laat vies vriendelijk " * 2_000))

    assert 0 <= scores.functional <= 1
    assert 0 <= scores.emotional <= 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_there_are_sentences_of_every_kind_to_learn_from(language: str) -> None:
    known = training.sentences(language)

    assert len(known) >= 150
    for kind in ((True, False), (False, True), (True, True), (False, False)):
        assert sum((functional, emotional) == kind for _said, functional, emotional in known) >= 25


def test_the_shipped_weights_are_those_that_fitting_gives() -> None:
    from importlib.resources import files

    shipped = json.loads(files("wallofchange.reading").joinpath("data/needs.json").read_text("utf-8"))

    for name, line in training.fit().items():
        assert line == pytest.approx(shipped[name], abs=0.01)
