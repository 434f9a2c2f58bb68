"""SERVQUAL: gaps person by person, the zone of tolerance, and reliability with its interval."""

import numpy as np
import pytest
from scipy import stats

from wallofchange.measuring.icc import icc
from wallofchange.measuring.servqual import cronbach, gap


def people(n=200, seed=1, mean=5.0, lower=0.0):
    """Two items of a dimension on 1-7 that share a person's own level."""
    lots = np.random.default_rng(seed)
    own = lots.normal(mean - lower, 1, n)
    return {name: np.round(own + lots.normal(0, 0.7, n), 1).tolist() for name in ("clean", "neat")}


def test_the_gap_is_a_paired_difference():
    felt, asked = people(seed=1), people(seed=2, lower=-0.6)
    means = [np.mean([items["clean"], items["neat"]], axis=0) for items in (felt, asked)]
    expected = stats.ttest_rel(*means).confidence_interval()

    found = gap(felt, asked)

    assert found.gap.estimate == pytest.approx(float(means[0].mean() - means[1].mean()))
    assert (found.gap.low, found.gap.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("adequate", "desired", "place"),
    [(4.0, 6.0, "within"), (6.0, 6.5, "below"), (3.0, 4.0, "above"), (5.0, 6.0, "unclear")],
)
def test_experience_is_placed_in_the_zone_of_tolerance_where_the_intervals_tell(adequate, desired, place):
    felt = people(seed=1)
    level = float(np.mean(felt["clean"] + felt["neat"])) - 5.0
    edges = [people(seed=at, mean=edge + level) for at, edge in ((1, adequate), (1, desired))]
    if place == "unclear":
        edges[0] = {name: felt[name][::-1] for name in felt}  # the same mean, another order

    assert gap(felt, None, *edges).place == place


def test_alpha_is_the_intraclass_correlation_of_the_mean_of_fixed_items():
    items = people()

    found = cronbach(list(items.values()))

    assert found.estimate == pytest.approx(
        icc([list(row) for row in zip(*items.values(), strict=True)]).icc3k
    )


def test_feldt_covers_alpha_as_often_as_it_says():
    inside, truth = 0, 3 * 0.5 / (1 + 2 * 0.5)  # three items that correlate by a half
    for seed in range(300):
        lots = np.random.default_rng(seed)
        own = lots.normal(size=(60, 1)) + lots.normal(size=(60, 3))
        found = cronbach(own.T.tolist())
        inside += found.low <= truth <= found.high

    assert inside / 300 == pytest.approx(0.95, abs=0.035)


def test_who_skips_an_item_counts_with_what_was_answered():
    felt = {"clean": [5, 6, None, 4], "neat": [5, None, 3, 4]}
    asked = {"clean": [6, 6, 6, 6], "neat": [6, 6, 6, None]}

    found = gap(felt, asked)

    assert (found.n, found.gap.estimate) == (4, pytest.approx((-1 + 0 - 3 - 2) / 4))


def test_what_was_not_asked_stays_unknown():
    found = gap(people())

    assert (found.gap.estimate, found.place) == (None, "unclear")


@pytest.mark.parametrize("items", [[], [[1, 2, 3]], [[1, 1, 1], [1, 1, 1]], [[1, None], [None, 2]]])
def test_alpha_is_unknown_where_it_cannot_be(items):
    assert cronbach(items).estimate is None


def test_nobody_and_one_person_give_no_gap():
    assert gap({}, {}).gap.estimate is None
    assert gap({"a": [5]}, {"a": [6]}).gap.estimate is None
