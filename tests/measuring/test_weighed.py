"""A move weighted to who the customers are."""

import numpy as np
import pytest

from wallofchange.measuring.weighed import Side, weighed


def side(sign, old, new, seed=1):
    """Old customers score around 5, new ones around 8."""
    draws = np.random.default_rng([seed, old])
    values = [*draws.normal(5, 1, old), *draws.normal(8, 1, new)]
    return Side(sign, values, {"kind": ["old"] * old + ["new"] * new})


def test_who_answers_as_he_is_weighs_the_same():
    sides = [side(-1, 150, 150), side(1, 100, 100)]

    found = weighed(sides, {"kind": {"old": 50, "new": 50}})

    means = [float(np.mean(each.values)) for each in sides]
    assert found.shift.estimate == pytest.approx(means[1] - means[0])
    assert (found.n_eff, found.trimmed, found.merged) == (pytest.approx(500), 0, ())


def test_another_make_up_of_the_answers_is_taken_out():
    found = weighed([side(-1, 800, 200), side(1, 200, 800)], {"kind": {"old": 0.5, "new": 0.5}})

    assert abs(found.shift.estimate) < 0.2
    assert found.shift.moved == "unclear"
    assert found.n_eff < 2000


def test_the_error_is_that_of_the_strata():
    """With one margin the linearised error is that of post-stratification: Σ (share² s²/n)."""
    sides = [side(-1, 800, 200), side(1, 200, 800)]
    found = weighed(sides, {"kind": {"old": 0.5, "new": 0.5}})

    def error(each):
        values, kinds = np.array(each.values), np.array(each.kinds["kind"])
        return sum(0.25 * values[kinds == kind].var() / (kinds == kind).sum() for kind in ("old", "new"))

    assert found.shift.se == pytest.approx(sum(map(error, sides)) ** 0.5, rel=2e-3)


def test_a_small_kind_is_taken_together_with_the_next():
    sides = [Side(sign, [7.0, 8.0] * 60, {"kind": ["a"] * 70 + ["b"] * 40 + ["c"] * 10}) for sign in (-1, 1)]

    found = weighed(sides, {"kind": {"a": 0.5, "b": 0.3, "c": 0.2}})

    assert found.merged == ("b", "c")


def test_large_weights_are_cut_off_and_counted():
    sides = [side(-1, 960, 40), side(1, 960, 40)]

    found = weighed(sides, {"kind": {"old": 0.2, "new": 0.8}})

    assert found.trimmed == 80


@pytest.mark.parametrize(
    "shares", [{"kind": {"old": 1.0}}, {"kind": {"x": 1.0, "y": 1.0}}, {}], ids=["one", "other", "none"]
)
def test_margins_that_tell_nothing_give_no_weights(shares):
    assert weighed([side(-1, 50, 50), side(1, 50, 50)], shares) is None


def test_answers_without_a_kind_are_left_out():
    sides = [
        Side(each.sign, [*each.values, 0.0], {"kind": [*each.kinds["kind"], None]})
        for each in (side(-1, 100, 100), side(1, 100, 100))
    ]

    found = weighed(sides, {"kind": {"old": 0.5, "new": 0.5}})

    assert found.n_eff == pytest.approx(400)
