"""One log odds for every cut, or not: Brant's test."""

import numpy as np
import pytest
import statsmodels.api as sm

from wallofchange.measuring.brant import _logit, brant
from wallofchange.measuring.calc import METHODS


def ordered(seed, n=800, *, apart=0.0):
    """Three ordered answers; `apart` is how much more the column weighs at the upper cut."""
    draws = np.random.default_rng(seed)
    x = draws.normal(0, 1, n)
    chance = [1 / (1 + np.exp(-(0.8 - 2.0 * at + (0.7 + apart * at) * x))) for at in range(2)]
    u = draws.random(n)
    return 1.0 + (u < chance[0]) + (u < np.minimum(chance[1], chance[0])), x[:, None]


def test_the_slope_at_a_cut_is_that_of_a_logit():
    y, x = ordered(1)
    design = np.column_stack([np.ones(len(y)), x])
    z = (y > 1).astype(float)

    assert _logit(z, design, np.ones(len(y))) == pytest.approx(sm.Logit(z, design).fit(disp=0).params)


def test_where_one_odds_ratio_holds_it_is_rejected_one_time_in_twenty():
    rejected = sum(brant(*ordered(seed)).p < 0.05 for seed in range(300))

    assert rejected / 300 == pytest.approx(0.05, abs=0.03)


def test_where_the_cuts_differ_it_is_seen():
    assert all(brant(*ordered(seed, apart=1.0)).p < 0.01 for seed in range(5))


def test_counts_are_rows():
    y, x = ordered(2, 200)
    y, x = np.round(y), np.round(x)
    twice = brant(np.repeat(y, 2), np.repeat(x, 2, axis=0))

    assert brant(y, x, np.full(len(y), 2.0)).chi2 == pytest.approx(twice.chi2)


@pytest.mark.parametrize("y", [[0, 1, 0, 1, 1], [0, 0, 1, 2, 2]], ids=["two", "parted"])
def test_where_nothing_can_be_compared_nothing_is_said(y):
    assert brant(np.array(y, float), np.arange(5.0)[:, None]) is None


def test_calc_warns_before_one_odds_ratio_is_trusted():
    y, x = ordered(3, apart=1.0)

    found = METHODS["proportional_odds"].answer({"y": y.tolist(), "x": {"wait": x[:, 0].tolist()}})

    assert [each["code"] for each in found["warnings"]] == ["BRANT"]
