"""The fast tier: the same numbers for a text in any company, and what small words do to others."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from wallofchange.reading.dictionary import Dictionary, shipped
from wallofchange.reading.fast import FastEncoder, convolution, shipped_convolution, shipped_static
from wallofchange.reading.fast import table as known
from wallofchange.reading.fast.encoder import FEELINGS, WIDTH, WORDS
from wallofchange.reading.fast.hashing import Letters
from wallofchange.reading.fast.table import PARTS
from wallofchange.reading.fast.tokens import tokens_of

TEXTS = [
    "De monteur was niet vriendelijk, maar wel op tijd!",
    "The engineer wasn't friendly but he was on time",
    "",
    "😀 👍",
    "wacht wacht wacht",
    "Ik heb 3 keer gebeld en 45 minuten in de wacht gestaan???",
    "@KLM why is flight 1234 late? [email]",
    "a" * 500,
    "zalgo t̷e̷x̷t̷ \ud800 \x00",
]


ENCODERS = pytest.mark.parametrize(
    "encoder", [FastEncoder(), shipped_static(), shipped_convolution()], ids=lambda encoder: encoder.name
)


@ENCODERS
def test_a_text_gets_the_same_row_alone_in_a_batch_and_in_any_order(encoder: FastEncoder) -> None:
    together = _rows(encoder.encode(TEXTS * 120))  # more than are worked out at once

    alone = [_rows(encoder.encode([text]))[0] for text in TEXTS]
    backwards = _rows(encoder.encode(TEXTS[::-1]))[::-1]

    assert together[: len(TEXTS)] == alone
    assert together[-len(TEXTS) :] == alone
    assert backwards == alone


@ENCODERS
def test_forgetting_all_words_changes_no_answer(
    encoder: FastEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows(encoder.encode(TEXTS))
    monkeypatch.setattr(known, "REMEMBERED", 3)

    encoder.encode(["other words first"])
    after = _rows(encoder.encode(TEXTS))

    assert before == after


def test_words_without_end_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "LETTERS_REMEMBERED", 1_000)
    table = known.Table(shipped())

    for text in ("a" * 900, "b" * 900, "kort"):
        table.cut([text])

    assert table.words == ["kort"]


def test_words_beyond_those_that_are_kept_get_the_same_row(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _rows(shipped_convolution().encode(TEXTS))
    monkeypatch.setattr(convolution, "KEPT", 4)
    shipped_convolution.cache_clear()

    assert _rows(shipped_convolution().encode(TEXTS)) == before


def test_words_and_parts_each_have_length_one() -> None:
    row = _plain(FastEncoder().encode(["The service was really good"]))[0]

    assert np.isclose(np.linalg.norm(row[:WORDS]), 1)
    assert np.isclose(np.linalg.norm(row[WORDS : WORDS + PARTS]), 1)


def test_a_dutch_word_also_counts_as_its_english_twin_and_a_no_turns_its_feeling() -> None:
    encoder = FastEncoder(Dictionary(["+ good = goed", ". not = niet"]))

    dutch, english, turned = _plain(encoder.encode(["goed", "good", "niet goed"]))

    assert (dutch[:WORDS] * english[:WORDS]).any()
    assert dutch[-FEELINGS] > 0
    assert turned[-FEELINGS] == 0
    assert turned[-FEELINGS + 2] > 0


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("niet goed", True),
        ("isn't it good", True),
        ("niet een twee drie goed", True),
        ("niet een twee drie vier goed", False),
        ("niet snel maar goed", False),
    ],
)
def test_a_no_reaches_four_words_and_stops_at_a_turn(text: str, turned: bool) -> None:
    encoder = FastEncoder(Dictionary(["+ good = goed"]))

    row = _plain(encoder.encode([text]))[0]

    assert bool(row[-FEELINGS + 2]) == turned


def test_a_no_in_one_text_does_not_reach_the_next() -> None:
    encoder = FastEncoder(Dictionary(["+ good = goed"]))

    _first, second = _plain(encoder.encode(["niet", "goed"]))

    assert second[-FEELINGS] > 0
    assert second[-FEELINGS + 2] == 0


def test_labels_of_redaction_and_links_are_left_out_and_marks_are_kept() -> None:
    assert tokens_of("[name] zei: https://a.b/c Top!!! :-)") == ["zei", "top", "!!!", ":-)"]


def test_a_hash_depends_on_the_letters_alone() -> None:
    together = Letters(["goed", "niet goed", "é"]).words()

    assert together[0] == Letters(["goed"]).words()[0]
    assert len(set(together.tolist())) == 3


def test_parts_do_not_cross_words() -> None:
    owner, _hashes = Letters(["ab", "abcd"]).parts(4)

    assert owner.tolist() == [0, 1, 1, 1]


def test_no_texts_give_no_rows() -> None:
    assert FastEncoder().encode([]).shape == (0, WIDTH)
    assert shipped_static().encode([]).shape == (0, shipped_static().width)
    assert shipped_convolution().encode([]).shape == (0, shipped_convolution().width)


def test_the_order_of_words_counts_where_the_same_words_say_the_opposite() -> None:
    one, other = shipped_convolution().encode(["friendly, not late", "late, not friendly"])

    assert one @ other < 0.9 * np.linalg.norm(one) * np.linalg.norm(other)


def test_a_denial_lies_nearer_to_what_it_means_than_to_what_it_denies_in_the_other_language() -> None:
    vectors = shipped_convolution().encode(
        ["De monteur was niet vriendelijk", "The engineer was rude", "The engineer was friendly"]
    )
    denied, rude, friendly = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    assert denied @ rude > denied @ friendly + 0.05


def test_a_sentence_lies_nearer_to_its_translation_than_to_another() -> None:
    static = shipped_static()
    dutch, english, other = static.encode(
        ["De trein was te laat", "The train was late", "The soup tasted of garlic"]
    )

    assert dutch @ english > dutch @ other + 0.2
    assert np.isclose(dutch @ dutch, 1, atol=1e-5)


def test_an_unknown_word_is_known_by_what_it_ends_with() -> None:
    static = shipped_static()
    compound, plain, nothing = static.encode(["xyzklantenservice", "klantenservice", "qqqq"])

    assert compound @ plain > 0.5
    assert not nothing.any()


def _rows(rows: object) -> list[tuple[bytes, bytes]]:
    """Each row to the last bit."""
    return [(row.indices.tobytes(), row.data.tobytes()) for row in csr_matrix(rows)]


def _plain(rows: object) -> np.ndarray:
    return rows if isinstance(rows, np.ndarray) else rows.toarray()  # type: ignore[attr-defined]
