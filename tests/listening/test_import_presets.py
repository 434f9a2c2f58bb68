"""A source is recognised by the names of its columns; the rest is guessed and says how sure it is."""

import datetime as dt
import json

import pytest

from tests.listening import made_files
from wallofchange.analysis.tabular import TableError
from wallofchange.listening.importers.column_map import ColumnMap
from wallofchange.listening.importers.inspection import NO_WORDS, Inspection, Wishes, look_at
from wallofchange.listening.importers.scores import Scale

AT = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)


def looked_at(path, **wishes) -> Inspection:
    return look_at(path, Wishes(**wishes), at=AT)


def test_qualtrics_is_recognised_whatever_language_its_second_row_has(tmp_path):
    found = looked_at(made_files.qualtrics(tmp_path))

    assert (found.preset, found.header_rows, found.rows, found.language) == ("qualtrics", 3, 4, "nl")
    assert found.map.fields == {
        "id": ("ResponseId",),
        "time": ("RecordedDate", "EndDate", "StartDate"),
        "language": ("UserLanguage",),
        "customer": ("ExternalReference", "RecipientEmail"),
        "channel": ("DistributionChannel",),
        "text": ("Q2", "Q3"),
        "score": ("Q1",),
    }
    assert str(found.map.scale) == "0-10"


def test_a_qualtrics_answer_is_stored_with_both_open_answers_and_their_questions(tmp_path):
    second = looked_at(made_files.qualtrics(tmp_path)).preview[1]

    assert second.words == made_files.SAID[1][1] + "\n\nBel ons zelf even terug."
    assert second.extra["answers"] == [
        {"question": "Wat is de reden van uw cijfer?", "start": 0},
        {"question": "Wat kunnen we beter doen?", "start": len(made_files.SAID[1][1]) + 2},
    ]
    assert (second.id, second.score, second.customer, second.language) == ("R_1", 3, "K1", "nl")
    assert second.said_at == dt.datetime(2026, 3, 2, 7, 30, 9, tzinfo=dt.UTC)


def test_nothing_that_tells_who_answered_is_kept_beside_the_words(tmp_path):
    kept = " ".join(looked_at(made_files.qualtrics(tmp_path)).map.keep)

    assert not any(word in kept for word in ("IPAddress", "Latitude", "Recipient"))


def test_a_legacy_qualtrics_file_is_known_by_the_names_in_its_second_row(tmp_path):
    found = looked_at(made_files.qualtrics_legacy(tmp_path))

    assert (found.preset, found.header_rows, found.rows) == ("qualtrics-legacy", 2, 4)
    assert found.map.fields["id"] == ("V1",)
    assert found.map.fields["time"] == ("V9", "V8")
    assert (found.map.fields["score"], found.map.fields["text"]) == (("Q1",), ("Q2",))
    assert found.preview[0].customer == "k0@example.org"


def test_limesurvey_takes_the_next_date_where_an_answer_was_not_submitted(tmp_path):
    found = looked_at(made_files.limesurvey(tmp_path))

    assert (found.preset, found.rows, found.delimiter) == ("limesurvey", 4, ";")
    assert (found.map.fields["score"], found.map.fields["text"]) == (("Q00",), ("Q01",))
    assert [draft.said_at.minute for draft in found.preview] == [15, 15, 15, 14]


def test_google_play_gives_stars_the_id_in_the_link_and_no_reply_of_ours(tmp_path):
    found = looked_at(made_files.google_play(tmp_path))

    assert (found.preset, found.encoding, str(found.map.scale)) == ("google-play", "utf-16", "1-5")
    first, _, stars_only = found.preview
    assert (first.id, first.score, first.channel, first.language) == ("gp:AOq0", 5, "google play", "nl")
    assert first.said_at == dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
    assert (stars_only.id, stars_only.words, stars_only.score) == ("", "", 4)
    assert "Dank voor" not in json.dumps([draft.extra for draft in found.preview])


def test_a_dutch_list_is_guessed_from_names_and_values(tmp_path):
    found = looked_at(made_files.dutch_list(tmp_path))

    assert (found.preset, found.encoding, found.delimiter) == ("plain", "cp1252", ";")
    guessed = {view.name: (view.field, view.confidence >= 0.8) for view in found.columns}
    assert guessed == {
        "Klantnummer": ("customer", True),
        "Datum": ("time", True),
        "Rapportcijfer": ("score", True),
        "Toelichting": ("text", True),
        "Vestiging": ("unit", True),
        "Verwachting": ("expectation", True),
    }
    assert str(found.map.scale) == "1-10"
    assert [(draft.score, draft.expectation) for draft in found.preview] == [
        (7.5, "met"),
        (8, "exceeded"),
        (4, "below"),
        (None, ""),
    ]


def test_words_are_found_by_what_they_are_when_the_name_tells_nothing(tmp_path):
    rows = [["a", "b"], *([n, words] for n, (_, words) in enumerate(made_files.SAID))]

    found = looked_at(made_files.written(tmp_path / "f.csv", rows))

    assert found.map.fields["text"] == ("b",)
    assert next(view.confidence for view in found.columns if view.name == "b") < 0.7


