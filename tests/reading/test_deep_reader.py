"""The deep reader: what it says of polarity and emotion, and what it does with weights that are none."""

from __future__ import annotations

import io
from importlib.resources import files

import numpy as np
import pytest

from wallofchange.reading import deep
from wallofchange.reading.deep.reader import SHIPPED, reader_from
from wallofchange.reading.deep.tuned import load, save

needs_weights = pytest.mark.skipif(deep.available() is not None, reason="the base weights are not installed")
CONTENT = files("wallofchange.reading").joinpath(SHIPPED).read_bytes()


@needs_weights
def test_it_reads_polarity_in_both_languages():
    said = [
        "Heerlijk gegeten en de bediening was attent",
        "De soep was koud en de ober was onbeschoft",
        "De afspraak staat op maandag",
        "The crew was wonderful, thank you",
        "Two hours on hold and then they hung up",
        "My booking number is 20451",
    ]

    feelings = deep.reader().feel(said)

    assert [feeling.polarity for feeling in feelings] == ["positive", "negative", "neutral"] * 2


@needs_weights
def test_it_reads_gratitude_and_leaves_neutral_unsaid():
    thanks, fact = deep.reader().feel(["Dank u wel voor de snelle hulp", "De winkel is open tot zes uur"])

    assert thanks.emotions[0].name == "gratitude"
    assert "neutral" not in {felt.name for felt in (*thanks.emotions, *fact.emotions)}


@needs_weights
def test_a_reading_does_not_depend_on_its_company():
    reader = deep.reader()
    texts = ["Top", "Slecht", "Waar is mijn pakket?", "👎", ""]

    together = reader.feel(texts * 30)

    assert together[: len(texts)] == [reader.feel([text])[0] for text in texts]


@needs_weights
def test_chances_add_up_to_one_and_emotions_lie_between_nought_and_one():
    reader = deep.reader()
    vectors = reader.encode(["Prima", "", "x" * 5000])

    polarity, emotions = reader.polarity(vectors), reader.emotions(vectors)

    assert np.allclose(polarity.sum(axis=1), 1)
    assert emotions.shape == (3, len(deep.EMOTIONS))
    assert ((emotions >= 0) & (emotions <= 1)).all()


@needs_weights
def test_a_group_is_as_likely_as_its_emotions_and_its_own_head_say_together():
    reader = deep.reader()
    fine, groups = reader.emotion_heads()

    thanks = reader.chances(["Thank you so much for your help"], fine)[0, fine.labels.index("gratitude")]
    joy = reader.chances(["Thank you so much for your help"], groups)[0, groups.labels.index("joy")]

    assert thanks > 0.9
    assert joy > 0.9


def test_weights_come_back_as_they_were_saved(tmp_path):
    tuned = load(CONTENT)

    save(tuned, tmp_path / "again.npz")

    again = load((tmp_path / "again.npz").read_bytes())
    assert again.below == tuned.below
    assert again.layers[0].wide.numbers.tobytes() == tuned.layers[0].wide.numbers.tobytes()
    assert again.heads["polarity"].labels == deep.DeepReader.labels


def test_the_version_tells_one_set_of_weights_from_another(tmp_path):
    tuned = load(CONTENT)
    head = tuned.heads["polarity"]
    changed = tuned._replace(heads=tuned.heads | {"polarity": head._replace(bias=head.bias + 1)})
    save(changed, tmp_path / "other.npz")

    assert reader_from(CONTENT).version != reader_from((tmp_path / "other.npz").read_bytes()).version


@pytest.mark.parametrize("content", [b"", b"PK", CONTENT[:5000], b"\x80\x04K\x01."])
def test_bytes_that_are_no_weights_are_refused(content):
    with pytest.raises(ValueError, match="not the weights"):
        reader_from(content)


def test_a_pickle_among_the_weights_is_refused():
    buffer = io.BytesIO()
    np.savez(buffer, below=np.int64(3), count=np.array([{"a": 1}], dtype=object))

    with pytest.raises(ValueError, match="not the weights"):
        reader_from(buffer.getvalue())
