"""Tables as nobody meant them: mixed kinds, broken files, values that no number can be."""

import gzip
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import wallofchange.analysis as woc
from wallofchange.analysis import CannotAnswerError


def test_numbers_and_words_in_one_column_of_a_sheet_are_both_read(tmp_path):
    book = openpyxl.Workbook()
    for row in [("score", "team"), *(((at % 2 and 9) or "7,5", (at % 2 and 3) or "A") for at in range(40))]:
        book.active.append(row)
    book.save(tmp_path / "mixed.xlsx")

    found = woc.measure(tmp_path / "mixed.xlsx", score="score", by=["team"])

    assert [(group.by["team"], group.n, group.mean.estimate) for group in found.groups] == [
        ("3", 20, 9.0),
        ("A", 20, 7.5),
    ]


def test_a_number_larger_than_any_column_holds_counts_as_off_the_scale(tmp_path):
    (tmp_path / "big.jsonl").write_text("".join(f'{{"score": {n}}}\n' for n in [10**30, *[8] * 20]))

    found = woc.measure(tmp_path / "big.jsonl", score="score")

    assert (found.rows, found.missing, found.groups[0].mean.estimate) == (21, 1, 8.0)


def test_what_was_left_out_of_a_file_is_said_with_the_figures(tmp_path):
    (tmp_path / "nul.csv").write_bytes(b"score,score\n" + b"8,1\n" * 20 + b"9\x00,1\n")

    found = woc.measure(tmp_path / "nul.csv", score="score")

    assert found.groups[0].n == 21
    assert [warned.code for warned in found.warnings] == ["FILE", "FILE", "T3"]
    assert "NUL byte" in found.warnings[0].text.en
    assert "De volgende heet hier 'score (2)'" in found.warnings[1].text.nl


def test_half_a_character_does_not_stop_a_file(tmp_path):
    (tmp_path / "half.jsonl").write_text('{"score": 8, "team": "x\\ud83d"}\n' * 12)

    found = woc.measure(tmp_path / "half.jsonl", score="score", by=["team"])

    assert found.groups[0].by == {"team": "x?"}


@pytest.mark.parametrize("packed", [False, True])
def test_a_parquet_file_cut_short_is_refused_with_the_next_step(tmp_path, packed):
    pq.write_table(pa.table({"score": [8] * 1000}), tmp_path / "whole.parquet")
    half = (tmp_path / "whole.parquet").read_bytes()[:-20]
    (tmp_path / "half.parquet").write_bytes(gzip.compress(half) if packed else half)

    with pytest.raises(CannotAnswerError, match="broken or cut short") as refused:
        woc.measure(tmp_path / "half.parquet", score="score")

    assert refused.value.remedy == "Fetch or make it again."


def test_a_group_that_is_no_number_is_a_group_without_a_name():
    table = pa.table({"score": [8] * 30, "wave": [1.0, float("nan"), None] * 10})

    answer = json.loads(woc.measure(table, score="score", by=["wave"]).json())

    assert [(group["by"]["wave"], group["n"]) for group in answer["groups"]] == [(1, 10), (None, 20)]


@pytest.mark.parametrize("odd", [float("inf"), float("nan"), 1e308, 1e-300, -1.0])
def test_a_weight_that_is_no_weight_is_left_out_and_said(odd):
    table = pa.table({"score": [8, 9] * 20, "w": [odd, *[1.0] * 39]})

    found = woc.measure(table, score="score", weight="w")

    assert (found.missing, found.groups[0].n) == (1, 39)
    assert "NO_WEIGHT" in [warned.code for warned in found.warnings]


def test_weights_that_are_all_nothing_are_refused_by_the_name_of_the_group():
    table = pa.table({"score": [8] * 24, "team": ["x", "y"] * 12, "w": [0.0, 1.0] * 12})

    with pytest.raises(CannotAnswerError, match="add up to nothing for x"):
        woc.measure(table, score="score", by=["team"], weight="w")


@pytest.mark.parametrize(
    "spelling", ["{day} mrt 2026", "{day} maart 2026", "{day}-Mar-2026", "202603{day:02}"]
)
def test_a_day_with_the_name_of_its_month_or_without_any_sign_is_read(spelling):
    days = [spelling.format(day=1 + at % 28) for at in range(280)]
    table = pa.table({"score": [7, 8] * 140, "day": days})

    found = woc.effect(table, score="score", time="day", change_at="15 maart 2026")

    assert (found.before.n, found.after.n, found.warnings) == (140, 140, ())


def test_seconds_since_1970_are_not_taken_for_a_day():
    table = pa.table({"score": [7] * 20, "day": ["1767122500"] * 20})

    with pytest.raises(CannotAnswerError, match="No row has both"):
        woc.effect(table, score="score", time="day", change_at="2026-03-15")


def test_a_side_of_a_few_people_is_told_by_its_number_alone():
    days = ["2026-03-01"] * 40 + ["2026-04-01"]
    table = pa.table({"score": [*[9, 7] * 20, 2], "day": days})

    found = woc.effect(table, score="score", time="day", change_at="2026-04-01", measure="mean").as_dict()

    assert (found["verdict"], found["after"]["n"]) == ("cannot_judge", 1)
    assert {figure["estimate"] for figure in (found["effect"], *found["all"].values())} == {None}
