"""The journey, and one moment of it: what customers say, set off against what they had expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import translation

from tests import cast
from tests.learning.heard import ASKED, DAYS, answers, stand
from tests.listening import anchored
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.journey import journey
from wallofchange.learning.moments.kept import kept_of
from wallofchange.learning.moments.level import level_of
from wallofchange.learning.moments.moves import Move, beside_each_other
from wallofchange.learning.moments.rated import rated_of
from wallofchange.learning.moments.told import Told
from wallofchange.learning.moments.twice import twice_of
from wallofchange.listening.models import Customer, Signal
from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.share import share
from wallofchange.measuring.words import SILENCE
from wallofchange.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def told(user: User | None = None, asked: Asked = ASKED) -> Told:
    (found,) = journey(user or cast.mirjam(), asked, [cast.moment()])
    return found


def test_the_counts_are_those_of_the_record():
    answers(30, "met")
    answers(12, "below", score=4)
    answers(8, "exceeded", score=10)
    answers(5, "met", first=date(2025, 10, 10))

    found = told()

    by_hand = {
        said: Signal.objects.filter(expectation=said, said_at__year=2026).count()
        for said in ("below", "met", "exceeded")
    }
    assert dict(zip(by_hand, found.now.said, strict=True)) == by_hand
    assert (found.now.scores.n, found.then.n_said, found.now.scores.counts) == (
        50,
        5,
        ((4.0, 12), (7.0, 30), (10.0, 8)),
    )


def test_most_as_expected_in_silence_and_no_lean_is_grey_and_says_so():
    answers(70)
    answers(15, "below", score=5)
    answers(15, "exceeded", score=9)

    with translation.override("nl"):
        sentence = told().sentence

    assert sentence == (
        "7 van de 10 vonden 'monteur aan huis' zoals verwacht en schreven niets. "
        "Dat is niet slecht. Het is grijs."
    )


def test_who_found_it_as_expected_and_wrote_something_does_not_make_it_grey():
    answers(70, words="Fine")
    answers(15, "below", score=5)
    answers(15, "exceeded", score=9)

    assert not told().is_grey


def test_what_leans_to_one_side_is_not_grey():
    answers(70)
    answers(25, "below", score=5)
    answers(5, "exceeded", score=9)

    with translation.override("en"):
        sentence = told().sentence

    assert sentence == "More often less than expected than better: 25 against 5 in 100."


def test_the_three_shares_come_with_intervals_that_hold_together():
    answers(60)
    answers(20, "below")
    answers(20, "exceeded")

    below = told().lines[0]

    alone = share(20, 100)
    assert (below.n, below.p) == (20, 0.2)
    assert below.low < alone.low < alone.high < below.high


def test_no_change_is_called_so_without_a_direction():
    answers(40, score=7)
    answers(40, score=8)
    answers(42, score=7, first=date(2025, 10, 8))
    answers(38, score=8, first=date(2025, 10, 8))

    moved = told().moves[0]

    assert (moved.moved, moved.words.en) == ("unclear", "Both times 7.5: equal.")


def test_a_real_fall_is_told_with_its_interval():
    answers(80, score=6)
    answers(20, score=9)
    answers(20, score=6, first=date(2025, 10, 8))
    answers(80, score=9, first=date(2025, 10, 8))

    moved = told().moves[0]

    assert moved.moved == "down"
    assert moved.words.en.startswith("From 8.4 to 6.6: the score is 1.8 points lower (")


def test_a_move_that_many_comparisons_could_make_by_chance_says_so():
    chances = [0.03, 0.5, 0.6]
    seen = [
        [Move("mean", Scale(0, 10), 7.0, 7.3, Shift(0.3, 0.02, 0.58, 0.1, 0.5, 0.138, None, SILENCE), True)],
        *[[Move("mean", Scale(0, 10), 7.0, 7.0, _open(p), False)] for p in chances[1:]],
    ]

    first = beside_each_other(seen)[0][0]

    assert (first.shift.moved, first.moved, first.is_maybe) == ("up", "unclear", True)


def _open(p: float) -> Shift:
    return Shift(0.01, -0.2, 0.22, -0.15, 0.17, 0.1 * p, None, SILENCE)


def test_fewer_than_ten_people_are_not_shown_however_often_they_answered():
    someone = Customer.objects.create(key="H-1")
    answers(30, customer=someone)

    found = told()
    page = stand(cast.mirjam()).get("/moments/engineer/" + DAYS).content.decode()
    kept = stand(cast.mirjam()).get("/moments/engineer/calculation.json" + DAYS).json()

    assert (found.now.asked, found.lines, found.moves) == (1, [], [])
    assert "Too few people to show anything without someone being recognised." in page
    assert (kept["now"]["expectation"], kept["now"]["scores"]) == (None, None)


def test_scores_on_another_scale_are_not_added_up():
    answers(40)
    answers(15, score=5, scale_low=1, scale_high=5)

    found = told()

    assert (found.scale, found.now.scores.n) == ("0-10", 40)


def test_where_nobody_was_asked_in_these_days_it_says_when_somebody_was():
    answers(20, first=date(2025, 5, 1))

    found = told()

    assert found.last.asked is not None
    assert found.address_then.startswith("/moments/engineer/?from=2025-")
    assert "Too few" not in found.sentence


def test_the_days_just_before_are_as_many_and_a_year_before_are_the_same_weeks():
    year = replace(ASKED, against="year")

    assert ASKED.then == (date(2025, 10, 6), date(2026, 1, 4))
    assert year.then == (date(2025, 1, 6), date(2025, 4, 6))


def test_without_days_it_is_the_last_quarter_of_whole_weeks():
    asked = Asked.of(QueryDict(), at=cast.FRIDAY)

    assert (asked.since, asked.until, asked.address) == (date(2025, 12, 1), date(2026, 3, 1), "")


def test_the_same_customers_before_and_after_are_a_pair_and_others_are_not_mixed_in():
    given = answers(30, score=7)
    for place, signal in enumerate(given[:20]):
        anchored.expected(8 if place % 2 else 9, moment=cast.moment(), at=cast.MONDAY, signal=signal)
    for _each in range(5):
        anchored.expected(10, moment=cast.moment(), at=cast.MONDAY)

    twice = twice_of(cast.moment(), ASKED, cast.anna(), cast.MONDAY)

    assert twice is not None
    assert (twice.asked, twice.n, twice.answered.p, twice.change.diff) == (25, 20, 0.8, -1.5)
    assert (twice.change.high or 0) < 0
    assert "They gave 1.5 less than they had expected" in twice.sentence
    assert twice_of(cast.moment(), ASKED, cast.bram(), cast.MONDAY) is None


def test_a_promise_stands_beside_how_often_it_was_kept():
    for place in range(40):
        anchored.fact("on_time", place % 4 != 0, moment=cast.moment())
    anchored.promise("Within an hour", moment=cast.moment(), kind="on_time", starts_on=date(2026, 1, 1))

    kept = kept_of(cast.moment(), ASKED, cast.anna())

    assert kept is not None
    assert (kept.promised[0].n, kept.promised[0].kept.estimate) == (40, 0.75)
    assert kept.facts[0].figure_now.estimate == 0.75
    with translation.override("en"):
        assert kept.sentence == "We promised: Within an hour. Kept 75 times in 100."
    assert kept_of(cast.moment(), ASKED, cast.bram()) is None


def test_the_level_is_steadier_than_the_weeks_and_a_week_without_answers_is_a_gap():
    for week in (*range(5), *range(6, 12)):
        for score in (6, 8):
            answers(10, score=score, first=ASKED.since + timedelta(weeks=week), said_on_one_day=True)

    level = level_of(cast.moment(), ASKED, cast.anna())

    assert level is not None
    assert [week.n for week in level.weeks].index(0) == 5
    assert level.weeks[5].level.estimate is None
    assert not level.found.moves


def test_a_change_that_went_live_is_marked_in_the_course():
    for week in range(8):
        answers(20, score=7, first=ASKED.since + timedelta(weeks=week), said_on_one_day=True)
        answers(5, score=9, first=ASKED.since + timedelta(weeks=week), said_on_one_day=True)
    idea = cast.idea(moment=cast.moment(), lane="try")
    for move in (idea.choose, idea.start):
        move(by=cast.anna(), at=cast.MONDAY)
    idea.go_live(by=cast.anna(), at=cast.MONDAY, without_prediction=True)

    page = stand(cast.anna()).get("/moments/engineer/level/" + DAYS).content.decode()

    assert "Call back before the customer does" in page
    assert "live, 2 March 2026" in page


def test_where_both_are_rated_the_score_is_told_over_the_two():
    rates = [(p, e) for p in range(1, 8) for e in range(1, 8)] * 2
    for experienced, expected in rates:
        extra = {"staff.polite.perceived": experienced, "staff.polite.expected": expected}
        answers(1, score=min(10, max(0, 5 + 0.5 * (experienced - 4) - 0.3 * (expected - 4))), extra=extra)

    rated = rated_of(cast.moment(), ASKED, cast.anna())

    assert rated is not None
    assert rated.surface is not None
    assert rated.surface.slope.estimate == pytest.approx(0.8)
    with translation.override("en"):
        assert rated.sentence == (
            "A point more experienced where a point less was expected: the score is +0.8. "
            "Whether falling short weighs more than exceeding stays open."
        )
    assert rated_of(cast.moment(), ASKED, cast.bram()) is None
