"""`effect`: from a table with times to a verdict, on answers with a known truth."""

import json
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc
import pytest

import wallofchange.analysis as woc
from tests.analysis.answers import CHANGE, START, company
from wallofchange.analysis import CannotAnswerError, Guardrail
from wallofchange.measuring.words import Words

ASKED = {"score": "score", "time": "day", "change_at": CHANGE}
CONTROLLED = {"treated": ("joins", "ja"), "unit": "district", "measure": "mean"}
LATE = Guardrail("late", 0.03, Words("mensen die te lang wachtten", "people who waited too long"))


def codes(found):
    return [trap.code for trap in found.traps]


def test_the_answer_has_exactly_the_fields_of_the_contract():
    answer = json.loads(woc.effect(company(1), **ASKED).json())

    assert answer.keys() - {"warnings"} == {
        *("verdict", "moved", "grade", "measure", "effect", "before", "after", "all"),
        *("worthwhile", "mde", "method", "traps", "sentence"),
    }
    assert answer["before"].keys() == {"n", "mean", "nine_plus", "counts"}
    assert answer["all"].keys() == {"mean", "nine_plus", "ordinal"}
    assert answer["effect"] == answer["all"]["nine_plus"]
    assert answer["sentence"].keys() == {"nl", "en"}
    assert answer["traps"][0].keys() == {"code", "text", "consequence"}
    assert (answer["measure"], answer["worthwhile"]) == ("nine_plus", 0.05)


def test_a_planted_effect_is_found_with_a_control():
    found = woc.effect(company(1, lift=0.6, drift=-0.2), **ASKED, **CONTROLLED)

    assert (found.verdict, found.grade, found.moved) == ("works", "B", "up")
    assert found.effect.low < 0.6 < found.effect.high
    assert found.as_dict()["control"].keys() == {"before", "after"}
    assert codes(found) == []


def test_what_was_not_planted_is_not_found():
    found = woc.effect(company(2, drift=0.6), **ASKED, **CONTROLLED)

    assert found.moved == "unclear"
    assert found.effect.low < 0 < found.effect.high


def test_the_same_rise_without_a_control_moved_but_is_not_proven():
    found = woc.effect(company(1, drift=0.6), **ASKED, measure="mean")

    assert (found.verdict, found.grade, found.moved) == ("not_proven", "D", "up")
    assert codes(found) == ["T8"]
    assert "A group without the change would show that." in found.sentence.en
    assert "more answers" not in found.sentence.en


def test_a_clear_fall_without_a_control_is_an_alarm():
    found = woc.effect(company(1, drift=-0.6), **ASKED, measure="mean")

    assert (found.verdict, found.moved) == ("not_proven", "down")
    assert codes(found) == ["T8", "ALARM"]


def test_a_planted_harm_is_found_with_a_control():
    found = woc.effect(company(1, lift=-0.9), **ASKED, **CONTROLLED)

    assert (found.verdict, found.moved) == ("harmful", "down")


def test_lots_give_grade_a_and_compare_after_with_after():
    found = woc.effect(
        company(1, lift=0.6), **ASKED, treated=("joins", "ja"), measure="mean", randomised=True
    )

    assert (found.verdict, found.grade) == ("works", "A")
    assert found.effect.estimate == pytest.approx(
        found.after.mean.estimate - found.control[1].mean.estimate, abs=1e-12
    )


def test_lots_need_no_time_before():
    table = company(1, lift=0.6)
    later = table.filter(pc.greater_equal(table["day"], CHANGE))

    found = woc.effect(later, **ASKED, treated=("joins", "ja"), measure="mean", randomised=True)

    assert (found.verdict, found.before.n) == ("works", 0)
    assert found.effect.low is not None  # who is compared are enough to show, and nobody was there before


def test_five_units_a_side_are_too_few_for_grade_b_unless_the_plan_says_so():
    few = company(1, lift=0.6, units=10)

    strict, planned = (woc.effect(few, **ASKED, **CONTROLLED, units_needed=n) for n in (6, 5))

    assert (strict.verdict, strict.grade, codes(strict)) == ("not_proven", "D", ["FEW_UNITS"])
    assert (planned.verdict, planned.grade) == ("works", "B")


