"""Comparisons: by two groups, by four, by unit; statsmodels and a textbook as second opinions."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.comparison import MEASURES, by_unit, four_groups, two_groups, unit_shift
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.trends import trends_apart

TEN = Scale(0, 10)
INJURY = Path(__file__).parents[3] / "shared" / "data" / "reference" / "injury.csv"
some = st.dictionaries(st.integers(0, 10), st.integers(1, 60), min_size=2, max_size=6)
moves = st.lists(st.floats(-2, 2), min_size=2, max_size=12)


def scores(counts):
    return Histogram.of(TEN, counts)


@pytest.mark.skipif(not INJURY.exists(), reason="the public injury data are not beside the repository")
def test_the_textbook_difference_in_differences_is_found():
    """Wooldridge, example 13.4: ldurat on afchnge x highearn in Kentucky, .191 (.069)."""
    cells = {}
    with INJURY.open() as file:
        for row in csv.DictReader(file):
            if row["ky"] == "1":
                key = (row["highearn"], row["afchnge"])
                cells.setdefault(key, []).append((float(row["ldurat"]), 1))
    scale = Scale(-3, 6)
    low, high = (
        (Histogram.of(scale, cells[side, "0"]), Histogram.of(scale, cells[side, "1"])) for side in "01"
    )

    found = four_groups("mean", low, high)

    assert found.estimate == pytest.approx(0.1906, abs=5e-5)
    assert found.se == pytest.approx(0.0690, abs=2e-4)
    assert found.moved == "up"


@given(moves, moves)
def test_units_are_compared_as_students_t_test_does(control, treated):
    from scipy.stats import ttest_ind

    found = unit_shift(control, treated)
    if found.low is None:
        return
    other = ttest_ind(treated, control).confidence_interval()

    assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=1e-6)
    assert found.df == len(control) + len(treated) - 2


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_moved_is_nothing_moved(measure):
    same = scores({6: 30, 8: 40, 9: 30})

    found = two_groups(measure, same, same)

    assert found.estimate == found.still
    assert found.moved == "unclear"


@pytest.mark.parametrize("measure", MEASURES)
@given(some, some)
def test_a_move_and_the_way_back_cancel(measure, before, after):
    there, back = (
        two_groups(measure, *pair)
        for pair in ((scores(before), scores(after)), (scores(after), scores(before)))
    )

    assert there.estimate - there.still == pytest.approx(back.still - back.estimate, abs=1e-9)


@pytest.mark.parametrize("measure", MEASURES)
def test_what_moved_everywhere_is_not_called_an_effect(measure):
    before, after = scores({6: 50, 8: 100, 9: 50}), scores({6: 30, 8: 80, 9: 90})

    found = four_groups(measure, (before, after), (before, after))

    assert found.estimate == pytest.approx(found.still)
    assert found.moved == "unclear"


@pytest.mark.parametrize("measure", MEASURES)
def test_a_unit_counts_once_however_many_answers_it_has(measure):
    up = (scores({6: 20, 8: 30}), scores({8: 20, 10: 30}))
    flat = (scores({6: 20, 8: 30}), scores({6: 20, 8: 30}))
    large = tuple(side + side + side for side in up)

    once, thrice = (
        by_unit(measure, [flat, flat, up], [up, up, flat]),
        by_unit(measure, [flat, flat, up], [large, up, flat]),
    )

    assert thrice.estimate == pytest.approx(once.estimate)


def test_the_narrow_interval_lies_inside_the_wide_one():
    for measure in MEASURES:
        found = two_groups(measure, scores({5: 40, 8: 60}), scores({6: 40, 9: 60}))

        assert found.low < found.low90 < found.estimate < found.high90 < found.high


def test_fewer_than_three_units_are_refused():
    with pytest.raises(ValueError, match="three in all"):
        unit_shift([0.1], [0.2])
    with pytest.raises(ValueError, match="One unit a side"):
        unit_shift([0.1, 0.2, 0.3], [])


def test_a_single_unit_takes_the_spread_of_the_others():
    found = unit_shift([0.0, 0.2, 0.4], [1.2])

    assert (found.estimate, found.df) == (pytest.approx(1.0), 2)
    assert found.se == pytest.approx(0.2 * (1 + 1 / 3) ** 0.5)


def test_units_that_are_smaller_on_one_side_are_compared_as_welchs_t_test_does():
    from scipy.stats import ttest_ind

    control, treated = [0.1, 0.2, 0.15, 0.12], [0.9, -0.5, 1.4]

    found = unit_shift(control, treated, uneven=True)

    other = ttest_ind(treated, control, equal_var=False)
    assert found.df == pytest.approx(other.df)
    assert (found.low, found.high) == pytest.approx(tuple(other.confidence_interval()))


def test_with_two_stretches_uneven_trends_are_told_apart_as_welchs_t_test_does():
    from scipy.stats import ttest_ind

    control, treated = [[7, 7.1], [7, 7.3], [7, 6.9], [7, 7.05]], [[6, 7.0], [6, 6.2], [6, 5.5]]

    found = trends_apart(control, treated, uneven=True)

    slopes = [[later - first for first, later in side] for side in (treated, control)]
    assert found.p == pytest.approx(ttest_ind(*slopes, equal_var=False).pvalue)


def test_sides_that_ran_apart_before_are_found_out():
    import numpy as np

    draws = np.random.default_rng(5)
    control = 7 + draws.normal(0, 0.1, (6, 3))
    treated = 7 + draws.normal(0, 0.1, (6, 3)) + np.array([0, 0.3, 0.6])

    assert trends_apart(control.tolist(), treated.tolist()).p < 0.01


def test_sides_that_moved_alike_are_suspected_once_in_twenty():
    import numpy as np

    draws = np.random.default_rng(6).normal(0, 1, (3000, 12, 3)) + np.array([0, 0.5, 0.2])
    suspected = [trends_apart(units[:6].tolist(), units[6:].tolist()).p < 0.05 for units in draws]

    assert np.mean(suspected) == pytest.approx(0.05, abs=0.012)


def test_two_stretches_are_an_ordinary_t_test_of_the_slopes():
    from scipy.stats import ttest_ind

    control, treated = [[7, 7.1], [6, 6.3], [8, 7.9]], [[7, 7.4], [6, 6.2], [7, 7.6], [5, 5.5]]
    slopes = [[after - before for before, after in side] for side in (control, treated)]

    assert trends_apart(control, treated).p == pytest.approx(ttest_ind(*slopes).pvalue, abs=1e-12)


def test_units_that_all_went_the_same_way_cannot_be_told_apart_by_trend():
    assert trends_apart([[7, 7.0], [6, 6.0]], [[7, 7.0], [6, 6.0]]) is None
