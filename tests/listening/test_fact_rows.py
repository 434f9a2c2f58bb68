"""Rows with facts: what is read from each, and why one is set aside."""

import datetime as dt
from datetime import date

import pytest

from tests import cast
from tests.listening import anchored
from wallofchange.listening.anchors import SORTS, Ground, Misfit
from wallofchange.listening.models import Performance

pytestmark = pytest.mark.django_db


def read(sort, **cells):
    """What stands in a row, without what it is about."""
    ground = Ground(cast.team(), cast.MONDAY)
    return [found.fact for found in SORTS[sort].read(cells, ground)]


def code(sort, **cells):
    """Why a row is set aside."""
    with pytest.raises(Misfit) as misfit:
        read(sort, **cells)
    assert misfit.value.reason.nl
    return misfit.value.code


def fact(**cells):
    [found] = read("performance", **{"contact": "C-1"} | cells)
    return found.kind, found.measure, found.value


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"kind": "on_time", "value": "ja"}, ("on_time", "yes_no", 1)),
        ({"kind": "Op tijd", "value": "nee"}, ("on_time", "yes_no", 0)),
        ({"kind": "op tijd", "value": True}, ("on_time", "yes_no", 1)),
        ({"kind": "wachttijd", "value": "7,5"}, ("waiting_minutes", "minutes", 7.5)),
        ({"kind": "waiting time", "value": "7.5 min"}, ("waiting_minutes", "minutes", 7.5)),
        ({"kind": "waiting time", "value": "0:07:30"}, ("waiting_minutes", "minutes", 7.5)),
        ({"kind": "waiting time", "value": dt.time(0, 7, 30)}, ("waiting_minutes", "minutes", 7.5)),
        ({"waiting_minutes": 12}, ("waiting_minutes", "minutes", 12)),
        ({"kind": "lead_time_days", "value": "1.234,5"}, ("lead_time_days", "days", 1234.5)),
        ({"kind": "Doorbelpogingen", "value": "3 keer"}, ("doorbelpogingen", "count", 3)),
        ({"kind": "Kosten", "value": "€ 12,50"}, ("kosten", "euros", 12.5)),
        ({"kind": "Kosten", "value": "-3", "measure": "euro"}, ("kosten", "euros", -3)),
        ({"kind": "Dossier compleet", "value": "86 %"}, ("dossier_compleet", "share", 0.86)),
        ({"kind": "Dossier compleet", "value": "ja"}, ("dossier_compleet", "yes_no", 1)),
    ],
)
def test_a_fact_is_read_as_people_write_it(cells, found):
    assert fact(**cells) == found


def test_a_row_with_a_column_for_each_kind_holds_several_facts():
    found = read("performance", contact="C-1", on_time="ja", fixed_in_one_go="nee", waiting_minutes="")

    assert [(each.kind, each.value) for each in found] == [("on_time", 1), ("fixed_in_one_go", 0)]


@pytest.mark.parametrize(
    ("cells", "span"),
    [
        ({"week": "2026-W09"}, (date(2026, 2, 23), date(2026, 3, 1))),
        ({"week": "2026-9"}, (date(2026, 2, 23), date(2026, 3, 1))),
        ({"week": "202609"}, (date(2026, 2, 23), date(2026, 3, 1))),
        ({"week": "week 9 2026"}, (date(2026, 2, 23), date(2026, 3, 1))),
        ({"week": 9, "year": 2026.0}, (date(2026, 2, 23), date(2026, 3, 1))),
        ({"week": "2020-W53"}, (date(2020, 12, 28), date(2021, 1, 3))),
        ({"month": "2026-02"}, (date(2026, 2, 1), date(2026, 2, 28))),
        ({"month": "12-2025"}, (date(2025, 12, 1), date(2025, 12, 31))),
        ({"starts_on": "01-02-2026", "ends_on": "15-02-2026"}, (date(2026, 2, 1), date(2026, 2, 15))),
        ({"at": "2026-02-01"}, (date(2026, 2, 1), date(2026, 2, 1))),
    ],
)
def test_a_period_is_a_week_a_month_or_from_day_to_day(cells, span):
    [found] = read("performance", on_time="0,86", unit="Zwolle", n="120", **cells)

    assert (found.starts_on, found.ends_on) == span
    assert (found.about, found.measure, found.value, found.n) == ("unit", "share", 0.86, 120)


