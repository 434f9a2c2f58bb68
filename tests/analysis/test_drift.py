"""`drift` from a table: planted splits, the anchors in their order, and what cannot be told."""

import json

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallofchange.analysis import CannotAnswerError, drift
from wallofchange.measuring.calc import METHODS

SPLIT = {"score": "score", "time": "day", "split": "2026-04-01"}


def quarters(seed=1, n=800, performance=-0.4, yardstick=-0.4, vignette=None):
    """Two quarters: waiting changed for `performance` points, and everybody judges `yardstick` otherwise."""
    draws = np.random.default_rng(seed)
    later = np.repeat([0, 1], n)
    waiting = draws.normal(3, 1.5, 2 * n) - 2 * performance * later
    score = 8 - 0.5 * waiting + yardstick * later + draws.normal(0, 1.2, 2 * n)
    felt = (yardstick + performance) * later + draws.normal(0, 0.8, 2 * n)
    shift = yardstick if vignette is None else vignette
    return pa.table(
        {
            "score": score,
            "day": np.where(later == 1, "2026-05-11", "2026-02-09"),
            "waiting": waiting,
            "solved": np.where(draws.random(2 * n) < 0.7, "ja", "nee"),
            "channel": np.array(["shop", "phone", "app"])[draws.integers(0, 3, 2 * n)],
            "rollout": later.astype(float),
            "felt": np.array(["minder", "zoals verwacht", "beter"])[np.sign(felt.round()).astype(int) + 1],
            "case": 6 + shift * later + draws.normal(0, 1, 2 * n),
        }
    )


def codes(found):
    return [warned.code for warned in found.warnings]


def test_measured_performance_tells_the_parts_apart():
    found = drift(quarters(), **SPLIT, performance=["waiting"])

    assert (found.identified, found.anchor) == (True, "performance")
    assert found.performance.low < -0.4 < found.performance.high
    assert found.yardstick.low < -0.4 < found.yardstick.high
    assert found.performance.estimate + found.yardstick.estimate == pytest.approx(found.change.estimate)


def test_the_parts_are_those_of_calc():
    table = quarters()
    question = {
        "y": table["score"].to_pylist(),
        "x": {"waiting": table["waiting"].to_pylist()},
        "period": [int(each) for each in table["rollout"].to_pylist()],
    }
    answer = METHODS["decompose"].answer(question)

    told = drift(table, **SPLIT, performance=["waiting"]).as_dict()

    for part in ("performance", "yardstick"):
        assert told[part]["estimate"] == pytest.approx(answer[part]["estimate"])
        assert told[part] == pytest.approx(
            {name: answer[part][name] for name in ("estimate", "low", "high")}, rel=1e-3
        )
    assert told["change"]["estimate"] == pytest.approx(answer["gap"]["estimate"])


def test_planted_parts_are_found_without_bias():
    found = [drift(quarters(seed), **SPLIT, performance=["waiting"]) for seed in range(30)]

    assert np.mean([each.performance.estimate for each in found]) == pytest.approx(-0.4, abs=0.03)
    assert np.mean([each.yardstick.estimate for each in found]) == pytest.approx(-0.4, abs=0.03)


def test_without_an_anchor_nothing_is_split():
    told = drift(quarters(), **SPLIT).as_dict()

    assert (told["identified"], told["anchor"]) == (False, "none")
    assert told["performance"] is told["yardstick"] is None
    assert told["change"]["high"] < 0
    assert [warned["code"] for warned in told["warnings"]] == ["YARDSTICK_UNIDENTIFIED"]
    assert "cannot be separated" in told["sentence"]["en"]


def test_disconfirmation_alone_gives_a_direction_and_no_parts():
    found = drift(quarters(), **SPLIT, disconfirmation="felt")
    told = found.as_dict()

    assert (told["identified"], told["anchor"], told["performance"]) == (False, "disconfirmation", None)
    assert "YARDSTICK_UNIDENTIFIED" in codes(found)
    assert "Customers more often get less than they expected." in found.sentence.en
    assert "Klanten krijgen vaker minder dan ze verwachtten." in found.sentence.nl


