"""Simultaneous shares: the published case, statsmodels where it is right, and proof of where it is not."""

from math import exp, lgamma, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.poisson import log_pmf_at_its_rate, truncated
from wallofchange.measuring.simultaneous import goodman, sison_glaz

PUBLISHED = [56, 72, 73, 59, 62, 87, 58]
some = st.lists(st.integers(0, 60), min_size=2, max_size=7).filter(any)


def limits(found):
    return np.array([found.low, found.high]).T


def test_the_published_intervals_of_sison_and_glaz_are_found():
    low = [0.0792, 0.1135, 0.1156, 0.0857, 0.0921, 0.1456, 0.0835]
    high = [0.1643, 0.1986, 0.2007, 0.1708, 0.1772, 0.2307, 0.1686]

    assert limits(sison_glaz(PUBLISHED)) == pytest.approx(np.array([low, high]).T, abs=1e-4)


def test_the_published_intervals_of_goodman_are_found():
    low = [0.085, 0.115, 0.116, 0.091, 0.096, 0.143, 0.089]
    high = [0.166, 0.204, 0.207, 0.173, 0.181, 0.239, 0.171]

    assert limits(goodman(PUBLISHED)) == pytest.approx(np.array([low, high]).T, abs=5e-4)


@given(some, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_statsmodels_says_the_same_of_small_tables(counts, level):
    from statsmodels.stats.proportion import multinomial_proportions_confint

    for method, ours in (("sison-glaz", sison_glaz), ("goodman", goodman)):
        theirs = multinomial_proportions_confint(counts, 1 - level, method=method)

        assert limits(ours(counts, level)) == pytest.approx(theirs, abs=1e-5)


def test_statsmodels_is_wrong_from_a_hundred_thousand_answers_on():
    """By shares the half-width shrinks as 1/sqrt n; theirs falls to nothing as digits cancel."""
    from statsmodels.stats.proportion import multinomial_proportions_confint

    def width(of, n):
        found = of([int(n * share) for share in (0.2, 0.3, 0.5)])
        return (found[0][1] - found[0][0]) * n**0.5

    with np.errstate(all="ignore"):
        theirs = width(lambda counts: multinomial_proportions_confint(counts, method="sison-glaz"), 10**5)
    ours = [width(lambda counts: limits(sison_glaz(counts)), 10**power) for power in (3, 5, 9, 15)]

    assert theirs < 0.01
    assert ours == pytest.approx([ours[-1]] * 4, rel=0.02)


def test_of_a_million_million_answers_the_intervals_hold_together_as_often_as_promised():
    shares, n = np.array([0.2, 0.3, 0.5]), 10**12
    half = sison_glaz([int(n * share) for share in shares]).high[0] - 0.2
    covariance = np.diag(shares) - np.outer(shares, shares)
    drawn = np.random.default_rng(1).multivariate_normal([0, 0, 0], covariance / n, 40_000)

    assert (abs(drawn) <= half).all(axis=1).mean() == pytest.approx(0.95, abs=0.004)


@pytest.mark.parametrize(("rate", "c"), [(4, 2), (60, 7), (1000, 25), (1000, 400), (0, 3)])
def test_the_moments_are_those_of_a_sum_term_by_term(rate, c):
    low, high = max(0, rate - c), rate + c
    y = np.arange(low, high + 1)
    pmf = np.array([exp(k * log(rate) - rate - lgamma(k + 1)) if rate else float(k == 0) for k in y])
    chance = pmf.sum()
    mean = (y * pmf).sum() / chance
    central = [((y - mean) ** power * pmf).sum() / chance for power in (2, 3, 4)]

    found = truncated(*(np.array([float(value)]) for value in (rate, low, high)))

    assert [found.chance[0], found.mean[0]] == pytest.approx([chance, mean], rel=1e-9)
    assert [found.second[0], found.third[0], found.fourth[0]] == pytest.approx(central, rel=1e-6, abs=1e-6)


def test_the_chance_of_its_own_rate_is_known_for_any_number():
    assert log_pmf_at_its_rate(20) == pytest.approx(20 * log(20) - 20 - lgamma(21), abs=1e-12)
    assert exp(log_pmf_at_its_rate(10**15)) == pytest.approx((2 * np.pi * 10**15) ** -0.5, rel=1e-12)


@given(some)
def test_the_intervals_hold_the_shares_within_nought_and_one(counts):
    for found in (sison_glaz(counts), goodman(counts)):
        assert sum(found.p) == pytest.approx(1)
        assert all(
            0 <= low <= p <= high <= 1 for low, p, high in zip(found.low, found.p, found.high, strict=True)
        )


@given(some)
def test_the_order_of_categories_does_not_matter(counts):
    found, turned = sison_glaz(counts), sison_glaz(counts[::-1])

    assert turned.low == pytest.approx(found.low[::-1])
    assert turned.high == pytest.approx(found.high[::-1])


@pytest.mark.parametrize("of", [sison_glaz, goodman])
@pytest.mark.parametrize("counts", [[0, 0], [-1, 4]])
def test_nobody_or_less_is_refused(of, counts):
    with pytest.raises(ValueError, match="at least one answer"):
        of(counts)