def test_without_a_unit_a_period_is_that_of_all_together():
    [found] = read("performance", on_time="86%", week="2026-W09")

    assert (found.about, found.value) == (Performance.About.EVERYBODY, 0.86)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"contact": "C-1", "waiting_minutes": "-3"}, "negative"),
        ({"contact": "C-1", "waiting_minutes": "lang"}, "unreadable"),
        ({"contact": "C-1", "waiting_minutes": "3 dagen"}, "unreadable"),
        ({"contact": "C-1", "on_time": "misschien"}, "yes_no"),
        ({"contact": "C-1", "on_time": "2"}, "yes_no"),
        ({"contact": "C-1"}, "no_fact"),
        ({"contact": "C-1", "value": "3"}, "missing"),
        ({"contact": "C-1", "kind": "on_time"}, "missing"),
        ({"contact": "C-1", "kind": "!!", "value": "1"}, "unreadable"),
        ({"contact": "C-1", "kind": "Doorbelpogingen", "value": "3"}, "measure"),
        ({"contact": "C-1", "kind": "Doorbelpogingen", "value": "3", "measure": "liter"}, "measure"),
        ({"contact": "C-1", "on_time": "ja", "moment": "op de maan"}, "unknown_moment"),
        ({"contact": "C-1", "on_time": "ja", "at": "31-02-2026"}, "unreadable"),
        ({"contact": "C-1", "on_time": "ja", "at": "2031-01-01"}, "future"),
        ({"contact": "C-1", "on_time": "ja", "at": "1890-01-01"}, "too_early"),
        ({"customer": "K-1", "on_time": "ja"}, "no_day"),
        ({"on_time": "0,9"}, "no_period"),
        ({"unit": "Zwolle", "on_time": "0,9"}, "no_period"),
        ({"on_time": "86", "week": "2026-W09"}, "share"),
        ({"on_time": "0,9", "week": "2026-W54"}, "no_such_week"),
        ({"on_time": "0,9", "week": "2025-W53"}, "no_such_week"),
        ({"on_time": "0,9", "week": "2026-W00"}, "no_such_week"),
        ({"on_time": "0,9", "week": "vorige week"}, "unreadable"),
        ({"on_time": "0,9", "week": "2026-W40"}, "future"),
        ({"on_time": "0,9", "month": "2026-13"}, "unreadable"),
        ({"on_time": "0,9", "starts_on": "2026-02-02", "ends_on": "2026-02-01"}, "ends_before"),
        ({"on_time": "0,9", "starts_on": "2016-02-02", "ends_on": "2026-02-01"}, "too_long"),
        ({"on_time": "0,9", "week": "2026-W09", "n": "-4"}, "negative"),
        ({"on_time": "0,9", "week": "2026-W09", "n": "2,5"}, "unreadable"),
        ({"contact": "C-1", "waiting_minutes": float("nan")}, "no_fact"),
        ({"contact": "C-1", "waiting_minutes": float("inf")}, "unreadable"),
    ],
)
def test_a_fact_that_cannot_be_is_set_aside_with_the_reason(cells, why):
    assert code("performance", **cells) == why


def test_a_moment_is_found_by_its_name_in_either_language():
    engineer = cast.moment()

    for name in ("Monteur aan huis", "engineer at the door", "engineer"):
        [found] = read("performance", contact="C-1", on_time="ja", moment=name)
        assert found.moment_id == engineer.pk


def test_a_promise_has_days_that_may_lie_ahead_and_says_what_it_is_about():
    [found] = read(
        "promises",
        text_nl="Binnen een uur",
        text_en="Within an hour",
        starts_on="25-05-2026",
        ends_on="2026-08-30",
        kind="op tijd",
        threshold="60 minuten",
        units="Zwolle; Kampen",
    )

    assert (found.starts_on, found.ends_on) == (date(2026, 5, 25), date(2026, 8, 30))
    assert (found.kind, found.threshold, found.measure) == ("on_time", 60, "minutes")
    assert found.units == ["Zwolle", "Kampen"]


