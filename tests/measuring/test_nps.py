"""Net promoter score: published cases, what must always hold, and the promise of its interval."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.nps import Split, nps, nps_diff

counts = st.integers(0, 400)
splits = st.builds(Split, counts, counts, counts.map(lambda n: n + 1))


def test_the_variance_is_that_of_a_multinomial():
    found = nps(Split(162, 108, 54))

    assert found.nps == pytest.approx(33.33, abs=0.01)
    assert found.se == pytest.approx(4.14, abs=0.005)


def test_promoters_and_detractors_are_not_taken_as_independent():
    found = nps(Split(250, 675, 75))

    assert (found.nps - 1.96 * found.se, found.nps + 1.96 * found.se) == pytest.approx(
        (14.14, 20.86), abs=0.01
    )
    assert found.low != pytest.approx(14.3, abs=0.05)


def test_the_score_interval_of_the_published_case_is_found():
    found = nps(Split(6, 139, 16))

    assert (found.nps, found.low, found.high) == pytest.approx((-6.21, -12.40, -0.54), abs=0.005)


def test_everybody_a_promoter_reaches_a_hundred_and_nobody_sure_of_it():
    found = nps(Split(12, 0, 0))

    assert found.high == 100
    assert -100 < found.low < 100


def test_a_thousand_million_million_answers_still_have_an_interval():
    found = nps(Split(4 * 10**15, 4 * 10**15, 10**15))

    assert found.low < found.nps < found.high
    assert found.high - found.low == pytest.approx(2 * 1.96 * found.se, rel=1e-3)


@given(splits)
def test_the_interval_holds_the_score_and_stays_on_the_scale(split):
    found = nps(split)

    assert -100 <= found.low <= found.nps + 1e-9
    assert found.nps - 1e-9 <= found.high <= 100


@given(splits)
def test_turning_the_scale_round_turns_the_interval_round(split):
    found, mirrored = nps(split), nps(Split(split.detractors, split.passives, split.promoters))

    assert (mirrored.low, mirrored.high) == pytest.approx((-found.high, -found.low), abs=1e-6)


@given(splits, splits)
def test_a_difference_turned_round_has_the_other_sign(a, b):
    there, back = nps_diff(a, b), nps_diff(b, a)

    assert (back.diff, back.low, back.high) == pytest.approx((-there.diff, -there.high, -there.low), abs=1e-6)


@given(splits)
def test_a_higher_level_gives_a_wider_interval(split):
    widths = [(found := nps(split, level)).high - found.low for level in (0.5, 0.9, 0.95, 0.99)]

    assert all(narrow < wide for narrow, wide in pairwise(widths))


@pytest.mark.parametrize("counts", [(0, 0, 0), (-1, 3, 4)])
def test_nobody_or_less_than_nobody_is_refused(counts):
    with pytest.raises(ValueError, match="at least one answer"):
        nps(Split(*counts))
