"""On which scale a table is: seen from its scores, of which a slip or a code for no answer has no say."""

import numpy as np
import pyarrow as pa
import pytest

import wallofchange.analysis as woc
from tests.analysis.answers import CHANGE, START, company
from wallofchange.analysis import CannotAnswerError
from wallofchange.analysis.scales import scale_seen
from wallofchange.measuring.scale import Scale

ASKED = {"score": "score", "time": "day", "change_at": CHANGE}


def with_codes(table, code, every):
    scores = np.array(table["score"].to_pylist(), float)
    scores[::every] = code
    return table.set_column(0, "score", pa.array(scores)), len(scores[::every])


@pytest.mark.parametrize("code", [11, 99, 999, -1])
def test_a_code_for_no_answer_makes_no_scale_of_a_hundred(code):
    table = company(1, n=1000)
    coded, strange = with_codes(table, code, 200)
    empty, _ = with_codes(table, np.nan, 200)

    found = woc.effect(coded, **ASKED)

    assert found.effect == woc.effect(empty, **ASKED).effect
    assert [each.text.en for each in found.warnings] == [
        f"{strange} scores lie outside the scale 0-10 and count as missing"
    ]


def test_a_code_does_not_hide_a_scale_of_five():
    assert scale_seen([(1, 30), (4, 50), (5, 20), (99, 3), (-1, 2)]) == Scale(1, 5)


def test_scores_on_a_hundred_are_seen_though_some_are_low():
    assert scale_seen([(0, 20), (10, 10), (60, 30), (100, 20)]) == Scale(0, 100)


def test_drivers_and_drift_leave_codes_out_and_say_so():
    draws = np.random.default_rng(1)
    late = draws.integers(-1, 2, 800)
    score = np.clip(np.rint(7 + late + draws.normal(0, 1, 800)), 0, 10)
    days = np.where(np.arange(800) < 400, str(START), str(CHANGE))
    clean, coded = score.copy(), score.copy()
    clean[::100], coded[::100] = np.nan, 99
    tables = [pa.table({"score": each, "late": late, "wait": late, "day": days}) for each in (clean, coded)]

    driven = [woc.drivers(table, score="score", drivers=["late"]) for table in tables]
    drifted = [
        woc.drift(table, score="score", time="day", split=CHANGE, performance=["wait"]) for table in tables
    ]

    assert driven[0].drivers == driven[1].drivers
    assert drifted[0].yardstick == drifted[1].yardstick
    for found in (driven[1], drifted[1]):
        assert found.warnings[0].text.en == "8 scores lie outside the scale 0-10 and count as missing"


def test_a_net_promoter_score_of_five_marks_is_refused():
    table = pa.table({"score": [1, 2, 4, 5] * 50, "day": [START, CHANGE] * 100})

    with pytest.raises(CannotAnswerError, match="these lie on 1-5"):
        woc.effect(table, **ASKED, measure="nps")


def test_one_score_is_spoken_of_as_one():
    table, _ = with_codes(company(1, n=300), 99, 300)

    warned = woc.effect(table, **ASKED).warnings[0].text

    assert warned.en == "1 score lies outside the scale 0-10 and counts as missing"
    assert warned.nl == "1 cijfer ligt buiten de schaal 0-10 en telt als ontbrekend"
