"""The small taps of a page for programs: heard, seen, to the day-start, who waits, measure now."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import cast
from tests.house.test_api import call, post
from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import Condition, Goal, Idea, Mandate, OwnedNo, Unasked
from wallofchange.learning.models import LookedAgain
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db


def waiting(**more: Any) -> FollowUp:
    said = cast.heard("Please ring me")
    due = {"at": cast.MONDAY, "due_at": cast.TUESDAY}
    return FollowUp.objects.create(signal=said, team=cast.team(), **due, **more)


def a_no() -> OwnedNo:
    worry = cast.objection(idea=cast.idea(by=cast.sefa()))
    again = timezone.localdate() + timedelta(days=90)
    return worry.become_no("the rules", look_again_on=again, by=cast.anna(), at=timezone.now())


def test_the_teams_of_a_key_are_told_with_who_works_there():
    anna, sefa = cast.anna(), cast.sefa()
    cast.bram()

    told = call(anna, "read").get("/api/v1/teams").json()

    people = [
        {"id": anna.pk, "username": "anna", "name": "Anna Wiersma", "leads": True},
        {"id": sefa.pk, "username": "sefa", "name": "Sefa Yildiz", "leads": False},
    ]
    assert told == [{"id": cast.team().pk, "name": "Service", "people": people}]


def test_who_waits_is_taken_and_answered():
    follow_up, anna = waiting(), cast.anna()

    (told,) = call(anna).get(f"/api/v1/follow-ups?team={cast.team().pk}").json()
    taken = post(call(anna), f"/follow-ups/{follow_up.pk}/taking", {}).json()
    answered = post(call(anna), f"/follow-ups/{follow_up.pk}/replies", {"words": "I rang"})

    assert (told["id"], told["words"], told["owner"]) == (follow_up.pk, "Please ring me", None)
    assert taken["owner"] == anna.pk
    assert (answered.status_code, answered.json()["closed_at"] is None) == (201, False)
    assert call(anna).get("/api/v1/follow-ups").json() == []


def test_the_second_who_takes_it_is_told_and_may_take_it_over_knowingly():
    follow_up, sefa = waiting(), cast.sefa()
    post(call(sefa), f"/follow-ups/{follow_up.pk}/taking", {})

    second = post(call(cast.anna()), f"/follow-ups/{follow_up.pk}/taking", {})
    over = post(call(cast.anna()), f"/follow-ups/{follow_up.pk}/taking", {"owner": sefa.pk})

    assert (second.status_code, second.json()["code"]) == (409, "taken")
    assert (second.json()["remedy"], over.json()["owner"]) == ("Take the next one.", cast.anna().pk)


def test_no_answer_is_needed_with_a_reason_only():
    follow_up, client = waiting(), call(cast.anna())

    without = post(client, f"/follow-ups/{follow_up.pk}/closing", {"why": " "})
    closed = post(client, f"/follow-ups/{follow_up.pk}/closing", {"why": "she rang us"}).json()

    assert (without.status_code, without.json()["code"]) == (409, "empty")
    assert (closed["why_not"], closed["closed_at"] is None) == ("she rang us", False)


def test_somebody_calls_to_say_thanks():
    said, sefa = cast.heard("They rang me first"), cast.sefa()

    made = post(call(sefa), f"/signals/{said.pk}/thanks-call", {})

    assert (made.status_code, made.json()["signal"], made.json()["owner"]) == (201, said.pk, sefa.pk)


def test_a_condition_that_was_met_goes_to_the_next_day_start():
    worry, client = cast.objection(), call(cast.anna())
    worry.become_yes_if(
        "in pairs", who=cast.sefa(), due=timezone.localdate(), by=cast.anna(), at=timezone.now()
    )

    before = post(client, f"/objections/{worry.pk}/condition/day-start", {})
    Condition.objects.get().meet(by=cast.sefa(), at=timezone.now())
    after = post(client, f"/objections/{worry.pk}/condition/day-start", {})

    assert (before.status_code, before.json()["code"], after.status_code) == (409, "answered", 204)
    assert Condition.objects.get().to_day_start_at


def test_a_no_is_heard_by_whoever_had_the_idea_alone():
    no = a_no()

    post(call(cast.anna()), f"/objections/{no.objection_id}/no/heard", {})
    somebody_else = OwnedNo.objects.get().heard_at
    post(call(cast.sefa()), f"/objections/{no.objection_id}/no/heard", {})

    assert somebody_else is None
    assert OwnedNo.objects.get().heard_at


def test_one_is_asked_what_a_remark_is_or_not_any_more():
    client = call(cast.sefa())

    off = post(client, "/remarks/asking", {"ask": False})
    unasked = Unasked.objects.filter(user=cast.sefa()).exists()
    post(client, "/remarks/asking", {"ask": True})

    assert (off.status_code, unasked, Unasked.objects.exists()) == (204, True, False)


def test_what_became_ordinary_is_seen_once():
    idea = cast.idea()
    LookedAgain.objects.create(idea=idea, months=6, at=cast.FRIDAY, became="ordinary")

    seen = [post(call(cast.anna()), f"/ideas/{idea.pk}/ordinary/seen", {}).status_code for _ in range(2)]

    assert (seen, LookedAgain.objects.get().seen_by) == ([204, 204], cast.anna())


def test_without_a_plan_there_is_nothing_to_put_to_the_signals():
    answer = post(call(cast.anna()), f"/ideas/{cast.idea().pk}/evaluations", {})

    assert (answer.status_code, answer.json()["code"]) == (409, "no_plan")
    assert answer.json()["remedy"]


def test_a_goal_that_cannot_hang_there_keeps_its_sentence_too():
    top = Goal.write("Everybody is rung back", level=1, under=None, by=cast.mirjam(), at=cast.MONDAY)
    under = Goal.write("Within a day", level=2, under=top, by=cast.mirjam(), at=cast.MONDAY)

    answer = call(cast.mirjam()).patch(
        f"/api/v1/goals/{top.pk}", {"sentence": "Nobody rings", "under": under.pk}, "application/json"
    )

    top.refresh_from_db()
    assert (answer.status_code, top.sentence) == (409, "Everybody is rung back")


def test_a_mandate_of_another_team_is_not_there():
    given = Mandate.give(cast.team(), hours=8, by=cast.mirjam(), at=cast.MONDAY)

    answers = [call(who).delete(f"/api/v1/mandates/{given.pk}") for who in (cast.bram(), cast.anna())]

    assert [answer.status_code for answer in answers] == [404, 409]


def test_who_stands_in_by_a_program_is_a_colleague_as_on_the_page():
    cast.chantal()
    days = {"since": "2026-03-02", "until": "2026-03-06"}
    ask = call(cast.anna())

    answers = [
        post(ask, "/delegations", {"stands_in": each.username} | days)
        for each in (cast.bram(), cast.chantal(), cast.sefa())
    ]

    assert [answer.status_code for answer in answers] == [409, 409, 201]
    assert answers[0].json()["code"] == "stranger"


def calls() -> list[tuple[str, Any]]:
    """Every call on something of Service, with what it asks for."""
    no, follow_up = a_no(), waiting()
    idea, worry = no.objection.idea_id, no.objection_id
    return [
        (f"/objections/{worry}/no/heard", {}),
        (f"/objections/{worry}/condition/day-start", {}),
        (f"/ideas/{idea}/ordinary/seen", {}),
        (f"/ideas/{idea}/evaluations", {}),
        (f"/follow-ups/{follow_up.pk}/taking", {}),
        (f"/follow-ups/{follow_up.pk}/replies", {"words": "x"}),
        (f"/follow-ups/{follow_up.pk}/closing", {"why": "x"}),
        (f"/signals/{follow_up.signal_id}/thanks-call", {}),
    ]


def told(user: User, *scopes: str) -> set[int]:
    return {post(call(user, *scopes), path, body).status_code for path, body in calls()}


def test_what_is_of_another_team_is_not_there():
    assert told(cast.bram()) == {404}
    assert call(cast.bram()).get(f"/api/v1/follow-ups?team={cast.team().pk}").status_code == 404
    assert call(cast.bram()).get("/api/v1/follow-ups").json() == []


def test_a_key_that_may_only_read_changes_nothing():
    assert told(cast.anna(), "read") == {403}
    assert post(call(cast.anna(), "read"), "/remarks/asking", {"ask": False}).status_code == 403
    assert (FollowUp.objects.get().owner, Idea.objects.get().stage) == (None, "no")


def test_what_cannot_be_is_not_understood():
    follow_up, client = waiting(), call(cast.anna())

    asked = [
        post(client, f"/follow-ups/{follow_up.pk}/taking", {"owner": 10**30}),
        post(client, f"/follow-ups/{follow_up.pk}/replies", {}),
        post(client, f"/follow-ups/{follow_up.pk}/closing", {"why": "x" * 201}),
        post(client, "/remarks/asking", {"ask": "perhaps"}),
    ]

    assert {(answer.status_code, answer.json()["code"]) for answer in asked} == {(422, "invalid")}