def test_disconfirmation_that_goes_up_does_not_point_to_the_yardstick():
    found = drift(quarters(performance=0.4, yardstick=0.3), **SPLIT, disconfirmation="felt")

    assert "does not point to a yardstick that went up" in found.sentence.en


def test_a_vignette_shows_the_yardstick():
    found = drift(quarters(n=2_000), **SPLIT, vignette="case")

    assert (found.identified, found.anchor) == (True, "vignette")
    assert found.yardstick.low < -0.4 < found.yardstick.high
    assert found.performance.low < -0.4 < found.performance.high
    assert found.performance.estimate + found.yardstick.estimate == pytest.approx(found.change.estimate)


def test_measured_performance_goes_before_a_vignette_which_must_agree():
    agree = drift(quarters(), **SPLIT, performance=["waiting"], vignette="case")
    clash = drift(quarters(vignette=0.8), **SPLIT, performance=["waiting"], vignette="case")

    assert agree.anchor == clash.anchor == "performance"
    assert "ANCHORS_DISAGREE" not in codes(agree)
    assert "ANCHORS_DISAGREE" in codes(clash)


def test_what_people_say_supports_a_yardstick_that_moved():
    found = drift(quarters(), **SPLIT, performance=["waiting"], disconfirmation="felt")

    assert found.sentence.en.endswith("it is more often less than they expected.")


@pytest.mark.parametrize("anchors", [{"performance": ["waiting"]}, {"vignette": "case"}])
def test_what_was_rolled_out_to_everybody_is_always_said(anchors):
    assert "ROLLED_OUT" in codes(drift(quarters(), **SPLIT, **anchors))


def test_a_rollout_to_everybody_between_the_periods_anchors_nothing():
    found = drift(quarters(), **SPLIT, performance=["rollout", "waiting"])

    told = next(warned for warned in found.warnings if warned.code == "YARDSTICK_UNIDENTIFIED")
    assert (found.identified, found.as_dict()["performance"]) == (False, None)
    assert told.text.en.startswith("rollout changed for everybody at once, or never")


def nearly_for_everybody(seed, early, n=400):
    """On time became the rule between the periods, which customers did not mind; before it a few were."""
    draws = np.random.default_rng(seed)
    return pa.table(
        {
            "score": np.clip(np.rint(draws.normal(7, 2, 2 * n)), 0, 10),
            "day": ["2026-01-05"] * n + ["2026-04-06"] * n,
            "on_time": (np.arange(2 * n) >= n) | (np.arange(2 * n) < early),
        }
    )


def test_one_customer_who_had_it_before_does_not_anchor_what_all_got_since():
    found = drift(nearly_for_everybody(1, early=1), **SPLIT, performance=["on_time"])

    assert (found.identified, found.as_dict()["performance"]) == (False, None)
    assert "YARDSTICK_UNIDENTIFIED" in codes(found)


def test_two_customers_who_had_it_before_leave_it_open_what_it_is_worth():
    found = [
        drift(nearly_for_everybody(seed, early=2), **SPLIT, performance=["on_time"]) for seed in range(20)
    ]

    assert sum(each.performance.low < 0 < each.performance.high for each in found) >= 18
    assert all("FEW_TELL" in codes(each) for each in found)


def test_a_vignette_still_anchors_where_the_facts_say_nothing():
    found = drift(quarters(), **SPLIT, performance=["rollout"], vignette="case")

    assert found.anchor == "vignette"
    assert found.identified


@pytest.mark.parametrize("facts", [["solved"], ["channel"], ["waiting", "solved", "channel"]])
def test_facts_may_be_yes_and_no_or_a_few_words(facts):
    found = drift(quarters(), **SPLIT, performance=facts)

    assert found.identified


