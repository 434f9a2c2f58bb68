"""`calc lead_time` and `cox`: the contract's fields, refusals and warnings."""

import json

import pytest

from wallofchange.measuring.calc import METHODS, ImpossibleError

ALWAYS = {"n", "method", "source", "warnings", "assumptions"}


def codes(answer):
    return [warned["code"] for warned in answer["warnings"]]


def test_lead_time_answers_per_group():
    answer = METHODS["lead_time"].answer(METHODS["lead_time"].example)

    assert answer.keys() - ALWAYS == {"groups", "logrank"}
    assert list(answer["groups"]) == ["6-MP", "control"]
    assert answer["groups"]["6-MP"].keys() == {"median", "low", "high", "curve"}
    assert answer["groups"]["6-MP"]["curve"][0] == [6, pytest.approx(0.857143, abs=1e-6)]
    assert (answer["groups"]["6-MP"]["median"], answer["groups"]["6-MP"]["high"]) == (23, None)
    assert answer["logrank"]["chi2"] == pytest.approx(16.7929, abs=1e-4)


def test_times_of_finished_things_alone_may_be_too_short():
    finished = {"durations": [3, 5, 7, 2, 9, 4], "observed": [1, 1, 1, 1, 1, 1]}
    one_open = finished | {"observed": [1, 1, 1, 1, 0, 1]}

    assert codes(METHODS["lead_time"].answer(finished)) == ["T20"]
    assert codes(METHODS["lead_time"].answer(one_open)) == []


def test_cox_answers_with_the_fields_of_the_contract():
    answer = METHODS["cox"].answer(METHODS["cox"].example)

    assert answer.keys() - ALWAYS == {"coef", "se", "hazard_ratio", "lr"}
    assert answer["hazard_ratio"]["control"] == pytest.approx(4.817, abs=1e-3)
    assert answer["lr"] == pytest.approx(16.35, abs=5e-3)


def test_without_groups_there_is_one_and_no_test():
    answer = METHODS["lead_time"].answer({"durations": [1, 2, 3], "observed": [1, 1, 0]})

    assert answer["groups"]["all"]["median"] == 2
    assert answer["logrank"] == {"chi2": None, "p": None}
    assert codes(answer) == []


def test_numbers_are_names_too_and_keep_their_order():
    question = {"durations": [1, 2, 3, 4, 5], "observed": [1] * 5, "group": [10, 2.0, 2, 10, 1.5]}

    assert list(METHODS["lead_time"].answer(question)["groups"]) == ["1.5", "2", "10"]


def test_what_is_all_open_has_no_median_and_says_so():
    answer = METHODS["lead_time"].answer({"durations": [1, 2], "observed": [0, 0], "group": ["a", "b"]})

    assert answer["groups"]["a"] == {"median": None, "low": None, "high": None, "curve": []}
    assert codes(answer) == ["NOT_REACHED", "NO_SPREAD"]
    json.dumps(answer, allow_nan=False)


@pytest.mark.parametrize(
    ("name", "change", "line"),
    [
        ("lead_time", {"durations": [-1] * 42}, "durations[0]: -1: must be at least 0"),
        ("lead_time", {"observed": [1]}, "observed: [1]: must be as long as durations (42, not 1)"),
        ("lead_time", {"observed": [2] * 42}, "observed[0]: 2: must be at most 1"),
        ("lead_time", {"group": ["a"]}, "group: ['a']: must be as long as durations (42, not 1)"),
        ("cox", {"observed": [0] * 42}, "must leave each coefficient a finite value: nothing finished"),
        ("cox", {"x": {"control": [1] * 42}}, "must not be constant, nor a combination"),
        ("cox", {"x": {"control": [1]}}, "must be as long as durations (42, not 1)"),
        ("cox", {"x": {}}, "x: {}: must name at least 1"),
        (
            "cox",
            {"durations": [1, 2, 3, 4], "observed": [1] * 4, "x": {"a": [1, 1, 0, 0]}},
            "a coefficient runs away",
        ),
    ],
)
def test_an_impossible_question_is_refused(name, change, line):
    with pytest.raises(ImpossibleError) as refusal:
        METHODS[name].answer({**METHODS[name].example, **change})

    assert line in str(refusal.value)


def test_few_that_finished_are_warned_of():
    question = {"durations": [1, 2, 3, 4], "observed": [1] * 4, "x": {"a": [1, 0, 1, 0]}}

    assert codes(METHODS["cox"].answer(question)) == ["FEW_FINISHED"]
