"""What was planted about drivers is found again: knowing who comes becomes ordinary, the rest does not."""

import numpy as np
import pytest

from wallofchange.house.demo import experience, topics
from wallofchange.house.demo.answers import surveyed
from wallofchange.house.demo.chance import stream
from wallofchange.house.demo.generator import SEED, WRITES
from wallofchange.house.demo.lexicon import SIDES, TOPICS
from wallofchange.house.demo.truth import TRUTH
from wallofchange.measuring.fading import fading

FIRST, LAST = (22, 47), (53, 78)  # weeks: the first and the last half year of idea 1
AT_ALL_TIMES = ("on_time", "who_comes", "one_go", "listening", "tidy", "cold", "explaining", "price", "phone")


def spoken(seed: int):
    """(surprised, spoke of it) by theme in the first and the last half year of idea 1, where it began."""
    answers = surveyed(seed, experience.ground(seed))
    chance = stream(seed, "who writes, for drivers")
    writes = np.array([WRITES[side] for side in SIDES])[answers.expectation + 1]
    answers = answers.take(np.flatnonzero(chance.random(len(answers)) < writes))
    about, _second = topics.choose(answers, np.full(len(answers), "survey"), chance)
    inside = answers.contacts.of("check", "engineer")
    inside &= np.isin(answers.contacts.district, TRUTH.change(1).districts)

    def counted(which):
        cells = [inside & which & answers.contacts.during(*weeks) for weeks in (FIRST, LAST)]
        return [(int((cell & (answers.expectation > 0)).sum()), int(cell.sum())) for cell in cells]

    told = {name: counted(about == TOPICS.index(name)) for name in AT_ALL_TIMES}
    return told, counted(~np.isin(about, [TOPICS.index(name) for name in AT_ALL_TIMES]))


@pytest.fixture(scope="module")
def runs():
    return [spoken(seed) for seed in (SEED, *range(1, 8))]


def test_knowing_who_comes_became_ordinary(runs):
    found = [fading(*run, only=["who_comes"])["who_comes"] for run in runs]

    assert found[0].is_ordinary
    assert sum(each.is_ordinary for each in found) >= 6  # of 8
    assert found[0].shares[0].estimate == pytest.approx(0.46, abs=0.08)


def test_what_did_not_change_does_not_fire(runs):
    fired = [
        name
        for run in runs
        for name, each in fading(*run).items()
        if each.is_ordinary and name != "who_comes"
    ]

    assert len(fired) <= 1  # of 64
