"""One odds ratio from several tables: Berkeley, statsmodels, and cells that are empty."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wallofchange.measuring.stratified import Table, mantel_haenszel

# admissions at Berkeley in 1973: men with and without, women with and without, by department
BERKELEY = [
    Table(*row)
    for row in (
        (512, 313, 89, 19),
        (353, 207, 17, 8),
        (120, 205, 202, 391),
        (138, 279, 131, 244),
        (53, 138, 94, 299),
        (22, 351, 24, 317),
    )
]
cell = st.integers(0, 40)
strata = st.lists(st.builds(Table, cell, cell, cell, cell).filter(lambda t: t.n > 1), min_size=1, max_size=6)


def test_berkeley_is_found_and_turns_round():
    found = mantel_haenszel(BERKELEY)

    assert (found.odds_ratio, found.low, found.high) == pytest.approx((0.9047, 0.7719, 1.0603), abs=5e-5)
    assert (found.x2, found.p) == pytest.approx((1.4269, 0.2323), abs=5e-5)
    assert found.crude_odds_ratio == pytest.approx(1198 * 1278 / (1493 * 557))
    assert found.reversed is True


def test_one_department_is_its_own_odds_ratio():
    found = mantel_haenszel(BERKELEY[:1])

    assert found.odds_ratio == pytest.approx(0.349, abs=5e-4)
    assert found.crude_odds_ratio == pytest.approx(found.odds_ratio)
    assert found.reversed is False


@given(strata, st.sampled_from([0.8, 0.95, 0.99]))
def test_statsmodels_gives_the_same(tables, level):
    import numpy as np
    from statsmodels.stats.contingency_tables import StratifiedTable

    assume(sum(t.a * t.d for t in tables) and sum(t.b * t.c for t in tables))
    with np.errstate(all="ignore"):
        other = StratifiedTable([np.array([[t.a, t.b], [t.c, t.d]], dtype=float) for t in tables])
        interval, test = other.oddsratio_pooled_confint(1 - level), other.test_null_odds(correction=True)

    found = mantel_haenszel(tables, level)

    assert found.odds_ratio == pytest.approx(other.oddsratio_pooled, rel=1e-9)
    assert (found.low, found.high) == pytest.approx(interval, rel=1e-9)
    gap = abs(sum(t.a - (t.a + t.b) * (t.a + t.c) / t.n for t in tables))
    if gap >= 0.5:  # below it R and we leave the correction out; statsmodels squares what is left of it
        assert (found.x2, found.p) == pytest.approx((test.statistic, test.pvalue), rel=1e-9)
    else:
        assert found.x2 == pytest.approx(other.test_null_odds(correction=False).statistic, rel=1e-9)


@given(strata)
def test_swapping_the_exposed_turns_the_ratio_over(tables):
    found, turned = mantel_haenszel(tables), mantel_haenszel([Table(t.c, t.d, t.a, t.b) for t in tables])
    assume(found.odds_ratio and turned.odds_ratio)

    assert turned.odds_ratio == pytest.approx(1 / found.odds_ratio)
    assert turned.x2 == pytest.approx(found.x2)
    assert turned.reversed == found.reversed


@given(strata)
def test_empty_strata_change_nothing(tables):
    assert mantel_haenszel([*tables, Table(0, 0, 0, 0)]) == mantel_haenszel(tables)


@pytest.mark.parametrize(
    ("table", "ratio", "x2"),
    [
        ((0, 5, 5, 5), 0, 1.715),
        ((5, 0, 5, 5), None, 1.715),
        ((0, 0, 5, 5), None, None),
        ((0, 5, 0, 5), None, None),
    ],
)
def test_empty_cells_leave_a_ratio_without_an_interval(table, ratio, x2):
    found = mantel_haenszel([Table(*table)])

    assert (found.odds_ratio, found.low, found.high) == (ratio, None, None)
    assert found.x2 == (x2 if x2 is None else pytest.approx(x2, abs=0.01))


def test_a_ratio_without_bound_still_lies_on_a_side():
    found = mantel_haenszel([Table(5, 0, 5, 5), Table(1, 90, 60, 1)])

    assert found.reversed in (True, False)
    assert mantel_haenszel([Table(0, 0, 5, 5)]).reversed is None
