"""The API: the same verbs, with a key instead of a login."""

from typing import Any

import pytest
from django.test import Client

from tests import cast
from wallofchange.deciding.models import Capacity, Cycle, Idea
from wallofchange.people.models import Token, User

pytestmark = pytest.mark.django_db


def call(user: User, *scopes: str) -> Client:
    _key, plain = Token.issue(user, "test", scopes=list(scopes or ("read", "write")), at=cast.MONDAY)
    return Client(headers={"Authorization": f"Bearer {plain}"})


def post(client: Client, path: str, body: Any) -> Any:
    return client.post(f"/api/v1{path}", body, content_type="application/json")


def test_a_call_without_a_key_is_a_problem_with_a_remedy():
    answer = Client().get("/api/v1/ideas")

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["remedy"] == "Send: Authorization: Bearer KEY."


def test_a_key_that_may_only_read_writes_nothing():
    answer = post(call(cast.anna(), "read"), "/ideas", {"title": "Call back", "team": cast.team().pk})

    assert answer.status_code == 403
    assert answer.json()["detail"] == "This key has no scope 'write'."
    assert not Idea.objects.exists()


def test_an_idea_is_pinned_with_the_words_it_was_made_from_and_moved():
    signal = cast.heard()
    client = call(cast.anna())

    idea = post(
        client, "/ideas", {"title": "Call back", "team": cast.team().pk, "signals": [signal.pk]}
    ).json()
    moved = post(client, f"/ideas/{idea['id']}/decisions", {"to": "selection", "from": "inventory"})

    assert moved.json()["stage"] == "selection"
    assert [e.signal_id for e in Idea.objects.get().evidence.all()] == [signal.pk]


def test_a_move_of_a_card_that_somebody_else_just_moved_is_refused():
    idea = cast.idea()
    idea.choose(by=cast.sefa(), at=cast.MONDAY)

    answer = post(call(cast.anna()), f"/ideas/{idea.pk}/decisions", {"to": "selection", "from": "inventory"})

    assert (answer.status_code, answer.json()["code"]) == (409, "moved")
    assert "Sefa Yildiz moved this idea just before you" in answer.json()["detail"]


def test_the_reserve_is_kept_through_the_api_as_well():
    Capacity.objects.create(team=cast.team(), hours_a_week=100)

    answer = post(call(cast.anna()), f"/teams/{cast.team().pk}/regular-work", {"title": "Tax", "hours": 321})

    assert (answer.status_code, answer.json()["code"]) == (409, "reserve")
    assert Cycle.objects.get().regular == 0


def test_another_teams_ideas_and_customers_do_not_exist_for_a_key():
    cast.heard()
    idea = cast.idea()
    client = call(cast.chantal())

    assert client.get("/api/v1/signals").json()["items"] == []
    assert client.get("/api/v1/ideas").json() == []
    assert client.get(f"/api/v1/ideas/{idea.pk}").status_code == 404
    assert client.get(f"/api/v1/teams/{cast.team().pk}/room").status_code == 404
    assert post(client, "/ideas", {"title": "Mine", "team": cast.team().pk}).status_code == 404


def test_what_was_heard_comes_in_pages():
    for _ in range(3):
        cast.heard()
    client = call(cast.anna())

    first = client.get("/api/v1/signals?limit=2").json()
    second = client.get(f"/api/v1/signals?limit=2&before={first['next']}").json()

    assert [len(first["items"]), len(second["items"]), second["next"]] == [2, 1, None]


def test_input_that_is_not_understood_says_where():
    answer = post(call(cast.anna()), "/ideas", {"team": cast.team().pk})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert "title" in answer.json()["detail"]


@pytest.mark.parametrize("wrong", [{"lane": "fast"}, {"kind": "eleven"}, {"hours": -1}, {"hours": 1e9}])
def test_an_idea_that_cannot_be_is_not_pinned_by_a_program_either(wrong):
    answer = post(call(cast.anna()), "/ideas", {"title": "Call back", "team": cast.team().pk} | wrong)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not Idea.objects.exists()


@pytest.mark.parametrize("path", [f"/ideas?team={10**30}", f"/ideas/{10**30}"])
def test_no_number_is_too_large_to_be_answered(path):
    client = call(cast.anna())
    client.raise_request_exception = False

    assert client.get(f"/api/v1{path}").status_code in (404, 422)


def test_the_description_is_openapi_3_1():
    assert call(cast.anna()).get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"


def test_a_statistic_is_the_one_of_the_command_line():
    answer = post(call(cast.anna(), "read"), "/calc/nps", {"promoters": 6, "passives": 139, "detractors": 16})

    assert round(answer.json()["low"], 2) == -12.40


def test_an_impossible_question_names_the_field_and_the_rule():
    answer = post(call(cast.anna(), "read"), "/calc/share", {"x": 5, "n": 4})

    assert (answer.status_code, answer.json()["code"]) == (422, "impossible")
    assert "x" in answer.json()["detail"]


def test_an_unknown_statistic_names_those_there_are():
    answer = post(call(cast.anna(), "read"), "/calc/magic", {})

    assert answer.status_code == 404
    assert "nps_diff" in answer.json()["remedy"]


def test_a_nul_is_turned_away_before_a_store_that_cannot_keep_it():
    answer = post(call(cast.anna()), "/ideas", {"title": "Call\0back", "team": cast.team().pk})

    assert (answer.status_code, answer.json()["code"]) == (400, "nul")
    assert not Idea.objects.exists()


def test_a_nul_in_the_address_is_a_problem_too():
    answer = call(cast.anna()).get("/api/v1/signals?q=%00")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
