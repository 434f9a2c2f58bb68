"""How a text file is decoded and cut into fields."""

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wallofchange.analysis.tabular import TableError, open_table


def made(folder: Path, content: str | bytes, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("id;tekst\n1;café €\n".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "id;tekst\n1;café €\n".encode(), "utf-8-sig"),
        ("id;tekst\r\n1;café €\r\n".encode("cp1252"), "cp1252"),
        (codecs.BOM_UTF16_LE + "id;tekst\n1;café €\n".encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + "id;tekst\n1;café €\n".encode("utf-16-be"), "utf-16"),
    ],
)
def test_accents_survive_in_every_encoding(tmp_path, content, encoding):
    table = open_table(made(tmp_path, content))

    assert table.encoding == encoding
    assert list(table.rows()) == [("1", "café €")]


def test_an_accent_far_into_the_file_decides_the_encoding(tmp_path):
    lines = "".join(f"{number};gewoon\n" for number in range(200_000))

    table = open_table(made(tmp_path, f"id;tekst\n{lines}".encode() + "x;café\n".encode("cp1252")))

    assert table.encoding == "cp1252"
    assert list(table.rows())[-1] == ("x", "café")


def test_a_file_that_is_partly_utf8_says_so(tmp_path):
    table = open_table(made(tmp_path, "id;tekst\n1;hé\n".encode() + "2;hé\n".encode("cp1252")))

    assert table.notes[0].nl.startswith("Dit bestand is deels UTF-8")


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_each_sign_that_separates_is_found(tmp_path, sign):
    table = open_table(made(tmp_path, f"id{sign}score{sign}tekst\n1{sign}8{sign}goed\n"))

    assert table.delimiter == sign
    assert table.columns == ["id", "score", "tekst"]


def test_commas_in_the_text_do_not_beat_the_semicolons(tmp_path):
    content = "id;score;tekst\n1;7,5;snel, vriendelijk, kundig\n2;8;goed, maar laat, en duur\n3;9;ja\n"

    table = open_table(made(tmp_path, content))

    assert table.delimiter == ";"
    assert next(table.rows()) == ("1", "7,5", "snel, vriendelijk, kundig")


def test_a_sep_line_is_honoured_and_is_no_row(tmp_path):
    table = open_table(made(tmp_path, "sep=^\r\nid^tekst\r\n1^goed, hoor\r\n"))

    assert table.columns == ["id", "tekst"]
    assert list(table.numbered_rows()) == [(2, ("1", "goed, hoor"))]


def test_a_file_of_one_column_keeps_its_commas(tmp_path):
    table = open_table(made(tmp_path, "tekst\nSnel, en goed\nTraag; en duur, helaas\n"))

    assert table.delimiter is None
    assert list(table.rows()) == [("Snel, en goed",), ("Traag; en duur, helaas",)]


def test_a_line_break_within_quotes_is_part_of_the_text(tmp_path):
    table = open_table(made(tmp_path, 'id,tekst\n1,"eerste regel\ntweede"\n2,kort\n'))

    assert list(table.numbered_rows()) == [(2, ("1", "eerste regel\ntweede")), (3, ("2", "kort"))]


def test_blank_lines_count_in_the_row_number_and_are_no_rows(tmp_path):
    table = open_table(made(tmp_path, "id;tekst\n\n1;goed\n;\n2;slecht\n\n"))

    assert list(table.numbered_rows()) == [(3, ("1", "goed")), (5, ("2", "slecht"))]


@pytest.mark.parametrize("body", ["1,goed,\n2,slecht,\n", "1,goed\n2,slecht\n"])
def test_a_trailing_comma_makes_no_phantom_column(tmp_path, body):
    table = open_table(made(tmp_path, "id,tekst,\n" + body))

    assert table.columns == ["id", "tekst"]
    assert list(table.rows()) == [("1", "goed"), ("2", "slecht")]


def test_column_names_are_made_unique(tmp_path):
    table = open_table(made(tmp_path, "cijfer,Cijfer,,cijfer\n1,2,3,4\n"))

    assert table.columns == ["cijfer", "Cijfer (2)", "column 3", "cijfer (3)"]


def test_the_fingerprint_does_not_mind_capitals_and_minds_order(tmp_path):
    one = open_table(made(tmp_path, "ID;Tekst\n1;a\n", "a.csv")).header_fingerprint

    assert one == open_table(made(tmp_path, "id;tekst\n2;b\n", "b.csv")).header_fingerprint
    assert one != open_table(made(tmp_path, "tekst;id\n2;b\n", "c.csv")).header_fingerprint


WORDS = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cs"]), max_size=30)
CELLS = st.one_of(
    WORDS, st.sampled_from(["7,5", "a;b", 'zei "ja"', "x\ty", "één\ntwee", "€ 1.000,50", "=1+1"])
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12),
    sign=st.sampled_from([";", ",", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    ending=st.sampled_from(["\n", "\r\n"]),
    every_cell=st.booleans(),
)
def test_whatever_a_spreadsheet_writes_is_read_back(tmp_path, rows, sign, encoding, ending, every_cell):
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if every_cell else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=sign, lineterminator=ending, quoting=quoting).writerows(
        [("nummer", "cijfer", "opmerking"), *rows]
    )

    table = open_table(made(tmp_path, text.getvalue().encode(encoding)))

    assert table.columns == ["nummer", "cijfer", "opmerking"]
    if encoding == "utf-8":  # without a mark Windows-1252 may by chance be valid UTF-8
        assert list(table.rows()) == [row for row in rows if any(row)]
    else:
        assert len(list(table.rows())) == sum(any(row) for row in rows)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_reason_and_nothing_else(tmp_path, content):
    try:
        table = open_table(made(tmp_path, content))
        found = table.columns, list(table.numbered_rows())
    except TableError as trouble:
        found = trouble.message, trouble.remedy

    assert found[0]
