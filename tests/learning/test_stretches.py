"""Nobody can subtract two stretches of days to learn what a few people said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from tests import cast
from tests.learning.heard import answers, stand
from wallofchange.learning.models import Released
from wallofchange.learning.stretches import apart, whole_weeks
from wallofchange.listening.models import Moment

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 5)  # a Monday
LAST = date(2026, 4, 5)
WEEK = timedelta(weeks=1)
LATER = cast.MONDAY + timedelta(weeks=20)


def weekly(*many, **more):
    """So many answers in each week from the first."""
    for week, n in enumerate(many):
        answers(n, first=FIRST + week * WEEK, said_on_one_day=True, **more)


def counts_of(client, since, until, more=""):
    """What somebody reads off the file of one page: scores and expectations of both stretches."""
    kept = client.get(f"/moments/engineer/calculation.json?from={since}&until={until}{more}").json()
    for side, days in (("now", kept), ("then", kept["beside"])):
        ends = (date.fromisoformat(days["from"]), date.fromisoformat(days["until"]) + timedelta(days=1))
        scores, told = kept[side]["scores"], kept[side]["expectation"]
        if scores:
            yield ("scores", ends, sum(each["n"] for each in scores["counts"]))
        if told:
            yield ("told", ends, told["n"])


def test_days_become_the_whole_weeks_that_hold_them_and_are_over():
    sunday, wednesday = date(2026, 4, 5), date(2026, 4, 8)

    assert whole_weeks(date(2026, 1, 7), date(2026, 2, 3), today=wednesday) == (FIRST, date(2026, 2, 8))
    assert whole_weeks(date(2026, 3, 30), wednesday, today=wednesday) == (date(2026, 3, 30), sunday)
    assert whole_weeks(wednesday, wednesday, today=wednesday) == (date(2026, 3, 30), sunday)


def test_a_day_more_or_less_shows_the_same_figures_and_says_so():
    weekly(*[20] * 13)
    client = stand(cast.anna())

    whole = client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-04-05").json()
    less = client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-04-04").json()
    page = client.get("/moments/engineer/?from=2026-01-05&until=2026-04-04").content.decode()

    assert (less["now"], less["until"]) == (whole["now"], whole["until"])
    assert "You asked for 5 January 2026 to 4 April 2026: whole weeks that are over are shown" in page


def test_a_week_more_with_a_few_people_in_it_shows_what_was_shown_before():
    weekly(*[20] * 12, 3)
    client = stand(cast.anna())
    before = client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-03-29").json()

    after = client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-04-05").json()
    page = client.get("/moments/engineer/?from=2026-01-05&until=2026-04-05").content.decode()
    other = stand(cast.mirjam()).get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-04-05")

    assert (after["now"], after["until"]) == (before["now"], "2026-03-29")
    assert "beside what you saw before, that would tell what fewer than ten people said" in page
    assert other.json()["now"]["scores"]["n"] == 243


def test_the_journey_is_held_to_the_same_weeks_as_the_page_of_a_moment():
    weekly(*[20] * 12, 3)
    client = stand(cast.anna())
    client.get("/moments/?from=2026-01-05&until=2026-03-29")

    after = client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-04-05").json()
    journey = client.get("/moments/calculation.json?from=2026-01-05&until=2026-04-05").json()

    assert after["now"]["scores"]["n"] == journey["moments"][0]["now"]["scores"]["n"] == 240


def test_no_two_stretches_of_one_person_differ_by_a_few_answers_whatever_is_asked():
    """An attack: two hundred random stretches, every pair of ends subtracted."""
    lot = Random(7)
    weekly(*[lot.choice([0, 1, 3, 4, 8, 12, 30]) for _week in range(26)])
    weekly(*[lot.choice([0, 0, 2, 5]) for _week in range(26)], expectation="", score=4)
    client, read = stand(cast.anna()), {"scores": set(), "told": set()}

    for _ask in range(200):
        since, until = sorted(FIRST + timedelta(days=lot.randrange(182)) for _end in range(2))
        for kind, ends, n in counts_of(client, since, until):
            read[kind].add((ends, n))

    for kind, seen in read.items():
        assert len(seen) > 3
        ends = sorted({end for ends, _n in seen for end in ends})
        told = dict(seen)
        assert all(n >= 10 for n in told.values())
        for first, second in combinations(ends, 2):
            assert not 0 < _true(kind, first, second) < 10


def _true(kind, first, following):
    from wallofchange.learning.moments.asked import said_in
    from wallofchange.listening.models import ANSWERED, Signal

    heard = Signal.objects.filter(said_in(first, following - timedelta(days=1)))
    return heard.filter(expectation__in=ANSWERED).count() if kind == "told" else heard.count()


def test_a_unit_in_some_weeks_is_held_against_the_whole_in_others():
    """Until the last week Kampen is alone: the whole of all weeks less Kampen is what Zwolle's five said."""
    weekly(*[20] * 12, 8, unit="Kampen")
    answers(5, first=FIRST + 12 * WEEK, said_on_one_day=True, unit="Zwolle")
    client = stand(cast.anna())
    client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-04-05")
    client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-03-29")

    found = client.get("/moments/engineer/calculation.json?from=2026-01-05&until=2026-04-05&unit=Kampen")

    assert found.json()["now"] == {"expectation": None, "scores": None}


def test_the_parts_of_a_moment_are_held_to_the_same_weeks_and_units():
    weekly(*[20] * 12, 3, unit="Kampen")
    answers(5, first=FIRST, unit="Zwolle")
    client = stand(cast.anna())
    client.get("/moments/engineer/?from=2026-01-05&until=2026-03-29")

    refused = client.get(
        "/moments/engineer/drivers.json?from=2026-01-05&until=2026-04-05&unit=Kampen",
        headers={"Accept": "application/json"},
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "few")
    assert client.get("/moments/engineer/drivers.json?from=2026-01-05&until=2026-04-05").status_code == 200
    assert not Released.objects.filter(about="days", name__endswith="2026-04-06").exists()


def test_in_the_course_no_week_is_told_apart_where_one_has_few_answers():
    weekly(*[10] * 12, 3)
    weekly(*[10] * 12, score=9)
    anna = stand(cast.anna())
    thin = anna.get("/moments/engineer/level.json?from=2026-01-05&until=2026-04-05").json()["level"]
    answers(7, first=FIRST + 12 * WEEK, said_on_one_day=True)

    full = anna.get("/moments/engineer/level.json?from=2026-01-05&until=2026-04-05").json()["level"]

    assert {week["mean"] for week in thin["weeks"]} == {None}
    assert {week["mean"] for week in full["weeks"]} == {7.0, 8.0}


def test_a_kind_of_answer_that_few_gave_is_left_out_and_the_other_is_shown():
    weekly(*[20] * 13, expectation="")
    answers(4)

    (found,) = apart(cast.anna(), [cast.moment()], [(FIRST, LAST)], at=LATER)[cast.moment().pk]

    assert found.kinds == {"0-10"}


def test_moments_do_not_stand_in_each_others_way():
    weekly(*[20] * 12, 3)
    other = Moment.objects.create(slug="bill", name_nl="rekening", name_en="bill")
    weekly(*[20] * 13, moment=other)
    days = [(FIRST, LAST - WEEK), (FIRST, LAST)]

    found = apart(cast.anna(), [cast.moment(), other], days, at=LATER)

    assert [each.until for each in found[cast.moment().pk]] == [LAST - WEEK, LAST - WEEK]
    assert [each.until for each in found[other.pk]] == [LAST - WEEK, LAST]
