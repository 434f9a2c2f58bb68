"""The band for every day: GrowthBook's published case, the formula by hand, and the promise it makes."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.always_valid import Tally, always_valid

A, B = Tally(3000, 1396), Tally(3461, 2422)
sides = st.integers(2, 5000).flatmap(lambda n: st.builds(Tally, st.just(n), st.integers(1, n - 1)))
alphas = st.sampled_from([0.001, 0.01, 0.05, 0.1, 0.5])


def test_the_case_of_growthbook_is_found():
    found = always_valid(A, B, relative=True, alpha=0.05, tuning_n=5000)

    assert (found.estimate, found.low, found.high) == pytest.approx((0.50386, 0.40098, 0.60675), abs=1e-5)
    assert found.se == pytest.approx(0.03386, abs=1e-5)
    assert found.p == pytest.approx(0, abs=1e-9)


@given(sides, sides, alphas, st.integers(50, 20_000))
def test_the_interval_is_the_formula_as_it_is_printed(a, b, alpha, tuning):
    n = a.n + b.n
    s2 = (a.mean * (1 - a.mean) / a.n + b.mean * (1 - b.mean) / b.n) * n
    r2 = (-2 * log(alpha) + log(-2 * log(alpha) + 1)) / tuning
    half = sqrt(s2) * sqrt(2 * (n * r2 + 1) / (n**2 * r2) * log(sqrt(n * r2 + 1) / alpha))

    found = always_valid(a, b, alpha=alpha, tuning_n=tuning)

    assert (found.low, found.high) == pytest.approx((found.estimate - half, found.estimate + half), rel=1e-9)


@given(sides, sides, alphas)
def test_p_is_at_most_alpha_where_the_interval_leaves_out_nothing(a, b, alpha):
    found = always_valid(a, b, alpha=alpha)

    assert (found.p <= alpha) == (found.low > 0 or found.high < 0)


@given(sides, sides)
def test_p_is_the_smallest_alpha_whose_interval_leaves_out_nothing(a, b):
    p = always_valid(a, b).p
    if not 1e-200 < p < 0.999:
        return
    wider, narrower = (always_valid(a, b, alpha=p * factor) for factor in (0.999, 1.001))

    assert wider.low <= 0 <= wider.high
    assert narrower.low > 0 or narrower.high < 0


@given(sides, sides)
def test_zeros_and_ones_as_means_differ_only_by_the_answer_that_was_used_up(a, b):
    as_means = [Tally(side.n, side.sum, side.sum) for side in (a, b)]

    shares, means = always_valid(a, b), always_valid(*as_means)

    assert means.estimate == shares.estimate
    assert means.se == pytest.approx(
        sqrt(sum(side.mean * (1 - side.mean) / (side.n - 1) for side in (a, b))), rel=1e-9
    )


@given(sides, sides)
def test_turning_sides_turns_the_interval(a, b):
    there, back = always_valid(a, b), always_valid(b, a)

    assert (back.low, back.high, back.p) == pytest.approx((-there.high, -there.low, there.p), abs=1e-12)


def test_who_looks_every_day_is_fooled_less_than_once_in_twenty():
    draws = np.random.default_rng(6).normal(7, 2.2, (600, 2, 1200))
    sums, squares = draws.cumsum(axis=2), (draws**2).cumsum(axis=2)
    fooled = 0
    for mine, theirs in zip(sums, squares, strict=True):
        for n in range(50, 1200, 50):
            a, b = (Tally(n, float(mine[side, n - 1]), float(theirs[side, n - 1])) for side in (0, 1))
            if always_valid(a, b, tuning_n=2400).p <= 0.05:
                fooled += 1
                break

    assert fooled / 600 <= 0.05


def test_the_same_answer_of_everybody_has_no_band():
    found = always_valid(Tally(100, 100), Tally(100, 100))

    assert found.estimate == 0
    assert (found.se, found.low, found.high, found.p) == (None,) * 4


def test_a_tenth_ten_times_over_is_no_spread():
    tenths = [0.1] * 10
    side = Tally(10, sum(tenths), sum(one**2 for one in tenths))

    assert always_valid(side, side).se is None


def test_far_out_p_is_nothing_and_close_by_it_is_one():
    assert always_valid(Tally(10**6, 10), Tally(10**6, 999_000)).p == 0
    assert always_valid(Tally(100, 50), Tally(100, 51)).p == 1
    assert exp(-1e6) == 0


def test_a_ratio_to_nothing_is_refused():
    with pytest.raises(ValueError, match="other than zero"):
        always_valid(Tally(10, 0), Tally(10, 5), relative=True)
