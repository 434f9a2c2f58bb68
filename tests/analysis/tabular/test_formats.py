"""Five kinds of file, one table."""

import datetime as dt
import gzip
import json
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wallofchange.analysis.tabular import open_table

from .test_detection import made

SPOKEN = dt.datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - a sheet knows no zones


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Leeg"
    sheet = book.create_sheet("Antwoorden")
    sheet.append([])
    sheet.append(["nr", "cijfer", "datum", "tekst", ""])
    sheet.append([1, 7.5, SPOKEN, "snel"])
    sheet.append([])
    sheet.append([2, 8, SPOKEN, "=1+1"])
    book.save(path := folder / "book.xlsx")
    return path


def parquet(folder: Path) -> Path:
    moments = pa.array([SPOKEN, None], pa.timestamp("ns"))
    table = pa.table({"cijfer": [7.5, None], "datum": moments, "lijst": [["a"], None]})
    pq.write_table(table, path := folder / "file.parquet")
    return path


def test_a_sheet_is_read_from_the_first_one_with_rows(tmp_path):
    table = open_table(workbook(tmp_path))

    assert (table.format, table.columns) == ("excel", ["nr", "cijfer", "datum", "tekst"])
    assert next(table.numbered_rows()) == (3, (1, 7.5, SPOKEN, "snel"))
    assert [number for number, _ in table.numbered_rows()] == [3, 5]


def test_a_sheet_keeps_its_kinds_in_arrow(tmp_path):
    kinds = open_table(workbook(tmp_path)).arrow_schema().types

    assert kinds == [pa.float64(), pa.float64(), pa.timestamp("us"), pa.string()]


def test_words_that_a_program_did_not_mark_as_text_are_words_in_parquet_as_well(tmp_path):
    said = ["te laat é".encode(), b"caf\xe9", None]
    kinds = [pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.binary())]
    columns = {f"{kind}": pa.array(said, pa.binary()).cast(kind) for kind in kinds}
    pq.write_table(pa.table(columns), tmp_path / "file.parquet")

    rows = list(open_table(tmp_path / "file.parquet").rows())

    assert rows == [("te laat é",) * 3, ("caf\ufffd",) * 3, (None,) * 3]


def test_parquet_gives_its_own_values(tmp_path):
    table = open_table(parquet(tmp_path))

    assert (table.format, table.header_rows) == ("parquet", 0)
    assert list(table.rows()) == [(7.5, SPOKEN, '["a"]'), (None, None, None)]
    assert next(table.arrow_batches()).num_rows == 2


def test_json_lines_give_every_key_met_and_open_inner_objects(tmp_path):
    lines = [{"id": 1, "klant": {"naam": "Ada"}}, {"id": 2, "cijfer": 7.5, "labels": ["a"]}]
    path = made(tmp_path, "\n".join(map(json.dumps, lines)) + "\n\n", "file.jsonl")

    table = open_table(path)

    assert table.columns == ["id", "klant.naam", "cijfer", "labels"]
    assert list(table.rows()) == [(1, "Ada", None, None), (2, None, 7.5, '["a"]')]
    assert table.arrow_schema().types == [pa.int64(), pa.string(), pa.float64(), pa.string()]


@pytest.mark.parametrize("make", [workbook, parquet])
def test_a_packed_file_is_unpacked_first(tmp_path, make):
    path = make(tmp_path)
    packed = made(tmp_path, gzip.compress(path.read_bytes()), path.name + ".gz")

    assert list(open_table(packed).rows()) == list(open_table(path).rows())


def test_packed_text_streams(tmp_path):
    packed = made(tmp_path, gzip.compress("id;tekst\n1;café\n".encode("cp1252")), "file.csv.gz")

    assert list(open_table(packed).rows()) == [("1", "café")]


def test_what_a_file_is_follows_from_its_content_not_its_name(tmp_path):
    path = workbook(tmp_path).rename(tmp_path / "book.csv")

    assert open_table(path).format == "excel"


def test_batches_have_one_schema_and_nothing_for_empty_cells(tmp_path):
    table = open_table(made(tmp_path, "id,tekst\n1,goed\n2,\n3,ja\n"))

    batches = list(table.arrow_batches(size=2))

    assert [batch.num_rows for batch in batches] == [2, 1]
    assert batches[0].to_pydict() == {"id": ["1", "2"], "tekst": ["goed", None]}


def test_the_header_rows_of_a_survey_export_are_no_answers(tmp_path):
    content = (
        "StartDate,ResponseId,Q1\n"
        '"Anfangs\ndatum",Antwort-ID,"Wie gut, würden Sie sagen?"\n'
        '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}"\n'
        "2026-03-02 09:00:00,R_1,gut\n"
    )

    table = open_table(made(tmp_path, content))

    assert table.header_rows == 3
    assert list(table.numbered_rows()) == [(4, ("2026-03-02 09:00:00", "R_1", "gut"))]
