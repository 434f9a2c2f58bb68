"""Looking a few times, planned beforehand, and every day for harm alone."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest

import wallofchange.analysis as woc
from wallofchange.measuring.words import Words

CHANGE = date(2026, 3, 2)  # a Monday
LOOKS = (0.25, 0.5, 0.75, 1.0)
ASKED = {
    "score": "score",
    "time": "day",
    "change_at": CHANGE,
    "treated": ("card", 1),
    "randomised": True,
    "measure": "mean",
    "planned_n": 800,
}


def birthdays(seed, lift, *, days=80, until=None, late=0.0):
    """Ten answers a day, a coin for each; `lift` for whoever got the card, `late` in a column beside."""
    draws = np.random.default_rng(seed)
    n = 10 * days
    at = np.arange(n) // 10
    card = draws.integers(0, 2, n)
    score = np.clip(np.rint(7 + lift * card + draws.normal(0, 1.5, n)), 0, 10)
    kept = at <= (until if until is not None else days)
    table = {
        "score": score,
        "day": [CHANGE + timedelta(int(each)) for each in at],
        "card": card,
        "late": draws.random(n) < 0.1 + late * card,
    }
    return pa.table({name: np.asarray(column)[kept] for name, column in table.items()})


def found(table, **more):
    return woc.effect(table, **ASKED | {"looks": LOOKS} | more)


def test_a_large_effect_is_known_at_the_second_look():
    result = found(birthdays(2, 0.6))

    assert (result.verdict, result.as_dict()["look"]["number"]) == ("works", 2)
    assert result.as_dict()["look"]["on"] == (CHANGE + timedelta(days=39)).isoformat()
    assert result.after.n + result.control[1].n == 400


def test_the_interval_of_a_look_is_wider_than_the_usual_one():
    narrow = found(birthdays(2, 0.6, until=39), looks=(), planned_n=400).effect
    wide = found(birthdays(2, 0.6)).effect

    assert wide.estimate == narrow.estimate
    assert wide.low < narrow.low


@pytest.mark.parametrize("lift", [0.0, 0.25, 0.6])
def test_between_two_looks_nobody_sees_more_than_at_the_last_one(lift):
    """A peek on any day gives the verdict and the figures of the last planned look."""
    results = [found(birthdays(3, lift, until=day)) for day in (40, 47, 58)]

    assert len({result.verdict for result in results}) == 1
    assert len({(result.effect.estimate, result.effect.low) for result in results}) == 1
    assert {result.case.look.passed.number for result in results} == {2}


def test_before_a_boundary_is_crossed_it_is_too_early_and_says_which_look_it_is():
    result = found(birthdays(2, 0.0, until=30))

    assert (result.verdict, result.moved, result.effect.estimate) == ("too_early", "unclear", None)
    assert result.sentence.en.startswith("Too early: 310 of 800 answers.")
    assert result.as_dict()["look"] == {
        "number": 1,
        "of": 4,
        "on": (CHANGE + timedelta(days=19)).isoformat(),
        "n": 200,
        "n_now": 310,
        "planned_n": 800,
        "z": pytest.approx(4.333, abs=1e-3),
        "alpha_spent": pytest.approx(1.5e-5, abs=1e-6),
    }
    assert result.as_dict()["always_valid"]["low"] < 0


def test_at_the_last_look_the_verdict_is_final():
    result = found(birthdays(4, 0.0))

    assert result.verdict in ("no_relevant_effect", "not_proven")
    assert result.case.look.passed.last
    assert "Look 4 of 4" in result.method.en


def test_a_look_on_a_day_waits_until_that_day_is_over():
    days = (CHANGE + timedelta(days=20), CHANGE + timedelta(days=79))
    plan = {"looks": days, "planned_n": None, "ends": days[1]}
    table = birthdays(2, 0.6)

    early = woc.effect(table, **ASKED | plan, today=days[0])
    after = woc.effect(table, **ASKED | plan, today=days[0] + timedelta(days=1))

    assert early.as_dict()["look"]["number"] == 0
    assert after.as_dict()["look"]["n"] == 210


def test_without_a_control_a_boundary_that_is_crossed_still_proves_nothing():
    table = birthdays(1, 0.0)
    after = table.column("day").to_numpy() >= np.datetime64(CHANGE + timedelta(days=20))
    raised = np.clip(table.column("score").to_numpy() + 1.5 * after, 0, 10)
    plan = {"planned_n": 600, "measure": "mean"}

    result = woc.effect(
        table.set_column(0, "score", pa.array(raised)),
        **{name: ASKED[name] for name in ("score", "time")},
        change_at=CHANGE + timedelta(days=20),
        looks=LOOKS,
        **plan,
    )

    assert (result.verdict, result.moved, result.grade) == ("not_proven", "up", "D")


def test_sure_harm_is_told_before_the_planned_end():
    result = woc.effect(birthdays(5, -1.2, until=20), **ASKED)

    assert (result.verdict, result.moved) == ("harmful", "down")
    assert "no need to wait" in result.sentence.en


def test_a_passing_dip_is_no_harm_yet():
    result = woc.effect(birthdays(5, -0.3, until=20), **ASKED)

    assert (result.verdict, result.effect.estimate) == ("too_early", None)


def test_a_guardrail_that_surely_broke_is_harm_before_the_planned_end():
    rail = woc.Guardrail("late", 0.03, Words("te laat", "too late"))

    result = woc.effect(birthdays(6, 0.0, until=30, late=0.6), **ASKED, guardrails=[rail])

    assert result.verdict == "harmful"
    assert "too late" in result.sentence.en


def test_without_a_control_sure_harm_is_an_alarm_and_not_a_verdict():
    table = birthdays(7, 0.0)
    after = table.column("day").to_numpy() >= np.datetime64(CHANGE + timedelta(days=40))
    lowered = np.clip(table.column("score").to_numpy() - 2.0 * after, 0, 10)

    result = woc.effect(
        table.set_column(0, "score", pa.array(lowered)),
        score="score",
        time="day",
        change_at=CHANGE + timedelta(days=40),
        measure="mean",
        planned_n=5000,
    )

    assert result.verdict == "too_early"
    assert "ALARM" in [trap.code for trap in result.traps]


def test_the_daily_band_holds_the_truth_and_narrows():
    result = found(birthdays(8, 0.4), daily=True, planned_n=1600)

    assert [day.day for day in result.band] == sorted(day.day for day in result.band)
    assert all(day.low < 0.4 < day.high for day in result.band)
    assert result.band[-1].high - result.band[-1].low < result.band[0].high - result.band[0].low
    assert result.as_dict()["band"][-1]["n"] == 800


def test_nothing_planted_is_seldom_found_at_any_look():
    said = [found(birthdays(seed, 0.0)).verdict for seed in range(100, 160)]

    assert said.count("works") + said.count("harmful") <= 8  # 60 runs at 5 %


@pytest.mark.parametrize(
    ("looks", "rule"), [((0.5,), "number that is planned"), (("soon",), "is not a day"), ((2.0,), "above 0")]
)
def test_looks_that_cannot_be_are_refused_with_the_way_out(looks, rule):
    with pytest.raises(woc.CannotAnswerError, match=rule):
        woc.effect(birthdays(1, 0.0), **ASKED | {"planned_n": None}, looks=looks)
