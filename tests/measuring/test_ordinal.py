"""Order: published cases, brute force over all pairs, and two other libraries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.ordinal import counted, ordinal
from wallofchange.measuring.ranks import rank_exact

X = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
Y = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
sides = st.lists(st.integers(0, 10), min_size=1, max_size=25)


def test_the_published_brunner_munzel_case_is_found():
    found = ordinal(*counted(X, Y))

    assert found.prob_b_better == pytest.approx(0.788961, abs=1e-6)
    assert (found.low, found.high) == pytest.approx((0.59522, 0.98270), abs=1e-5)
    assert found.p == pytest.approx(0.00578620867, abs=1e-9)
    assert (found.prob_b_better - 0.5) / found.se == pytest.approx(3.13746748, abs=1e-8)


def test_counts_say_the_same_as_answers():
    assert ordinal([11, 2, 0, 1, 0], [3, 1, 4, 2, 1]) == ordinal(*counted(X, Y))


@given(sides, sides)
def test_every_pair_counted_by_hand_gives_the_same_chance(a, b):
    by_hand = sum((y > x) + (y == x) / 2 for x in a for y in b) / len(a) / len(b)

    assert ordinal(*counted(a, b)).prob_b_better == pytest.approx(by_hand, abs=1e-12)


@given(sides, sides)
def test_statsmodels_gives_the_same_p(a, b):
    import numpy as np
    from statsmodels.stats.nonparametric import rank_compare_2indep

    found = ordinal(*counted(a, b))
    if found.p is None:
        return
    with np.errstate(all="ignore"):
        other = rank_compare_2indep(b, a)

    assert found.p == pytest.approx(other.test_prob_superior().pvalue, abs=1e-9)


@given(sides, sides)
def test_a_is_as_much_worse_as_b_is_better(a, b):
    there, back = ordinal(*counted(a, b)), ordinal(*counted(b, a))

    assert there.prob_b_better + back.prob_b_better == pytest.approx(1)
    assert there.low is None or 0 <= there.low <= there.prob_b_better <= there.high <= 1


def test_sides_that_do_not_overlap_leave_no_interval():
    found = ordinal([5, 0], [0, 5])

    assert (found.prob_b_better, found.low, found.p) == (1.0, None, None)


def test_wilcoxons_published_exact_case_is_found():
    a = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]

    w, p = rank_exact(a, [1.15, 0.88, 0.90, 0.74, 1.21], "greater")

    assert w == 35
    assert p == pytest.approx(0.1272, abs=5e-5)


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=5), st.lists(st.integers(0, 4), min_size=1, max_size=5)
)
def test_every_split_by_hand_gives_the_same_exact_p(a, b):
    from itertools import combinations

    def w_of(first, second):
        return sum((x > y) + (x == y) / 2 for x in first for y in second)

    pool = [*a, *b]
    splits = [
        w_of([pool[at] for at in chosen], [pool[at] for at in range(len(pool)) if at not in chosen])
        for chosen in combinations(range(len(pool)), len(a))
    ]

    w, p = rank_exact(a, b, "greater")

    assert w == w_of(a, b)
    assert p == pytest.approx(sum(split >= w for split in splits) / len(splits), abs=1e-12)


def test_different_categories_are_refused():
    with pytest.raises(ValueError, match="same categories"):
        ordinal([1, 2], [1, 2, 3])
