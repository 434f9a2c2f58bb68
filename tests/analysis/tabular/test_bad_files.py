"""What is wrong with a file is said, with the next step, in both languages."""

import codecs
import gzip
import random
import resource
from pathlib import Path

import pytest

from wallofchange.analysis.tabular import MisfitError, TableError, open_table

from .test_detection import made

NOISE = random.Random(7).randbytes(5_000)
BAD = {
    "an empty file": (b"", "is empty"),
    "a file with only blank lines": (b" \n\r\n", "is empty"),
    "binary rubbish": (NOISE, "is binary"),
    "a PDF": (b"%PDF-1.7\n" + NOISE, "a PDF"),
    "a wrong delimiter": ("id^tekst\n1^goed\n2^slecht\n", "every line has ^"),
    "a title above the names": (
        "Export van maart\n\nid;a;b\n1;2;3\n2;3;4\n3;4;5\n",
        "first line has one field",
    ),
    "rows that do not agree": ("id,tekst\n1,a,b\n2,a,c\n3\n", "do not agree"),
    "a file full of NUL bytes": ("id,tekst\n1,goed\n" + "\x00" * 50, "full of NUL bytes, from line 3"),
    "an unclosed quote": ('id,tekst\n1,goed\n2,"slecht\n3,ja\n', "In row 3 a quotation mark opens"),
    "a broken gzip": (gzip.compress(b"id,tekst\n1,goed\n" * 5_000)[:-30], "gzip file is broken"),
    "a broken workbook": (b"PK\x03\x04" + NOISE, "Excel file is broken"),
    "a broken Parquet file": (b"PAR1" + NOISE, "Parquet file is broken"),
    "a JSON line that is no object": ('{"tekst": "goed"}\n["slecht"]\n', "Line 2 of this JSON lines file"),
    "a JSON line cut short": (
        '{"tekst": "goed"}\n{"tekst": "sle\n',
        "Line 2 of this JSON lines file is not JSON",
    ),
    "a JSON list": ('[{"tekst": "goed"}]', "one JSON list"),
    "bytes of no encoding": (b"id,tekst\n1,caf\x81\x8d\n", "Near line"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_with_the_next_step(tmp_path, what):
    content, words = BAD[what]
    path = made(tmp_path, content)

    with pytest.raises(TableError, match=words.replace("^", r"\^")) as refused:
        list(open_table(path).rows())

    assert refused.value.remedy.en
    assert refused.value.message.nl != refused.value.message.en


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"id,tekst\n1,go\x00ed\n2,slecht\n"),
        ("a.csv.gz", gzip.compress(b"id,tekst\n1,go\x00ed\n2,slecht\n")),
        ("a.csv", codecs.BOM_UTF16_LE + "id,tekst\n1,go\x00ed\n2,slecht\n".encode("utf-16-le")),
        (
            "a.jsonl",
            b'{"id": "1",\n"tekst": "go\x00ed"}'.replace(b"\n", b"\x00")
            + b'\n{"id": "2", "tekst": "slecht"}\n',
        ),
    ],
)
def test_a_stray_nul_byte_costs_no_row_and_is_told(tmp_path, name, content):
    table = open_table(made(tmp_path, content, name))

    assert list(table.rows()) == [("1", "goed"), ("2", "slecht")]
    (note,) = table.notes
    assert "NUL byte" in note.en
    assert "weggelaten" in note.nl


def test_two_columns_of_one_name_are_told_unless_both_are_used(tmp_path):
    table = open_table(made(tmp_path, "why,id,Why\ngoed,1,slecht\n"))

    (doubt,) = table.doubts(["id", "why"])

    assert doubt.en == "More than one column is called why: the first is read. The next is 'Why (2)' here."
    assert table.doubts(["id"]) == table.doubts(["why", "Why (2)"]) == []


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(TableError, match="cannot be opened"):
        open_table(tmp_path / "weg.csv")


def test_a_line_of_300_million_signs_is_named_without_being_held_in_memory(tmp_path):
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"id,tekst\n1,goed\n2,")
        for _ in range(300):
            file.write(b"x" * 1_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(TableError, match="Line 3 is longer than 16 million signs"):
        open_table(path)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60_000  # kilobytes


def test_a_row_with_another_number_of_fields_is_named(tmp_path):
    path = made(tmp_path, "id,tekst\n1,goed\n2,slecht\n3,ja,nee\n4,ok\n")

    with pytest.raises(MisfitError, match="Row 4 has 3 fields and the header has 2"):
        list(open_table(path).rows())


def test_a_row_with_wrong_quotes_is_kept_as_it_stood(tmp_path):
    table = open_table(made(tmp_path, 'id,tekst\n1,"goed"zo\n2,ja\n'))

    assert list(table.numbered_rows()) == [(2, ('1,"goed"zo',)), (3, ("2", "ja"))]


def test_an_unknown_sheet_names_those_there_are(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Antwoorden"
    book.active.append(["tekst"])
    book.save(path := Path(tmp_path / "book.xlsx"))

    with pytest.raises(TableError, match="Choose one of: Antwoorden"):
        open_table(path, sheet="Blad1")
