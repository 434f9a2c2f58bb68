"""Agreement: the published example, the coincidence matrix by hand, and what chance alone gives."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wallofchange.measuring.krippendorff import alpha

CODERS = [
    [None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3],
    [1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None],
    [None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4],
]
SCALES = ("nominal", "ordinal", "interval", "ratio")
tables = st.integers(2, 8).flatmap(
    lambda units: st.lists(
        st.lists(st.none() | st.integers(0, 4), min_size=units, max_size=units), min_size=2, max_size=4
    )
)


@pytest.mark.parametrize(
    ("scale", "published"), [("nominal", 0.691358), ("interval", 0.810845), ("ordinal", 0.806721)]
)
def test_the_published_alpha_is_found(scale, published):
    assert alpha(CODERS, scale, draws=10).alpha == pytest.approx(published, abs=1e-6)


@pytest.mark.parametrize("scale", SCALES)
@given(tables)
def test_the_coincidence_matrix_by_hand_gives_the_same(scale, ratings):
    by_hand, found = _by_hand(ratings, scale), alpha(ratings, scale, draws=5)

    assert found.alpha == (by_hand if by_hand is None else pytest.approx(by_hand, abs=1e-9))


@pytest.mark.parametrize("scale", SCALES)
@given(tables, st.randoms())
def test_neither_the_order_of_raters_nor_of_units_matters(scale, ratings, chance):
    order = list(range(len(ratings[0])))
    chance.shuffle(order)
    shuffled = [[row[unit] for unit in order] for row in reversed(ratings)]

    found, other = alpha(ratings, scale, draws=5).alpha, alpha(shuffled, scale, draws=5).alpha

    assert other == (found if found is None else pytest.approx(found, abs=1e-9))


@given(tables, st.sampled_from([(2, 3), (10, -7), (0.1, 0)]))
def test_the_unit_of_an_interval_does_not_matter(ratings, unit):
    found = alpha(ratings, "interval", draws=5).alpha
    assume(found is not None)
    scaled = [[None if one is None else unit[0] * one + unit[1] for one in row] for row in ratings]

    assert alpha(scaled, "interval", draws=5).alpha == pytest.approx(found, abs=1e-9)


def test_names_agree_as_numbers_do():
    named = [[None if one is None else "abcd"[one - 1] for one in row] for row in CODERS]

    assert alpha(named, "nominal", seed=4) == alpha(CODERS, "nominal", seed=4)


def test_the_interval_is_the_same_for_the_same_seed_and_narrows_with_more_units():
    few, again, many = alpha(CODERS, "nominal"), alpha(CODERS, "nominal"), None
    many = alpha([row * 20 for row in CODERS], "nominal")

    assert few == again
    assert few.low < few.alpha < few.high
    assert many.high - many.low < 0.4 * (few.high - few.low)


def test_raters_who_guess_agree_no_more_than_chance():
    import numpy as np

    guesses = np.random.default_rng(3).integers(1, 6, (2, 400)).tolist()

    for scale in SCALES:
        found = alpha(guesses, scale, draws=300)
        assert found.low < 0 < found.high


@pytest.mark.parametrize("scale", SCALES)
def test_no_spread_and_nobody_twice_leave_agreement_undefined(scale):
    assert alpha([[3, 3], [3, 3]], scale).alpha is None
    assert alpha([[3, None], [None, 4]], scale).n == 0
    assert alpha([[0.1, 0.1, 0.1]] * 3, scale).alpha is None


def test_one_unit_has_no_interval():
    found = alpha([[1], [2], [1]], "nominal")

    assert found.alpha == pytest.approx(0)
    assert (found.low, found.high, found.n) == (None, None, 1)


def test_units_drawn_without_any_spread_leave_no_interval():
    found = [alpha([[1, 1, 2], [1, 1, 2]], "nominal", draws=1, seed=seed) for seed in range(40)]

    assert {None, 1.0} == {each.low for each in found}


def test_perfect_agreement_is_one():
    found = alpha([[1, 2, 3, 4]] * 3, "ordinal")

    assert (found.alpha, found.high) == (1, 1)


def test_a_thousand_different_values_take_no_table_of_all_pairs():
    import numpy as np

    truth = np.random.default_rng(1).normal(7, 2, 1500)
    ratings = [(truth + np.random.default_rng(seed).normal(0, 1, 1500)).tolist() for seed in (2, 3)]

    assert alpha(ratings, "interval", draws=50).alpha == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize(
    ("ratings", "scale"), [([[1, 2], [1]], "nominal"), ([["a", "b"], ["a", "b"]], "ordinal")]
)
def test_raters_with_other_units_and_labels_without_order_are_refused(ratings, scale):
    with pytest.raises(ValueError, match=r"place for every unit|needs numbers"):
        alpha(ratings, scale)


def _by_hand(ratings, scale):
    """Krippendorff's own way: coincidences of every ordered pair, weighed by 1/(m - 1)."""
    units = [[one for one in column if one is not None] for column in zip(*ratings, strict=True)]
    pairs = Counter()
    for unit in units:
        for c, k in permutations(unit, 2):
            pairs[c, k] += 1 / (len(unit) - 1)
    often = Counter()
    for (c, _), times in pairs.items():
        often[c] += times
    n = sum(often.values())
    if len(often) < 2:
        return None
    apart = {(c, k): _apart(c, k, often, scale) for c in often for k in often}
    expected = sum(often[c] * often[k] * apart[c, k] for c in often for k in often)
    return 1 - (n - 1) * sum(times * apart[pair] for pair, times in pairs.items()) / expected


def _apart(c, k, often, scale):
    if c == k:
        return 0
    low, high = sorted((c, k))
    between = sum(times for value, times in often.items() if low <= value <= high)
    return {
        "nominal": 1,
        "ordinal": (between - (often[c] + often[k]) / 2) ** 2,
        "interval": (c - k) ** 2,
        "ratio": ((c - k) / (c + k)) ** 2,
    }[scale]
