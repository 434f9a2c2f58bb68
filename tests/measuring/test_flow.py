"""What flows through: ages, dates and a law that holds only in steady water."""

import numpy as np
import pytest

from wallofchange.measuring.flow import little, usual_age, weeks_until


def test_an_age_counts_what_is_still_there():
    durations, left = np.array([2.0, 4, 6, 8, 10]), np.array([1, 1, 1, 1, 1])

    assert usual_age(durations, left, 0.8) == 8
    assert usual_age(durations, left * [1, 1, 1, 0, 0], 0.8) is None


def test_nothing_has_no_usual_age():
    assert usual_age(np.array([]), np.array([])) is None


def test_a_forecast_is_later_the_surer_it_must_be():
    likely, sure, surest = weeks_until([0, 1, 0, 2, 1, 0, 0, 1, 3, 0], 6)

    assert likely <= sure <= surest
    assert likely == pytest.approx(6 / 0.8, abs=2)


def test_a_forecast_is_the_same_twice():
    weeks = [0, 1, 0, 2, 1, 0, 0, 1, 3, 0]

    assert weeks_until(weeks, 6) == weeks_until(weeks, 6)


@pytest.mark.parametrize("weeks", [[1] * 7, [0] * 20, []])
def test_too_few_weeks_or_none_with_work_done_forecast_nothing(weeks):
    assert weeks_until(weeks, 3) == ()


def test_what_lies_too_far_ahead_has_no_date():
    assert weeks_until([0] * 199 + [1], 300) == (None, None, None)


def test_nothing_in_the_making_is_done_now():
    assert weeks_until([1] * 8, 0) == (1, 1, 1)


def test_in_steady_water_the_count_agrees_with_the_clock():
    came = np.arange(0.0, 200)
    flow = little(came, came + 12, 50, 150)

    assert flow.steady
    assert (flow.inside, flow.rate, flow.stay) == pytest.approx((12, 1, 12))
    assert flow.residual == pytest.approx(0)


def test_where_more_comes_than_goes_the_law_is_not_used():
    came = np.arange(0.0, 100)
    went = np.where(came < 50, came + 10, np.inf)
    flow = little(came, went, 0, 100)

    assert not flow.steady
    assert flow.residual > 5


def test_a_window_in_which_nothing_left_says_nothing_of_a_stay():
    flow = little(np.array([1.0]), np.array([np.inf]), 0, 10)

    assert (flow.left, flow.stay, flow.residual, flow.steady) == (0, None, None, False)