def test_a_yardstick_that_did_not_move_is_not_said_to_have():
    found = drift(quarters(seed=4, yardstick=0), **SPLIT, performance=["waiting"])

    assert "It is not shown that customers judge differently" in found.sentence.en
    assert "Worse performance goes together with" in found.sentence.en


@pytest.mark.parametrize(
    "days", [("09-02-2026", "11-05-2026"), ("2026-02-09T10:00:00Z", "2026-05-11T10:00:00Z")]
)
def test_days_are_read_as_people_write_them(days):
    table = quarters()
    later = table["rollout"].to_numpy().astype(int)
    said = table.set_column(1, "day", pa.array(np.array(days)[later].tolist()))

    assert drift(said, **SPLIT).change == drift(table, **SPLIT).change


def test_a_file_gives_what_its_table_gives(tmp_path):
    pc.write_csv(quarters(), tmp_path / "quarters.csv")

    found = drift(tmp_path / "quarters.csv", **SPLIT, performance=["waiting", "solved"])

    other = drift(quarters(), **SPLIT, performance=["waiting", "solved"])
    assert found.yardstick.estimate == pytest.approx(other.yardstick.estimate)


def test_answers_without_facts_are_left_out_and_counted():
    table = quarters()
    waiting = [
        None if at % 4 == 0 and at > 800 else each for at, each in enumerate(table["waiting"].to_pylist())
    ]

    found = drift(table.set_column(2, "waiting", pa.array(waiting)), **SPLIT, performance=["waiting"])

    assert found.n == (800, 601)
    assert {"INCOMPLETE", "T22"} <= {*codes(found)}


def test_a_period_of_a_few_people_is_not_shown():
    found = drift(quarters().slice(0, 805), **SPLIT, performance=["waiting"])

    assert (found.identified, found.change.estimate) == (False, None)
    assert codes(found) == ["SUPPRESSED"]
    assert found.sentence.en == "Too few answers in one of the two periods to say anything."


def test_scores_that_are_all_the_same_leave_nothing_to_say():
    table = quarters()
    found = drift(table.set_column(0, "score", pa.array([8.0] * 1_600)), **SPLIT, performance=["waiting"])

    assert found.change.estimate == 0
    json.loads(found.json())


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1_000), st.sampled_from([["waiting"], ["waiting", "channel"]]), st.integers(12, 60))
def test_the_parts_always_add_up_to_the_change(seed, facts, n):
    found = drift(quarters(seed, n=n), **SPLIT, performance=facts)

    assert found.performance.estimate + found.yardstick.estimate == pytest.approx(found.change.estimate)
    json.loads(found.json("nl"))


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ({"split": "soon"}, "'soon' is not a day."),
        ({"split": "2025-01-01"}, "No row before the split has both a score in 'score' and a day."),
        ({"split": "2027-01-01"}, "No row from the split has both a score in 'score' and a day."),
        ({"performance": ["nowhere"]}, "There is no column 'nowhere'."),
        ({"performance": ["score"]}, "'score' is named twice."),
        ({"vignette": "waiting", "performance": ["waiting"]}, "'waiting' is named twice."),
        ({"disconfirmation": "channel"}, "Column 'channel' does not say below, as or better than expected."),
        ({"performance": ["name"]}, "Column 'name' holds 100 different words, not measured facts."),
        ({"performance": ["empty"]}, "Column 'empty' is empty."),
    ],
)
def test_what_cannot_be_answered_is_refused(asked, line):
    table = quarters(n=50).append_column(
        "name", pa.array([f"n {chr(97 + at % 26)}{at}" for at in range(100)])
    )
    table = table.append_column("empty", pa.array([""] * 100))

    with pytest.raises(CannotAnswerError) as refusal:
        drift(table, **(SPLIT | asked))

    assert str(refusal.value).startswith(line)
