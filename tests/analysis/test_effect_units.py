"""`effect` where places are treated as a whole: a place counts once, however many answers it has."""

from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import wallofchange.analysis as woc
from tests.analysis.answers import CHANGE, START
from wallofchange.measuring.words import Words

ASKED = {"score": "score", "time": "day", "change_at": CHANGE}


def codes(found):
    return [trap.code for trap in found.traps]


def places_by_lot(seed, *, lift=0.0, units=16, before=False):
    """Answers of places that differ a good deal, every other one drawn to get the change."""
    draws = np.random.default_rng(seed)
    n = 40 * units
    unit, later = draws.integers(0, units, n), np.ones(n, bool) if not before else draws.random(n) < 0.5
    truth = 7 + draws.normal(0, 0.6, units)[unit] + lift * (later & (unit % 2 == 0))
    return answered(draws, unit, later, truth).append_column(
        "joins", pa.array(np.where(unit % 2 == 0, "ja", "nee"))
    )


def answered(draws, unit, later, truth):
    """Scores around the truth of their place, on days before the change or after it."""
    first, n = (CHANGE - START).days, len(unit)
    day = np.where(later, draws.integers(first, first + 70, n), draws.integers(0, first, n))
    return pa.table(
        {
            "score": np.clip(np.rint(truth + draws.normal(0, 1.5, n)), 0, 10),
            "day": [START + timedelta(int(each)) for each in day],
            "district": [f"district {each}" for each in unit],
        }
    )


@pytest.mark.parametrize("measure", ["mean", "nine_plus", "ordinal"])
def test_lots_among_places_without_a_time_before_count_places_and_not_answers(measure):
    asked = {**ASKED, "treated": ("joins", "ja"), "unit": "district", "randomised": True, "measure": measure}

    found = [woc.effect(places_by_lot(seed), **asked) for seed in range(40)]

    assert sum(each.moved != "unclear" for each in found) <= 6  # a third of them and more, counted by answer
    assert {(each.grade, each.shift.df) for each in found} == {("A", 14)}
    assert "by unit since the change (8 treated, 8 control)" in found[0].method.en


def test_the_order_of_answers_by_place_is_that_between_the_sides():
    asked = {**ASKED, "treated": ("joins", "ja"), "randomised": True, "measure": "ordinal"}
    table = places_by_lot(3, lift=0.8)
    even = pa.concat_tables(
        [
            table.filter(pc.equal(table["district"], name)).slice(0, 20)
            for name in set(table["district"].to_pylist())
        ]
    )

    by_place, by_answer = (woc.effect(even, **asked, **more) for more in ({"unit": "district"}, {}))

    assert by_place.effect.estimate == pytest.approx(by_answer.effect.estimate, abs=1e-9)


def test_one_place_drawn_by_lot_proves_nothing():
    table = places_by_lot(2, lift=3.0, units=2)

    found = woc.effect(table, **ASKED, treated=("joins", "ja"), unit="district", randomised=True)

    assert (found.verdict, found.moved, found.grade) == ("not_proven", "up", "D")
    assert "FEW_UNITS" in codes(found)


def test_one_place_beside_many_is_as_unsure_as_places_are():
    table = places_by_lot(1, units=10, before=True)
    only = pc.or_(pc.equal(table["joins"], "nee"), pc.equal(table["district"], "district 0"))

    found = woc.effect(table.filter(only), **ASKED, treated=("joins", "ja"), unit="district", measure="mean")

    assert (found.grade, found.shift.df) == ("D", 4)


def shaken_places(seed, units=12):
    """Nothing changed in general, and every place went its own way."""
    draws = np.random.default_rng(seed)
    n = 60 * units
    unit, later = draws.integers(0, units, n), draws.random(n) < 0.4
    truth = 7 + draws.normal(0, 0.4, units)[unit] + later * draws.normal(0, 0.5, units)[unit]
    return answered(draws, unit, later, truth)


def test_answers_of_one_place_that_are_alike_widen_the_order_of_answers_too():
    tables = [shaken_places(seed) for seed in range(60)]

    by_place = [woc.effect(each, **ASKED, measure="ordinal", unit="district") for each in tables]
    by_answer = [woc.effect(each, **ASKED, measure="ordinal") for each in tables]

    assert sum(each.moved != "unclear" for each in by_answer) >= 12  # a fifth of them, where nothing happened
    assert sum(each.moved != "unclear" for each in by_place) <= 6
    assert all("T13" in codes(each) for each in by_place)


def test_the_other_measures_are_as_sure_as_when_they_are_asked_for():
    tables = [
        (shaken_places(2), {"unit": "district"}),
        (shaken_places(3), {"watch": woc.Watch(customer="district")}),
    ]

    for table, asked in tables:
        found = woc.effect(table, **ASKED, **asked, measure="mean")
        for name, shift in found.others.items():
            assert shift == woc.effect(table, **ASKED, **asked, measure=name).shift


