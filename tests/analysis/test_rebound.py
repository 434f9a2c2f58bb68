"""Regression to the mean: the worst of many rise by themselves, and must not be called a success."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa

import wallofchange.analysis as woc

START, CHANGE = date(2026, 1, 5), date(2026, 3, 2)
PLAN = {"score": "score", "time": "day", "change_at": CHANGE, "measure": "mean"}
CHOSEN = {"treated": ("chosen", True), "unit": "team", "selected_on": (START, CHANGE - timedelta(1))}


def worst_twenty_of_two_hundred(seed):
    """Equal teams with 25 answers before and after; the worst twenty before are chosen; no effect."""
    draws = np.random.default_rng(seed)
    scores = np.clip(np.rint(draws.normal(6.5, 2.2, (200, 50))), 0, 10)
    chosen = np.zeros(200, bool)
    chosen[np.argsort(scores[:, :25].mean(axis=1))[:20]] = True
    days = [START + timedelta(at * 56 // 25) for at in range(25)]
    days += [CHANGE + timedelta(at * 56 // 25) for at in range(25)]
    return pa.table(
        {
            "score": scores.ravel(),
            "day": days * 200,
            "team": np.repeat([f"team {at}" for at in range(200)], 50),
            "chosen": np.repeat(chosen, 50),
        }
    )


def test_the_worst_of_many_seem_to_improve_when_nobody_says_how_they_were_chosen():
    naive = woc.effect(worst_twenty_of_two_hundred(1), **PLAN, treated=("chosen", True), unit="team")

    assert naive.effect.low > 0


def test_the_trap_fires_every_time_and_nothing_is_said_to_work():
    for seed in range(5):
        found = woc.effect(worst_twenty_of_two_hundred(seed), **PLAN, **CHOSEN)

        assert found.verdict == "cannot_judge"
        assert "T9" in [trap.code for trap in found.traps]
