"""Shrinkage: the textbook moments by another road, and the curse of choosing what looks best."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.calc import METHODS
from wallofchange.measuring.shrinkage import shrink

estimates = st.lists(st.tuples(st.floats(-5, 5), st.floats(0.05, 3)), min_size=2, max_size=20)


@given(estimates)
def test_the_moments_are_those_of_statsmodels(pairs):
    from statsmodels.stats.meta_analysis import combine_effects

    effects, errors = map(np.array, zip(*pairs, strict=True))
    with np.errstate(all="ignore"):
        other = combine_effects(effects, errors**2, method_re="dl")
    found = shrink(effects.tolist(), errors.tolist())

    assert found.prior_sd == pytest.approx(np.sqrt(max(0, other.tau2)), abs=1e-7)
    if other.tau2 >= 0:
        assert found.prior_mean == pytest.approx(other.mean_effect_re, abs=1e-9)


@given(estimates)
def test_every_estimate_moves_towards_the_mean_and_never_past_it(pairs):
    effects, errors = zip(*pairs, strict=True)
    found = shrink(effects, errors)

    for before, after in zip(effects, found.shrunken, strict=True):
        assert min(before, found.prior_mean) - 1e-9 <= after <= max(before, found.prior_mean) + 1e-9


@given(estimates, st.floats(0.001, 1000))
def test_the_unit_does_not_matter(pairs, factor):
    effects, errors = zip(*pairs, strict=True)
    found = shrink(effects, errors)
    scaled = shrink([each * factor for each in effects], [each * factor for each in errors])

    assert scaled.shrunken == pytest.approx([each * factor for each in found.shrunken], abs=1e-6 * factor)


def test_what_looks_best_of_forty_promises_more_than_it_brings_unless_shrunken():
    draws = np.random.default_rng(1)
    promised, shrunken, delivered = [], [], []
    for _ in range(500):
        truth = draws.normal(0.05, 0.15, 40)
        seen = draws.normal(truth, 0.3)
        best = np.argsort(seen)[-8:]
        promised.append(seen[best].mean())
        shrunken.append(np.array(shrink(seen.tolist(), [0.3] * 40).shrunken)[best].mean())
        delivered.append(truth[best].mean())

    assert np.mean(promised) - np.mean(delivered) > 0.25
    assert np.mean(shrunken) == pytest.approx(np.mean(delivered), abs=0.03)


def test_differences_of_chance_alone_all_become_the_mean():
    answer = METHODS["shrink"].answer({"estimate": [1, 1.1, 0.9], "se": [1, 1, 1]})

    assert answer["shrunken"] == pytest.approx([1, 1, 1])
    assert answer["prior_sd"] == 0
    assert "NO_DIFFERENCE" in [warned["code"] for warned in answer["warnings"]]


def test_one_estimate_is_left_as_it_is():
    answer = METHODS["shrink"].answer({"estimate": [0.4], "se": [0.1]})

    assert (answer["shrunken"], answer["prior_mean"], answer["prior_sd"], answer["n"]) == (
        [0.4],
        0.4,
        None,
        1,
    )


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ({"estimate": [1, 2], "se": [1]}, "se: [1]: must be as long as estimate (2, not 1)"),
        ({"estimate": [1], "se": [0]}, "se[0]: 0: must be above 0"),
        ({"estimate": [], "se": []}, "estimate: []: must hold at least 1"),
        ({"estimate": [1e15, 2], "se": [1e-200, 1e-300]}, "input: {'estimate'"),
    ],
)
def test_what_cannot_be_is_refused(question, line):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the line is compared below
        METHODS["shrink"].answer(question)

    assert line in str(refusal.value)
