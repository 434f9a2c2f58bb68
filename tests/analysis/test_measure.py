"""`measure`: the figures of a table, whatever the table is."""

import json
from datetime import date

import ibis
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wallofchange.analysis as woc
from wallofchange.analysis import CannotAnswerError

SCORES = [9, 9, 8, 7, 6] * 20
EXACT = {
    "scale": [0, 10],
    "rows": 102,
    "missing": 2,
    "warnings": [],
}


def only(found):
    return found.groups[0]


def test_the_answer_has_exactly_the_fields_of_the_contract():
    answer = json.loads(woc.measure(pa.table({"score": [*SCORES, None, None]}), score="score").json())
    group = answer.pop("groups")[0]

    assert answer == EXACT
    assert group.keys() == {
        *("by", "n", "mean", "nine_plus", "top", "bottom", "nps", "counts", "suppressed"),
    }
    assert group["nine_plus"].keys() == {"estimate", "low", "high"}
    assert group["counts"] == [
        {"score": 6, "n": 20},
        {"score": 7, "n": 20},
        {"score": 8, "n": 20},
        {"score": 9, "n": 40},
    ]
    assert (group["by"], group["suppressed"]) == ({}, False)


def test_every_kind_of_table_gives_the_same_answer(tmp_path):
    table = pa.table({"score": SCORES, "week": [f"2026-{at % 3:02}" for at in range(100)]})
    pq.write_table(table, tmp_path / "answers.parquet")
    table.to_pandas().to_csv(tmp_path / "answers.csv", index=False)
    table.to_pandas().to_csv(tmp_path / "answers.tsv.gz", index=False, sep="\t")
    table.to_pandas().to_json(tmp_path / "answers.jsonl", orient="records", lines=True)
    table.to_pandas().to_excel(tmp_path / "answers.xlsx", index=False)
    tables = [table, table.to_pandas(), ibis.memtable(table), table.to_reader(), *sorted(tmp_path.iterdir())]

    found = [woc.measure(each, score="score", by=["week"]).as_dict() for each in tables]

    assert all(each == found[0] for each in found)
    assert [group["by"]["week"] for group in found[0]["groups"]] == ["2026-00", "2026-01", "2026-02"]


def test_decimal_commas_and_words_beside_the_score_are_read_exactly(tmp_path):
    (tmp_path / "a.csv").write_bytes(
        ("cijfer;wie\n" + "7,5;é\n8 (goed);b\n 9 ;c\ngoed;d\n;e\n11;f\n" * 10).encode("cp1252")
    )

    found = woc.measure(tmp_path / "a.csv", score="cijfer")

    assert only(found).histogram.counts == ((7.5, 10), (8.0, 10), (9.0, 10))
    assert (found.rows, found.missing) == (60, 30)
    assert [warned.code for warned in found.warnings] == ["UNREADABLE", "OFF_SCALE"]


def test_nines_and_tens_are_the_top_category_on_other_scales():
    found = only(woc.measure(pa.table({"stars": [5, 5, 4, 1] * 10}), score="stars", scale="1-5"))

    assert found.nine_plus.estimate == found.top.estimate == 0.5
    assert found.bottom.estimate == 0.25
    assert found.as_dict()["nps"] is None


def test_a_ten_point_scale_from_one_has_nines_and_tens_but_no_nps():
    found = only(woc.measure(pa.table({"score": SCORES}), score="score", scale="1-10"))

    assert found.nine_plus.estimate == 0.4
    assert found.as_dict()["nps"] is None


def test_a_small_group_is_not_shown():
    table = pa.table({"score": [9] * 9 + SCORES, "team": ["small"] * 9 + ["large"] * 100})

    large, small = woc.measure(table, score="score", by=["team"]).groups

    assert (large.suppressed, small.suppressed) == (False, True)
    assert small.as_dict()["mean"] == {"estimate": None, "low": None, "high": None}
    assert small.as_dict()["counts"] == []


def test_groups_come_in_order_and_the_nameless_last():
    table = pa.table({"score": SCORES, "week": [10, 2, None, 2, 10] * 20})

    found = woc.measure(table, score="score", by="week")

    assert [group.by["week"] for group in found.groups] == [2, 10, None]