def test_a_count_a_confidence_and_a_yes_or_no_are_no_scores(tmp_path):
    header = ["text", "sentiment_confidence", "retweet_count", "recommended"]
    rows = [[words, 0.5 + n / 10, n, n % 2] for n, (_, words) in enumerate(made_files.SAID)]

    found = looked_at(made_files.written(tmp_path / "f.csv", [header, *rows]))

    assert "score" not in found.map.fields


def test_a_choice_wins_over_a_guess(tmp_path):
    path = made_files.dutch_list(tmp_path)

    found = looked_at(path, changes={"unit": [], "moment": ["Vestiging"]}, scale=Scale(0, 10), timezone="UTC")

    assert "unit" not in found.map.fields
    assert found.preview[0].moment == "Zwolle"
    assert (str(found.map.scale), found.map.timezone) == ("0-10", "UTC")
    assert found.decided is not None


def test_what_was_chosen_before_is_remembered_for_the_same_header(tmp_path):
    path = made_files.dutch_list(tmp_path)
    before = looked_at(path, changes={"moment": ["Vestiging"]})

    found = look_at(path, Wishes(), at=AT, recall={before.header_fingerprint: before.decided}.get)

    assert found.remembered
    assert found.map.fields["moment"] == ("Vestiging",)


def test_a_map_survives_the_way_to_a_page_and_back(tmp_path):
    chosen = looked_at(made_files.qualtrics(tmp_path)).map

    assert ColumnMap.from_json(json.loads(json.dumps(chosen.as_json()))) == chosen


def test_dates_that_may_be_read_two_ways_are_warned_about(tmp_path):
    rows = [["datum", "tekst"], ["03-04-2025", "Ik wachtte een uur"], ["05-06-2025", "Snel geholpen hoor"]]

    found = looked_at(made_files.written(tmp_path / "f.csv", rows))

    assert any("3 april of 4 maart" in warning.nl for warning in found.warnings)
    assert found.preview[0].said_at.month == 4


def test_american_dates_are_recognised_by_those_that_cannot_be_dutch(tmp_path):
    rows = [
        ["date", "comment"],
        ["03/04/2025", "I waited an hour"],
        ["12/31/2025", "Helped quickly I must say"],
    ]

    found = looked_at(made_files.written(tmp_path / "f.csv", rows))

    assert not found.map.day_first
    assert found.preview[0].said_at.month == 3


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        (
            {"changes": {"text": ["Weg"]}},
            "no column 'Weg'. The columns are: Klantnummer, Datum, Rapportcijfer",
        ),
        ({"preset": "qualtrics"}, "that Qualtrics files have. The columns are: Klantnummer"),
        ({"preset": "foto"}, "no preset 'foto'. Choose one of: plain, qualtrics"),
        ({"changes": {"text": [], "score": []}}, "No column with customers' words"),
        ({"timezone": "Mars/Olympus"}, "no time zone 'Mars/Olympus'"),
        ({"changes": {"kleur": ["Datum"]}}, "no field 'kleur'. Choose from: id, text"),
    ],
)
def test_a_missing_column_is_named_with_those_there_are(tmp_path, wishes, message):
    with pytest.raises(TableError, match=message):
        looked_at(made_files.dutch_list(tmp_path), **wishes)


def test_a_file_without_words_or_scores_is_refused_with_its_columns(tmp_path):
    path = made_files.written(tmp_path / "f.csv", [["kleur", "maat"], ["rood", "xl"], ["blauw", "m"]])

    with pytest.raises(TableError, match=r"--map text=COLUMN\. The columns are: kleur, maat"):
        looked_at(path)


def test_a_preview_shows_twenty_rows_and_counts_all(tmp_path):
    rows = [["tekst"], *([f"Dit is reactie nummer {n}"] for n in range(57))]

    found = looked_at(made_files.written(tmp_path / "f.csv", rows))

    assert (len(found.preview), found.rows) == (20, 57)


def test_a_column_that_is_called_date_is_the_date_though_many_of_its_cells_are_not(tmp_path):
    header = ["datum", "tekst"]
    cells = ["01-02-2026", "ooit", "02-02-2026", "weet ik niet meer", "vorige week"]
    rows = [[cell, f"Netjes geholpen door de derde monteur, nummer {n}"] for n, cell in enumerate(cells)]

    found = looked_at(made_files.written(tmp_path / "f.csv", [header, *rows]))

    assert found.map.fields["time"] == ("datum",)


def test_a_file_with_column_names_and_nothing_below_them_says_so(tmp_path):
    path = made_files.written(tmp_path / "f.csv", [["datum", "tekst"]])

    with pytest.raises(TableError, match="nothing below the column names"):
        looked_at(path)


def test_the_reason_for_a_score_is_words_and_no_score(tmp_path):
    rows = [["Cijfer", "Wat is de reden voor dit cijfer?"]]
    rows += [[n + 3, words] for n, (_, words) in enumerate(made_files.SAID)]

    found = looked_at(made_files.written(tmp_path / "f.csv", rows))

    assert found.map.fields["text"] == ("Wat is de reden voor dit cijfer?",)
    assert found.map.fields["score"] == ("Cijfer",)


def test_a_file_without_words_says_that_only_scores_come_in(tmp_path):
    rows = [["Cijfer"], *([n + 3] for n in range(5))]

    found = looked_at(made_files.written(tmp_path / "f.csv", rows))

    assert NO_WORDS in found.warnings
