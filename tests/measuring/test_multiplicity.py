"""Many tests: the published example, statsmodels, and ties to the last decimal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.multiplicity import adjusted

PUBLISHED = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459),
    *(0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1),
]
WAYS = {"bh": "fdr_bh", "holm": "holm", "bonferroni": "bonferroni"}
chances = st.lists(st.floats(0, 1) | st.sampled_from([0.0, 0.01, 0.05, 1.0]), min_size=1, max_size=30)


def test_the_example_of_benjamini_and_hochberg_is_found():
    bh, holm, bonferroni = (adjusted(PUBLISHED, way) for way in WAYS)

    assert bh.adjusted[:5] == pytest.approx([0.0015, 0.0030, 0.0095, 0.035625, 0.0603])
    assert holm.adjusted[:5] == pytest.approx([0.0015, 0.0056, 0.0247, 0.1140, 0.2211])
    assert (sum(bh.rejected), sum(bonferroni.rejected)) == (4, 3)


@pytest.mark.parametrize("way", WAYS)
@given(chances)
def test_statsmodels_adjusts_alike(way, p):
    from statsmodels.stats.multitest import multipletests

    assert adjusted(p, way).adjusted == pytest.approx(multipletests(p, method=WAYS[way])[1], abs=1e-12)


@pytest.mark.parametrize("way", WAYS)
@given(chances, st.randoms())
def test_the_order_in_which_tests_are_given_does_not_matter(way, p, chance):
    order = list(range(len(p)))
    chance.shuffle(order)

    found, shuffled = adjusted(p, way), adjusted([p[place] for place in order], way)

    assert shuffled.adjusted == tuple(found.adjusted[place] for place in order)


@pytest.mark.parametrize("way", WAYS)
@given(chances)
def test_paying_never_lowers_a_p_and_equal_ones_stay_equal(way, p):
    found = adjusted(p, way)

    assert all(before <= after + 1e-12 <= 1 + 1e-12 for before, after in zip(p, found.adjusted, strict=True))
    assert len(set(zip(p, found.adjusted, strict=True))) == len(set(p))


@given(chances)
def test_bonferroni_is_strictest_and_the_false_discovery_rate_mildest(p):
    bh, holm, bonferroni = (adjusted(p, way).adjusted for way in WAYS)

    assert all(
        low <= middle + 1e-12 <= high + 2e-12 for low, middle, high in zip(bh, holm, bonferroni, strict=True)
    )


def test_three_times_a_twentieth_is_not_more_than_fifteen_hundredths():
    assert 3 * 0.05 > 0.15

    assert adjusted([0.05, 0.5, 0.6], "bonferroni", alpha=0.15).rejected == (True, False, False)
    assert adjusted([0.01, 0.02, 0.03, 0.04, 0.05], "bh").rejected == (True,) * 5


@pytest.mark.parametrize("way", WAYS)
def test_nothing_and_certainty_stay_what_they_are(way):
    assert adjusted([0, 1, 0], way).adjusted == (0, 1, 0)
    assert adjusted([0.04], way).adjusted == (0.04,)


def test_no_chance_is_above_one():
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted([0.5, 1.1])
