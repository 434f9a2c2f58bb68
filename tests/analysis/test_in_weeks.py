"""Evidence of grade C: a long row of whole weeks without a control."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest

import wallofchange.analysis as woc

START = date(2025, 1, 6)


def row(seed=1, weeks=40, change=24, lift=0.0, n=4000):
    """Answers on every day of `weeks` weeks; the change comes after `change` of them."""
    draws = np.random.default_rng(seed)
    day = np.arange(n) * 7 * weeks // n
    truth = 7 + lift * (day >= 7 * change)
    return pa.table(
        {
            "score": np.clip(np.rint(truth + draws.normal(0, 1.5, n)), 0, 10),
            "day": [START + timedelta(int(each)) for each in day],
        }
    )


def asked(table, change=24, **options):
    at = START + timedelta(weeks=change)
    return woc.effect(table, score="score", time="day", change_at=at, **options)


def codes(found):
    return [trap.code for trap in found.traps]


@pytest.mark.parametrize("measure", ["mean", "nine_plus", "nps", "ordinal"])
def test_a_rise_in_a_long_row_of_weeks_moved_at_grade_c_and_is_not_proven(measure):
    found = asked(row(lift=1.0), measure=measure)

    assert (found.verdict, found.grade, found.moved) == ("not_proven", "C", "up")
    assert "series of 40 weeks" in found.method.en
    assert "It moved when we did this" in found.sentence.en
    assert "works" not in found.sentence.en.replace("That works", "")


def test_a_fall_is_an_alarm_at_grade_c():
    found = asked(row(lift=-1.0), measure="mean")

    assert (found.verdict, found.grade, found.moved) == ("not_proven", "C", "down")
    assert "ALARM" in codes(found)


def test_the_season_is_not_excluded_and_the_grade_says_so_with_the_trap():
    found = asked(row(lift=1.0), measure="mean")
    trap = next(trap for trap in found.traps if trap.code == "T8")

    assert trap.consequence.en == "the season may have done this as well"


def test_all_measures_are_compared_the_same_way():
    found = asked(row(lift=1.0), measure="mean")

    assert found.others["mean"] == found.shift
    assert all("series of 40 weeks" in shift.method.en for shift in found.others.values())


def test_days_over_at_either_end_are_left_out_without_a_trap():
    table = row(lift=1.0)
    found = asked(table.slice(30, table.num_rows - 60), measure="mean")

    assert found.grade == "C"
    assert codes(found) == ["T8"]


@pytest.mark.parametrize(
    ("weeks", "change", "options"),
    [
        (23, 14, {}),
        (30, 11, {}),
        (30, 27, {}),
        (40, 24, {"exclude": [(START + timedelta(days=30), START + timedelta(days=31))]}),
        (40, 24, {"baseline": (START, START + timedelta(weeks=20))}),
    ],
)
def test_too_few_weeks_or_one_that_is_not_whole_is_grade_d(weeks, change, options):
    found = asked(row(weeks=weeks, change=change, lift=1.0), change, measure="mean", **options)

    assert found.grade == "D"


def test_a_week_without_answers_is_grade_d():
    table = row(lift=1.0)
    days = np.array([(day - START).days for day in table["day"].to_pylist()])
    found = asked(table.filter(pa.array((days < 35) | (days >= 42))), measure="mean")

    assert found.grade == "D"


def test_nothing_is_said_to_move_by_a_slow_trend():
    draws = np.random.default_rng(5)
    day = np.arange(6000) * 7 * 60 // 6000
    score = np.clip(np.rint(6.5 + day / 420 + draws.normal(0, 1.5, 6000)), 0, 10)
    table = pa.table({"score": score, "day": [START + timedelta(int(each)) for each in day]})

    assert asked(table, 30, measure="mean").moved == "unclear"
    assert asked(table, 30, measure="mean", exclude=[(START, START)]).moved == "up"


def bursts(seed, many=36, change=30, each=6, before=30, after=3):
    """Who speaks, says it six times in that week in one mood; after the change few speak."""
    draws = np.random.default_rng(seed)
    told = [
        (week, mood, f"{week}-{at}")
        for week in range(many)
        for at, mood in enumerate(draws.normal(6.8, 1.3, before if week < change else after))
        for _ in range(each)
    ]
    return pa.table(
        {
            "score": [float(np.clip(np.rint(draws.normal(mood, 1.2)), 0, 10)) for _, mood, _ in told],
            "day": [START + timedelta(days=7 * week + at % 7) for at, (week, _, _) in enumerate(told)],
            "customer": [name for _, _, name in told],
        }
    )


def test_a_week_of_few_customers_who_say_it_often_counts_for_few():
    table = bursts(1)

    often = asked(table, 30, measure="mean", watch=woc.Watch(customer="customer"))
    once = asked(table, 30, measure="mean")

    assert (often.grade, "T13" in codes(often)) == ("C", True)
    assert often.shift.se > 1.2 * once.shift.se
    assert often.others["nine_plus"].se > 1.2 * once.others["nine_plus"].se
    assert often.n_eff == pytest.approx(table.num_rows / 3.7, rel=0.1)
