"""What the product's emotions are taught with, and what is read of them in customers' sentences."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow.parquet import write_table

from wallofchange.reading import deep, read
from wallofchange.reading.deep.reader import FELT, SHIPPED, reader_from
from wallofchange.reading.deep.tuned import load
from wallofchange.reading.training import felt_deep, moved
from wallofchange.reading.training.felt import written_in

needs_weights = pytest.mark.skipif(deep.available() is not None, reason="the base weights are not installed")
MEASURED = Path(__file__).parents[2] / "benchmarks" / "felt"
PLACE = {name: place for place, name in enumerate(deep.EMOTIONS)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_sentences_are_the_same_for_the_same_seed_and_each_emotion_is_there(language):
    first, again = moved.own(language, 200, 1), moved.own(language, 200, 1)

    assert first.texts == again.texts
    assert (first.felt.sum(axis=0) >= 15).all()
    assert not any("{" in text for text in first.texts)
    assert not (first.felt[:, PLACE["neutral"]] & (first.felt.sum(axis=1) > 1)).any()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_taught_that_is_measured_on(language):
    measured = {
        line.split(": ", 1)[1].casefold().strip(" .!?")
        for part in ("dev", "kept")
        for line in (MEASURED / f"{part}_{language}.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    }

    taught = {
        template.casefold().strip(" .!?") for _felt, template in written_in(language, "moved").templates
    }

    assert len(measured) >= 120
    assert not measured & taught


def test_a_question_is_no_surprise_and_thanks_tell_nothing_of_gladness(tmp_path):
    _goemotions(tmp_path, [("when", "curiosity"), ("ta", "gratitude"), ("oh", "surprise")])

    told = moved.of_others(tmp_path)

    assert told.felt[:, PLACE["surprise"]].tolist() == [False, False, True]
    assert told.felt[:, PLACE["neutral"]].tolist() == [True, False, False]
    assert told.open[:, PLACE["joy"]].tolist() == [False, True, False]


@needs_weights
def test_teaching_emotions_leaves_the_other_weights_as_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(felt_deep, "OWN", {"nl": 60, "en": 60})
    _goemotions(tmp_path, [("thanks", "gratitude"), ("so sad", "sadness")])
    before = files("wallofchange.reading").joinpath(SHIPPED).read_bytes()
    weights = tmp_path / "deep.npz"
    weights.write_bytes(before)

    felt_deep.teach(tmp_path, weights, seed=1)

    old, new = load(before), load(weights.read_bytes())
    assert new.heads[FELT].labels == deep.EMOTIONS
    assert (new.heads[FELT].weights != old.heads[FELT].weights).any()
    assert new.heads["emotions"].weights.tobytes() == old.heads["emotions"].weights.tobytes()
    assert new.layers[0].wide.numbers.tobytes() == old.layers[0].wide.numbers.tobytes()
    assert reader_from(weights.read_bytes()).feel(["Heel erg bedankt"])[0].emotions


@pytest.mark.parametrize(
    ("text", "felt"),
    [
        ("Mijn man is net overleden en u hebt alles voor ons geregeld. Dank u wel.", "gratitude"),
        ("Heel erg bedankt voor de snelle hulp.", "gratitude"),
        ("Schandalig, ik ben woedend.", "anger"),
        ("Ik ben bang dat het dak instort.", "fear"),
        ("Ik ben zo blij met mijn nieuwe keuken!", "joy"),
        ("Er zat schimmel op het brood, walgelijk.", "disgust"),
        ("Ik had er meer van verwacht, jammer.", "disappointment"),
        ("Gelukkig, wat een opluchting.", "relief"),
        ("My husband has died and you sorted it all for us. Thank you.", "gratitude"),
        ("This is outrageous, I am furious.", "anger"),
        ("I am so worried about the leak.", "fear"),
        ("What a relief, it is fixed at last.", "relief"),
    ],
)
def test_the_feeling_comes_first(text, felt):
    [reading] = read([text])

    assert reading.emotions[0].name == felt


@pytest.mark.parametrize(
    "text", ["Hoe laat gaan jullie open?", "De monteur komt dinsdag.", "What time do you open?"]
)
def test_a_fact_or_a_question_carries_no_feeling(text):
    [reading] = read([text])

    assert reading.emotions == ()


def test_thanks_in_grief_are_not_anger():
    [reading] = read(
        ["Mijn man is net overleden en de ketel stond op zijn naam. U hebt het geregeld, dank u."]
    )

    assert "anger" not in {felt.name for felt in reading.emotions}


def _goemotions(folder, rows):
    """Rows that are not kept for the report, whatever their number falls on."""
    from wallofchange.reading.training.report_part import reported

    free = (str(number) for number in range(1_000) if not reported(str(number)))
    ids = [next(free) for _row in rows]
    (folder / "goemotions").mkdir()
    columns = {"id": ids, "text": [text for text, _ in rows], "labels": [labels for _, labels in rows]}
    write_table(pa.table(columns), folder / "goemotions" / "dev.parquet")
