"""A row is stored as it was meant, or set aside with a reason in both languages."""

import datetime as dt

import pytest

from wallofchange.listening.importers.column_map import ColumnMap
from wallofchange.listening.importers.drafting import Draft, Drafter, Rejection
from wallofchange.listening.importers.scores import Scale

AT = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
COLUMNS = ["nr", "datum", "cijfer", "tekst", "taal", "wij"]
MAP = ColumnMap(
    {"id": ("nr",), "time": ("datum",), "score": ("cijfer",), "text": ("tekst",), "language": ("taal",)},
    scale=Scale(1, 10),
)


def drafted(*row: object, by: ColumnMap = MAP) -> Draft | Rejection:
    return Drafter(COLUMNS, by, at=AT).draft(7, row)


def test_a_row_becomes_a_draft_with_its_number():
    draft = drafted("12", "02-03-2026", "8 (goed)", " Snel geholpen ", "nl-NL", "")

    assert (draft.row, draft.id, draft.score, draft.words, draft.language) == (
        7,
        "12",
        8,
        "Snel geholpen",
        "nl",
    )
    assert draft.said_at == dt.datetime(2026, 3, 1, 23, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("row", "en", "nl"),
    [
        (("1", "01-01-1890", "8", "ja", "", ""), "lies before 1990", "ligt voor 1990"),
        (("1", "05-03-2026", "8", "ja", "", ""), "lies in the future", "ligt in de toekomst"),
        (("1", "ooit", "8", "ja", "", ""), "cannot read the date 'ooit'", "kan de datum 'ooit' niet lezen"),
        (("1", "", "8", "ja", "", ""), "no date", "geen datum"),
        (("1", "02-03-2026", "11", "ja", "", ""), "score '11' lies outside 1-10", "ligt buiten 1-10"),
        (("1", "02-03-2026", "0", "ja", "", ""), "score '0' lies outside 1-10", "ligt buiten 1-10"),
        (("1", "02-03-2026", "4/5", "ja", "", ""), "score '4/5' lies outside 1-10", "ligt buiten 1-10"),
        (
            ("1", "02-03-2026", "best", "ja", "", ""),
            "cannot read the score 'best'",
            "kan de score 'best' niet",
        ),
        (("1", "02-03-2026", "", "", "", ""), "no words and no score", "geen woorden en geen score"),
        (("1", "02-03-2026", "n.v.t.", "-", "", ""), "no words and no score", "geen woorden en geen score"),
        (("1", "02-03-2026", "8"), "3 fields instead of 6", "3 velden in plaats van 6"),
    ],
)
def test_a_row_that_cannot_be_true_is_set_aside_with_the_reason(row, en, nl):
    rejection = drafted(*row)

    assert isinstance(rejection, Rejection)
    assert en in rejection.reason.en
    assert nl in rejection.reason.nl
    assert (rejection.row, rejection.cells) == (7, row)


def test_a_day_ahead_is_still_today_somewhere():
    assert isinstance(drafted("1", "04-03-2026 11:00", "8", "ja", "", ""), Draft)


def test_a_formula_is_text():
    assert drafted("1", "02-03-2026", "8", '=HYPERLINK("http://x")', "", "").words == '=HYPERLINK("http://x")'


def test_what_we_wrote_ourselves_is_no_signal():
    by = MAP.changed({"inbound": ["wij"]})

    assert drafted("1", "02-03-2026", "8", "Dank u", "", "False", by=by).reason.en.startswith("our own reply")
    assert isinstance(drafted("1", "02-03-2026", "8", "Dank u", "", "True", by=by), Draft)


def test_long_cells_are_cut_where_the_store_has_a_limit():
    by = MAP.changed({"unit": ["wij"]})

    draft = drafted("9" * 300, "02-03-2026", "8", "w" * 100_000, "", "u" * 300, by=by)

    assert (len(draft.id), len(draft.unit), len(draft.words)) == (190, 80, 100_000)


def test_half_a_sign_and_a_nul_byte_do_not_reach_the_store():
    assert drafted("1", "02-03-2026", "8", "go\x00ed \ud800", "", "").words == "goed ?"


def test_sub_scores_are_kept_beside_the_words():
    by = ColumnMap({"text": ("tekst",)}, keep=("cijfer", "taal"))

    assert drafted("1", "x", 4.0, "ja hoor", "nl", "", by=by).extra == {"cijfer": 4, "taal": "nl"}
