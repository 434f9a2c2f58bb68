"""A change seen in whole weeks: a planted step, a trend that is none, a season, and weeks that lack."""

import numpy as np
import pytest

from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.weekly import Placebos, nothing_special, step

TEN = Scale(0, 10)


def weeks(seed, many, change, *, lift=0.0, trend=0.0, swing=0.0, n=60):
    draws = np.random.default_rng(seed)
    found = []
    for at in range(many):
        truth = 7 + lift * (at >= change) + trend * at + swing * np.cos(2 * np.pi * at * 7 / 365.25)
        scores = np.clip(np.rint(draws.normal(truth, 1.5, n)), 0, 10)
        found.append(Histogram.of(TEN, [(float(score), 1) for score in scores]))
    return found[:change], found[change:]


def test_a_planted_step_is_found_in_every_measure():
    before, after = weeks(1, 60, 36, lift=0.8)

    found = {name: step(name, before, after).shift for name in ("nine_plus", "mean", "nps", "ordinal")}

    assert found["mean"].low < 0.8 < found["mean"].high
    assert {shift.moved for shift in found.values()} == {"up"}
    assert 0.5 < found["ordinal"].low < found["ordinal"].high < 1
    assert found["mean"].low < found["mean"].low90 < found["mean"].high90 < found["mean"].high


def test_a_trend_is_no_step():
    found = step("mean", *weeks(2, 60, 30, trend=0.02))

    assert found.shift.moved == "unclear"


def test_from_two_years_on_a_season_is_no_step():
    before, after = weeks(3, 130, 104, swing=1.2)

    found = step("mean", before, after)

    assert found.shift.moved == "unclear"
    assert "seasons" in found.shift.method.en


def test_the_real_date_stands_out_among_other_dates():
    found = step("mean", *weeks(4, 60, 36, lift=0.8))

    assert found.placebos.tried == 29
    assert not found.placebos.often
    assert f"Of 29 other dates before, {found.placebos.as_large} gave" in found.shift.method.en


def test_a_step_that_other_dates_give_as_well_is_nothing_special():
    often, seldom = Placebos(20, 3), Placebos(20, 2)

    assert (often.often, seldom.often, Placebos(0, 0).often) == (True, False, False)
    assert nothing_special(often).code == "PLACEBO"


@pytest.mark.parametrize(("many", "change"), [(23, 15), (24, 11), (24, 21)])
def test_a_row_that_is_too_short_is_none(many, change):
    assert step("mean", *weeks(5, many, change)) is None


def test_a_week_without_answers_leaves_no_row():
    before, after = weeks(6, 30, 15)

    assert step("mean", [*before[:5], Histogram(TEN), *before[6:]], after) is None


def test_weeks_that_are_all_the_same_leave_no_row():
    still = [Histogram.of(TEN, {8: 10})] * 30

    assert step("mean", still[:15], still[15:]) is None


def test_where_nothing_happened_a_step_is_seldom_seen():
    seen = sum(step("mean", *weeks(seed, 40, 24, n=20)).shift.moved != "unclear" for seed in range(60))

    assert seen <= 9


def test_few_answers_a_week_after_the_change_are_no_step():
    rows = ([weeks(seed, 30, 30, n=200)[0], weeks(1000 + seed, 6, 6, n=15)[0]] for seed in range(80))
    seen = sum(step("mean", *row).shift.moved != "unclear" for row in rows)

    assert seen <= 12


def test_a_level_that_wanders_is_no_step():
    seen = sum(step("mean", *wandering(seed)).shift.moved != "unclear" for seed in range(60))

    assert seen <= 8


def wandering(seed, rho=0.8, many=78, change=52, n=50):
    draws = np.random.default_rng(seed)
    level, found = 0.0, []
    for _ in range(many):
        level = rho * level + np.sqrt(1 - rho**2) * draws.normal()
        scores = np.clip(np.rint(draws.normal(7 + 0.25 * level, 1.8, n)), 0, 10)
        found.append(Histogram.of(TEN, [(float(score), 1) for score in scores]))
    return found[:change], found[change:]


def test_a_single_answer_a_week_has_no_noise_that_is_known():
    row = [Histogram.of(TEN, {7 + at % 3: 1}) for at in range(30)]

    found = step("mean", row[:15], row[15:])

    assert "AR(1), Satterthwaite" in found.shift.method.en


def test_the_chance_of_each_week_is_told_where_it_is_taken_along():
    found = step("ordinal", *weeks(7, 30, 15))

    assert "AR(1) beside the chance of each week, Satterthwaite" in found.shift.method.en
    assert "AR(1), naast het toeval van elke week, t volgens" in found.shift.method.nl
