"""Tags are not words, and signs that are not seen hide nothing."""

from __future__ import annotations

import time

import pytest

from wallofchange.reading.markup import without_markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De monteur kwam <b>te laat</b>.", "De monteur kwam te laat."),
        ("<p>Te laat.</p><p>Nooit meer</p>", " Te laat.  Nooit meer "),
        ("Te laat.<br/>Nooit meer", "Te laat. Nooit meer"),
        ('<a href="https://example.org">hier</a> klikken', "hier klikken"),
        ("goed<script>alert('laat')</script> zo", "goed  zo"),
        ("goed<style>p{}</style>", "goed "),
        ("<!-- laat -->goed", " goed"),
        ("Koffie &amp; thee&nbsp;&euro;&#32;5, caf&eacute;", "Koffie & thee € 5, café"),
        ("3 < 5 en 7 > 6", "3 < 5 en 7 > 6"),
        ("<3 van jullie", "<3 van jullie"),
        ("R&D; AT&T", "R&D; AT&T"),
        ("jan@exam\u200bple.org", "jan@example.org"),
        ("mon\u00adteur", "monteur"),
        ("👩‍👩‍👧 goed", "👩‍👩‍👧 goed"),
        ("l\u200da\u200dat", "laat"),
    ],
)
def test_what_is_not_words_is_taken_out(text: str, words: str) -> None:
    assert without_markup(text) == words


@pytest.mark.parametrize(
    "text", ["<" * 20_000, "<p " * 7_000, "<!--" * 5_000, "<script>" * 2_500, "&" * 20_000]
)
def test_no_text_takes_for_ever(text: str) -> None:
    began = time.process_time()

    without_markup(text)

    assert time.process_time() - began < 2
