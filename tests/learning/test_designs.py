"""Designs that compare places in a model are worked out by the worker, and kept like any verdict."""

from datetime import timedelta

import pytest

from tests import cast
from tests.deciding.visit import stand
from tests.learning.test_evaluating import AFTER_THE_END, LIVE, answers, live
from wallofchange.diary.models import Entry
from wallofchange.learning.judging.evaluating import evaluate, plan_of
from wallofchange.learning.models import Evaluation
from wallofchange.learning.pull import pull

pytestmark = pytest.mark.django_db
TREATED = [f"district {number}" for number in range(6)]


def staggered():
    starts = {unit: (LIVE + timedelta(weeks=at % 3)).isoformat() for at, unit in enumerate(TREATED)}
    return live(design="staggered", treated_units=TREATED, unit_starts=starts)


def test_one_place_after_another_is_judged_beside_those_still_without():
    answers(0.9, only=set(TREATED))

    found = evaluate(plan_of(staggered()), at=AFTER_THE_END)

    assert (found.verdict, found.grade) == ("works", "B")
    assert found.method.startswith("Staggered start: 6 places beside")


def test_asking_for_it_leaves_the_work_to_the_worker():
    answers(0.9, only=set(TREATED))
    idea = staggered()

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/evaluations/")

    assert (answer.status_code, Evaluation.objects.count()) == (302, 0)
    assert Entry.objects.filter(verb="asked for a verdict", actor_name="Anna Wiersma").count() == 1
    assert pull(at=AFTER_THE_END) == 1


def test_a_verdict_is_worked_out_again_when_somebody_asked_since():
    answers(0.0)
    idea = live(design="synthetic", treated_units=["district 0"])
    pull(at=AFTER_THE_END)

    stand(cast.anna()).post(f"/ideas/{idea.pk}/evaluations/")

    assert pull(at=AFTER_THE_END + timedelta(minutes=1)) == 1
    assert {each.result["plan"]["design"] for each in Evaluation.objects.all()} == {"synthetic"}


def test_who_may_not_see_the_idea_may_not_ask():
    idea = staggered()

    assert stand(cast.chantal()).post(f"/ideas/{idea.pk}/evaluations/").status_code == 404
    assert not Entry.objects.filter(verb="asked for a verdict").exists()
