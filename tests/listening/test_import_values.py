"""What people write in a cell is read as they meant it, or not at all."""

import datetime as dt
from collections import Counter

import pytest

from wallofchange.listening.importers.scores import Given, Scale, guess_scale, read_score
from wallofchange.listening.importers.times import Clock, day_comes_first
from wallofchange.listening.importers.values import Unreadable, plain, read_expectation


@pytest.mark.parametrize(
    ("cell", "score", "out_of"),
    [
        ("7,5", 7.5, None),
        ("7.5", 7.5, None),
        ("8 (goed)", 8, None),
        ("10 - Extremely likely", 10, None),
        ("8/10", 8, 10),
        ("4 van 5", 4, 5),
        ("4 out of 5", 4, 5),
        ("FIVE", 5, None),
        ("vijf sterren", 5, None),
        ("★★★☆☆", 3, 5),
        ("9+", 9, None),
        (8, 8, None),
        (7.5, 7.5, None),
    ],
)
def test_a_score_is_read_as_it_was_meant(cell, score, out_of):
    assert read_score(cell) == Given(score, out_of)


@pytest.mark.parametrize("cell", ["", None, "n.v.t.", "weet ik niet", "-", float("nan")])
def test_no_answer_is_no_score(cell):
    assert read_score(cell) is None


@pytest.mark.parametrize("cell", ["goed", "2-Jan", "31-12-2026", "1.234,5", "12:30", True])
def test_what_is_no_score_is_not_guessed_at(cell):
    with pytest.raises(Unreadable):
        read_score(cell)


@pytest.mark.parametrize(
    ("cell", "utc"),
    [
        ("31-12-2026", "2026-12-30T23:00"),
        ("31-12-2026 14:05", "2026-12-31T13:05"),
        ("1-7-2026 14:05:30", "2026-07-01T12:05:30"),
        ("31/12/26", "2026-12-30T23:00"),
        ("2026-12-31", "2026-12-30T23:00"),
        ("2026-12-31T14:05:00Z", "2026-12-31T14:05"),
        ("2015-02-24 11:35:52 -0800", "2015-02-24T19:35:52"),
        ("2026-01-01T00:00:00.123456789+01:00", "2025-12-31T23:00:00.123456"),
        ("Tue Oct 31 23:36:20 +0000 2017", "2017-10-31T23:36:20"),
        ("31 december 2026", "2026-12-30T23:00"),
        ("1 mrt. 2026", "2026-02-28T23:00"),
        ("Dec 31, 2026 5:04 PM", "2026-12-31T16:04"),
        ("1504224000000", "2017-09-01T00:00"),
        (1504224000000, "2017-09-01T00:00"),
        (1504224000, "2017-09-01T00:00"),
        (46387.5, "2026-12-31T11:00"),
        ("46387,5", "2026-12-31T11:00"),
        (dt.date(2026, 7, 1), "2026-06-30T22:00"),
        ("20260701", "2026-06-30T22:00"),
    ],
)
def test_a_time_is_read_in_the_home_zone_and_kept_in_utc(cell, utc):
    assert Clock("Europe/Amsterdam").read(cell) == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


def test_another_zone_and_another_order_are_respected():
    american = Clock("America/New_York", day_first=False)

    assert american.read("12/31/2026 18:00") == dt.datetime(2026, 12, 31, 23, tzinfo=dt.UTC)


@pytest.mark.parametrize("cell", ["morgen", "2026-02-30", "12-31-2026", "5", "10:30", 5.0, "0000-00-00"])
def test_what_is_no_date_is_not_guessed_at(cell):
    with pytest.raises(Unreadable):
        Clock().read(cell)


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["03-04-2026", "31-12-2026"], True),
        (["03/04/2026", "12/31/2026"], False),
        (["03-04-2026", "05-06-2026"], None),
        (["2026-12-31"], True),
    ],
)
def test_the_order_of_day_and_month_follows_from_all_dates(cells, first):
    assert day_comes_first(cells) is first


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Minder dan verwacht", "below"),
        ("minder dan ik had verwacht", "below"),
        ("Niet zoals verwacht", "below"),
        ("Zoals verwacht", "met"),
        ("Beter dan verwacht", "exceeded"),
        ("Less than expected", "below"),
        ("As expected", "met"),
        ("Better than I expected", "exceeded"),
        ("Did not meet my expectations", "below"),
        ("Exceeded my expectations", "exceeded"),
        ("below", "below"),
        ("met", "met"),
        ("exceeded", "exceeded"),
        ("", ""),
        (None, ""),
        ("n.v.t.", ""),
    ],
)
def test_an_answer_about_expectation_is_understood_in_both_languages(cell, answer):
    assert read_expectation(cell) == answer


def scores(**counts: int) -> Counter[Given]:
    return Counter({Given(float(score.strip("_"))): count for score, count in counts.items()})


@pytest.mark.parametrize(
    ("counts", "header", "scale"),
    [
        ({"_0": 1, "_7": 20, "_9": 20}, "cijfer", "0-10"),
        ({"_7": 20, "_9": 20}, "Hoe waarschijnlijk is het dat u ons aanbeveelt?", "0-10"),
        ({"_4": 10, "_7": 20, "_10": 20}, "cijfer", "1-10"),
        ({"_1": 10, "_3": 20, "_5": 20}, "Star Rating", "1-5"),
        ({"_1": 10, "_3": 20, "_5": 20}, "rapportcijfer", "1-10"),
        ({"_1": 10, "_3": 20, "_7": 20}, "tevredenheid", "1-7"),
        ({"_20": 10, "_85": 20, "_100": 20}, "score", "0-100"),
    ],
)
def test_a_scale_is_guessed_from_the_scores_and_the_header(counts, header, scale):
    guess = guess_scale(scores(**counts), header)

    assert str(guess.scale) == scale
    assert guess.confidence >= 0.5


def test_a_handful_of_outsiders_does_not_stretch_the_scale_and_is_told():
    guess = guess_scale(scores(_1=500, _5=1000, _8=40), "overall_rating")

    assert str(guess.scale) == "1-5"
    assert guess.confidence == 0.6
    assert guess.warning.nl.startswith("40 van 1540 scores liggen buiten 1-5")


def test_half_a_point_is_proof_that_the_scale_begins_at_nothing():
    found = guess_scale(Counter({Given(0.5): 19, Given(7.5): 100, Given(9.5): 60}), "Cijfer")

    assert (str(found.scale), found.warning) == ("0-10", None)


def test_a_scale_said_in_the_cells_wins():
    assert str(guess_scale(Counter({Given(4, 10): 30, Given(5, 10): 9}), "score").scale) == "1-10"


@pytest.mark.parametrize("words", ["0-10", "1 – 7", "0..100", "-3:3"])
def test_a_scale_is_written_in_a_few_ways(words):
    assert Scale.parse(words).low < Scale.parse(words).high


@pytest.mark.parametrize("words", ["10", "10-0", "a-b", "5-5"])
def test_a_scale_that_is_none_is_refused(words):
    with pytest.raises(ValueError, match="is not a scale"):
        Scale.parse(words)


def test_headers_are_compared_without_accents_capitals_and_signs():
    assert plain("Enquête-datum (ingevuld)") == plain("enqueteDatum_Ingevuld") == "enquete datum ingevuld"
