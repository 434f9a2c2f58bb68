"""The day-start for programs: the same verbs as the page."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from wallofchange.deciding.models import Condition, DayStart, Idea, Postponement, Promise, Thanks
from wallofchange.deciding.mornings import Calendar
from wallofchange.people.models import Token

pytestmark = pytest.mark.django_db


class Caller:
    def __init__(self, user, *scopes) -> None:
        key = Token.issue(user, "test", scopes=list(scopes or ("read", "write")), at=cast.MONDAY)[1]
        self.headers = {"Authorization": f"Bearer {key}"}

    def get(self, path):
        return Client().get(f"/api/v1{path}", headers=self.headers)

    def post(self, path, body=None):
        return Client().post(
            f"/api/v1{path}", json.dumps(body or {}), content_type="application/json", headers=self.headers
        )

    def delete(self, path):
        return Client().delete(f"/api/v1{path}", headers=self.headers)


def test_a_program_reads_the_morning_begins_and_closes_it():
    anna, idea = Caller(cast.anna()), cast.idea()
    team = cast.team().pk

    shown = anna.get(f"/teams/{team}/today").json()
    held = anna.post("/day-starts", {"team": team}).json()
    closed = anna.post(f"/day-starts/{held['id']}/closing", {"today": "The bell stays silent"}).json()

    assert (shown["choose"], shown["leader"], shown["day_start"]) == ([idea.pk], "Anna Wiersma", None)
    assert closed["today"] == "The bell stays silent"
    assert [each["id"] for each in anna.get(f"/day-starts?team={team}").json()] == [held["id"]]


def test_a_program_promises_and_keeps():
    anna = Caller(cast.anna())

    made = anna.post(f"/teams/{cast.team().pk}/promises", {"what": "Ring her"}).json()
    said = anna.post(f"/promises/{made}/words", {"said": "done"})

    assert said.status_code == 204
    assert Promise.objects.get().done_by == cast.anna()


def test_a_program_reads_the_minutes():
    anna, idea = Caller(cast.anna()), cast.idea()
    held = anna.post("/day-starts", {"team": cast.team().pk}).json()
    idea.choose(by=cast.anna(), at=timezone.now())

    (line,) = anna.get(f"/day-starts/{held['id']}/minutes").json()

    assert (line["idea"], line["said"]) == (idea.pk, "Anna chooses ‘Call back before the customer does’")


def test_the_second_who_closes_gets_a_problem_with_its_remedy():
    anna = Caller(cast.anna())
    held = anna.post("/day-starts", {"team": cast.team().pk}).json()
    anna.post(f"/day-starts/{held['id']}/closing")

    answer = anna.post(f"/day-starts/{held['id']}/closing")

    assert (answer.status_code, answer.json()["code"]) == (409, "closed")
    assert answer.json()["remedy"]


def test_another_team_gets_nothing():
    held = Caller(cast.anna()).post("/day-starts", {"team": cast.team().pk}).json()
    promise = Promise.make("x", team=cast.team(), due=cast.MONDAY.date(), by=cast.anna(), at=cast.MONDAY)
    bram, team = Caller(cast.bram()), cast.team().pk

    asked = [
        bram.get(f"/teams/{team}/today"),
        bram.get(f"/day-starts?team={team}"),
        bram.post("/day-starts", {"team": team}),
        bram.post(f"/day-starts/{held['id']}/closing"),
        bram.get(f"/day-starts/{held['id']}/minutes"),
        bram.post(f"/teams/{team}/promises", {"what": "x"}),
        bram.post(f"/promises/{promise.pk}/words", {"said": "done"}),
    ]

    assert {answer.status_code for answer in asked} == {404}


def test_a_program_reads_what_was_taken_down_after_a_yes_but():
    worry = cast.objection(idea=cast.idea())
    worry.idea.take_down(by=cast.sefa(), at=timezone.now())

    shown = Caller(cast.anna()).get(f"/teams/{cast.team().pk}/today").json()

    assert (shown["never_minds"], shown["fading"], shown["asks"]) == ([worry.idea_id], [], [])


def begun(by: Caller) -> dict:
    return by.post("/day-starts", {"team": cast.team().pk}).json()


def test_everybody_goes_on_to_an_item_and_asks_for_two_more_minutes():
    anna = Caller(cast.anna())
    held = begun(anna)

    turned = anna.post(f"/day-starts/{held['id']}/turns", {"item": "choose"}).json()
    longer = anna.post(f"/day-starts/{held['id']}/more-minutes").json()

    assert (held["item"], held["planned"]) == ("", 15)
    assert (turned["item"], longer["planned"]) == ("choose", 17)


def test_half_an_hour_more_is_another_meeting():
    anna = Caller(cast.anna())
    held = begun(anna)
    DayStart.objects.update(extra_minutes=30)

    answer = anna.post(f"/day-starts/{held['id']}/more-minutes")

    assert (answer.status_code, answer.json()["code"]) == (409, "long_enough")
    assert answer.json()["remedy"]


def test_what_was_closed_too_soon_goes_on_with_what_was_said():
    anna = Caller(cast.anna())
    held = begun(anna)
    anna.post(f"/day-starts/{held['id']}/closing", {"today": "The bell stays silent"})

    refused = anna.post(f"/day-starts/{held['id']}/turns", {"item": "today"})
    opened = anna.delete(f"/day-starts/{held['id']}/closing").json()

    assert (refused.status_code, refused.json()["code"]) == (409, "closed")
    assert (opened["closed_at"], opened["today"]) == (None, "The bell stays silent")


def test_the_lesson_of_the_week_is_told_or_skipped():
    anna = Caller(cast.anna())
    held = begun(anna)

    skipped = anna.post(f"/day-starts/{held['id']}/lesson").json()
    told = anna.post(f"/day-starts/{held['id']}/lesson", {"words": "Ring before ten"}).json()

    assert (skipped["learned"], told["learned"]) == ("", "Ring before ten")
    assert DayStart.objects.get().learned_at


def test_somebody_takes_this_morning_and_somebody_the_next():
    anna, sefa, team = Caller(cast.anna()), Caller(cast.sefa()), cast.team()

    taken = [sefa.post(f"/teams/{team.pk}/lead"), anna.post(f"/teams/{team.pk}/lead", {"following": True})]
    shown = anna.get(f"/teams/{team.pk}/today").json()

    assert [answer.status_code for answer in taken] == [204, 204]
    assert (shown["leader"], shown["next_leader"]) == ("Sefa Yildiz", "Anna Wiersma")


def test_who_leads_a_morning_that_is_under_way_takes_it_over():
    held, team = begun(Caller(cast.anna())), cast.team()

    Caller(cast.sefa()).post(f"/teams/{team.pk}/lead")

    assert (held["leader"], DayStart.objects.get().leader) == ("Anna Wiersma", cast.sefa())


def test_a_manager_who_looks_in_does_not_lead():
    answer = Caller(cast.mirjam()).post(f"/teams/{cast.team().pk}/lead")

    assert (answer.status_code, answer.json()["code"]) == (409, "not_yours")
    assert answer.json()["remedy"] == "You are welcome to stand with them."


def test_a_promise_may_be_somebody_elses_of_the_team():
    anna, team, sefa = Caller(cast.anna()), cast.team(), cast.sefa()

    anna.post(f"/teams/{team.pk}/promises", {"what": "Ring her", "who": sefa.pk})
    outside = anna.post(f"/teams/{team.pk}/promises", {"what": "Ring", "who": cast.bram().pk})

    promise = Promise.objects.get()
    assert (promise.who, promise.due) == (sefa, Calendar(team, timezone.localdate()).next)
    assert outside.status_code == 404


def test_a_team_is_thanked_once_for_what_a_customer_said():
    said, anna = cast.heard("Sefa rang back"), Caller(cast.anna())

    thanked = [anna.post(f"/teams/{cast.team().pk}/thanks", {"signal": said.pk}) for _twice in range(2)]

    assert [answer.status_code for answer in thanked] == [204, 204]
    assert Thanks.objects.get().signal_id == said.pk


def test_more_of_this_makes_an_idea_of_what_nobody_expected():
    said, anna = cast.heard("Sefa rang back by herself", moment=cast.moment()), Caller(cast.anna())

    drafted = anna.post(f"/teams/{cast.team().pk}/more-of-this", {"signal": said.pk}).json()
    better = anna.post(f"/teams/{cast.team().pk}/more-of-this", {"signal": said.pk, "title": "Ring"}).json()

    idea = Idea.objects.get(pk=drafted["id"])
    assert (drafted["title"], drafted["kind"]) == ("More of this: Sefa rang back by herself", "nine")
    assert [each.signal_id for each in idea.evidence.all()] == [said.pk]
    assert (idea.moment, better["title"]) == (cast.moment(), "Ring")


def test_an_idea_waits_until_tomorrow_or_is_asked_today_after_all():
    anna, idea = Caller(cast.anna()), cast.idea()

    put_off = anna.post(f"/ideas/{idea.pk}/tomorrow")
    waits = list(Postponement.of_morning([idea], timezone.localdate()))
    back = anna.delete(f"/ideas/{idea.pk}/tomorrow")

    assert (put_off.status_code, waits, back.status_code) == (204, [idea.pk], 204)
    assert Postponement.of_morning([idea], timezone.localdate()) == {}


def test_what_was_found_is_said_with_a_condition_that_is_done():
    worry = cast.objection()
    worry.become_yes_if(
        "calls in pairs", who=cast.sefa(), due=timezone.localdate(), by=cast.anna(), at=timezone.now()
    )
    condition = Condition.objects.get()

    Caller(cast.sefa()).post(f"/conditions/{condition.pk}/words", {"said": "done", "found": "two hours"})

    worry.refresh_from_db()
    assert (worry.state, worry.found) == ("yes", "two hours")


def of_a_morning() -> list[tuple[str, dict]]:
    """Every call on something of Service, with what it asks for."""
    team, idea, said = cast.team().pk, cast.idea().pk, cast.heard().pk
    held = f"/day-starts/{begun(Caller(cast.anna()))['id']}"
    return [
        (f"{held}/turns", {"item": "choose"}),
        (f"{held}/more-minutes", {}),
        (f"{held}/lesson", {"words": "x"}),
        (f"/teams/{team}/lead", {}),
        (f"/teams/{team}/thanks", {"signal": said}),
        (f"/teams/{team}/more-of-this", {"signal": said}),
        (f"/ideas/{idea}/tomorrow", {}),
    ]


def test_a_morning_of_another_team_is_not_there():
    calls, bram = of_a_morning(), Caller(cast.bram())

    answers = [bram.post(path, body) for path, body in calls]
    answers += [bram.delete(calls[0][0].replace("turns", "closing")), bram.delete(calls[-1][0])]

    assert {answer.status_code for answer in answers} == {404}


def test_a_key_that_may_only_read_does_nothing_in_a_morning():
    calls, reader = of_a_morning(), Caller(cast.anna(), "read")

    answers = [reader.post(path, body) for path, body in calls]
    answers += [reader.delete(calls[0][0].replace("turns", "closing")), reader.delete(calls[-1][0])]

    assert {answer.status_code for answer in answers} == {403}
    assert (Thanks.objects.count(), Postponement.objects.count()) == (0, 0)


def test_what_another_team_heard_is_nobodys_to_thank_for_here():
    theirs, anna = cast.heard(of="IT"), Caller(cast.anna())

    asked = [
        anna.post(f"/teams/{cast.team().pk}/{what}", {"signal": theirs.pk})
        for what in ("thanks", "more-of-this")
    ]

    assert {answer.status_code for answer in asked} == {404}


def test_what_cannot_be_said_in_a_morning_is_not_understood():
    anna, team, said = Caller(cast.anna()), cast.team().pk, cast.heard().pk
    held = f"/day-starts/{begun(anna)['id']}"
    promise = Promise.make("x", team=cast.team(), due=cast.MONDAY.date(), by=cast.anna(), at=cast.MONDAY)

    asked = [
        anna.post(f"{held}/turns", {"item": "coffee"}),
        anna.post(f"{held}/turns"),
        anna.post(f"{held}/lesson", {"words": None}),
        anna.post(f"/teams/{team}/lead", {"following": "perhaps"}),
        anna.post(f"/teams/{team}/thanks"),
        anna.post(f"/teams/{team}/thanks", {"signal": 10**30}),
        anna.post(f"/teams/{team}/more-of-this", {"signal": said, "title": 3}),
        anna.post(f"/teams/{team}/promises", {"what": "x", "who": -1}),
        anna.post(f"/teams/{team}/promises", {"what": "x", "due": "soon"}),
        anna.post(f"/promises/{promise.pk}/words", {"said": "never"}),
    ]

    assert {(answer.status_code, answer.json()["code"]) for answer in asked} == {(422, "invalid")}
