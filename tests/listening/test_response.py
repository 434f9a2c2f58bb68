"""How many were asked, and how many of them answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests import cast
from tests.listening import anchored
from wallofchange.listening.models import Moment, Performance, Signal
from wallofchange.listening.performance import facts_for, known_kinds
from wallofchange.listening.response import Closed, asking_at, closed_of, response_of

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 5)
WEEK = timedelta(weeks=1)
LAST = FIRST + 2 * WEEK - timedelta(days=1)
SURVEY = "Planning"


def said(day: date, **more: object) -> Signal:
    of = more.pop("source", cast.source(SURVEY))
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=cast.AMSTERDAM)
    signal = cast.signal(said_at=noon, **{"moment": cast.moment(), "score": 7.0} | more)
    Signal.objects.filter(pk=signal.pk).update(source=of)
    return signal


def invited(n: float, first: date, last: date, **more: object) -> Performance:
    found = anchored.period("invited", n, first, last, **more)
    Performance.objects.filter(pk=found.pk).update(measure="count")
    return found


def response(**more: object):
    facts = asking_at(Performance.objects.filter(**more), cast.moment())
    return response_of(facts, Signal.objects.heard(), FIRST, LAST)


def test_the_answers_of_the_days_and_the_source_are_set_beside_how_many_were_asked():
    invited(10, FIRST, FIRST + WEEK - timedelta(days=1))
    invited(20, FIRST + WEEK, LAST)
    for day in (FIRST, LAST):
        said(day)
    said(LAST + timedelta(days=1))
    said(FIRST, source=cast.source("Another"))
    said(FIRST, score=None)

    found = response()

    assert (found.counts, found.days) == ((2, 30), 14)


def test_without_invitations_nobody_knows_the_response():
    said(FIRST)

    assert response() is None


def test_more_answers_than_were_asked_do_not_belong_together():
    invited(1, FIRST, LAST)
    said(FIRST)
    said(LAST)

    assert response() is None


def test_only_the_days_that_invitations_are_known_of_are_counted():
    invited(10, FIRST, FIRST)
    said(FIRST)
    said(LAST)

    assert response().counts == (1, 10)


def test_of_the_same_days_the_last_that_was_told_counts_and_the_whole_goes_before_its_units():
    invited(10, FIRST, LAST)
    invited(30, FIRST, LAST)
    invited(5, FIRST, LAST, unit="Kampen")
    said(FIRST, unit="Kampen")
    said(FIRST)

    assert response().counts == (2, 30)
    assert response(unit="Kampen").counts == (1, 5)


def test_what_a_source_asks_of_another_moment_alone_is_left_out():
    bill = Moment.objects.create(slug="bill", name_nl="rekening", name_en="bill")
    invited(50, FIRST, LAST, moment=bill)
    invited(10, FIRST, LAST, moment=cast.moment())
    said(FIRST, moment=bill)
    said(FIRST)

    assert response().counts == (1, 10)


def test_whom_we_asked_is_no_fact_of_how_we_did():
    invited(10, FIRST, LAST)
    signal = said(FIRST)
    anchored.fact("was_invited", signal=signal, contact="C-1")

    assert facts_for([signal]) == {}
    assert known_kinds(cast.mirjam()) == []


def test_of_what_was_closed_it_is_told_whether_a_question_followed_and_how_it_had_ended():
    noon = datetime(2026, 1, 6, 12, tzinfo=cast.AMSTERDAM)
    for number, (asked, well) in enumerate([(1, 1), (0, 0)]):
        place = {"contact": f"C-{number}", "unit": "Kampen", "at": noon}
        anchored.fact("was_invited", asked, **place)
        anchored.fact("fixed_in_one_go", well, **place)
    anchored.fact("was_invited", 1, contact="C-9", unit="Zwolle", at=noon)

    found = closed_of(Performance.objects.all(), FIRST, LAST)

    assert sorted(found) == [
        Closed("Kampen", False, False),
        Closed("Kampen", True, True),
        Closed("Zwolle", True, None),
    ]
