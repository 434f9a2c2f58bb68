"""Looking more often widens the interval, and keeps what it promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.comparison import Shift, two_groups, unit_shift
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.looks import boundaries
from wallofchange.measuring.quantiles import z_of
from wallofchange.measuring.repeated import always, at_look, reaching
from wallofchange.measuring.scale import Scale

TEN = Scale(0, 10)
RUNS = 800


def shares(hits_a, hits_b, n=200):
    sides = (Histogram.of(TEN, {9: hits, 5: n - hits}) for hits in (hits_a, hits_b))
    return two_groups("nine_plus", *sides)


def test_at_the_usual_level_nothing_changes():
    shift = shares(60, 80)

    assert at_look("nine_plus", shift, z_of(0.95), (1, 1)) is shift
    found = reaching("nine_plus", shift, z_of(0.95))
    assert (found.low, found.high) == pytest.approx((shift.low, shift.high))


def test_a_symmetric_interval_reaches_z_standard_errors():
    many = unit_shift([0.1, -0.1, 0.0] * 20_000, [0.5, 0.4, 0.6] * 20_000)

    found = reaching("mean", many, 3.357)

    assert found.estimate - found.low == pytest.approx(3.357 * many.se, rel=1e-4)


@given(st.integers(0, 200), st.integers(0, 200), st.floats(1.96, 12))
def test_a_wider_reach_holds_the_narrower_one_and_stays_on_the_scale(a, b, z):
    shift = shares(a, b)
    if shift.low is None:
        return

    found = reaching("nine_plus", shift, z)

    assert -1 <= found.low <= shift.low + 1e-9
    assert shift.high - 1e-9 <= found.high <= 1


def test_with_few_units_a_late_boundary_asks_for_more_than_a_normal_one():
    few = unit_shift([0.1, -0.1, 0.0], [0.5, 0.4, 0.6])

    found = reaching("mean", few, 3.0)

    assert (found.estimate - found.low) / few.se > 3.0


def test_what_has_no_spread_has_no_interval_at_any_look():
    flat = Shift(0.0, None, None, None, None, None, None, shares(1, 2).method)

    assert always("mean", flat, 10, 100) is not None
    assert reaching("mean", flat, 3.0).low is None


def test_looking_at_four_planned_times_finds_what_is_not_there_once_in_twenty():
    """Nothing was planted; a share is looked at 4 times with its own interval at each boundary."""
    draws = np.random.default_rng(20)
    z = boundaries([0.25, 0.5, 0.75, 1.0])
    crossed = naive = held = 0
    for _ in range(RUNS):
        a, b = (draws.random(600) < 0.3 for _ in range(2))
        shifts = [shares(int(a[:n].sum()), int(b[:n].sum()), n) for n in (150, 300, 450, 600)]
        pairs = zip(shifts, z, strict=True)
        crossed += any(reaching("nine_plus", shift, reach).moved != "unclear" for shift, reach in pairs)
        naive += any(shift.moved != "unclear" for shift in shifts)
        held += all(
            always("nine_plus", shift, 2 * n, 1200).moved == "unclear"
            for shift, n in zip(shifts, (150, 300, 450, 600), strict=True)
        )

    assert 100 * crossed / RUNS == pytest.approx(5.0, abs=2.2)  # 800 runs are known to 1.5
    assert 100 * naive / RUNS > 9
    assert 100 * held / RUNS > 97
