"""The phrase lists: what is written in them is found, because one of its words is waited for."""

from __future__ import annotations

from importlib.resources import files

import pytest

from wallofchange.reading.phrase_list import phrases
from wallofchange.reading.words import Words

LISTS = ("asking", "comparison", "expectation", "need", "outright", "team", "urgency", "wish", "worry")
WRITTEN = ("nl", "en", "needs_nl", "needs_en", "felt_nl", "felt_en", "moved_nl", "moved_en")


def _sentences() -> list[Words]:
    """The sentences of ours that the readers learnt from, each once."""
    folder = files("wallofchange.reading").joinpath("training/written")
    texts = (folder.joinpath(f"{name}.txt").read_text("utf-8") for name in WRITTEN)
    lines = {line for text in texts for line in text.splitlines() if line and line[0] not in "#@"}
    return [Words(line) for line in sorted(lines)]


@pytest.mark.parametrize("name", LISTS)
def test_no_phrase_waits_for_a_word_that_it_can_do_without(name: str) -> None:
    sentences = _sentences()

    missed = [
        (line.says, words.text)
        for line in phrases(name)
        for words in sentences
        if line.phrase.triggers.isdisjoint(words.heads) and line.phrase.pattern.search(words.small)
    ]

    assert len(sentences) > 1_000
    assert missed == []
