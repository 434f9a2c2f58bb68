"""Designs that compare places in a model: one after another, a mix of others, a forecast."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest

from wallofchange.analysis import CannotAnswerError, effect
from wallofchange.analysis.modelled import Forecast, Mix
from wallofchange.analysis.staggered import OneAfterAnother, starts_of

FIRST = date(2026, 1, 5)
WEEKS = 32
CHANGE = 24


def week(at):
    return FIRST + timedelta(weeks=at)


def answers(starts, lift, *, places=12, a_week=24, seed=4):
    """Weekly scores of places that share a course; `starts` gives per place the week of the change."""
    chance = np.random.default_rng(seed)
    course = 0.3 * np.sin(np.arange(WEEKS) / 4)
    rows = []
    for place in range(places):
        name, level = f"district {place:02d}", chance.normal(7.2, 0.3)
        for at in range(WEEKS):
            mean = level + course[at] + chance.normal(0, 0.1)
            mean += lift if name in starts and at >= starts[name] else 0.0
            scores = np.clip(np.round(chance.normal(mean, 1.5, a_week)), 0, 10)
            rows += [
                (week(at) + timedelta(days=int(day) % 7), float(score), name, int(name in starts))
                for day, score in enumerate(scores)
            ]
    columns = list(zip(*rows, strict=True))
    return pa.table(dict(zip(("day", "score", "place", "treated"), columns, strict=True)))


def asked(table, by, change=CHANGE, **more):
    return effect(
        table,
        score="score",
        time="day",
        change_at=week(change),
        treated=("treated", 1),
        unit="place",
        measure="mean",
        worthwhile=0.3,
        scale="0-10",
        baseline=(FIRST, week(change) - timedelta(days=1)),
        after=(week(change), week(WEEKS) - timedelta(days=1)),
        units_needed=5,
        compared_by=by,
        **more,
    )


STARTS = {f"district {place:02d}": 16 + 2 * (place % 3) for place in range(6)}


def test_a_staggered_change_that_works_is_found_at_grade_b():
    by = OneAfterAnother({name: week(at) for name, at in STARTS.items()}, 5)

    found = asked(answers(STARTS, 0.8), by, change=16)

    assert (found.verdict, found.grade) == ("works", "B")
    assert found.shift.low < 0.8 < found.shift.high
    assert "jackknife" in found.method["nl"]
    assert "Vooraf samen nul" in found.method["nl"]


def test_a_staggered_change_that_did_nothing_is_not_said_to_work():
    by = OneAfterAnother({name: week(at) for name, at in STARTS.items()}, 5)

    found = asked(answers(STARTS, 0.0), by, change=16)

    assert found.verdict in ("no_relevant_effect", "not_proven")


def test_places_that_start_together_with_nobody_beside_them_cannot_be_told():
    names = [f"district {place:02d}" for place in range(12)]
    table = answers(dict.fromkeys(names, CHANGE), 0.8).set_column(
        3, "treated", pa.array(([1] * 11 + [0]) * (12 * WEEKS * 24 // 12))
    )

    found = effect(
        table, score="score", time="day", change_at=week(0), unit="place", measure="mean", scale="0-10",
        compared_by=OneAfterAnother(dict.fromkeys(names, week(0))),
    )  # fmt: skip

    assert found.verdict == "cannot_judge"
    assert "FEW_UNITS" in [trap.code for trap in found.traps]


def test_one_place_beside_a_mix_of_twenty_others_finds_a_planted_jump():
    table = answers({"district 00": CHANGE}, 1.5, places=21)

    found = asked(table, Mix())

    assert (found.verdict, found.grade) == ("works", "B")
    assert found.shift.low < 1.5 < found.shift.high
    assert "placebo p = 0.05" in found.method["en"]


def test_with_few_donors_a_clear_jump_is_not_proven_and_it_is_said_how_many_it_takes():
    table = answers({"district 00": CHANGE}, 1.5, places=8)

    found = asked(table, Mix())

    assert (found.verdict, found.moved, found.grade) == ("not_proven", "up", "D")
    assert "a p of 0.05 takes 19 places" in " ".join(trap.text["en"] for trap in found.traps)


def test_with_four_others_there_is_no_mix_at_all():
    found = asked(answers({"district 00": CHANGE}, 1.5, places=5), Mix())

    assert found.verdict == "cannot_judge"
    assert "DONORS" in [trap.code for trap in found.traps]


@pytest.mark.parametrize(
    ("lift", "verdicts"), [(1.0, ["works"]), (0.0, ["no_relevant_effect", "not_proven"])]
)
def test_a_forecast_with_others_as_its_measure_finds_what_was_planted_and_no_more(lift, verdicts):
    treated = dict.fromkeys([f"district {place:02d}" for place in range(3)], CHANGE)

    found = asked(answers(treated, lift, a_week=40), Forecast())

    assert found.verdict in verdicts
    assert found.shift.low < lift < found.shift.high
    assert found.grade == "B"


def test_a_short_past_is_no_ground_for_a_forecast():
    found = asked(answers({"district 00": 8}, 1.0), Forecast(), change=8)

    assert found.verdict == "cannot_judge"
    assert "SHORT" in [trap.code for trap in found.traps]


def with_starts(table, starts):
    column = [starts.get(name) for name in table["place"].to_pylist()]
    return table.append_column("since", pa.array(column, pa.string()))


def test_the_starts_of_units_are_read_from_a_column():
    table = with_starts(answers({}, 0.0, places=3, a_week=2), {"district 00": "2026-03-02"})

    assert starts_of(table, "score", "place", "since") == {"district 00": date(2026, 3, 2)}


@pytest.mark.parametrize(
    ("starts", "said"),
    [({"district 00": "soon"}, "'soon' in 'since' is not a day"), ({}, "No unit has a start in 'since'")],
)
def test_starts_that_cannot_be_are_refused(starts, said):
    table = with_starts(answers({}, 0.0, places=3, a_week=2), starts)

    with pytest.raises(CannotAnswerError, match=said):
        starts_of(table, "score", "place", "since")


def test_a_unit_with_two_starts_is_refused():
    table = answers({}, 0.0, places=2, a_week=2)
    twice = ["2026-03-02" if row % 2 else "2026-03-09" for row in range(len(table))]

    with pytest.raises(CannotAnswerError, match="Unit 'district 00' starts on"):
        starts_of(table.append_column("since", pa.array(twice)), "score", "place", "since")
