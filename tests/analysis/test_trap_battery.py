"""The battery: every trap goes off where it was planted, and leaves clean answers alone."""

from collections import Counter
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest

import wallofchange.analysis as woc
from tests.analysis.planted import CHANGE, Planted, clean, planted
from wallofchange.analysis import Watch

PLANTS = planted()
CLEAN = 8  # tables; all fifty in `make simulate`
RULE_OF_DISPLAY = "T18"  # goes off wherever there is nothing to show
BLOCKING = {"T1 question", "T2", "T6", "T9", "T14 card", "T14 funnel", "T14 picked", "T14 complaints", "T16"}


def asked(told: Planted):
    options = {"score": "score", "time": "day", "change_at": CHANGE} | told.options
    return woc.effect(told.table, **options, watch=Watch(**told.watch))


def codes(found):
    return [trap.code for trap in found.traps]


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_trap_goes_off(name):
    found = asked(PLANTS[name])

    assert name.split()[0] in codes(found)
    assert (found.verdict == "cannot_judge") or name not in BLOCKING
    assert all(trap.text.nl != trap.text.en and trap.consequence.nl for trap in found.traps)
    assert found.json("nl") != found.json("en")


def by_lot(told: Planted):
    """Beside a control, as clean answers are: without one the season is never excluded (T8)."""
    told.options = {"treated": ("treated", True), "randomised": True}
    told.watch |= {"planned_share": 0.5}
    return told


@pytest.mark.parametrize("lift", [0.0, 0.3])
def test_clean_answers_set_off_hardly_anything(lift):
    fired = Counter(
        code for seed in range(CLEAN) for code in set(codes(asked(by_lot(clean(seed, lift=lift)))))
    )

    assert {code for code, often in fired.items() if often > 1} <= {RULE_OF_DISPLAY}


def test_without_a_control_only_the_season_is_added_to_what_clean_answers_show():
    assert set(codes(asked(clean(1)))) - {RULE_OF_DISPLAY} == {"T8"}


def test_a_change_of_mix_does_not_hide_that_customers_answered_more_than_once():
    draws = np.random.default_rng(1)
    told = [
        (mood, channel, customer, since)
        for since, phone in ((False, 0.5), (True, 0.8))
        for customer, mood in enumerate(draws.normal(0, 1.3, 60))
        for channel in ["phone" if draws.random() < phone else "mail"] * 8
    ]
    table = pa.table(
        {
            "score": [
                float(np.clip(np.rint(6.3 + mood + 1.5 * (channel == "phone") + draws.normal(0, 1.2)), 0, 10))
                for mood, channel, _, _ in told
            ],
            "day": [CHANGE + timedelta(days=at % 70 - 70 * (not each[3])) for at, each in enumerate(told)],
            "channel": [channel for _, channel, _, _ in told],
            "customer": [f"{customer} {since}" for _, _, customer, since in told],
        }
    )
    asked = {"score": "score", "time": "day", "change_at": CHANGE, "measure": "mean"}

    once = woc.effect(table, **asked, watch=Watch(segments=("channel",)))
    often = woc.effect(table, **asked, watch=Watch(segments=("channel",), customer="customer"))

    assert {"T7", "T13"} <= set(codes(often))
    assert often.shift.estimate == once.shift.estimate
    assert (
        2 < often.shift.se / once.shift.se < 2.9
    )  # eight answers, of which one mood is over half the spread
    assert "count as one group (120 groups)" in often.method.en
