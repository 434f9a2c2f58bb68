"""A score asked week after week: where it stands, and whether it moved."""

import numpy as np
import pytest

from wallofchange.measuring.local_level import level_at, local_level
from wallofchange.measuring.means import Sample
from wallofchange.measuring.tracked import pooled, tracked


def weeks(step: float, *, seed: int = 1, n: int = 78, sd: float = 1.7) -> tuple[list[Sample], list[float]]:
    """Weeks of 5 to 80 answers around a level that walks with this step, and that level."""
    chance = np.random.default_rng(seed)
    level = 7.2 + np.cumsum(chance.normal(0, step, n)) if step else np.full(n, 7.2)
    asked = [Sample.of(list(chance.normal(at, sd, int(chance.integers(5, 81))))) for at in level]
    return asked, [float(at) for at in level]


@pytest.mark.parametrize("step", [0.0, 0.02, 0.1])
def test_the_band_holds_the_level_as_often_as_it_says_however_fast_it_walks(step):
    inside = []
    for seed in range(12):
        asked, truth = weeks(step, seed=seed)
        found = tracked(asked)
        assert found is not None
        inside += [low <= at <= high for low, at, high in zip(found.low, truth, found.high, strict=True)]

    assert 0.90 <= np.mean(inside) <= 1.0


def test_the_likeliest_step_alone_gives_a_narrower_band():
    asked, _truth = weeks(0.02, seed=3)
    found = tracked(asked)
    assert found is not None

    alone = local_level([week.mean for week in asked], [found.spread / week.n for week in asked])

    widths = [high - low for low, high in zip(found.low, found.high, strict=True)]
    assert sum(widths) > sum(high - low for low, high in zip(alone.low, alone.high, strict=True))


def test_given_the_step_the_level_is_the_weighted_mean_of_a_random_walk():
    y, noise, step = [7.0, 7.4, 6.9, 7.8], [0.02, 0.03, 0.01, 0.05], 0.04
    differences = np.diff(np.eye(4), axis=0)
    precision = differences.T @ differences / step + np.diag(1 / np.array(noise))

    found = level_at(y, noise, step)

    by_hand = np.linalg.solve(precision, np.array(y) / np.array(noise))
    reach = 1.959964 * np.sqrt(np.diag(np.linalg.inv(precision)))
    assert found.level == pytest.approx(by_hand)
    assert found.high == pytest.approx(by_hand + reach)


def test_a_score_that_stands_still_is_not_said_to_move_and_one_that_walks_is():
    still, walking = tracked(weeks(0.0)[0]), tracked(weeks(0.2)[0])

    assert still is not None
    assert walking is not None
    assert (still.moves, walking.moves) == (False, True)


def test_a_week_without_answers_has_a_level_that_is_less_sure():
    asked, _truth = weeks(0.1, n=20)

    found = tracked([*asked[:9], None, None, *asked[11:]])

    assert found is not None
    assert found.high[9] - found.low[9] > found.high[5] - found.low[5]


@pytest.mark.parametrize(
    "few",
    [[], [None, None], [Sample(9, 7.0, 1.0)] * 2, [Sample(1, 7.0, None)] * 8, [Sample(9, 7.0, 0.0)] * 8],
)
def test_too_little_to_go_by_gives_nothing(few):
    assert tracked(few) is None


def test_the_spread_of_an_answer_is_pooled_over_the_weeks():
    assert pooled([Sample(11, 7.0, 2.0), Sample(31, 9.0, 1.0)]) == (10 * 4 + 30 * 1) / 40
