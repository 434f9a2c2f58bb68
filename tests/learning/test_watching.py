"""What the home knows beside the scores catches a plan in its traps."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from tests import cast
from tests.learning.test_evaluating import END, LIVE, START, answers, judged, live
from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning.models import Evaluation
from wallofchange.learning.outcome.shown import outcome_of
from wallofchange.listening.models import Customer, Signal

pytestmark = pytest.mark.django_db
TREATED = sorted(f"district {number}" for number in range(6))
BESIDE = {"design": "controlled", "treated_units": TREATED}


def codes(found: Evaluation) -> list[str]:
    return [trap["code"] for trap in found.result["traps"]]


def since_live() -> Any:
    return Signal.objects.filter(said_at__gte=datetime.combine(LIVE, time(0), cast.AMSTERDAM))


def test_another_question_after_the_change_leaves_no_verdict():
    answers(0.6, only=set(TREATED), a_week=8)
    Signal.objects.update(question="q1")
    since_live().update(question="q2")

    found = judged(live(**BESIDE))

    assert (found.verdict, "T1" in codes(found)) == ("cannot_judge", True)
    assert "er is iets anders gevraagd" in found.sentence_nl


def test_a_question_that_stayed_the_same_sets_nothing_off():
    answers(0.6, only=set(TREATED), a_week=8)
    Signal.objects.update(question="q1", channel="survey")

    assert codes(judged(live(**BESIDE))) == []


def test_customers_who_answer_again_widen_the_interval():
    answers(0.6, a_week=8)
    customers = [Customer.objects.create(key=f"h{number}") for number in range(40)]
    for place, signal in enumerate(Signal.objects.order_by("pk")):
        signal.customer = customers[place % 40]
        signal.save(update_fields=["customer"])

    found = judged(live())

    assert "T13" in codes(found)
    assert "one group" in found.result["method"]


def another_idea_live(days: int, **plan: Any) -> Idea:
    other = live(**plan)
    Hypothesis.objects.filter(idea=other).update(live_on=LIVE + timedelta(days=days))
    return other


def test_another_change_for_the_same_customers_takes_a_grade_off():
    answers(0.6, only=set(TREATED), a_week=8)
    another_idea_live(5, **BESIDE)

    found = judged(live(**BESIDE))

    assert ("T12" in codes(found), found.grade, found.verdict) == (True, "C", "not_proven")


def test_another_change_that_reached_both_sides_alike_is_no_trap():
    answers(0.6, only=set(TREATED), a_week=8)
    another_idea_live(5)

    found = judged(live(**BESIDE))

    assert ("T12" in codes(found), found.verdict) == (False, "works")


def test_two_changes_on_one_day_cannot_be_told_apart():
    answers(0.6, only=set(TREATED), a_week=8)
    another_idea_live(0, **BESIDE)

    assert judged(live(**BESIDE)).verdict == "cannot_judge"


def test_a_customer_who_was_asked_for_a_ten_is_heard():
    answers(0.6, only=set(TREATED), a_week=8)
    signal = since_live().filter(unit=TREATED[0]).first()
    signal.words = "Hij vroeg wel drie keer of ik een tien wilde geven."
    cast.read(signal)

    found = judged(live(**BESIDE))

    assert ("T14" in codes(found), found.verdict) == (True, "works")


def test_tens_that_grew_out_of_eights_and_nines_leave_no_verdict():
    answers(0.0, a_week=8)
    since_live().filter(unit__in=TREATED, score__in=(8, 9)).update(score=10)

    found = judged(live(**BESIDE))

    assert (found.verdict, "T14" in codes(found)) == ("cannot_judge", True)


def test_the_windows_of_these_tests_are_whole_weeks():
    assert ((LIVE - START).days % 7, ((END - LIVE).days + 1) % 7) == (0, 0)


def said_unasked(below: int, known: int, *, since: bool) -> None:
    """What came in by mail in the districts with the change, without anybody having asked."""
    day = LIVE if since else START
    for place in range(known):
        stated = "below" if place < below else "met"
        said = datetime.combine(day + timedelta(days=place % 28), time(10), cast.AMSTERDAM)
        known_of = {"moment": cast.moment(), "unit": TREATED[0], "channel": "mail", "expectation": stated}
        cast.read(cast.signal(f"{since} {place}", said_at=said, **known_of), expectation=stated)


def test_a_score_that_rose_while_complaints_rose_too_is_no_target():
    answers(0.6, only=set(TREATED), a_week=8)
    said_unasked(5, 60, since=False)
    said_unasked(40, 60, since=True)

    found = judged(live(**BESIDE, moment=cast.moment()))

    assert (found.verdict, "T14" in codes(found)) == ("cannot_judge", True)


def test_what_the_plan_knows_of_its_customers_weighs_the_answers_beside():
    answers(0.6, only=set(TREATED), a_week=8)
    Signal.objects.update(extra={"kind": "old"})
    Signal.objects.filter(pk__in=list(Signal.objects.values_list("pk", flat=True)[::3])).update(
        extra={"kind": "new"}
    )

    found = judged(live(**BESIDE, population={"margins": {"kind": {"old": 0.5, "new": 0.5}}}))

    assert found.verdict == "works"
    assert found.result["weighted"]["effect"]["low"] > 0
    assert "worth as much as" in dict(outcome_of(found).facts)["Weighted to who the customers are"]
