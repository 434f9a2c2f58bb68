"""`understand`: the same readings from a file, a table and Spark's kind of function."""

from __future__ import annotations

from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import wallofchange.analysis as woc
from wallofchange.analysis.understood import COLUMNS, texts_of

WORDS = [
    "De monteur was te laat",
    None,
    "Great service, better than expected!",
    "Prima",
    "Slecht",
    "Kunt u mij bellen?",
] * 500


def table() -> pa.Table:
    return pa.table({"id": range(len(WORDS)), "why": WORDS})


def test_a_table_is_read_row_for_row_whatever_kind_of_table_it_is(tmp_path: Path) -> None:
    pq.write_table(table(), tmp_path / "answers.parquet")

    from_arrow = woc.understand(table(), text="why", processes=1).read_all()
    from_file = woc.understand(tmp_path / "answers.parquet", text="why", processes=1).read_all()
    from_ibis = woc.understand(ibis.memtable(table()), text="why", processes=1).read_all()

    assert from_arrow.schema == COLUMNS
    assert from_arrow["row"].to_pylist() == list(range(len(WORDS)))
    assert from_file == from_arrow
    assert from_ibis == from_arrow


def test_words_that_are_not_marked_as_text_are_read_as_words() -> None:
    read = woc.understand(pa.table({"why": ["Te laat é".encode(), None]}), text="why", processes=1).read_all()

    assert read["text_redacted"].to_pylist() == ["Te laat é", ""]


def test_two_processes_read_what_one_reads() -> None:
    one = woc.understand(table(), text="why", processes=1).read_all()

    assert woc.understand(table(), text="why", processes=2).read_all() == one


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_batches_of_any_size_out_of_another_engine_are_read_the_same(size: int) -> None:
    said = table().slice(0, 60)
    asked = duckdb.from_arrow(said).to_arrow_reader(size)

    read = pa.Table.from_batches(woc.map_in_arrow("why", keep=["id"])(asked))

    whole = woc.understand(said, text="why").read_all()
    assert read["id"].to_pylist() == list(range(60))
    assert read.drop_columns(["id"]) == whole.drop_columns(["row"])


def test_how_much_there_is_to_read_is_known_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("id,why\n1,Prima\n2,Slecht\n")
    pq.write_table(table(), tmp_path / "answers.parquet")

    assert texts_of(tmp_path / "answers.csv", "why").about == 2
    assert texts_of(tmp_path / "answers.parquet", "why").about == len(WORDS)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Path("nowhere.csv"), "There is no file nowhere.csv"),
        (pa.table({"id": [1]}), "There is no column why. Choose one of: id"),
        ([1, 2], "A list is not a table"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_next_step(asked: object, why: str) -> None:
    with pytest.raises(woc.CannotAnswerError, match=why):
        woc.understand(asked, text="why")