def test_groups_that_already_ran_apart_are_no_control():
    found = woc.effect(company(1, trend=0.12), **ASKED, **CONTROLLED)

    assert (found.grade, codes(found)) == ("D", ["PRETREND"])


def test_a_control_without_units_compares_four_groups_at_grade_d():
    found = woc.effect(company(1, lift=0.6), **ASKED, treated=("joins", "ja"), measure="mean")

    assert (found.grade, found.moved) == ("D", "up")
    assert "four groups" in found.method.en


def test_a_broken_guardrail_is_damage():
    found = woc.effect(company(1, lift=0.8), **ASKED, **CONTROLLED, guardrails=[LATE])

    assert found.verdict == "works_with_damage"
    assert found.as_dict()["guardrails"][0]["state"] == "broken"
    assert found.sentence.nl.startswith("Het werkt, en het kost iets: ")


def test_before_the_planned_answers_are_in_no_figure_is_given():
    found = woc.effect(company(1, lift=0.6), **ASKED, **CONTROLLED, planned_n=5000)

    assert (found.verdict, found.moved) == ("too_early", "unclear")
    assert found.as_dict()["effect"] == {"estimate": None, "low": None, "high": None}
    assert "of 5,000 answers" in found.sentence.en


def test_the_planned_last_day_ends_the_waiting():
    plan = {"planned_n": 5000, "ends": date(2026, 6, 1)}

    before, after = (
        woc.effect(company(1, lift=0.6), **ASKED, **CONTROLLED, **plan, today=f"2026-{day}")
        for day in ("06-01", "06-02")
    )

    assert (before.verdict, after.verdict) == ("too_early", "works")
    assert "Around 1 June 2026" in before.sentence.en


def test_what_was_chosen_because_it_was_worst_is_not_judged_by_the_same_days():
    days = (START + timedelta(20), START + timedelta(40))

    blocked = woc.effect(company(1, lift=0.6), **ASKED, **CONTROLLED, selected_on=days)
    later = woc.effect(
        company(1, lift=0.6),
        **ASKED,
        **CONTROLLED,
        selected_on=days,
        baseline=(days[1] + timedelta(1), CHANGE - timedelta(1)),
    )

    assert (blocked.verdict, codes(blocked)) == ("cannot_judge", ["T9"])
    assert later.verdict == "works"


def test_excluded_days_are_left_out():
    table = company(1)
    out = (CHANGE + timedelta(7), CHANGE + timedelta(13))

    all_days, fewer = woc.effect(table, **ASKED), woc.effect(table, **ASKED, exclude=[out])

    assert fewer.after.n < all_days.after.n
    assert fewer.before.n == all_days.before.n


def test_windows_include_their_first_and_last_day():
    table = pa.table(
        {"score": [8.0] * 30 + [9.0] * 30, "day": [date(2026, 3, 15)] * 30 + [date(2026, 3, 16)] * 30}
    )

    found = woc.effect(
        table, **ASKED, baseline=("2026-03-15", "2026-03-15"), after=("2026-03-16", "2026-03-16")
    )

    assert (found.before.n, found.after.n) == (30, 30)


def test_a_side_with_fewer_than_ten_answers_is_not_shown():
    table = pa.table(
        {"score": [8.0] * 9 + [9.0] * 30, "day": [date(2026, 3, 15)] * 9 + [date(2026, 3, 16)] * 30}
    )

    answer = woc.effect(table, **ASKED).as_dict()

    assert answer["verdict"] == "cannot_judge"
    assert answer["before"] == {
        "n": 9,
        "mean": dict.fromkeys(("estimate", "low", "high")),
        "nine_plus": dict.fromkeys(("estimate", "low", "high")),
        "counts": [],
    }


def test_a_change_after_all_answers_cannot_be_judged():
    found = woc.effect(company(1), score="score", time="day", change_at="2030-01-01")

    assert found.verdict == "cannot_judge"
    assert found.as_dict()["effect"]["estimate"] is None


