"""What the page of an idea can change, a program can: described, put aside with a day, done at once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from wallofchange.deciding.models import Idea, Stage
from wallofchange.people.models import Token, User

pytestmark = pytest.mark.django_db


def call(user: User, *scopes: str) -> Client:
    _key, plain = Token.issue(user, "test", scopes=list(scopes or ("read", "write")), at=cast.MONDAY)
    return Client(headers={"Authorization": f"Bearer {plain}"})


def sent(who: User | Client, how: str, path: str, body: Any = None) -> Any:
    client = who if isinstance(who, Client) else call(who)
    return getattr(client, how)(f"/api/v1{path}", body or {}, content_type="application/json")


def test_a_program_describes_an_idea_and_leaves_the_rest_as_it_was():
    idea, sefa = cast.idea(kind="seven"), cast.sefa()

    answer = sent(
        cast.anna(), "patch", f"/ideas/{idea.pk}", {"hours": 2.5, "owner": sefa.pk, "lane": "prove"}
    )

    assert (answer.json()["hours"], answer.json()["owner"], answer.json()["lane"]) == (
        "2.5",
        sefa.pk,
        "prove",
    )
    idea.refresh_from_db()
    assert (idea.title, idea.kind, idea.hours) == (
        "Call back before the customer does",
        "seven",
        Decimal("2.5"),
    )


def test_a_program_says_it_better_says_what_kind_is_meant_and_leaves_it_to_nobody():
    idea = cast.idea(owner=cast.sefa())

    answer = sent(
        cast.anna(), "patch", f"/ideas/{idea.pk}", {"title": " Ring  first ", "kind": "nine", "owner": None}
    )

    told = answer.json()
    assert (told["title"], told["kind"], told["owner"]) == ("Ring first", "nine", None)


def test_nothing_said_changes_nothing():
    idea = cast.idea()

    answer = sent(cast.anna(), "patch", f"/ideas/{idea.pk}", {})

    assert (answer.status_code, answer.json()["title"]) == (200, idea.title)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"kind": "eleven"}, {"kind": None}, {"lane": "fast"}, {"title": None}, {"title": 3}),
        *({"hours": -1}, {"hours": "many"}, {"hours": 1e9}, {"hours": None}),
        *({"owner": "sefa"}, {"owner": -1}, {"owner": 10**30}),
    ],
)
def test_a_description_that_cannot_be_is_not_understood(wrong):
    idea = cast.idea()

    answer = sent(cast.anna(), "patch", f"/ideas/{idea.pk}", wrong)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert Idea.objects.get().title == idea.title


def test_what_the_page_refuses_a_program_is_refused_with_its_remedy():
    answer = sent(cast.anna(), "patch", f"/ideas/{cast.idea().pk}", {"title": "  "})

    assert (answer.status_code, answer.json()["code"]) == (409, "empty")
    assert answer.json()["remedy"] == "What will a customer notice?"


def test_an_idea_is_left_to_somebody_who_works_on_it_only():
    answer = sent(cast.anna(), "patch", f"/ideas/{cast.idea().pk}", {"owner": cast.bram().pk})

    assert answer.status_code == 404


def test_a_program_puts_it_aside_until_the_day_it_chose():
    idea = cast.idea()

    answer = sent(
        cast.anna(), "post", f"/ideas/{idea.pk}/decisions",
        {"to": "not_now", "from": "inventory", "look_again_on": "2090-03-01", "why": "after the move"},
    )  # fmt: skip

    decision = idea.decisions.get()
    assert (answer.status_code, answer.json()["stage"]) == (201, "not_now")
    assert (decision.look_again_on, decision.why) == (date(2090, 3, 1), "after the move")


def test_not_now_looks_ahead():
    answer = sent(
        cast.anna(), "post", f"/ideas/{cast.idea().pk}/decisions",
        {"to": "not_now", "look_again_on": "2020-03-01"},
    )  # fmt: skip

    assert (answer.status_code, answer.json()["code"]) == (409, "day")
    assert answer.json()["remedy"]


def test_never_mind_may_have_a_reason():
    idea = cast.idea()

    sent(
        cast.anna(), "post", f"/ideas/{idea.pk}/decisions", {"to": "never_mind", "why": "it is there already"}
    )

    assert (idea.decisions.get().stage, idea.decisions.get().why) == ("never_mind", "it is there already")


def test_a_program_goes_live_without_a_prediction_as_done_not_measured():
    idea = cast.idea()
    idea.choose(by=cast.anna(), at=timezone.now())
    idea.start(by=cast.anna(), at=timezone.now())

    refused = sent(cast.anna(), "post", f"/ideas/{idea.pk}/decisions", {"to": "evaluation"})
    answer = sent(
        cast.anna(), "post", f"/ideas/{idea.pk}/decisions", {"to": "evaluation", "without_prediction": True}
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "no_prediction")
    assert answer.json()["stage"] == "learned"


def test_done_at_once_is_a_move_as_well_and_the_second_who_moves_is_told():
    idea = cast.idea()
    done = {"to": "done_at_once", "from": "inventory", "line": "The letter says when"}

    first = sent(cast.anna(), "post", f"/ideas/{idea.pk}/decisions", done)
    second = sent(cast.anna(), "post", f"/ideas/{idea.pk}/decisions", done)

    assert first.json()["stage"] == "done_at_once"
    assert (second.status_code, second.json()["code"]) == (409, "moved")


@pytest.mark.parametrize(
    "wrong", [{"to": "the moon"}, {"to": None}, {"to": "not_now", "look_again_on": "soon"}]
)
def test_a_move_that_cannot_be_is_not_understood(wrong):
    answer = sent(cast.anna(), "post", f"/ideas/{cast.idea().pk}/decisions", wrong)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert Idea.objects.get().stage == Stage.INVENTORY


def test_whoever_raises_a_yes_but_may_say_what_kind_it_is():
    idea = cast.idea()

    sent(cast.sefa(), "post", f"/ideas/{idea.pk}/objections", {"words": "Yes, but who pays", "kind": "cost"})
    odd = sent(cast.sefa(), "post", f"/ideas/{idea.pk}/objections", {"words": "Yes, but", "kind": "odd"})

    assert (idea.objections.get().kind, idea.objections.get().kind_by) == ("cost", cast.sefa())
    assert odd.status_code == 422


CALLS = [("patch", "", {"title": "Ours"}), ("post", "/decisions", {"to": "not_now"})]


@pytest.mark.parametrize(("how", "path", "body"), CALLS)
def test_an_idea_of_another_team_is_not_there(how, path, body):
    idea = cast.idea()

    assert sent(cast.bram(), how, f"/ideas/{idea.pk}{path}", body).status_code == 404


@pytest.mark.parametrize(("how", "path", "body"), CALLS)
def test_a_key_that_may_only_read_changes_no_idea(how, path, body):
    idea = cast.idea()

    answer = sent(call(cast.anna(), "read"), how, f"/ideas/{idea.pk}{path}", body)

    assert (answer.status_code, Idea.objects.get().stage) == (403, "inventory")
