"""Flat and growing: days and steps to who may decide, nines and tens while volume grows, and limits."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests import cast
from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import Crossing, Decision, GoalMeasure, Idea, Level, Limit
from wallofchange.deciding.models.goal import Goal
from wallofchange.learning.growing import limits
from wallofchange.learning.growing.figures import figures_of
from wallofchange.learning.growing.flat import flat
from wallofchange.learning.growing.growth import growth
from wallofchange.listening.models import Signal

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate(cast.FRIDAY)
A_YEAR_AGO = cast.FRIDAY - timedelta(weeks=52)


def answers(n, nines, *, at=cast.MONDAY):
    """So many answers on one day, of which so many are nines."""
    known = {"source": cast.source(), "said_at": at, "heard_at": at, "channel": "survey", "words": ""}
    scored = known | {"scale_low": 0, "scale_high": 10}
    Signal.objects.bulk_create(
        Signal(**scored, fingerprint=f"{at:%j%Y}-{n}-{number}", score=9 if number < nines else 7)
        for number in range(n)
    )


def voiced(n, *, decided=0, waits=timedelta(days=10)):
    """Ideas with words, some of which Anna chose after so many days."""
    for number in range(n):
        idea = cast.idea(f"Idea {number}", signals=[cast.heard()], at=cast.MONDAY)
        if number < decided:
            Decision.objects.create(
                idea=idea, stage="selection", came_from="inventory", by=cast.anna(), at=cast.MONDAY + waits
            )


def test_half_of_the_ideas_wait_so_many_days_and_what_is_open_counts_along():
    voiced(6, decided=4)

    found = flat(Idea.objects.all(), at=cast.MONDAY + timedelta(days=30))

    assert (found.days.median, found.days.n, found.waiting) == (10, 6, 2)


def test_of_too_few_ideas_nothing_is_said():
    voiced(4, decided=4)

    found = flat(Idea.objects.all(), at=cast.MONDAY + timedelta(days=30))

    assert (found.days, found.layers, found.inside) == (None, None, None)


def test_steps_up_are_counted_from_the_team_and_inside_a_mandate_is_a_share_with_its_n():
    voiced(8, decided=8)
    Decision.objects.filter(pk__in=list(Decision.objects.values_list("pk", flat=True)[:6])).update(
        under={"how": "own"}
    )
    Decision.objects.filter(pk=Decision.objects.last().pk).update(under={"how": "asked", "who": "Hilde"})
    above = Decision.objects.filter(under={}).first()
    Decision.objects.filter(pk=above.pk).update(by=cast.mirjam())

    found = flat(Idea.objects.all(), at=cast.MONDAY + timedelta(days=30))

    assert found.layers.rows == [(0, 6), (1, 2)]
    assert (found.inside.hits, found.inside.n) == (6, 7)
    assert found.inside.share.low < 6 / 7 < found.inside.share.high


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [((1200, 400), (2400, 880), "hold"), ((400, 200), (800, 280), "fell"), ((30, 15), (60, 27), "unknown")],
)
def test_nines_and_tens_hold_fall_or_cannot_be_told(before, now, verdict):
    answers(*before, at=A_YEAR_AGO)
    answers(*now, at=cast.MONDAY)

    found = growth(None, today=TODAY)

    assert (found.verdict, found.grew) == (verdict, True)
    assert found.change.low < found.change.diff < found.change.high


def test_too_few_answers_are_not_set_beside_each_other():
    answers(9, 3, at=A_YEAR_AGO)
    answers(50, 20)

    assert growth(None, today=TODAY) is None


def test_what_a_team_may_not_hear_is_not_counted_for_it():
    answers(20, 10, at=A_YEAR_AGO)
    answers(20, 10)
    other = cast.team("IT")

    assert growth([other.pk], today=TODAY) is None


def test_a_figure_of_a_goal_has_its_interval_and_says_whether_it_moved():
    answers(100, 20, at=A_YEAR_AGO)
    answers(100, 60)
    goal = Goal.write("We call first", level=Level.TACTIC, by=cast.mirjam(), at=cast.MONDAY)
    goal.measure_by(GoalMeasure.Kind.NINE_PLUS, by=cast.mirjam(), at=cast.MONDAY)

    [found] = figures_of(goal.measures.all(), cast.mirjam(), today=TODAY).values()

    assert (found.now.p, found.before.p, found.n, found.moved) == (0.6, 0.2, 100, True)


def test_a_figure_of_fewer_than_ten_is_not_shown():
    answers(9, 3)
    goal = Goal.write("We call first", level=Level.TACTIC, by=cast.mirjam(), at=cast.MONDAY)
    goal.measure_by(GoalMeasure.Kind.NINE_PLUS, by=cast.mirjam(), at=cast.MONDAY)

    [found] = figures_of(goal.measures.all(), cast.mirjam(), today=TODAY).values()

    assert (found.now, found.change) == (None, None)


def limit(of, bar):
    return Limit.set(cast.team(), of, Decimal(bar), by=cast.anna(), at=cast.MONDAY)


def test_a_customer_who_waits_too_long_comes_to_the_management_once_and_passes_when_answered():
    limit("waiting", 8)
    signal = cast.heard("When does somebody call?")
    waits = FollowUp.objects.create(signal=signal, team=cast.team(), at=cast.MONDAY, due_at=cast.TUESDAY)

    crossed = [limits.pull(at=cast.FRIDAY), limits.pull(at=cast.FRIDAY + timedelta(hours=2))]
    assert crossed == [1, 0]
    assert Crossing.objects.get().found > 8

    waits.answer("We call you today", by=cast.anna(), at=cast.FRIDAY)
    limits.pull(at=cast.FRIDAY + timedelta(hours=4))

    assert not Crossing.objects.open().exists()


def test_a_limit_is_measured_once_an_hour():
    limit("size", 0)

    assert limits.pull(at=cast.FRIDAY) == 1
    Crossing.objects.all().delete()
    assert limits.pull(at=cast.FRIDAY + timedelta(minutes=30)) == 0


def test_nines_and_tens_are_crossed_only_when_the_whole_interval_lies_below():
    answers(50, 18)
    few = limits.measure(limit("nines", 45), at=cast.FRIDAY)
    answers(400, 140)
    many = limits.measure(limit("nines", 45), at=cast.FRIDAY)

    assert (few.crossed, many.crossed) == (False, True)
    assert many.low < many.found < many.high < 45


def test_of_too_few_answers_no_limit_says_anything():
    answers(9, 0)

    assert limits.measure(limit("nines", 45), at=cast.FRIDAY) is None


def test_a_team_that_grew_beyond_its_limit_is_told():
    cast.sefa()

    assert limits.measure(limit("size", 1), at=cast.FRIDAY).found == 2
    assert date(2026, 3, 6) == TODAY
