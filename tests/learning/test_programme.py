"""All changes of a team together, on its page."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import cast
from tests.house.test_api import call
from tests.learning.test_evaluating import AFTER_THE_END, END, LIVE, START
from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning.models import Evaluation
from wallofchange.learning.programme.promises import promises
from wallofchange.learning.programme.together import together as programme_of
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


def together(**more: Any) -> list[Any]:
    ideas = list(Idea.objects.select_related("team").order_by("pk"))
    verdicts = verdicts_of(ideas)
    return promises([(idea, verdicts[idea.pk]) for idea in ideas], **more)


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

    (told,) = together(teams=("Service", "IT"))

    assert [team.name for team in told.teams] == ["Service"]


def test_a_team_sees_its_own_line_and_who_sees_all_teams_sees_none():
    for title in ("Call first", "One name", "No form"):
        idea = proved(title, 0.05).idea
        Idea.objects.filter(pk=idea.pk).update(stage="learned", live_at=AFTER_THE_END)

    (hers,) = programme_of(cast.anna()).promises
    (all_teams,) = programme_of(cast.mirjam()).promises

    assert [team.name for team in hers.teams] == ["Service"]
    assert all_teams.teams == []


def test_the_page_says_it_in_one_sentence_and_asks_no_more_queries_for_more_changes(
    django_assert_max_num_queries,
):
    client = Client()
    client.force_login(cast.anna())
    for title in ("Call first", "One name", "No form"):
        idea = proved(title, 0.05).idea
        Idea.objects.filter(pk=idea.pk).update(stage="learned", live_at=AFTER_THE_END)

    with django_assert_max_num_queries(16):
        page = client.get("/learning/", headers={"Accept-Language": "en"}).content.decode()

    assert "We promise +6 and find +5" in page
    assert "Over 3 changes we promised +6 in a hundred customers each, and found +5" in page


def live(title: str, kind: str, found: str = "") -> Idea:
    idea = cast.idea(title, kind=kind)
    Idea.objects.filter(pk=idea.pk).update(stage="learned", live_at=AFTER_THE_END, kind_found=found)
    return idea


def test_the_balance_sets_what_was_meant_beside_what_customers_found():
    live("A face", "nine", "nine")
    live("A heater", "nine", "seven")
    live("A bill", "seven", "seven")
    cast.idea("Not live yet", kind="nine")

    balance = programme_of(cast.anna()).balance

    assert (balance.n, balance.nine, balance.nine_found) == (3, 2, 1)
    assert balance.rows[0] == ("nine", [1, 1, 0])


def test_yes_buts_are_counted_by_what_became_of_them_and_fear_stands_beside_fact():
    idea = cast.idea()
    met, taken_back = cast.objection(idea=idea), cast.objection("Yes, but who pays", idea=idea)
    condition = met.become_yes_if(
        "four weeks first", feared="six hours a day", by=cast.anna(), at=cast.TUESDAY
    )
    condition.meet(found="one and a half", by=cast.anna(), at=cast.FRIDAY)
    taken_back.withdraw(by=cast.sefa(), at=cast.TUESDAY)
    met.prove_right(by=cast.anna(), at=cast.FRIDAY)

    worries = programme_of(cast.anna()).worries

    assert (worries.n, worries.became, worries.right) == (2, {"yes": 1, "withdrawn": 1}, 1)
    assert [each.found for each in worries.compared] == ["one and a half"]


def test_the_whole_programme_can_be_taken_along_and_asked_by_a_program():
    for title in ("Call first", "One name", "No form"):
        idea = proved(title, 0.05).idea
        Idea.objects.filter(pk=idea.pk).update(stage="learned", live_at=AFTER_THE_END)
    client = Client()
    client.force_login(cast.anna())

    taken = client.get("/learning/calculation.json").json()
    asked = call(cast.anna(), "read").get("/api/v1/learning/programme").json()

    assert taken == asked
    assert taken["promises"][0]["n"] == 3
    assert call(cast.bram(), "read").get("/api/v1/learning/programme").json()["promises"] == []
