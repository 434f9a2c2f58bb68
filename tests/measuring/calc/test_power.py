"""`power`: R's cases, and the way back of every sample size."""

import pytest

from wallofchange.measuring.calc import METHODS

PLANS = [
    {"kind": "mean", "effect": 0.3, "sd": 2.2},
    {"kind": "share", "effect": 0.05, "p0": 0.3},
    {"kind": "share", "effect": -0.05, "p0": 0.3},
    {"kind": "nps", "effect": 5, "counts": {"promoters": 35, "passives": 40, "detractors": 25}},
    {"kind": "ordinal", "counts_a": [10, 20, 40, 30], "counts_b": [5, 15, 40, 40]},
]


def test_r_finds_the_same_power():
    mean = METHODS["power"].answer({"kind": "mean", "effect": 1, "sd": 1, "n_per_group": 20})
    share = METHODS["power"].answer({"kind": "share", "effect": 0.25, "p0": 0.5, "n_per_group": 50})

    assert mean["power"] == pytest.approx(0.8690, abs=5e-5)
    assert share["power"] == pytest.approx(0.740, abs=5e-4)


@pytest.mark.parametrize("plan", PLANS)
def test_the_planned_answers_have_the_planned_power(plan):
    n = METHODS["sample_size"].answer({**plan, "power": 0.9, "deff": 1.3})["n_per_group"]

    found = METHODS["power"].answer({**plan, "n_per_group": n, "deff": 1.3})

    assert found["power"] == pytest.approx(0.9, abs=1e-6)


@pytest.mark.parametrize("plan", PLANS)
def test_the_smallest_effect_seen_is_the_one_planned_for(plan):
    n = METHODS["sample_size"].answer({**plan, "power": 0.8})["n_per_group"]

    found = METHODS["power"].answer({**plan, "n_per_group": n})

    if plan["kind"] != "ordinal":
        assert found["mde"] == pytest.approx(abs(plan["effect"]), rel=1e-6)
    else:
        assert found["mde"] > 0


def test_an_effect_that_no_share_could_have_has_no_smallest():
    assert (
        METHODS["power"].answer({"kind": "share", "effect": 0.01, "p0": 0.98, "n_per_group": 20})["mde"]
        is None
    )


def test_an_effect_far_beyond_doubt_is_seen_for_certain():
    found = METHODS["power"].answer({"kind": "mean", "effect": 1e12, "sd": 1, "n_per_group": 20})

    assert found["power"] == 1.0
