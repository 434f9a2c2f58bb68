"""What the home knows beside the scores catches a plan in its traps."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from tests import cast
from tests.learning.test_evaluating import END, LIVE, START, answers, judged, live
from tests.listening import anchored
from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning.models import Evaluation
from wallofchange.learning.outcome.shown import outcome_of
from wallofchange.listening.models import Customer, Performance, Signal

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


def ask(n: int, since: date, until: date, *, unit: str = "") -> None:
    """So many were asked in these days through the source of the answers."""
    asked = anchored.period("invited", n, since, until, unit=unit)
    Performance.objects.filter(pk=asked.pk).update(measure="count", source=cast.source())


BEFORE, AFTER = (START, LIVE - timedelta(days=1)), (LIVE, END)


def test_a_response_that_fell_is_told_with_both_rates():
    answers(0.6, a_week=8)  # 768 on each side
    ask(2000, *BEFORE)
    ask(4000, *AFTER)

    found = judged(live())

    (trap,) = [each for each in found.result["traps"] if each["code"] == "T5"]
    assert trap["text"] == "first 38% answered, then 19%"
    told = dict(outcome_of(found).facts)["Response"]
    assert told == (
        "before 38 in 100 (36 to 41) of 2,000 who were asked, "
        "after 19 in 100 (18 to 20) of 4,000 who were asked"
    )


@pytest.mark.parametrize(("some_by_phone", "known"), [(False, [2000, 4000]), (True, [])])
def test_within_a_channel_the_response_is_known_where_nothing_else_comes_in(some_by_phone, known):
    answers(0.6, a_week=8)
    Signal.objects.update(channel="survey")
    ask(2000, *BEFORE)
    ask(4000, *AFTER)
    if some_by_phone:
        cast.signal("", channel="phone")

    found = judged(live(population={"channel": ["survey"]}))

    assert [each["asked"] for each in found.result["response"] if each] == known
    assert ("T5" in codes(found)) == bool(known)


def test_days_that_the_plan_leaves_out_are_left_out_of_the_response_too():
    answers(0.6, a_week=8)
    ask(2000, *BEFORE)
    week = LIVE + timedelta(days=6)
    ask(4000, LIVE, week)
    ask(1000, week + timedelta(days=1), END)
    outage = {"from": LIVE.isoformat(), "until": LIVE.isoformat(), "why": "outage"}

    found = judged(live(exclusions=[outage]))

    assert [each["asked"] for each in found.result["response"]] == [2000, 1000]


def test_a_response_that_stayed_is_told_and_sets_nothing_off():
    answers(0.6, a_week=8)
    ask(2000, *BEFORE)
    ask(2010, *AFTER)

    found = judged(live())

    assert "T5" not in codes(found)
    assert [each["asked"] for each in found.result["response"]] == [2000, 2010]


def test_a_response_that_fell_on_both_sides_alike_sets_nothing_off():
    answers(0.6, only=set(TREATED), a_week=8)
    for number in range(12):
        ask(200, *BEFORE, unit=f"district {number}")
        ask(400, *AFTER, unit=f"district {number}")

    found = judged(live(**BESIDE))

    assert ("T5" in codes(found), len(found.result["response"])) == (False, 4)


def test_a_response_that_fell_where_the_change_was_alone_is_caught():
    answers(0.6, only=set(TREATED), a_week=8)
    for number in range(12):
        unit = f"district {number}"
        ask(200, *BEFORE, unit=unit)
        ask(400 if unit in TREATED else 200, *AFTER, unit=unit)

    assert "T5" in codes(judged(live(**BESIDE)))


def test_without_invitations_it_says_that_the_response_is_not_known():
    answers(0.6, a_week=8)

    found = judged(live())

    assert dict(outcome_of(found).facts)["Response"] == "not known: there is no list of who was asked"


def closed(chances: dict[tuple[str, bool], float]) -> None:
    """A hundred contacts that ended well and a hundred that did not in each unit, so many of them asked."""
    noon = datetime.combine(LIVE + timedelta(days=3), time(12), cast.AMSTERDAM)
    for (unit, well), chance in chances.items():
        for number in range(100):
            place = {"contact": f"{unit}-{well}-{number}", "unit": unit, "at": noon, "moment": cast.moment()}
            anchored.fact("was_invited", float(number < 100 * chance), **place)
            anchored.fact("fixed_in_one_go", float(well), **place)


def test_asking_only_whom_it_went_well_with_is_caught():
    answers(0.6, a_week=8)
    units = ("district 0", "district 1")
    closed({(units[0], True): 0.9, (units[0], False): 0.1, (units[1], True): 0.4, (units[1], False): 0.1})

    found = judged(live())

    assert (found.verdict, "T14" in codes(found)) == ("cannot_judge", True)


def test_asking_everybody_alike_sets_nothing_off():
    answers(0.6, a_week=8)
    closed({(f"district {number}", well): 0.5 for number in range(2) for well in (True, False)})

    assert "T14" not in codes(judged(live()))
