"""Lead times: Freireich's leukaemia trial, statsmodels as the second opinion, and what is still open."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.calc.durations import MERCAPTOPURINE, OPEN, PLACEBO
from wallofchange.measuring.lead_time import lead_time, log_rank

items = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=60)


def arrays(items):
    return np.array([float(time) for time, _ in items]), np.array([float(done) for _, done in items])


def test_freireichs_curve_and_medians_are_found():
    treated = lead_time(np.array(MERCAPTOPURINE, float), np.array(OPEN, float))
    control = lead_time(np.array(PLACEBO, float), np.ones(21))

    assert dict(treated.curve) == pytest.approx(
        {6: 0.857143, 7: 0.806723, 10: 0.752941, 13: 0.690196, 16: 0.627451, 22: 0.537815, 23: 0.448179},
        abs=5e-7,
    )
    assert (treated.median, treated.low, treated.high) == (23, 13, None)
    assert (control.median, control.low, control.high) == (8, 4, 11)


def test_freireichs_log_rank_is_found():
    durations = np.array([*MERCAPTOPURINE, *PLACEBO], float)

    found = log_rank(durations, np.array([*OPEN, *[1] * 21], float), np.repeat([0, 1], 21))

    assert found.chi2 == pytest.approx(16.7929, abs=5e-5)


@given(items)
def test_statsmodels_gives_the_same_curve(items):
    from statsmodels.duration.survfunc import SurvfuncRight

    durations, observed = arrays(items)
    found = lead_time(durations, observed)

    if observed.any():
        other = SurvfuncRight(durations, observed)
        assert [time for time, _ in found.curve] == list(other.surv_times)
        assert [part for _, part in found.curve] == pytest.approx(list(other.surv_prob), abs=1e-12)
    else:
        assert (found.curve, found.median) == ((), None)


@given(items, st.integers(2, 4))
def test_statsmodels_gives_the_same_log_rank(items, many):
    from statsmodels.duration.survfunc import survdiff

    durations, observed = arrays(items)
    group = np.arange(len(items)) % many
    found = log_rank(durations, observed, group)

    if found.chi2 is not None:
        assert (found.chi2, found.p) == pytest.approx(
            survdiff(durations, observed, group), rel=1e-6, abs=1e-9
        )


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_when_all_finished_it_is_the_ordinary_median(durations):
    found = lead_time(np.array(durations, float), np.ones(len(durations)))

    assert found.median == np.median(durations)


@given(items)
def test_the_interval_lies_round_the_median(items):
    found = lead_time(*arrays(items))

    assert found.low is None or found.median is None or found.low <= found.median
    assert found.high is None or (found.median is not None and found.median <= found.high)


@given(items)
def test_an_item_that_stays_open_longer_never_shortens_the_median(items):
    durations, observed = arrays(items)
    plain = lead_time(durations, observed)
    more = lead_time(np.append(durations, durations.max() + 1), np.append(observed, 0))

    assert more.median is None or (plain.median is not None and more.median >= plain.median)


def test_groups_without_anything_finished_cannot_be_told_apart():
    found = log_rank(np.array([1.0, 2, 3, 4]), np.zeros(4), np.array([0, 0, 1, 1]))

    assert (found.chi2, found.p) == (None, None)


def test_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        lead_time(np.array([]), np.array([]))
