"""`calc did`, `counterfactual` and `synthetic`: the contract's fields, refusals and warnings."""

import json

import pytest

from wallofchange.measuring.calc import METHODS, ImpossibleError

FIELDS = {
    "did": {"effect", "se", "df", "low", "high", "p", "coef"},
    "counterfactual": {"average_effect", "low", "high", "cumulative", "expected"},
    "synthetic": {"weights", "effect", "rmspe_ratio", "placebo_p"},
}


def codes(answer):
    return [warned["code"] for warned in answer["warnings"]]


@pytest.mark.parametrize("name", FIELDS)
def test_the_worked_example_answers_with_the_fields_of_the_contract(name):
    answer = METHODS[name].answer(METHODS[name].example)

    assert answer.keys() - {"n", "method", "source", "warnings", "assumptions"} == FIELDS[name]
    json.dumps(answer, allow_nan=False)


@pytest.mark.parametrize("name", ["counterfactual", "synthetic"])
def test_series_hold_the_points_from_the_change_on(name):
    answer = METHODS[name].answer(METHODS[name].example)

    assert len(answer["expected" if name == "counterfactual" else "effect"]) == 4


@pytest.mark.parametrize(
    ("name", "change", "line"),
    [
        ("did", {"treated": [2] * 12}, "treated[0]: 2: must be at most 1"),
        ("did", {"post": [0] * 12}, "must have an answer with treated 0 and post 1"),
        ("did", {"post": [0, 1]}, "post: [0, 1]: must be as long as y (12, not 2)"),
        ("did", {"unit": ["a"] * 12}, "Unit 'a' is both treated and not."),
        ("did", {"unit": [None] * 12}, "unit[0]: null: must be text or a number"),
        ("did", {"se": "cluster"}, "se: 'cluster': must be one of ols, hc1, unit"),
        ("did", {"unit": list("abcdefghijkl")}, "Each side must have a unit with answers before and after."),
        ("counterfactual", {"change_index": 2}, "change_index: 2: must leave at least 4 points before"),
        ("counterfactual", {"change_index": 16}, "must be below the number of points, which is 16"),
        ("counterfactual", {"season": 12}, "must leave at least 15 points before the change"),
        ("counterfactual", {"season": 1}, "season: 1: must be at least 2"),
        ("counterfactual", {"controls": {"x1": [1] * 16}}, "controls.x1: [1, 1, 1"),
        ("counterfactual", {"controls": {"x1": [1] * 3}}, "must be as long as y (16, not 3)"),
        ("synthetic", {"change_index": 16}, "must be below the number of points, which is 16"),
        ("synthetic", {"change_index": 0}, "change_index: 0: must be at least 1"),
        ("synthetic", {"donors": {}}, "donors: {}: must name at least 1"),
        ("synthetic", {"donors": {"a": [1]}}, "donors.a: [1]: must be as long as treated (16, not 1)"),
    ],
)
def test_an_impossible_design_is_refused(name, change, line):
    with pytest.raises(ImpossibleError) as refusal:
        METHODS[name].answer({**METHODS[name].example, **change})

    assert line in str(refusal.value)


def test_units_must_be_named_where_units_are_compared():
    question = {key: value for key, value in METHODS["did"].example.items() if key != "unit"}

    with pytest.raises(ImpossibleError, match="unit: missing: is required where se is unit"):
        METHODS["did"].answer(question)


def test_few_units_and_answers_that_may_be_alike_are_warned_of():
    question = METHODS["did"].example

    assert codes(METHODS["did"].answer(question)) == ["FEW_UNITS"]
    assert codes(METHODS["did"].answer({**question, "se": "hc1"})) == ["T13"]


def test_four_answers_have_an_effect_and_no_interval():
    answer = METHODS["did"].answer({"y": [1, 2, 3, 7], "treated": [0, 0, 1, 1], "post": [0, 1, 0, 1]})

    assert (answer["effect"], answer["coef"], answer["se"]) == (3, {"treated": 2, "post": 1}, None)
    assert "NO_SPREAD" in codes(answer)


def test_a_past_without_spread_is_said_so():
    answer = METHODS["counterfactual"].answer({"y": [5] * 12 + [6] * 4, "change_index": 12})

    assert (answer["average_effect"], answer["cumulative"], answer["low"]) == (1, 4, None)
    assert codes(answer) == ["NO_SPREAD"]


def test_few_donors_are_warned_of():
    assert codes(METHODS["synthetic"].answer(METHODS["synthetic"].example)) == ["FEW_DONORS"]