@pytest.mark.parametrize(
    ("threshold", "kind", "found"),
    [
        ("2 werkdagen", "", (2, "days")),
        ("90 %", "", (0.9, "share")),
        ("5", "minutes_on_phone", (5, "minutes")),
        ("0,9", "on_time", (0.9, "share")),
        ("", "on_time", (None, "")),
    ],
)
def test_a_threshold_says_in_what_it_is_counted_or_its_kind_does(threshold, kind, found):
    [promise] = read("promises", text="Snel", starts_on="2026-01-01", kind=kind, threshold=threshold)

    assert (promise.threshold, promise.measure) == found


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"starts_on": "2026-01-01"}, "missing"),
        ({"text": "Snel"}, "missing"),
        ({"text": "Snel", "starts_on": "2026-02-01", "ends_on": "2026-01-31"}, "ends_before"),
        ({"text": "Snel", "starts_on": "2026-02-01", "threshold": "-5 min"}, "negative"),
        ({"text": "Snel", "starts_on": "2026-02-01", "threshold": "5"}, "measure"),
        ({"text": "Snel", "starts_on": "2026-02-01", "moment": "op de maan"}, "unknown_moment"),
    ],
)
def test_a_promise_that_cannot_be_is_set_aside(cells, why):
    assert code("promises", **cells) == why


def test_a_vignette_is_described_once_and_marked_often():
    ground = Ground(cast.team(), cast.MONDAY)
    first = {"vignette": "Te laat", "level": 1, "text_nl": "De monteur komt twee uur te laat."}
    mark = {"vignette": "te laat", "score": "4", "customer": "K-1", "at": "2026-02-01"}

    found = [each.fact for cells in (first | mark, mark) for each in SORTS["vignettes"].read(cells, ground)]

    assert [type(each).__name__ for each in found] == ["Vignette", "VignetteAnswer", "VignetteAnswer"]
    assert found[1].vignette is found[0]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"score": "4"}, "missing"),
        ({"vignette": "late"}, "missing"),
        ({"vignette": "early", "score": "4", "contact": "C-1"}, "unknown_vignette"),
        ({"vignette": "late", "text_nl": "Iets anders", "score": "4", "contact": "C-1"}, "other_text"),
        ({"vignette": "late", "score": "11", "contact": "C-1"}, "outside_scale"),
        ({"vignette": "late", "score": "6", "scale": "1-5", "contact": "C-1"}, "outside_scale"),
        ({"vignette": "late", "score": "goed", "contact": "C-1"}, "unreadable"),
        ({"vignette": "late", "score": "4"}, "missing"),
    ],
)
def test_a_mark_that_cannot_be_is_set_aside(cells, why):
    anchored.vignette("late")

    assert code("vignettes", **cells) == why


@pytest.mark.parametrize(
    ("functional", "dysfunctional", "found"),
    [
        ("1", "5", (1, 5)),
        (1, 5.0, (1, 5)),
        ("1 - fijn", "5: niet fijn", (1, 5)),
        ("Dat vind ik fijn", "Dat vind ik niet fijn", (1, 5)),
        ("Dat hoort zo", "Daar kan ik mee leven", (2, 4)),
        ("I like it that way", "I dislike it that way", (1, 5)),
        ("It must be that way", "I am neutral", (2, 3)),
        ("I can live with it", "neutraal", (4, 3)),
    ],
)
def test_a_kano_answer_is_a_number_or_its_words(functional, dysfunctional, found):
    cells = {"feature": "Naam en gezicht", "contact": "C-1"}

    described, pair = read("kano", functional=functional, dysfunctional=dysfunctional, **cells)

    assert (pair.functional, pair.dysfunctional) == found
    assert (described.key, described.name) == ("naam-en-gezicht", "Naam en gezicht")


@pytest.mark.parametrize("answer", ["6", "0", "-1", "2.5", "banaan", True])
def test_a_kano_answer_that_is_none_of_the_five_is_set_aside(answer):
    cells = {"feature": "Gezicht", "contact": "C-1", "dysfunctional": 3}

    assert code("kano", functional=answer, **cells) == "kano_answer"
    assert code("kano", functional="", **cells) == "missing"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"score": "8"}, "nobody"),
        ({"score": "8", "customer": "K-1"}, "no_day"),
        ({"score": "12", "contact": "C-1"}, "outside_scale"),
        ({"score": "", "contact": "C-1"}, "missing"),
    ],
)
def test_an_expectation_that_could_never_be_paired_is_set_aside(cells, why):
    assert code("expected", **cells) == why


def test_an_expectation_stands_on_its_own_scale():
    [asked] = read("expected", score="4", scale=[1, 5], customer="K-1", at="2026-02-01")

    assert (asked.score, asked.scale_low, asked.scale_high) == (4, 1, 5)
