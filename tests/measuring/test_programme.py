"""What was promised against what was found, over a whole programme."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.programme import Judged, programme
from wallofchange.measuring.quantiles import two_sided


def a_change(estimate: float, se: float = 0.2, *, promised: float = 0.5, reach: float = 10.0) -> Judged:
    p = two_sided(estimate / se)
    return Judged(promised, estimate, se, p, p < 0.05 and estimate > 0, reach)


def test_two_changes_are_no_programme():
    assert programme([a_change(0.4), a_change(0.1)]) is None


def test_where_all_noise_is_alike_the_found_mean_is_the_plain_mean():
    found = programme([a_change(x) for x in (0.9, 0.1, 0.0, 0.2)])

    assert found is not None
    assert found.found == pytest.approx(0.3)
    assert found.promised == pytest.approx(0.5)
    assert found.calibration == pytest.approx(0.6)


def test_every_belief_lies_between_what_was_found_and_the_mean():
    estimates = (0.9, 0.1, -0.2, 0.4)

    found = programme([a_change(x) for x in estimates])

    assert found is not None
    for estimate, believed in zip(estimates, found.shrunken, strict=True):
        assert min(estimate, found.found) <= believed <= max(estimate, found.found)


def test_the_best_eight_of_forty_promise_more_than_they_deliver_and_are_shrunk_to_what_they_do():
    """The optimiser's curse of science.md 0.8: what is chosen for its estimate is believed too well."""
    chance = np.random.default_rng(115)
    promised, delivered, believed = [], [], []
    for _round in range(300):
        true = chance.normal(0.1, 0.15, 40)
        se = 0.35
        seen = true + chance.normal(0, se, 40)
        found = programme([a_change(float(x), se, promised=float(x)) for x in seen])
        assert found is not None
        best = np.argsort(seen)[-8:]
        promised.append(seen[best].mean())
        delivered.append(true[best].mean())
        believed.append(np.array(found.shrunken)[best].mean())

    assert np.mean(promised) - np.mean(delivered) > 0.3
    assert abs(np.mean(believed) - np.mean(delivered)) < 0.03


def test_what_harmed_is_in_the_total():
    harm, good = a_change(-0.5, reach=100), a_change(0.5, reach=10)

    found = programme([harm, good, good])

    assert found is not None
    assert found.total < 0


def test_of_what_works_by_a_hair_much_may_be_luck():
    sure = programme([a_change(1.0)] * 3)
    hardly = programme([a_change(0.4), *[a_change(0.0)] * 9])

    assert sure is not None
    assert hardly is not None
    assert sure.lucky < 0.001
    assert hardly.lucky == pytest.approx(10 * two_sided(2))


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=20), st.floats(0.01, 5))
def test_the_interval_covers_what_was_found(estimates: list[float], se: float):
    found = programme([a_change(x, se) for x in estimates])

    assert found is not None
    assert found.low < found.found < found.high
    assert found.high - found.low >= 2 * 1.95 * se / sqrt(len(estimates))
    assert 0 <= found.lucky <= found.works
