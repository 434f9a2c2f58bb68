"""`calc local_level`, `proportional_odds` and `mixed`: the contract's fields, refusals and warnings."""

import json

import pytest

from wallofchange.measuring.calc import METHODS, ImpossibleError

FIELDS = {
    "local_level": {"sigma2_level", "sigma2_obs", "level", "low", "high", "loglik"},
    "proportional_odds": {"coef", "se", "cuts", "deviance"},
    "mixed": {"coef", "se", "sd", "residual_sd", "loglik"},
}


def codes(answer):
    return [warned["code"] for warned in answer["warnings"]]


@pytest.mark.parametrize("name", FIELDS)
def test_the_worked_example_answers_with_the_fields_of_the_contract(name):
    answer = METHODS[name].answer(METHODS[name].example)

    assert answer.keys() - {"n", "method", "source", "warnings", "assumptions"} == FIELDS[name]
    json.dumps(answer, allow_nan=False)


def test_a_gap_has_a_level_too_and_does_not_count():
    answer = METHODS["local_level"].answer(METHODS["local_level"].example)

    assert len(answer["level"]) == len(answer["low"]) == 13
    assert (answer["n"], answer["sigma2_obs"]) == (12, None)


def test_unknown_noise_may_be_left_out_or_null():
    y = METHODS["local_level"].example["y"]

    assert METHODS["local_level"].answer({"y": y}) == METHODS["local_level"].answer({"y": y, "obs_var": None})


def test_random_slopes_bring_their_spread():
    answer = METHODS["mixed"].answer({**METHODS["mixed"].example, "random_slope": ["able"]})

    assert list(answer["sd"]) == ["intercept", "able"]
    assert list(answer["coef"]) == ["intercept", "able"]


@pytest.mark.parametrize(
    ("name", "change", "line"),
    [
        ("local_level", {"y": [1, None, 2], "obs_var": None}, "must hold at least 3 figures beside the gaps"),
        ("local_level", {"y": [None]}, "must be as long as y (1, not 13)"),
        ("local_level", {"obs_var": [None] * 13}, "obs_var[0]: null: must be a number where y is one"),
        ("local_level", {"obs_var": [-1] * 13}, "obs_var[0]: -1: must be at least 0"),
        ("local_level", {"y": ["7"] * 13}, "y[0]: '7': must be a number or null"),
        ("proportional_odds", {"y": [2] * 6}, "must hold at least two different answers"),
        ("proportional_odds", {"count": [0] * 6}, "must hold at least two different answers"),
        ("proportional_odds", {"count": [-1] * 6}, "count[0]: -1: must be at least 0"),
        ("proportional_odds", {"x": {"a": [1] * 6}}, "must not be constant"),
        ("proportional_odds", {"y": [1, 1, 1, 2, 2, 2]}, "parts low answers from high ones wholly"),
        (
            "proportional_odds",
            {"count": [1, 1, 1, 0, 0, 0]},
            "x.fixed_in_one_go: [0, 0, 0]: must not be constant",
        ),
        ("mixed", {"group": ["a"] * 16}, "must hold at least two groups"),
        (
            "mixed",
            {"group": list(range(16))},
            "must leave more answers (16) than random effects (16 groups x 1)",
        ),
        ("mixed", {"random_slope": ["age"]}, "random_slope[0]: 'age': must be a column of x: able"),
        ("mixed", {"random_slope": ["able", "able"]}, "must be named once"),
        ("mixed", {"y": [5] * 16}, "must vary within groups beyond what x and the groups tell"),
        ("mixed", {"x": {"able": [1] * 16}}, "must not be constant"),
    ],
)
def test_an_impossible_question_is_refused(name, change, line):
    with pytest.raises(ImpossibleError) as refusal:
        METHODS[name].answer({**METHODS[name].example, **change})

    assert line in str(refusal.value)


def test_what_the_figures_cannot_carry_is_warned_of():
    still = METHODS["local_level"].answer({"y": [7, 7, 7, 7]})
    flat = METHODS["local_level"].answer({"y": [7, 8, 7, 8, 7, 8, 7, 8, 7, 8, 7, 8]})

    assert codes(still) == ["NO_SPREAD"]
    assert codes(flat) == ["NO_DRIFT_SEEN"]
    assert codes(METHODS["mixed"].answer(METHODS["mixed"].example)) == ["FEW_GROUPS"]
