"""A surprise that has become ordinary is told from luck, and from what happened to everything."""

import numpy as np
import pytest

from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.fading import fading, trend

STEADY = [(30, 100)] * 6


def planted(seed, n=120, things=8, periods=6, fall=(), drift=0.0):
    """Things of about a quarter surprised; `fall` names those that go from half to an eighth at the end."""
    lots = np.random.default_rng(seed)
    told = {}
    for at in range(things):
        level = np.full(periods, -1.1 + 0.2 * (at % 3)) - drift * np.arange(periods)
        if at in fall:
            level = np.linspace(0.1, -2.0, periods)
        told[f"thing {at}"] = [(int(lots.binomial(n, 1 / (1 + np.exp(-each)))), n) for each in level]
    rest = [(int(lots.binomial(800, 1 / (1 + np.exp(1.2 + drift * at)))), 800) for at in range(periods)]
    return told, rest


def test_what_fell_from_half_to_an_eighth_became_ordinary_and_the_others_did_not():
    found = fading(*planted(1, fall=(3,)))

    assert [name for name, each in found.items() if each.is_ordinary] == ["thing 3"]
    assert found["thing 3"].then == 0


def test_where_nothing_changed_hardly_anything_fires():
    fired = [each.is_ordinary for seed in range(25) for each in fading(*planted(seed)).values()]

    assert sum(fired) <= 2  # of 200


def test_what_happened_to_everything_is_the_yardstick_and_fires_nothing():
    fired = [each.is_ordinary for seed in range(15) for each in fading(*planted(seed, drift=0.25)).values()]

    assert sum(fired) <= 2  # of 120, each of which fell from 25 to 9 in a hundred


def test_a_planted_fall_is_found_nearly_always():
    found = [fading(*planted(seed, fall=(2,)))["thing 2"].is_ordinary for seed in range(20)]

    assert sum(found) >= 19


def test_p_pays_for_the_choice_of_the_period():
    small = [
        each.p < 0.05 for seed in range(25) for each in fading(*planted(seed)).values() if each.p is not None
    ]

    assert np.mean(small) < 0.09  # 200 tests; unpaid, the smallest of five would be at .2


def test_only_what_was_named_beforehand_is_tested():
    told, rest = planted(4, fall=(3,))

    found = fading(told, rest, only=["thing 3"])

    assert found["thing 3"].q == found["thing 3"].p
    assert {each.p for name, each in found.items() if name != "thing 3"} == {None}


def test_other_tests_of_the_same_look_are_paid_for():
    told, rest = planted(4, fall=(3,))

    alone = fading(told, rest, only=["thing 3"])["thing 3"]
    together = fading(told, rest, only=["thing 3"], beside=[0.9] * 9)["thing 3"]

    assert together.q == pytest.approx(10 * alone.p)


def test_a_rise_is_no_fall():
    told = {"a": [(10, 100), (30, 100), (50, 100)], "b": [(20, 100)] * 3}

    assert not fading(told, [(100, 500)] * 3)["a"].is_ordinary


def test_a_fall_that_cannot_be_told_at_table_is_not_called_ordinary():
    told = {"a": [(2_400, 10_000), (2_000, 10_000)], "b": [(2_000, 10_000)] * 2}

    found = fading(told, [(20_000, 100_000)] * 2)["a"]

    assert found.q < 0.001
    assert not found.is_ordinary  # two in ten, then as now


@pytest.mark.parametrize(
    "counts", [[(0, 0)] * 3, [(5, 19)] * 3, [(50, 100), (50, 100), (1, 5)], [(0, 4), (1, 5), (50, 100)]]
)
def test_too_few_who_speak_of_it_are_not_tested(counts):
    found = fading({"a": counts, "b": [(30, 100)] * 3}, [(100, 500)] * 3)["a"]

    assert (found.p, found.is_ordinary) == (None, False)


def test_one_thing_alone_is_set_beside_all_who_speak_of_nothing():
    assert fading({"a": [(55, 100), (50, 100), (10, 100)]}, [(150, 500)] * 3)["a"].is_ordinary


def test_without_anything_beside_it_nothing_is_tested():
    assert fading({"a": [(55, 100), (10, 100)]}, [(0, 0)] * 2)["a"].p is None


def test_nobody_or_everybody_surprised_is_no_trouble():
    found = fading({"a": [(0, 100)] * 3, "b": [(100, 100)] * 3}, [(150, 500)] * 3)

    assert not any(each.is_ordinary for each in found.values())


def test_nothing_at_all_gives_nothing():
    assert fading({}, STEADY) == {}


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="surprised"):
        fading({"a": [(5, 3)]}, [(1, 2)])
    with pytest.raises(ValueError, match="periods"):
        fading({"a": [(1, 3)]}, [(1, 2), (1, 2)])


def test_the_same_counts_give_the_same_answer():
    told, rest = planted(5, fall=(1,))

    assert fading(told, rest) == fading(told, rest)


def test_the_trend_of_a_reward_is_weighted_least_squares():
    sm = pytest.importorskip("statsmodels.api")
    values, errors = [0.9, 0.7, 0.75, 0.3], [0.1, 0.2, 0.15, 0.1]
    rewards = [
        Estimate(value, value - 1.959964 * error, value + 1.959964 * error)
        for value, error in zip(values, errors, strict=True)
    ]
    design = sm.add_constant(np.arange(4.0))
    expected = sm.WLS(values, design, weights=1 / np.square(errors)).fit(cov_type="fixed scale")

    slope, _p = trend(rewards)

    assert slope == pytest.approx(expected.params[1])


def test_a_trend_needs_three_periods():
    assert trend([Estimate(0.9, 0.8, 1.0), UNKNOWN, Estimate(0.5, 0.4, 0.6)]) is None
