"""No relevant effect: the published case, and that it is not said too easily."""

import pytest

from wallofchange.measuring.equivalence import equivalence
from wallofchange.measuring.means import Sample

X = [2.84, 2.51, 2.41, 2.95, 3.14, 3.79, 4.14, 3.85, 3.02, 3.45, 5.37, 3.81, 4.19, 3.16, 3.84]
Y = [2.60, 2.82, 2.18, 3.46, 4.01, 3.04, 3.47, 4.06, 2.91, 3.59, 4.51, 3.16, 3.86, 3.31, 3.02]


def test_the_published_case_of_two_one_sided_tests_is_found():
    found = equivalence(Sample.of(Y), Sample.of(X), -0.6, 0.6)

    assert found.diff == pytest.approx(0.164667, abs=1e-6)
    assert found.df == pytest.approx(26.7485, abs=1e-4)
    assert (found.low90, found.high90) == pytest.approx((-0.266686, 0.596020), abs=1e-6)
    assert found.p == pytest.approx(0.0485308, abs=1e-7)
    assert found.equivalent is True


def test_statsmodels_gives_the_same_p():
    from statsmodels.stats.weightstats import ttost_ind

    found, other = equivalence(Sample.of(Y), Sample.of(X), -0.4, 0.9), ttost_ind(X, Y, -0.4, 0.9, "unequal")

    assert found.p == pytest.approx(other[0], abs=1e-12)


def test_equivalent_is_the_same_as_the_interval_inside_the_margins():
    for margin in (0.5, 0.59, 0.6, 0.8):
        found = equivalence(Sample.of(Y), Sample.of(X), -margin, margin)

        assert found.equivalent is (-margin < found.low90 and found.high90 < margin)


def test_a_difference_at_the_margin_is_called_no_difference_once_in_twenty_at_most():
    import numpy as np

    draws = np.random.default_rng(3).normal([[0], [0.5]], 2.0, (2000, 2, 120))
    found = [equivalence(_sample(a), _sample(b), -0.5, 0.5).equivalent for a, b in draws]

    assert sum(found) / len(found) <= 0.06


def test_margins_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="margin_low"):
        equivalence(Sample(9, 1, 1), Sample(9, 1, 1), 0.6, -0.6)


def _sample(values):
    return Sample(len(values), float(values.mean()), float(values.std(ddof=1)))
