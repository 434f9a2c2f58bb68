"""The score cube: counts of now, by everything that figures are asked by."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import cast
from wallofchange.learning.cube import counts, people, teams_of
from wallofchange.listening.models import Customer
from wallofchange.measuring.figures import figures
from wallofchange.measuring.scale import Scale

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def answer(score: float | None, **more: object) -> None:
    cast.signal(score=score, scale_low=0, scale_high=10, **more)


def test_figures_come_from_counts_of_this_moment():
    answer(9)
    answer(9)
    answer(6, channel="mail")

    found = counts(by="channel")

    assert {key: side.counts for key, side in found.usual.by("channel").items()} == {
        ("mail",): ((6.0, 1),),
        ("survey",): ((9.0, 2),),
    }
    assert figures(found.usual.histogram).nine_plus.estimate == pytest.approx(2 / 3)


def test_a_day_is_a_day_at_home():
    answer(9, said_at=cast.MONDAY.replace(hour=23, minute=30))
    answer(7, said_at=cast.MONDAY.replace(hour=0, minute=10))

    assert counts(by="day").tally("day") == {(date(2026, 3, 2),): 2}
    assert counts(since=date(2026, 3, 3)).n == 0


def test_weeks_begin_on_monday_and_months_on_the_first():
    answer(9, said_at=cast.FRIDAY)
    answer(9, said_at=cast.MONDAY + timedelta(days=30))

    found = counts(by=("week", "month"))

    assert list(found.tally("week", "month")) == [
        (date(2026, 3, 2), date(2026, 3, 1)),
        (date(2026, 3, 30), date(2026, 4, 1)),
    ]


def test_two_scales_are_never_added_up():
    answer(9)
    answer(8)
    cast.signal(score=4, scale_low=1, scale_high=5)

    found = counts()

    assert (found.usual.scale, found.usual.n, found.on(Scale(1, 5)).n, found.n) == (Scale(0, 10), 2, 1, 3)


def test_who_said_something_without_a_score_is_counted_beside_them():
    answer(None)
    answer(8)

    found = counts()

    assert (found.usual.n, found.n, found.silent) == (1, 2, (((), 1),))


def test_what_holds_is_told_apart_from_what_the_survey_asked():
    cast.read(cast.signal(expectation="met"), expectation="met")
    cast.read(cast.signal(), expectation="below")

    assert counts(by=("stated", "expectation")).tally("stated", "expectation") == {
        ("", "below"): 1,
        ("met", "met"): 1,
    }


def test_a_team_counts_its_own_customers_alone():
    answer(9)
    answer(3, of="IT")

    assert counts(teams=teams_of(cast.anna())).usual.histogram.counts == ((9.0, 1),)
    assert counts(teams=teams_of(cast.mirjam())).n == 2
    assert counts(teams=teams_of(cast.chantal())).n == 0


def test_a_moment_and_a_segment_can_be_asked_for():
    answer(9, moment=cast.moment(), extra={"segment": "new"})
    answer(8, moment=cast.moment())
    answer(2)

    assert counts(moment=cast.moment(), by="segment").tally("segment") == {("new",): 1, ("",): 1}
    assert counts(by="moment").tally("moment") == {(cast.moment().pk,): 2, (None,): 1}


def test_the_cube_says_what_it_knows_when_it_is_asked_for_something_else():
    with pytest.raises(ValueError, match="knows no weather"):
        counts(by=("day", "weather"))


def test_somebody_who_answers_twice_is_one_person_and_a_stranger_is_new_each_time():
    known = Customer.objects.create(key="k1")
    answer(9, customer=known)
    answer(8, customer=known, channel="mail")
    answer(7)
    answer(None)

    assert people() == {(): 3}
    assert people(by="channel", scored=True) == {("survey",): 2, ("mail",): 1}


def test_people_are_not_added_up_over_periods():
    with pytest.raises(ValueError, match="ask for each period"):
        people(by="week")


def test_a_score_alone_is_told_from_a_score_with_words():
    answer(9, words="")
    answer(8)

    assert counts(by="wordless").tally("wordless") == {("",): 1, ("1",): 1}


def test_what_came_in_later_can_be_left_out():
    answer(9)
    answer(3, heard_at=cast.FRIDAY)

    assert counts(heard_until=cast.TUESDAY).usual.histogram.counts == ((9.0, 1),)
