"""The battery: every trap goes off where it was planted, and leaves clean answers alone."""

from collections import Counter

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
