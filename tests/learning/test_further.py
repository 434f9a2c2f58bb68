"""Keep measuring after 'not proven': a version of its own that may say harm, and never that it works."""

from datetime import datetime, time, timedelta

import pytest

from tests import cast
from tests.learning.test_evaluating import AFTER_THE_END, END, LIVE, START, answers, live
from wallofchange.deciding.models import Idea
from wallofchange.diary.refused import Refused
from wallofchange.learning.judging.evaluating import evaluate, plan_of
from wallofchange.learning.models import Evaluation
from wallofchange.learning.outcome.further import further_of, keep_measuring
from wallofchange.learning.pull import evaluate_idea, pull
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.listening.models import Signal

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
HALF = [f"district {number}" for number in range(6)]
CONTROLLED = {"design": "controlled", "treated_units": HALF, "worthwhile": 0.1}


def unproven() -> Idea:
    """Six districts beside six, and no difference that could be told from nothing or from 0.1."""
    answers(0.0)
    idea = live(**CONTROLLED)
    evaluate_idea(idea, at=AFTER_THE_END)
    return idea


def last(idea: Idea) -> Evaluation:
    return verdicts_of([idea])[idea.pk]


def more_answers(until, lift: float, weeks: int = 8) -> None:
    """The weeks after the end, as those before it, with a lift where the change is."""
    kept = list(Signal.objects.filter(said_at__date__gte=END - timedelta(weeks=weeks, days=-1)))
    for each in kept:
        each.pk, each.fingerprint = None, f"more {each.fingerprint}"
        each.said_at += timedelta(weeks=weeks)
        each.heard_at = each.said_at
        each.score = min(10.0, max(0.0, (each.score or 0) + (lift if each.unit in HALF else 0)))
    Signal.objects.bulk_create(kept)


def at_nine(day) -> datetime:
    return datetime.combine(day, time(9), cast.AMSTERDAM)


def test_what_is_not_proven_may_be_measured_longer_in_whole_weeks():
    idea = unproven()

    drafted = further_of(last(idea), AFTER_THE_END)

    assert (last(idea).verdict, last(idea).moved) == ("not_proven", "unclear")
    assert drafted is not None
    assert (drafted.until > END, (drafted.until - END).days % 7) == (True, 0)


def test_it_is_a_version_after_the_start_beside_the_plan_that_stays_as_it_was():
    idea = unproven()
    fixed = idea.hypotheses.get()

    longer = keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END)

    fixed.refresh_from_db()
    assert (longer.extends, longer.after_start, longer.intact(), plan_of(idea)) == (fixed, True, True, longer)
    assert (fixed.intact(), fixed.measure_until) == (True, END)
    assert last(idea).verdict == "too_early"


def test_a_rise_that_is_only_seen_by_measuring_longer_does_not_work():
    idea = unproven()
    longer = keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END, until=END + timedelta(weeks=8))
    more_answers(longer.measure_until, 2.0)

    found = evaluate(longer, at=at_nine(longer.measure_until + timedelta(days=2)))

    assert (found.verdict, found.moved, found.final) == ("not_proven", "up", True)
    assert "it does not say that it works" in found.sentence_en
    assert "T10" in [trap["code"] for trap in found.traps]


def test_harm_is_still_told():
    idea = unproven()
    longer = keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END, until=END + timedelta(weeks=8))
    more_answers(longer.measure_until, -2.0)

    assert evaluate(longer, at=at_nine(longer.measure_until + timedelta(days=2))).verdict == "harmful"


def test_its_interval_is_the_one_that_may_be_looked_at_every_day():
    idea = unproven()
    longer = keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END, until=END + timedelta(weeks=8))

    found = evaluate(longer, at=at_nine(longer.measure_until + timedelta(days=2)))

    fixed = Evaluation.objects.filter(hypothesis=longer.extends).get()
    width = {name: one.result["effect"]["high"] - one.result["effect"]["low"]
             for name, one in {"fixed": fixed, "longer": found}.items()}  # fmt: skip
    assert "looking every day is allowed" in found.method
    assert width["longer"] > width["fixed"]  # not one answer came in, so it knows less than it did


def test_while_it_is_measured_longer_it_is_judged_every_day():
    idea = unproven()
    longer = keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END)

    assert pull(at=AFTER_THE_END + timedelta(days=2)) == 1
    assert last(idea).hypothesis == longer


def test_it_may_be_measured_longer_once_more_when_that_is_over():
    idea = unproven()
    longer = keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END)
    later = at_nine(longer.measure_until + timedelta(days=2))
    evaluate_idea(idea, at=later)

    assert keep_measuring(idea, by=cast.anna(), at=later).extends == longer


def test_a_plan_that_runs_cannot_be_measured_longer():
    answers(0.0)
    idea = live(**CONTROLLED)
    evaluate_idea(idea, at=at_nine(LIVE + timedelta(weeks=2)))

    with pytest.raises(Refused):
        keep_measuring(idea, by=cast.anna(), at=at_nine(LIVE + timedelta(weeks=2)))


def test_where_it_moved_and_cannot_be_pinned_on_us_longer_is_no_way_on():
    answers(0.6)
    idea = live()
    evaluate_idea(idea, at=AFTER_THE_END)

    assert further_of(last(idea), AFTER_THE_END) is None


@pytest.mark.parametrize("until", [START, END, AFTER_THE_END.date()])
def test_a_day_that_is_not_to_come_is_refused(until):
    idea = unproven()

    with pytest.raises(Refused, match="It is measured until"):
        keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END, until=until)


def test_only_who_works_on_it_keeps_measuring():
    idea = unproven()

    with pytest.raises(Refused, match="You do not belong to Service"):
        keep_measuring(idea, by=cast.bram(), at=AFTER_THE_END)


def test_of_two_who_press_it_one_is_told():
    idea = unproven()
    plan = plan_of(idea)
    keep_measuring(idea, by=cast.anna(), at=AFTER_THE_END)

    with pytest.raises(Refused, match="measured longer already"):
        plan.extend(END + timedelta(weeks=8), planned_n=None, by=cast.sefa(), at=AFTER_THE_END)
