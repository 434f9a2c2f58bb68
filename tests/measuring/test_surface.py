"""Satisfaction over what was experienced and expected: slope and curvature along P = -E."""

import numpy as np
import pytest

from wallofchange.measuring.surface import response_surface


def answers(n: int, seed: int, b: tuple[float, ...] = (6, 0.6, -0.3, -0.05, 0.08, -0.04)):
    chance = np.random.default_rng(seed)
    p, e = chance.integers(1, 8, n), chance.integers(1, 8, n)
    x = np.column_stack([np.ones(n), p - 4, e - 4, (p - 4) ** 2, (p - 4) * (e - 4), (e - 4) ** 2])
    return list(x @ np.array(b) + chance.normal(0, 1, n)), list(p), list(e)


def test_it_is_what_statsmodels_finds_with_hc3():
    sm = pytest.importorskip("statsmodels.api")
    s, p, e = answers(200, 1)
    pc, ec = np.array(p) - 4.0, np.array(e) - 4.0
    x = np.column_stack([np.ones(200), pc, ec, pc**2, pc * ec, ec**2])
    fitted = sm.OLS(np.array(s), x).fit(cov_type="HC3", use_t=True)

    found = response_surface(s, p, e, centre=4)

    assert found.coefficients == pytest.approx(tuple(fitted.params))
    assert found.r2 == pytest.approx(fitted.rsquared)
    for line, ours in (((0, 1, -1, 0, 0, 0), found.slope), ((0, 0, 0, 1, -1, 1), found.curvature)):
        theirs = fitted.t_test(np.array(line, dtype=float))
        assert ours.estimate == pytest.approx(float(theirs.effect[0]))
        assert (ours.low, ours.high) == pytest.approx(tuple(theirs.conf_int()[0]))


def test_what_was_planted_lies_in_the_interval_as_often_as_it_says():
    inside = []
    for seed in range(200):
        found = response_surface(*answers(150, seed), centre=4)
        inside += [
            found.slope.low <= 0.9 <= found.slope.high,
            found.curvature.low <= -0.17 <= found.curvature.high,
        ]

    assert 0.92 <= np.mean(inside) <= 0.98


def test_another_middle_of_the_scale_does_not_bend_the_surface():
    s, p, e = answers(120, 3)

    here, there = (response_surface(s, p, e, centre=at) for at in (4, 0))

    assert here.curvature.estimate == pytest.approx(there.curvature.estimate)
    assert here.r2 == pytest.approx(there.r2)


@pytest.mark.parametrize(
    ("s", "p", "e", "why"),
    [
        ([1.0] * 20, [1.0] * 20, [1.0] * 19, "all three"),
        ([1.0] * 5, [1.0, 2, 3, 4, 5], [5.0, 4, 3, 2, 1], "at least 12"),
        ([1.0] * 20, [4.0] * 20, list(range(20)), "apart"),
        ([1.0] * 20, list(range(20)), list(range(20)), "apart"),
    ],
)
def test_what_cannot_tell_six_terms_apart_is_refused(s, p, e, why):
    with pytest.raises(ValueError, match=why):
        response_surface(s, p, e, centre=4)
