"""What was planted about drivers is found again: knowing who comes becomes ordinary, the rest does not."""

import numpy as np
import pytest

from wallofchange.house.demo import experience, topics
from wallofchange.house.demo.answers import surveyed
from wallofchange.house.demo.chance import stream
from wallofchange.house.demo.company import DISTRICTS
from wallofchange.house.demo.generator import SEED, WRITES, surveys
from wallofchange.house.demo.lexicon import SIDES, TOPICS
from wallofchange.house.demo.truth import TRUTH
from wallofchange.measuring.decomposition import decompose
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


ANCHORS = ("on_time", "fixed_in_one_go", "knew_who_came", "was_called")
VISITS = ("check", "engineer")
EARLIER, LATER = (5, 26), (57, 78)


def split(seed: int):
    """The board's question, as the truth has it: visits in six districts, the same weeks of two years."""
    table = surveys(seed).to_pydict()
    inside = {DISTRICTS[number] for number in (1, 2, 4, 7, 9, 10)}
    rows = [
        at
        for at, (kind, district) in enumerate(zip(table["survey"], table["district"], strict=True))
        if kind in VISITS and district in inside
    ]
    week = np.array([table["week"][at] for at in rows])
    facts = {name: np.array([float(table[name][at] or False) for at in rows]) for name in ANCHORS}
    facts["engineer"] = np.array([float(table["survey"][at] == "engineer") for at in rows])
    period = np.select([(week >= first) & (week <= last) for first, last in (EARLIER, LATER)], [0, 1], -1)
    return decompose([table["score"][at] for at in rows], facts, period, trend=week)


def test_a_year_of_hard_work_was_eaten_by_the_yardstick():
    found = [split(seed) for seed in (SEED, *range(1, 8))]

    assert np.mean([each.gap.estimate for each in found]) == pytest.approx(-0.06, abs=0.04)
    assert np.mean([each.performance.estimate for each in found]) == pytest.approx(0.37, abs=0.06)
    assert np.mean([each.yardstick.estimate for each in found]) == pytest.approx(-0.42, abs=0.07)
    for each in (found[0].performance.interval(), found[0].yardstick.interval()):
        assert not each.low <= 0 <= each.high  # both are shown in the demo itself