def test_answers_that_are_all_the_same_cannot_be_judged():
    days = [CHANGE - timedelta(1)] * 50 + [CHANGE] * 50

    found = woc.effect(pa.table({"score": [8.0] * 100, "day": days}), **ASKED, measure="mean")

    assert found.verdict == "cannot_judge"


@pytest.mark.parametrize(
    "written",
    [
        lambda day: day.isoformat(),
        lambda day: day.strftime("%d-%m-%Y"),
        lambda day: day.strftime("%m/%d/%Y"),
        lambda day: f"{day:%Y-%m-%d} 14:03:22",
        lambda day: f"{day:%Y-%m-%d}T14:03:22Z",
        lambda day: f"{day - timedelta(1):%Y-%m-%d}T23:30:00+00:00",
        lambda day: f"{day:%a} {day:%d-%m-%Y}",
        lambda day: f"{day:%A, %B} {day.day}, {day.year}",
        lambda day: f"{day:%G-W%V-%u}",
    ],
)
def test_days_are_read_however_they_are_written(written):
    table = company(1)
    text = table.set_column(1, "day", pa.array([written(day) for day in table["day"].to_pylist()]))

    found = woc.effect(text, **ASKED)

    assert (found.before.n, found.after.n) == (
        woc.effect(table, **ASKED).before.n,
        woc.effect(table, **ASKED).after.n,
    )


def test_a_moment_belongs_to_the_day_it_has_at_home():
    late = pa.array([1_773_613_800] * 60, pa.timestamp("s", "UTC"))  # 15 March 2026, 22:30 UTC: 23:30 at home
    later = pa.array([1_773_617_400] * 60, pa.timestamp("s", "UTC"))  # an hour on: 16 March at home
    table = pa.table({"score": [7.0, 8.0] * 60, "day": pa.concat_arrays([late, later])})

    found = woc.effect(table, **ASKED)

    assert (found.before.n, found.after.n) == (60, 60)


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"change_at": "soon"}, "'soon' is not a day"),
        ({"measure": "median"}, "There is no measure 'median'"),
        ({"worthwhile": 0}, "must be a number above 0"),
        ({"worthwhile": float("inf")}, "must be a number above 0"),
        ({"planned_n": 0}, "must be 1 or more"),
        ({"randomised": True}, "not said for whom"),
        ({"treated": ("joins", "misschien")}, "Everybody or nobody has 'joins' = 'misschien'"),
        ({"treated": ("late", "1"), "unit": "district"}, "is both treated and not"),
        ({"baseline": ("2026-03-10", "2026-03-01")}, "ends before it begins"),
        ({"time": "joins"}, "No row has both a score in 'score' and a day in 'joins'"),
        ({"unit": "rayon", "treated": ("joins", "ja")}, "There is no column 'rayon'"),
    ],
)
def test_what_cannot_be_answered_says_why(options, line):
    with pytest.raises(CannotAnswerError, match=line):
        woc.effect(company(1), **{**ASKED, **options})


@pytest.mark.parametrize("measure", ["nine_plus", "mean", "nps", "ordinal"])
def test_every_measure_has_a_sentence_in_both_languages(measure):
    found = woc.effect(company(1, lift=0.6), **ASKED, **{**CONTROLLED, "measure": measure})

    assert found.verdict == "works"
    assert found.sentence.nl.startswith("Het werkt: ")
    assert found.sentence.en.endswith(("what we did.", "worthwhile."))


def test_the_same_table_gives_the_same_bytes():
    first, second = (woc.effect(company(4), **ASKED, **CONTROLLED).json() for _ in range(2))

    assert first == second


def test_lots_are_not_fooled_by_how_the_subject_was_chosen():
    table, days = company(1, lift=0.6), (START, CHANGE - timedelta(1))

    found = woc.effect(
        table, **ASKED, treated=("joins", "ja"), measure="mean", randomised=True, selected_on=days
    )

    assert found.verdict == "works"
