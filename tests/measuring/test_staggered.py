"""A change that comes to one unit after another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallofchange.measuring.calc import METHODS, ImpossibleError
from wallofchange.measuring.differences import unit_differences
from wallofchange.measuring.staggered import staggered

STARTS = [None, None, None, None, None, 8, 9, 9, 10, 12]


def places(chance, starts=STARTS, periods=16, rho=0.5):
    """Units with a level of their own, a common course, and noise that lingers."""
    noise = chance.normal(size=(len(starts), periods))
    for at in range(1, periods):
        noise[:, at] += rho * noise[:, at - 1]
    return 7 + chance.normal(size=(len(starts), 1)) + np.sin(np.arange(periods)) + 0.3 * noise


def changed(y, starts, effect):
    lifted = y.copy()
    for unit, start in enumerate(starts):
        if start is not None:
            lifted[unit, start:] += effect(np.arange(y.shape[1] - start))
    return lifted


def two_stages(y, starts):
    """Gardner's two stages by ordinary least squares with statsmodels, dummies written out."""
    import statsmodels.api as sm

    units, periods = (each.ravel() for each in np.indices(y.shape))
    marks = np.column_stack([np.eye(y.shape[0])[units], np.eye(y.shape[1])[periods][:, 1:]])
    begins = np.array([np.inf if start is None else start for start in starts])
    got_it = periods >= begins[units]
    first = sm.OLS(y.ravel()[~got_it], marks[~got_it]).fit()
    left = y.ravel() - marks @ first.params
    return sm.OLS(left, got_it.astype(float)).fit().params[0]


def test_the_effect_is_that_of_two_stages_of_ordinary_least_squares():
    y = changed(places(np.random.default_rng(3)), STARTS, lambda age: 0.5 + 0.1 * age)

    assert staggered(y, STARTS, draws=19).effect == pytest.approx(two_stages(y, STARTS), abs=1e-9)


def test_with_one_start_for_all_it_is_the_difference_in_differences_of_units():
    y = places(np.random.default_rng(5), periods=10)
    starts = [None] * 5 + [6] * 5
    unit, period = (each.ravel() for each in np.indices(y.shape))

    found = staggered(y, starts, draws=19)

    plain, _ = unit_differences(y.ravel(), (unit >= 5) * 1.0, (period >= 6) * 1.0, unit.tolist())
    assert found.effect == pytest.approx(plain.effect)
    assert found.df == pytest.approx(plain.df, rel=0.2)
    assert found.se == pytest.approx(plain.se, rel=0.25)


def test_an_effect_that_grows_is_not_turned_round_as_a_plain_two_way_regression_does():
    time = np.arange(12.0)
    starts = [2, 2, 2, 7, 7, 7]
    y = changed(np.array([time + unit for unit in range(6)]), starts, lambda age: 1.0 * age)

    found = staggered(y, starts, draws=19)

    assert [each.effect for each in found.by_age] == pytest.approx([0, 1, 2, 3, 4])
    assert found.left_out == 30  # once all have it nobody tells what would have been
    assert two_way(y, starts) < 0


def two_way(y, starts):
    """The coefficient of one dummy beside units and periods."""
    unit, period = (each.ravel() for each in np.indices(y.shape))
    marks = np.column_stack([np.eye(y.shape[0])[unit], np.eye(y.shape[1])[period][:, 1:]])
    got_it = (period >= np.array(starts)[unit]).astype(float)
    return np.linalg.lstsq(np.column_stack([got_it, marks]), y.ravel(), rcond=None)[0][0]


def test_a_planted_effect_is_found_with_its_course_and_within_its_interval():
    y = changed(places(np.random.default_rng(11)), STARTS, lambda age: np.minimum(age, 2) * 0.5)

    found = staggered(y, STARTS)

    planted = [min(age, 2) * 0.5 for unit in STARTS if unit for age in range(16 - unit)]
    assert found.low < np.mean(planted) < found.high
    assert (found.p < 0.05, found.luck < 0.05) == (True, True)


def test_a_b_a_where_nothing_changed_is_an_alarm_no_more_often_than_promised():
    chance = np.random.default_rng(2)
    starts = [None] * 5 + [5, 5, 6, 7, 7]

    found = [staggered(places(chance, starts, 10), starts, draws=39) for _ in range(60)]

    runs = len(found)
    most = 0.05 + 3 * np.sqrt(0.05 * 0.95 / runs)
    assert sum(each.p < 0.05 for each in found) / runs <= most
    assert sum(each.luck <= 0.05 for each in found) / runs <= most
    assert sum(each.leads.p < 0.05 for each in found) / runs <= most


