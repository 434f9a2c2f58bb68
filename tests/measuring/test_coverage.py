"""The promise of the intervals, kept exactly: every possible outcome weighed by its chance."""

from math import comb, sqrt

import pytest

from wallofchange.measuring.nps import Split, nps

POPULATIONS = (
    (0.5, 0.3, 0.2),
    (0.3, 0.5, 0.2),
    (0.2, 0.3, 0.5),
    (0.7, 0.25, 0.05),
    (0.1, 0.8, 0.1),
    (0.45, 0.1, 0.45),
)


@pytest.mark.parametrize(("n", "least"), [(7, 0.925), (10, 0.938), (30, 0.938), (50, 0.938), (100, 0.938)])
def test_the_interval_of_a_net_promoter_score_keeps_its_promise(n, least):
    kept = coverage(n)

    assert min(kept) >= least
    if n >= 30:
        assert sum(kept) / len(kept) == pytest.approx(0.95, abs=0.005)


def test_walds_interval_would_not_keep_it():
    assert min(coverage(10, wald)) < 0.90


def test_the_interval_of_a_difference_keeps_its_promise_with_ten_answers_a_side():
    outcomes = list(splits(10))
    found = [nps(split) for split in outcomes]

    for before, after in ((POPULATIONS[0], POPULATIONS[1]), (POPULATIONS[4], POPULATIONS[3])):
        truth = 100 * (after[0] - after[2] - before[0] + before[2])
        weighed = [(chance(split, before), chance(split, after)) for split in outcomes]
        kept = sum(
            weighed[i][0] * weighed[j][1]
            for i, a in enumerate(found)
            for j, b in enumerate(found)
            if square_and_add_holds(a, b, truth)
        )
        assert kept >= 0.945


def coverage(n, interval=nps):
    """The exact chance that the interval holds the truth, for each population."""
    found = [(split, interval(split)) for split in splits(n)]
    return [
        sum(chance(split, each) for split, ends in found if ends.low - 1e-9 <= net(each) <= ends.high + 1e-9)
        for each in POPULATIONS
    ]


def splits(n):
    return (Split(p, n - p - d, d) for p in range(n + 1) for d in range(n + 1 - p))


def net(population):
    return 100 * (population[0] - population[2])


def chance(split, population):
    n, promoters, detractors = int(split.n), int(split.promoters), int(split.detractors)
    ways = comb(n, promoters) * comb(n - promoters, detractors)
    p, q, d = population
    return ways * p**promoters * q ** int(split.passives) * d**detractors


def square_and_add_holds(a, b, truth):
    diff = b.nps - a.nps
    down = sqrt((b.nps - b.low) ** 2 + (a.high - a.nps) ** 2)
    up = sqrt((b.high - b.nps) ** 2 + (a.nps - a.low) ** 2)
    return diff - down <= truth <= diff + up


def wald(split):
    found = nps(split)
    reach = 1.96 * found.se
    return type(found)(found.nps, found.nps - reach, found.nps + reach, found.se)