def customers_by_lot(seed, *, share=0.5, customers=120):
    """Customers who answer five times or so; lots were drawn for customers."""
    draws = np.random.default_rng(seed)
    who = np.repeat(np.arange(customers), draws.poisson(5, customers) + 1)
    got_it = draws.random(customers) < share
    first = (CHANGE - START).days
    return pa.table(
        {
            "score": np.clip(
                np.rint(draws.normal(7, 1.2, customers)[who] + draws.normal(0, 1, len(who))), 0, 10
            ),
            "day": [START + timedelta(int(each)) for each in draws.integers(first, first + 70, len(who))],
            "who": [f"customer {each}" for each in who],
            "joins": np.where(got_it[who], "ja", "nee"),
        }
    )


def test_lots_are_weighed_by_who_drew_them_and_not_by_answers():
    watch = woc.Watch(customer="who", planned_share=0.5)
    asked = {**ASKED, "treated": ("joins", "ja"), "randomised": True, "watch": watch}

    fair = [codes(woc.effect(customers_by_lot(seed), **asked)) for seed in range(40)]
    unfair = woc.effect(customers_by_lot(1, share=0.25), **asked)

    assert sum("T2" in each for each in fair) == 0
    assert (unfair.verdict, codes(unfair)[0]) == ("cannot_judge", "T2")


def test_places_drawn_by_lot_may_differ_in_size():
    table = places_by_lot(1)
    small = pc.and_(pc.equal(table["joins"], "ja"), pc.greater(table["score"], 7))

    found = woc.effect(
        table.filter(pc.invert(small)),
        **ASKED,
        treated=("joins", "ja"),
        unit="district",
        randomised=True,
        watch=woc.Watch(planned_share=0.5),
    )

    assert "T2" not in codes(found)


def small_beside_large(seed, *, lift=0.0):
    """Six small places got it, fourteen large ones did not: the moves of small ones are noisier."""
    draws = np.random.default_rng(seed)
    parts = []
    for at, (answers, joins) in enumerate([(15, "ja")] * 6 + [(200, "nee")] * 14):
        level, first = draws.normal(7, 0.3), (CHANGE - START).days
        for since in (0, 1):
            found = level + lift * since * (joins == "ja") + draws.normal(0, 1.8, answers)
            days = draws.integers(first, first + 70, answers) if since else draws.integers(0, first, answers)
            parts += [(min(max(round(score), 0), 10), START + timedelta(int(day)), f"district {at}", joins)
                      for score, day in zip(found, days, strict=True)]  # fmt: skip
    return pa.table(
        dict(zip(("score", "day", "district", "joins"), map(list, zip(*parts, strict=True)), strict=True))
    )


def test_small_places_beside_large_ones_are_no_false_alarm():
    asked = {**ASKED, "treated": ("joins", "ja"), "unit": "district", "measure": "mean"}

    found = [woc.effect(small_beside_large(seed), **asked) for seed in range(60)]

    assert sum(each.moved != "unclear" for each in found) <= 6  # one in seven with one spread for all
    assert sum("PRETREND" in codes(each) for each in found) <= 6  # more than a quarter, the same way
    assert woc.effect(small_beside_large(1, lift=1.2), **asked).verdict == "works"


def late_customers(seed, customers=100):
    """Customers who are often late or never, eight times each; lots changed nothing."""
    draws = np.random.default_rng(seed)
    who = np.repeat(np.arange(customers), 8)
    first = (CHANGE - START).days
    return pa.table(
        {
            "score": np.clip(np.rint(draws.normal(7, 2, len(who))), 0, 10),
            "day": [START + timedelta(int(each)) for each in draws.integers(first, first + 70, len(who))],
            "who": [f"customer {each}" for each in who],
            "joins": np.where((draws.random(customers) < 0.5)[who], "ja", "nee"),
            "late": draws.random(len(who)) < draws.beta(0.4, 1.2, customers)[who],
        }
    )


def test_a_guardrail_is_as_unsure_as_customers_who_answer_again_make_it():
    rail = woc.Guardrail("late", 0.03, Words("te laat", "late"))
    asked = {**ASKED, "treated": ("joins", "ja"), "randomised": True, "guardrails": [rail], "measure": "mean"}
    table = late_customers(1)

    by_answer = woc.effect(table, **asked).guardrails[0].shift
    by_customer = woc.effect(table, **asked, watch=woc.Watch(customer="who")).guardrails[0].shift

    assert by_customer.estimate == by_answer.estimate
    assert by_customer.high - by_customer.low > 1.5 * (by_answer.high - by_answer.low)
