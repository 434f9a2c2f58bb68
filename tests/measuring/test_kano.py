"""Kano's questionnaire and the place among vignettes: the tables of the books, cell by cell."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.kano import category_of, kano
from wallofchange.measuring.share import share
from wallofchange.measuring.vignettes import c_scale

answer = st.integers(1, 5)
pairs = st.lists(st.tuples(answer, answer), min_size=1, max_size=80)
BOOK = {"A": (1, 3), "O": (1, 5), "M": (3, 5), "I": (3, 3), "R": (5, 1), "Q": (1, 1)}


def asked(**often):
    return [BOOK[letter] for letter, times in often.items() for _ in range(times)]


@pytest.mark.parametrize(
    ("functional", "row"), [(1, "QAAAO"), (2, "RIIIM"), (3, "RIIIM"), (4, "RIIIM"), (5, "RRRRQ")]
)
def test_the_table_is_the_published_one(functional, row):
    assert "".join(category_of(functional, dysfunctional) for dysfunctional in range(1, 6)) == row


def test_the_coefficients_are_shares_of_those_who_are_neither_reverse_nor_questionable():
    found = kano(asked(A=20, O=6, M=2, I=4, R=3, Q=1))

    better, worse = share(26, 32), share(8, 32)
    assert found.better.as_dict() == {"estimate": better.p, "low": better.low, "high": better.high}
    assert found.worse.as_dict() == {"estimate": -worse.p, "low": -worse.high, "high": -worse.low}
    assert found.category == "A"


@pytest.mark.parametrize(
    ("often", "category"),
    [
        ({"A": 3}, "A"),
        ({"A": 1}, None),
        ({"O": 10, "M": 10}, None),
        ({"M": 30, "I": 10}, "M"),
        ({"M": 21, "I": 19}, None),
        ({"Q": 30, "A": 5}, "Q"),
        ({"R": 30, "A": 5}, "R"),
    ],
)
def test_a_category_is_named_when_it_leads_clearly(often, category):
    assert kano(asked(**often)).category == category


@given(pairs)
def test_the_lead_is_judged_by_fongs_rule(given_pairs):
    found = kano(given_pairs)
    a, b = sorted(found.counts.values())[:-3:-1]
    n = sum(found.counts.values())

    assert (found.category is not None) == (a - b > 1.65 * sqrt((a + b) * (2 * n - a - b) / (2 * n)))
    assert found.category is None or found.counts[found.category] == a


def test_fongs_rule_names_a_category_too_soon_where_two_share_the_answers():
    """Of two that are as frequent in truth it names one in a fourth of all surveys, not in a tenth."""
    import numpy as np

    drawn = np.random.default_rng(2).binomial(200, 0.5, 4000)
    found = [kano(asked(A=int(x), O=200 - int(x))) for x in drawn]

    assert np.mean([each.category is not None for each in found]) == pytest.approx(0.24, abs=0.03)
    assert np.mean([each.category is not None and not each.close for each in found]) <= 0.11


def test_half_of_the_pairs_against_themselves_is_a_question_that_is_not_understood():
    assert kano(asked(Q=5, A=5)).is_misunderstood
    assert not kano(asked(Q=1, A=4)).is_misunderstood


def test_reverse_and_questionable_alone_have_no_coefficients():
    found = kano(asked(R=4, Q=2))

    assert found.better.as_dict() == found.worse.as_dict() == {"estimate": None, "low": None, "high": None}


@pytest.mark.parametrize("wrong", [[], [(0, 1)], [(1, 6)]])
def test_no_pairs_or_answers_that_are_none_are_refused(wrong):
    with pytest.raises(ValueError, match=r"pair of answers|1 to 5"):
        kano(wrong)


@pytest.mark.parametrize(
    ("y", "z", "places"),
    [
        (1, (2, 3), (1, 1)),
        (2, (2, 3), (2, 2)),
        (2.5, (2, 3), (3, 3)),
        (3, (2, 3), (4, 4)),
        (4, (2, 3), (5, 5)),
        (1, (2, 2), (1, 1)),
        (2, (2, 2), (2, 4)),
        (3, (2, 2), (5, 5)),
        (1, (3, 2), (1, 1)),
        (2, (3, 2), (1, 4)),
        (2.5, (3, 2), (1, 5)),
        (3, (3, 2), (2, 5)),
        (4, (3, 2), (5, 5)),
    ],
)
def test_the_thirteen_orders_of_king_and_wand(y, z, places):
    assert c_scale(y, z) == places


@given(st.integers(1, 9), st.lists(st.integers(1, 9), min_size=1, max_size=6, unique=True))
def test_vignettes_in_order_leave_one_place(y, z):
    low, high = c_scale(y, sorted(z))

    assert low == high == 1 + 2 * sum(one < y for one in z) + (y in z)


@given(st.integers(1, 5), st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_turning_yardstick_and_vignettes_round_turns_the_place_round(y, z):
    low, high = c_scale(y, z)

    assert c_scale(-y, [-one for one in reversed(z)]) == (2 * len(z) + 2 - high, 2 * len(z) + 2 - low)


def test_without_vignettes_there_is_no_place():
    with pytest.raises(ValueError, match="at least one"):
        c_scale(3, [])
