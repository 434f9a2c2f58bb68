"""Penalty and reward: statsmodels as second opinion, planted kinds, and marks that are not there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.calc import METHODS
from wallofchange.measuring.penalty_reward import Slope, penalty_reward

TRUTH = {
    "basic": (-1.0, 0.2),
    "performance": (-0.8, 0.8),
    "delighter": (-0.2, 1.0),
    "indifferent": (0.0, 0.0),
}


def planted(seed, n=1200, noise=1.2, truth=TRUTH):
    draws = np.random.default_rng(seed)
    x = {name: draws.integers(-1, 2, n) for name in truth}
    y = 7 + draws.normal(0, noise, n)
    for name, (penalty, reward) in truth.items():
        y = y + penalty * (x[name] < 0) + reward * (x[name] > 0)
    return y, x


def test_statsmodels_gives_the_same_coefficients_and_robust_errors():
    import statsmodels.api as sm

    y, x = planted(1, n=300)
    design = np.column_stack([np.ones(300), *(x[name] == side for name in x for side in (-1, 1))]).astype(
        float
    )
    other = sm.OLS(y, design).fit(cov_type="HC3")
    found = penalty_reward(y, x)

    ours = [each for one in found.drivers.values() for each in (one.penalty, one.reward)]
    assert [each.estimate for each in ours] == pytest.approx(other.params[1:], abs=1e-10)
    assert [(each.low, each.high) for each in ours] == [
        pytest.approx(tuple(ends), abs=1e-9) for ends in other.conf_int()[1:]
    ]
    assert found.r2 == pytest.approx(other.rsquared)


def test_the_test_of_asymmetry_is_that_of_the_sum_of_both_coefficients():
    import statsmodels.api as sm

    y, x = planted(2, n=300)
    design = np.column_stack([np.ones(300), *(x[name] == side for name in x for side in (-1, 1))]).astype(
        float
    )
    other = sm.OLS(y, design).fit(cov_type="HC3")

    for at, each in enumerate(penalty_reward(y, x).drivers.values()):
        both = np.zeros(design.shape[1])
        both[1 + 2 * at : 3 + 2 * at] = 1
        assert each.p == pytest.approx(float(other.t_test(both).pvalue), abs=1e-9)


def test_planted_kinds_are_found_with_many_answers():
    y, x = planted(3, n=20_000)

    kinds = {name: each.kind for name, each in penalty_reward(y, x).drivers.items()}

    assert kinds == {name: name for name in TRUTH}


def test_few_answers_leave_what_is_there_unclear():
    y, x = planted(4, n=60, noise=2.2)

    assert {each.kind for each in penalty_reward(y, x).drivers.values()} == {"unclear"}


def test_hardly_any_label_points_the_wrong_way():
    wrong = 0
    for seed in range(100):
        found = penalty_reward(*planted(seed, n=150, noise=1.8)).drivers
        wrong += (found["basic"].kind == "delighter") + (found["delighter"].kind == "basic")

    assert wrong == 0


def test_the_interval_of_asymmetry_is_about_that_of_a_bootstrap():
    y, x = planted(5, n=2_000)
    draws = np.random.default_rng(1)
    found = penalty_reward(y, x).drivers["performance"].asymmetry
    drawn = []
    for _ in range(300):
        rows = draws.integers(0, len(y), len(y))
        again = penalty_reward(y[rows], {name: values[rows] for name, values in x.items()})
        drawn.append(again.drivers["performance"].asymmetry.estimate)

    assert (found.high - found.low) / 3.92 == pytest.approx(np.std(drawn), rel=0.15)


@given(st.integers(0, 10_000))
def test_asymmetry_stays_on_its_scale_and_q_is_never_below_p(seed):
    for each in penalty_reward(*planted(seed, n=80, noise=2)).drivers.values():
        assert each.q >= each.p
        if each.asymmetry.estimate is not None:
            assert -1 <= each.asymmetry.low <= each.asymmetry.estimate <= each.asymmetry.high <= 1


@given(st.integers(0, 10_000))
def test_turning_score_and_marks_around_turns_the_kinds_around(seed):
    y, x = planted(seed, n=400)
    found = penalty_reward(y, x).drivers
    turned = penalty_reward(-y, {name: -values for name, values in x.items()}).drivers
    other = {"basic": "delighter", "delighter": "basic"}

    for name, each in found.items():
        assert turned[name].asymmetry.estimate == (
            None if each.asymmetry.estimate is None else pytest.approx(-each.asymmetry.estimate, abs=1e-9)
        )
        assert turned[name].kind == other.get(each.kind, each.kind)


def test_a_mark_nobody_gave_is_unknown_and_the_other_side_is_told():
    y, x = planted(6)
    x["basic"] = np.maximum(x["basic"], 0)

    found = penalty_reward(y, x).drivers

    assert found["basic"].penalty.estimate is None
    assert found["basic"].reward.low is not None
    assert (found["basic"].asymmetry.estimate, found["basic"].kind) == (None, "unclear")
    assert found["delighter"].kind == "delighter"


def test_without_a_middle_neither_side_is_told():
    y, x = planted(7)
    x["basic"] = np.where(x["basic"] < 0, -1, 1)

    found = penalty_reward(y, x).drivers["basic"]

    assert (found.penalty.estimate, found.reward.estimate, found.kind) == (None, None, "unclear")


def test_a_driver_that_repeats_another_makes_both_unknown_and_no_other():
    y, x = planted(8)
    alone = penalty_reward(y, x).drivers["delighter"]

    found = penalty_reward(y, {**x, "again": x["basic"]}).drivers

    assert found["basic"].penalty.estimate is found["again"].penalty.estimate is None
    assert found["delighter"].penalty.estimate == pytest.approx(alone.penalty.estimate)


def test_one_answer_on_a_side_leaves_no_interval():
    y, _ = planted(9)
    marks = np.zeros(len(y), int)
    marks[0], marks[1:300] = -1, 1

    found = penalty_reward(y, {"lonely": marks}).drivers["lonely"]

    assert found.penalty.estimate is not None
    assert (found.penalty.low, found.p, found.kind) == (None, None, "unclear")
    assert found.reward.low is not None


def test_the_wrong_side_of_nought_counts_as_no_effect():
    slope = Slope(penalty=0.3, reward=0.4, var_penalty=0.01, var_reward=0.01)

    assert slope.sizes == (0.0, 0.4)
    assert slope.asymmetry(0.95).estimate == 1.0
    assert Slope(0.2, -0.1, 0.01, 0.01).asymmetry(0.95).estimate is None


def test_a_clear_wrong_side_is_said():
    y, x = planted(10, truth={"odd": (0.9, 1.0)})
    answer = METHODS["penalty_reward"].answer({"y": list(y), "x": {"odd": [int(each) for each in x["odd"]]}})

    assert "NO_EFFECT_SHOWN" in [warned["code"] for warned in answer["warnings"]]


def test_answers_that_are_all_the_same_leave_everything_unclear():
    answer = METHODS["penalty_reward"].answer({"y": [5] * 9, "x": {"a": [-1, 0, 1] * 3}})

    assert answer["a"]["kind"] == "unclear"
    assert answer["a"]["p"] is None
    assert "NO_SPREAD" in [warned["code"] for warned in answer["warnings"]]


def test_the_level_moves_the_intervals_and_not_the_kinds():
    y, x = planted(11)
    wide, narrow = (penalty_reward(y, x, level=level).drivers for level in (0.99, 0.5))

    for name in x:
        assert wide[name].penalty.low < narrow[name].penalty.low
        assert wide[name].kind == narrow[name].kind


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ({"y": [1, 2], "x": {"a": [1]}}, "x.a: [1]: must be as long as y (2, not 1)"),
        ({"y": [1], "x": {"a": [2]}}, "x.a[0]: 2: must be at most 1"),
        ({"y": [1], "x": {"a": [0.5]}}, "x.a[0]: 0.5: must be a whole number"),
        ({"y": [1], "x": {"a": [1]}, "margin": 0}, "margin: 0: must be above 0"),
        ({"y": [1], "x": {"source": [1]}}, "x.source: 'a driver': must have another name"),
    ],
)
def test_what_cannot_be_is_refused(question, line):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the line is compared below
        METHODS["penalty_reward"].answer(question)

    assert line in str(refusal.value)
