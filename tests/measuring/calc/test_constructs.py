"""`pls` by the contract: the published index of satisfaction, and what is refused."""

import copy
import json

import numpy as np
import pytest

from tests.measuring.test_paths import BLOCKS, MOBI, PUBLISHED
from wallofchange.measuring.calc import METHODS, ImpossibleError

PLS = METHODS["pls"]
ALWAYS = {"method", "source", "warnings", "assumptions", "n"}


def codes(answer):
    return [warned["code"] for warned in answer["warnings"]]


def test_the_worked_example_answers_with_exactly_the_fields_of_the_contract():
    answer = PLS.answer(PLS.example)

    assert answer.keys() - ALWAYS == {"paths", "r2"}
    assert answer["n"] == 12
    json.dumps(answer, allow_nan=False)


@pytest.mark.skipif(not MOBI.exists(), reason="the public table of the ECSI example is not at hand")
def test_the_published_paths_of_the_index_of_satisfaction_come_out():
    import pyarrow.parquet as pq

    follows: dict[str, list[str]] = {}
    for start, end in PUBLISHED:
        follows.setdefault(end, []).append(start)
    items = {
        name: [f"{stem}{at}" for at in range(1, many + 1)] or [stem] for name, (stem, many) in BLOCKS.items()
    }
    table = pq.read_table(MOBI).to_pydict()
    data = {item: table[item] for each in items.values() for item in each}

    answer = PLS.answer({"blocks": items, "paths": follows, "data": data})

    for (start, end), coefficient in PUBLISHED.items():
        assert answer["paths"][end][start] == pytest.approx(coefficient, abs=0.001)
    assert (answer["n"], codes(answer)) == (250, [])


def test_blocks_of_one_item_are_a_regression_of_standardised_figures():
    dice = np.random.default_rng(4)
    a, b = dice.normal(size=(2, 200))
    y = 0.5 * a - 0.3 * b + dice.normal(size=200)
    data = {"a": a.tolist(), "b": b.tolist(), "y": y.tolist()}
    blocks = {name: [name] for name in data}

    found = PLS.answer({"blocks": blocks, "paths": {"y": ["a", "b"]}, "data": data})["paths"]["y"]

    standard = [(each - each.mean()) / each.std() for each in (a, b, y)]
    slopes = np.linalg.lstsq(np.column_stack(standard[:2]), standard[2], rcond=None)[0]
    assert [found["a"], found["b"]] == pytest.approx(slopes.tolist())


def test_a_row_with_a_gap_is_left_out_and_said():
    given = copy.deepcopy(PLS.example)
    given["data"]["able"][3] = None

    answer = PLS.answer(given)

    assert (answer["n"], "MISSING" in codes(answer)) == (11, True)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"blocks": {"expectation": ["nothing"]}}, "blocks.expectation[0]"),
        ({"blocks": {"expectation": ["score"]}}, "blocks.satisfaction[0]"),
        ({"blocks": {"trust": ["before"], "expectation": ["able"], "quality": ["on_time"]}}, "blocks.trust"),
        ({"paths": {"quality": ["surprise"]}}, "paths.quality[0]"),
        ({"paths": {"surprise": ["quality"]}}, "paths"),
        ({"paths": {"quality": ["expectation", "expectation"]}}, "paths.quality"),
        ({"paths": {"expectation": ["satisfaction"]}}, "paths"),
        ({"paths": {"quality": ["quality"]}}, "paths"),
        ({"data": {"score": [7, 8]}}, "data.score"),
        ({"data": {"score": [7] * 12}}, "data.score"),
        ({"data": {"score": [None] * 10 + [7, 8]}}, "data.before"),
    ],
)
def test_what_cannot_be_is_refused_by_name(change, field):
    given = copy.deepcopy(PLS.example)
    for part, names in change.items():
        given[part] |= names

    with pytest.raises(ImpossibleError) as told:
        PLS.answer(given)

    assert str(told.value).startswith(f"{field}: ")
