"""Proportional odds: Copenhagen's tenants, statsmodels as the second opinion, and separation."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.measuring.published import column, rows
from wallofchange.measuring.climbing import EndlessError
from wallofchange.measuring.proportional_odds import proportional_odds

ORDER = {"Low": 0, "Medium": 1, "High": 2}
seeds = st.integers(0, 2**32 - 1)


def answers(seed, n=150, k=2):
    draws = np.random.default_rng(seed)
    x = draws.normal(size=(n, k))
    y = np.digitize(x @ [0.8, -0.5][:k] + draws.logistic(size=n), [-1, 0, 1.5])
    return y.astype(float), x


def test_the_tenants_of_copenhagen_answer_as_published():
    table = rows("housing")
    y = np.array([ORDER[row["Sat"]] for row in table], float)
    dummies = [("Infl", "Medium"), ("Infl", "High"), ("Type", "Apartment"), ("Type", "Atrium")]
    dummies += [("Type", "Terrace"), ("Cont", "High")]
    x = np.array([[row[name] == value for name, value in dummies] for row in table], float)

    found = proportional_odds(y, x, np.array(column(table, "Freq")))

    assert found.coef == pytest.approx((0.5664, 1.2888, -0.5724, -0.3662, -1.0910, 0.3603), abs=5e-4)
    assert found.cuts == pytest.approx((-0.4961, 0.6907), abs=5e-4)
    assert found.deviance == pytest.approx(3479.149, abs=5e-4)


@given(seeds)
def test_statsmodels_gives_the_same(seed):
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    y, x = answers(seed)
    assume(len(np.unique(y)) == 4)
    found = proportional_odds(y, x)
    other = OrderedModel(y, x, distr="logit").fit(method="bfgs", disp=0, gtol=1e-8)

    assert found.coef == pytest.approx(other.params[:2], abs=1e-4)
    assert found.se == pytest.approx(other.bse[:2], rel=1e-2)
    assert found.deviance == pytest.approx(-2 * other.llf, abs=1e-6)


@given(seeds)
def test_counts_say_the_same_as_rows(seed):
    y, x = answers(seed, 80)
    counts = np.random.default_rng(seed).integers(0, 4, 80)
    assume(len(np.unique(y[counts > 0])) > 1)

    told = proportional_odds(np.repeat(y, counts), np.repeat(x, counts, axis=0))
    counted = proportional_odds(y, x, counts.astype(float))

    assert counted.coef == pytest.approx(told.coef, abs=1e-7)
    assert counted.se == pytest.approx(told.se, rel=1e-7)
    assert counted.deviance == pytest.approx(told.deviance)


@given(seeds)
def test_only_the_order_of_the_answers_matters_and_turned_round_it_turns_the_sign(seed):
    y, x = answers(seed)

    plain, stretched, turned = (proportional_odds(each, x) for each in (y, y**3, -y))

    assert stretched.coef == pytest.approx(plain.coef)
    assert turned.coef == pytest.approx(-np.array(plain.coef), abs=1e-7)
    assert turned.cuts == pytest.approx(-np.array(plain.cuts)[::-1], abs=1e-7)


def test_two_answers_make_it_a_logistic_regression():
    found = proportional_odds(
        np.array([0.0, 1, 0, 1]), np.array([[0.0], [0], [1], [1]]), np.array([30.0, 10, 20, 20])
    )

    assert found.coef[0] == pytest.approx(np.log(3))
    assert found.cuts == (pytest.approx(np.log(3)),)


@pytest.mark.parametrize(
    ("y", "x"), [([1, 1, 2, 2], [0, 0, 1, 1]), ([1, 2, 3, 4], [1, 2, 3, 4]), ([1, 1, 2, 3], [0, 0, 0, 1])]
)
def test_a_column_that_parts_low_from_high_has_no_finite_coefficient(y, x):
    with pytest.raises(EndlessError, match="runs away"):
        proportional_odds(np.array(y, float), np.array(x, float)[:, None])


def test_one_answer_is_refused():
    with pytest.raises(ValueError, match="two different answers"):
        proportional_odds(np.ones(4), np.arange(4.0)[:, None])
