"""All changes of a team together, on its page."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import cast
from tests.learning.test_evaluating import AFTER_THE_END, END, LIVE, START
from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning.models import Evaluation
from wallofchange.learning.programme import promises
from wallofchange.learning.verdicts import verdicts_of

pytestmark = [pytest.mark.django_db]


def proved(title: str, estimate: float, *, of: str = "Service", grade: str = "B", **more: Any) -> Evaluation:
    """A change with its last verdict, as an evaluation leaves it."""
    idea = cast.idea(title, of=of)
    person = cast.anna() if of == "Service" else cast.bram()
    plan = Hypothesis.objects.create(
        idea=idea, by=person, at=cast.MONDAY, worthwhile=0.05, predicted=0.06,
        baseline_from=START, baseline_until=date(2026, 3, 1),
        live_on=LIVE, measure_from=LIVE, measure_until=END,
    )  # fmt: skip
    side = {"n": 800, "counts": []}
    effect = {"estimate": estimate, "low": estimate - 0.04, "high": estimate + 0.04}
    result = {"measure": "nine_plus", "effect": effect, "after": side, "before": side, "se": 0.02, "p": 0.001}
    return Evaluation.objects.create(
        idea=idea, hypothesis=plan, at=AFTER_THE_END, grade=grade, sentence_nl="", sentence_en="",
        verdict="works" if estimate > 0.04 else "not_proven",
        result=result | {"scale": "0-10", "method": "", "worthwhile": 0.05, "mde": 0.05, "traps": []},
        **({"final": True} | more),
    )  # fmt: skip


def together() -> list[Any]:
    ideas = list(Idea.objects.select_related("team").order_by("pk"))
    verdicts = verdicts_of(ideas)
    return promises([(idea, verdicts[idea.pk]) for idea in ideas])


def test_three_changes_are_set_beside_what_they_promised():
    for title, estimate in (("Call first", 0.09), ("One name", 0.03), ("No form", 0.0)):
        proved(title, estimate)

    (told,) = together()

    assert told.figures["promised"] == pytest.approx(6)
    assert told.figures["found"] == pytest.approx(4, abs=0.01)
    assert [change.name for change in told.changes] == ["Call first", "One name", "No form"]
    assert told.changes[0].believed < told.changes[0].found
    assert told.whole.works == 1


@pytest.mark.parametrize("more", [{"final": False}, {"grade": "D"}])
def test_what_is_not_finished_or_cannot_say_why_is_no_part_of_it(more):
    for title in ("Call first", "One name"):
        proved(title, 0.05)

    proved("No form", 0.05, **more)

    assert together() == []


def test_a_team_with_three_changes_is_named_and_a_team_with_one_is_not():
    for title in ("Call first", "One name", "No form"):
        proved(title, 0.05)
    proved("New screen", 0.0, of="IT")

    (told,) = together()

    assert [team.name for team in told.teams] == ["Service"]


def test_the_page_says_it_in_one_sentence_and_asks_no_more_queries_for_more_changes(
    django_assert_max_num_queries,
):
    client = Client()
    client.force_login(cast.anna())
    for title in ("Call first", "One name", "No form"):
        idea = proved(title, 0.05).idea
        Idea.objects.filter(pk=idea.pk).update(stage="learned", live_at=AFTER_THE_END)

    with django_assert_max_num_queries(12):
        page = client.get("/learning/", headers={"Accept-Language": "en"}).content.decode()

    assert "Over 3 changes we promised +6 in a hundred customers each, and found +5" in page
