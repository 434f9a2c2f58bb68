"""Heads that people teach: labels in, probabilities out, saved without pickle, and a cascade above them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from wallofchange.reading.fast import FastEncoder, shipped_static
from wallofchange.reading.fast.table import WORDS
from wallofchange.reading.heads import Cascade, Stack, Step, backed, fit, learn, load, save, settle, solver
from wallofchange.reading.heads.head import Layer
from wallofchange.reading.heads.stack import AT_ONCE

GOOD = ["heel goed", "erg vriendelijk", "fijn en snel", "very good", "friendly and quick", "nice people"]
BAD = ["erg slecht", "heel onvriendelijk", "traag en duur", "very bad", "rude and slow", "awful people"]
PLAIN = ["komt maandag", "er is gebeld", "de afspraak staat", "comes on monday", "they called", "it is blue"]
TEXTS = (GOOD + BAD + PLAIN) * 4
LABELS = (["positive"] * 6 + ["negative"] * 6 + ["neutral"] * 6) * 4


def test_a_head_says_what_it_was_taught() -> None:
    stack = Stack(FastEncoder(), shipped_static())

    head = fit(stack.encode(TEXTS), LABELS, seed=1)

    chances = head.predict_proba(stack.encode(TEXTS))
    assert head.labels == ("negative", "neutral", "positive")
    assert np.allclose(chances.sum(axis=1), 1)
    assert np.mean([said == read for said, read in zip(LABELS, head.decide(chances), strict=True)]) > 0.95


def test_the_same_rows_labels_and_seed_give_the_same_head(tmp_path: Path) -> None:
    rows = Stack(FastEncoder(), shipped_static()).encode(TEXTS)

    for name in ("a", "b"):
        save(fit(rows, LABELS, seed=1), tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_is_saved_says_the_same_afterwards(tmp_path: Path) -> None:
    stack = Stack(FastEncoder(), shipped_static())
    rows = stack.encode(TEXTS)
    head = fit(rows, LABELS, seed=1)
    save(head, tmp_path / "head.npz")

    again = load((tmp_path / "head.npz").read_bytes())

    assert again.predict(rows) == head.predict(rows)
    assert again.version == head.version
    assert np.allclose(again.predict_proba(rows), head.predict_proba(rows), atol=0.01)


@pytest.mark.parametrize(
    ("labels", "noise", "other"),
    [(2, 2.5, 3.0), (30, 0.4, 0.3)],  # few noisy answers ask to be held, many clear subjects to be let go
)
def test_vectors_are_trusted_as_far_as_unseen_rows_bear(
    labels: int, noise: float, other: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = np.random.default_rng(5)
    middles = dice.normal(size=(labels, 120)) / 4
    said = np.arange(1_200) % labels
    rows = (middles[said] + dice.normal(size=(len(said), 120)) * noise).astype(np.float32)
    names = [f"label {number:02}" for number in said]

    def surprise() -> float:
        """Minus the mean log-chance of what was said of the rows that were not taught."""
        chances = fit([rows[:300], rows[:300] ** 2], names[:300], seed=1).predict_proba(
            [rows[300:], rows[300:] ** 2]
        )
        return -float(np.log(chances[np.arange(900), said[300:]]).mean())

    chosen = surprise()
    monkeypatch.setattr(solver, "DENSE_PENALTIES", (other,))
    assert chosen < surprise() - 0.01


def test_another_reader_has_its_say_in_texts_unlike_the_lessons_and_in_no_others(tmp_path: Path) -> None:
    stack = Stack(FastEncoder(), shipped_static())
    doubtful = np.log(np.asarray([[0.98, 0.01, 0.01]], np.float32))
    head = fit(rows := stack.encode(TEXTS), LABELS, seed=1)
    rows = [*rows, np.repeat(doubtful, len(TEXTS), axis=0)]
    strange = [*stack.encode(["Zwroccie pieniądze, prędko"]), doubtful]
    silent = replace(head, layers=(*head.layers, Layer(3, None, np.zeros((3, 3), np.float32))))
    behind = backed(silent, rows, block=2, columns=(0, 1, 2), weight=4.0)

    save(behind, tmp_path / "head.npz")

    assert np.array_equal(behind.scores(rows), silent.scores(rows))
    assert silent.predict(strange) != ["negative"]
    assert behind.predict(strange) == ["negative"]
    assert load(tmp_path / "head.npz").backing == behind.backing
    assert load(tmp_path / "head.npz").predict(strange) == ["negative"]


def test_a_text_can_have_several_labels_or_none() -> None:
    texts = ["eten lekker", "eten duur", "prijs hoog", "prijs laag", "eten en prijs", "het regent"] * 5
    labels: list[tuple[str, ...]] = [
        ("eten",),
        ("eten", "prijs"),
        ("prijs",),
        ("prijs",),
        ("eten", "prijs"),
        (),
    ]
    encoder = FastEncoder()

    head = fit(encoder.encode(texts), labels * 5, multi=True, seed=1)

    assert head.predict(encoder.encode(texts[:6])) == labels


def test_a_row_is_judged_the_same_alone_and_among_others() -> None:
    stack = Stack(FastEncoder(), shipped_static())
    head = fit(stack.encode(TEXTS), LABELS, seed=1)

    together = head.predict_proba(stack.encode(TEXTS))
    alone = np.vstack([head.predict_proba(stack.encode([text])) for text in TEXTS[:18]])

    assert np.array_equal(together[:18], alone)


@pytest.mark.parametrize("labels", [["good"] * 4, []])
def test_a_head_needs_two_labels_and_one_for_each_row(labels: list[str]) -> None:
    rows = FastEncoder().encode(["a", "b", "c", "d"])

    with pytest.raises(ValueError, match="labels"):
        fit(rows, labels, seed=1)


def test_a_head_does_not_read_rows_of_another_encoder() -> None:
    head = fit(FastEncoder().encode(TEXTS), LABELS, seed=1)

    with pytest.raises(ValueError, match="numbers"):
        head.predict_proba(shipped_static().encode(TEXTS))
    with pytest.raises(ValueError, match="blocks"):
        head.predict_proba(Stack(FastEncoder(), shipped_static()).encode(TEXTS))


def test_a_head_that_holds_objects_is_refused() -> None:
    held = io.BytesIO()
    np.savez(held, labels=np.asarray([{"a": 1}], dtype=object), widths=np.asarray([1]))

    with pytest.raises(ValueError, match="pickle"):
        load(held.getvalue())


class Slow:
    """A deep encoder that tells how many texts it was asked for."""

    name, version = "slow", "1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return shipped_static().encode(texts)


def cascade_of(fast: Stack, *slow: Slow, shares: Sequence[float]) -> Cascade:
    """A cascade that was taught `TEXTS`, and whose margins are settled on them."""
    encoders = [*fast.encoders, *slow]
    learnt = learn(Stack(*encoders).encode(TEXTS), LABELS, seed=1)
    told = [learnt.tell(blocks) for blocks in range(len(fast.encoders), len(encoders) + 1)]
    asked = [
        (one.head, one.head.predict_proba(Stack(*encoders[:blocks]).encode(TEXTS)))
        for blocks, one in enumerate(told[:-1], len(fast.encoders))
    ]
    steps = zip(slow, told[1:], settle(asked, shares), strict=True)
    for one in slow:
        one.asked.clear()
    return Cascade(fast, told[0].head, tuple(Step(Stack(one), said.head, tau) for one, said, tau in steps))


def test_only_the_share_that_a_head_is_least_sure_of_goes_to_the_deeper_one() -> None:
    ours, base = Slow(), Slow()
    cascade = cascade_of(Stack(FastEncoder()), ours, base, shares=(0.5, 0.25))

    chances = cascade.predict_proba(TEXTS)

    assert 0 < len(base.asked) <= 0.3 * len(TEXTS)
    assert len(base.asked) < len(ours.asked) <= 0.6 * len(TEXTS)
    assert set(base.asked) <= set(ours.asked)
    assert np.allclose(chances.sum(axis=1), 1)
    assert len(cascade.predict(TEXTS)) == len(TEXTS)


def test_a_text_goes_as_deep_alone_as_it_does_among_others() -> None:
    cascade = cascade_of(Stack(FastEncoder()), Slow(), Slow(), shares=(0.5, 0.25))

    together = cascade.predict_proba(TEXTS)

    assert np.array_equal(together, np.vstack([cascade.predict_proba([text]) for text in TEXTS]))


def test_heads_over_the_first_blocks_are_those_taught_with_these_alone() -> None:
    rows = Stack(FastEncoder(), shipped_static()).encode(TEXTS)

    learnt = learn(rows, LABELS, seed=1)

    assert learnt.tell(1).head.version == fit(rows[:1], LABELS, seed=1).version
    assert learnt.tell().head.version == fit(rows, LABELS, seed=1).version


def test_the_halves_of_a_block_that_were_weighed_apart_are_one_layer_again() -> None:
    rows = Stack(FastEncoder(), shipped_static()).encode(TEXTS)
    halves = [rows[0][:, :WORDS], rows[0][:, WORDS:], rows[1]]

    head = learn(rows, LABELS, seed=1, cut=WORDS).tell().head

    apart = fit(halves, LABELS, seed=1)
    assert [layer.width for layer in head.layers] == [block.shape[1] for block in rows]
    assert np.allclose(head.predict_proba(rows), apart.predict_proba(halves), atol=1e-6)


def test_what_the_deep_head_read_is_held_against_its_own_thresholds() -> None:
    cascade = cascade_of(Stack(FastEncoder()), Slow(), shares=(1.0,))
    (step,) = cascade.steps
    never_good = step._replace(head=replace(step.head, thresholds=np.array([1.0, 1.0, 1e6])))

    read = replace(cascade, steps=(never_good,)).predict(TEXTS)

    assert "positive" in cascade.predict(TEXTS)
    assert "positive" not in read


def test_encoders_side_by_side_say_of_many_texts_what_they_say_of_each() -> None:
    stack = Stack(FastEncoder(), shipped_static())
    texts = [f"{text} {number}" for number in range(60) for text in TEXTS[:18]]

    together = stack.encode(texts)

    assert len(texts) > AT_ONCE
    for place in (0, AT_ONCE - 1, AT_ONCE, len(texts) - 1):
        counted, vector = stack.encode([texts[place]])
        assert (together[0][place] != counted).nnz == 0
        assert np.array_equal(together[1][place], vector[0])


def test_the_ends_of_a_cascade_are_all_and_none() -> None:
    rows = [FastEncoder().encode(TEXTS)]
    told = learn(rows, LABELS, seed=1).tell()

    assert settle([told], [1.0]) == [np.inf]
    assert settle([told], [0.0])[0] >= 0


@pytest.mark.parametrize("shares", [(1.5,), (-0.1,), (0.2, 0.4)])
def test_a_step_takes_a_share_of_what_the_step_before_it_took(shares: tuple[float, ...]) -> None:
    told = learn([FastEncoder().encode(TEXTS)], LABELS, seed=1).tell()

    with pytest.raises(ValueError, match="between 0 and 1"):
        settle([told] * len(shares), shares)
