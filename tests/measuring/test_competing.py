"""Ways out that compete: who left by one can no longer leave by another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from wallofchange.measuring.competing import incidence
from wallofchange.measuring.lead_time import lead_time

SOME = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 2)), min_size=2, max_size=40)


def test_it_agrees_with_statsmodels():
    chance = np.random.default_rng(7)
    durations = np.ceil(chance.exponential(30, 120))
    way = chance.integers(0, 3, 120)

    theirs = CumIncidenceRight(durations, way)
    ours = [incidence(durations, way, of) for of in (1, 2)]

    for at, found in enumerate(ours):
        known = [int(np.flatnonzero(theirs.times == time)[0]) for time in found.times]
        assert found.part == pytest.approx(theirs.cinc[at][known], abs=1e-12)


@given(SOME)
def test_what_left_by_any_way_and_what_stays_are_all(pairs):
    durations, way = (np.array(each, dtype=float) for each in zip(*pairs, strict=True))
    if not (way > 0).any():
        return

    stays = lead_time(durations, way > 0).curve[-1][1]
    left = sum(incidence(durations, way, of).part[-1] for of in (1, 2))

    assert stays + left == pytest.approx(1)


@given(SOME)
def test_without_another_way_out_it_is_what_kaplan_and_meier_leave_over(pairs):
    durations = np.array([time for time, _way in pairs], dtype=float)
    way = np.array([min(way, 1) for _time, way in pairs])
    if not way.any():
        return

    found = incidence(durations, way, 1)

    assert found.part == pytest.approx([1 - stays for _time, stays in lead_time(durations, way).curve])


def test_the_error_without_open_items_is_that_of_a_share():
    durations, way = np.arange(1.0, 41), np.tile([1, 2], 20)

    found = incidence(durations, way, 1)

    assert found.se[-1] == pytest.approx((0.5 * 0.5 / 40) ** 0.5)


def test_the_interval_holds_the_truth():
    chance, held = np.random.default_rng(3), 0
    for _ in range(400):
        first, second = chance.exponential(20, 60), chance.exponential(40, 60)
        seen = chance.uniform(10, 80, 60)
        durations = np.minimum(np.minimum(first, second), seen)
        way = np.where(durations == seen, 0, np.where(first < second, 1, 2))
        found = incidence(durations, way, 1).by(15)
        truth = 2 / 3 * (1 - np.exp(-15 * 3 / 40))
        held += found.low <= truth <= found.high

    assert 0.92 <= held / 400 <= 0.98


def test_beyond_what_was_followed_nothing_is_said():
    found = incidence(np.array([3.0, 5]), np.array([1, 0]), 1)

    assert found.by(6) is None


def test_a_way_that_nobody_took_is_no_proof_that_nobody_will():
    found = incidence(np.array([3.0, 5, 6]), np.array([2, 0, 2]), 1).by(4)

    assert (found.estimate, found.low) == (0, 0)
    assert found.high == pytest.approx(1 - 0.025 ** (1 / 3))


def test_nothing_has_no_incidence():
    with pytest.raises(ValueError, match="at least one"):
        incidence(np.array([]), np.array([]), 1)