def test_days_and_truths_are_names_of_groups_that_json_can_say():
    table = pa.table({"score": SCORES, "day": [date(2026, 1, 5)] * 100, "yes": [True] * 100})

    answer = json.loads(woc.measure(table, score="score", by=["day", "yes"]).json())

    assert answer["groups"][0]["by"] == {"day": "2026-01-05", "yes": True}


def test_equal_weights_change_nothing_but_the_road():
    table = pa.table({"score": SCORES, "w": [2.0] * 100})

    plain, weighted = woc.measure(table, score="score"), woc.measure(table, score="score", weight="w")

    for name in ("mean", "nine_plus", "top", "bottom", "nps"):
        ends, others = getattr(only(plain), name), getattr(only(weighted), name)
        assert (ends.estimate, ends.low, ends.high) == pytest.approx(
            (others.estimate, others.low, others.high)
        )


def test_uneven_weights_widen_the_interval():
    table = pa.table({"score": SCORES, "w": ["1,0"] * 50 + ["3,0"] * 50})

    plain, weighted = (
        only(woc.measure(table, score="score")),
        only(woc.measure(table, score="score", weight="w")),
    )

    assert weighted.mean.estimate == pytest.approx(plain.mean.estimate)
    assert weighted.mean.high - weighted.mean.low > plain.mean.high - plain.mean.low


def test_weights_pull_the_mean():
    table = pa.table({"score": SCORES, "w": [1, 5, 1, 1, 1] * 20})

    assert only(woc.measure(table, score="score", weight="w")).mean.estimate == pytest.approx(
        (9 + 45 + 8 + 7 + 6) / 9
    )


def test_answers_without_a_usable_weight_count_as_missing():
    table = pa.table({"score": SCORES, "w": [1.0, None, -1.0, 1.0, 1.0] * 20})

    found = woc.measure(table, score="score", weight="w")

    assert (only(found).n, found.missing) == (60, 40)


@settings(deadline=None, max_examples=10)
@given(st.lists(st.sampled_from([None, 0, 3, 7.5, 9, 10, 12]), min_size=1, max_size=60))
def test_every_row_is_counted_once(scores):
    found = woc.measure(pa.table({"score": pa.array(scores, pa.float64())}), score="score")

    assert found.rows == len(scores)
    assert sum(group.n for group in found.groups) + found.missing == found.rows


@pytest.mark.parametrize(
    ("table", "options", "line"),
    [
        ("nowhere.csv", {}, "There is no file"),
        (pa.table({"cijfer": [1]}), {}, "There is no column 'score'. The columns are: cijfer."),
        (pa.table({"score": [1]}), {"by": ["week"]}, "There is no column 'week'"),
        (pa.table({"score": [1]}), {"scale": "ten"}, "A scale is written as 0-10"),
        (pa.table({"score": [1]}), {"k": 2}, "5 answers up"),
        (pa.table({"score": [date(2026, 1, 1)]}), {}, "not scores"),
        (pa.table({"score": [1]}), {"engine": "oracle"}, "There is no engine 'oracle'"),
        (pa.table({"score": [1]}), {"engine": "sc://localhost:1"}, "Spark"),
        (3, {}, "A int is not a table"),
    ],
)
def test_what_cannot_be_answered_says_why_and_what_to_do(table, options, line):
    with pytest.raises(CannotAnswerError, match=line):
        woc.measure(table, score="score", **options)


def test_rows_of_another_width_are_skipped_and_told(tmp_path):
    (tmp_path / "a.csv").write_text("score,who\n" + "9,a\n" * 20 + "8,b,c\n")

    found = woc.measure(tmp_path / "a.csv", score="score")

    assert only(found).n == 20
    assert [warned.code for warned in found.warnings] == ["MISFIT_ROWS", "T3"]


def test_a_frame_of_a_million_rows_is_one_question():
    frame = pd.DataFrame({"score": [6, 7, 8, 9, 10] * 200_000})

    assert only(woc.measure(frame, score="score")).n == 1_000_000