def test_two_units_that_happen_to_move_alike_do_not_make_a_certainty():
    y = places(np.random.default_rng(2), [None] * 10 + [8, 8])  # nothing happened
    y[10] = y[11] + 1

    alone = staggered(y, [None] * 10 + [8, 8], draws=1)  # too few to deal: the jackknife as it is
    found = staggered(y, [None] * 10 + [8, 8], draws=199)

    assert (alone.effect, alone.df) == (found.effect, found.df)
    assert alone.p < 0.05 < found.p
    assert found.low < 0 < alone.low
    assert found.luck > 0.05


def test_with_enough_units_of_both_sorts_the_jackknife_says_it_all():
    starts = [None] * 6 + [8, 8, 9, 9, 10, 12]
    y = places(np.random.default_rng(1), starts)

    assert staggered(y, starts, draws=1).se == staggered(y, starts, draws=199).se


def test_units_that_ran_apart_before_are_seen_in_the_leads():
    y = places(np.random.default_rng(4), rho=0.0)
    y[5:] += 0.25 * np.arange(16)

    leads = staggered(y, STARTS, draws=19).leads

    assert leads.p < 0.05
    assert leads.each[0].low90 > 0


def test_what_the_leads_do_not_exclude_is_said():
    leads = staggered(places(np.random.default_rng(6)), STARTS, draws=19).leads

    assert leads.largest == pytest.approx(max(max(-lead.low90, lead.high90) for lead in leads.each))


def test_gaps_are_left_out_and_without_gaps_dealing_again_is_the_same_by_weights_as_by_fitting():
    y = changed(places(np.random.default_rng(8)), STARTS, lambda age: 0.2 + 0 * age)
    holed = np.vstack([y, np.full((1, 16), np.nan)])

    assert staggered(holed, [*STARTS, None], draws=19).effect == pytest.approx(
        staggered(y, STARTS, draws=19).effect
    )


@settings(max_examples=15, deadline=None)
@given(st.floats(-5, 5), st.floats(0.1, 10))
def test_it_follows_the_unit_of_measure(shift, by):
    y = changed(places(np.random.default_rng(9)), STARTS, lambda age: 0.3 + 0 * age)

    plain, other = staggered(y, STARTS, draws=19), staggered(by * y + shift, STARTS, draws=19)

    assert other.effect == pytest.approx(by * plain.effect, abs=1e-8)
    assert (other.p, other.luck) == (pytest.approx(plain.p, rel=1e-6), plain.luck)


def test_without_spread_the_effect_stands_without_interval():
    found = staggered(np.outer(np.ones(6), np.arange(6.0)), [None, None, None, 3, 3, 3], draws=19)

    assert (found.effect, found.se, found.p) == (pytest.approx(0), None, None)


def test_nobody_left_without_the_change_cannot_be_told():
    with pytest.raises(ValueError, match="Nobody was left without the change"):
        staggered(np.arange(12.0).reshape(3, 4), [0, 0, 0])


def test_calc_answers_with_its_fields_and_warns_of_few_units():
    method = METHODS["staggered"]

    answer = method.answer(method.example)

    assert answer["effect"] == pytest.approx(0.5, abs=0.02)
    assert [warned["code"] for warned in answer["warnings"]] == ["FEW_UNITS"]
    assert answer["by_age"][0]["cells"] == 4


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"start": [None, *[3] * 47]}, "must be the same in every row of unit 'a'"),
        ({"start": [None] * 48}, "Nobody was left without the change"),
        ({"start": [0] * 48}, "Nobody was left without the change"),
        ({"period": [1] * 3}, "must be as long as y (48, not 3)"),
        ({"period": [-1, *range(47)]}, "period[0]: -1: must be at least 0"),
        ({"start": ["soon"] * 48}, "start[0]: 'soon': must be a whole number or null"),
        ({"draws": 1}, "draws: 1: must be at least 19"),
    ],
)
def test_calc_refuses_what_cannot_be(change, line):
    method = METHODS["staggered"]

    with pytest.raises(ImpossibleError) as refusal:
        method.answer({**method.example, **change})

    assert line in str(refusal.value)
