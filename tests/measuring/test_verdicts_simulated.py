"""The table of verdicts, by simulation: how often each is said when the truth is known. Seeded."""

from collections import Counter

import numpy as np
import pytest

from wallofchange.measuring.comparison import two_groups
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.verdict import Case, decide

BY_LOT = Design(randomised=True, controlled=True)
CHANCES = np.array([2, 2, 3, 4, 6, 9, 13, 19, 22, 12, 8]) / 100  # mean 6.9, SD 2.2
SCORES = np.arange(11)
RUNS = 600


def verdicts(n, lift, seed):
    """How often each verdict is said, in percent, when the treated truly score `lift` higher."""
    draws = np.random.default_rng(seed)
    control, treated = draws.multinomial(n, CHANCES, RUNS), draws.multinomial(n, lifted(lift), RUNS)
    said = Counter(decide(case(*arms)) for arms in zip(control, treated, strict=True))
    return {verdict.value: 100 * times / RUNS for verdict, times in said.items()}


def lifted(lift):
    """Part of everybody gives one more, so that the mean rises by `lift` and the scale holds."""
    part = lift / (1 - CHANCES[-1])
    return CHANCES * (1 - part * (SCORES < 10)) + part * np.concatenate([[0], CHANCES[:-1]])


def case(control, treated):
    sides = [
        Histogram.of(Scale(0, 10), zip(SCORES, map(int, side), strict=True)) for side in (control, treated)
    ]
    return Case(two_groups("mean", *sides), 0.3, BY_LOT)


def test_nothing_planted_is_seldom_said_to_work():
    found = verdicts(880, 0.0, seed=1)

    assert found.get("works", 0) <= 4.5  # 3 in truth at most; 600 runs are known to 1.4
    assert found.get("harmful", 0) <= 4.5
    assert found["no_relevant_effect"] == pytest.approx(75, abs=7)


def test_what_was_planned_for_is_found_four_times_in_five():
    found = verdicts(880, 0.3, seed=2)

    assert found["works"] == pytest.approx(80, abs=6)
    assert found.get("harmful", 0) == 0


def test_too_few_answers_never_show_that_there_is_no_relevant_effect():
    found = verdicts(200, 0.0, seed=3)

    assert "no_relevant_effect" not in found
    assert found["not_proven"] > 70
    assert found.get("works", 0) <= 4.5
