"""Goals, limits and cases for programs: the same verbs, rights and refusals as the pages."""

import json

import pytest
from django.test import Client

from tests import cast
from wallofchange.deciding.models import Crossing, Goal, Limit
from wallofchange.people.models import Token

pytestmark = pytest.mark.django_db


def call(user, method, path, body=None, *, scopes=("read", "write")):
    _token, key = Token.issue(user, "test", scopes=list(scopes), at=cast.MONDAY)
    given = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    ask = getattr(Client(headers={"Authorization": f"Bearer {key}"}), method)
    answer = ask(f"/api/v1{path}", **given)
    return answer.status_code, answer.json() if answer.content else None


def written(user=None, **more):
    return call(
        user or cast.mirjam(), "post", "/goals", {"sentence": "We call first", "level": "tactic"} | more
    )


def test_a_goal_is_written_said_otherwise_undone_and_taken_down():
    _status, goal = written()
    path = f"/goals/{goal['id']}"

    call(cast.mirjam(), "patch", path, {"sentence": "We call before you do"})
    assert call(cast.sefa(), "get", path)[1]["sentence"] == "We call before you do"
    assert call(cast.mirjam(), "delete", f"{path}/changes/last")[0] == 204
    assert call(cast.sefa(), "get", path)[1]["sentence"] == "We call first"
    assert [each["what"] for each in call(cast.sefa(), "get", f"{path}/changes")[1]] == [
        "sentence",
        "written",
    ]
    assert call(cast.mirjam(), "delete", path)[0] == 204
    assert call(cast.sefa(), "get", "/goals")[1] == []


def test_a_circle_and_a_lower_level_are_problems_with_a_way_on():
    top = written()[1]["id"]
    below = written(under=top)[1]["id"]

    status, problem = call(cast.mirjam(), "patch", f"/goals/{top}", {"under": below})
    assert (status, problem["code"]) == (409, "loop")
    assert "elsewhere first" in problem["remedy"]
    status, problem = written(level="vision", under=top)
    assert (status, problem["code"]) == (409, "level")


def test_who_only_reads_writes_nothing():
    assert written(cast.sefa())[0] == 409
    assert call(cast.mirjam(), "post", "/goals", {"sentence": "x"}, scopes=["read"])[0] == 403
    assert not Goal.objects.exists()


def test_ideas_moments_and_figures_are_hung_and_taken_off():
    goal, idea, moment = written()[1]["id"], cast.idea(), cast.moment()

    call(cast.sefa(), "put", f"/goals/{goal}/ideas/{idea.pk}")
    call(cast.anna(), "put", f"/goals/{goal}/moments/{moment.slug}")
    call(cast.anna(), "post", f"/goals/{goal}/measures", {"measure": "below", "moment": moment.slug})
    hung = call(cast.sefa(), "get", f"/goals/{goal}")[1]
    assert (hung["ideas"], hung["moments"]) == ([idea.pk], [moment.slug])
    assert hung["measures"] == [{"measure": "below", "moment": moment.slug}]

    call(cast.sefa(), "delete", f"/goals/{goal}/ideas/{idea.pk}")
    call(cast.anna(), "delete", f"/goals/{goal}/moments/{moment.slug}")
    bare = call(cast.anna(), "delete", f"/goals/{goal}/measures/below?moment={moment.slug}")[1]
    assert (bare["ideas"], bare["moments"], bare["measures"]) == ([], [], [])


def test_an_idea_of_another_team_is_neither_seen_nor_hung():
    goal, idea = written()[1]["id"], cast.idea()
    call(cast.anna(), "put", f"/goals/{goal}/ideas/{idea.pk}")

    assert call(cast.bram(), "get", f"/goals/{goal}")[1]["ideas"] == []
    assert call(cast.bram(), "delete", f"/goals/{goal}/ideas/{idea.pk}")[0] == 404


def test_gaps_and_flatness_are_told():
    goal, idea = written()[1]["id"], cast.idea(signals=[cast.heard()])

    assert call(cast.sefa(), "get", "/goals/gaps")[1] == {
        "goals_without_words": [goal],
        "ideas_without_a_goal": [idea.pk],
    }
    assert call(cast.sefa(), "get", "/goals/flat")[1]["days"] is None


def test_a_limit_is_set_crossed_and_chosen_about():
    path = f"/teams/{cast.team().pk}/limits"
    assert call(cast.sefa(), "post", path, {"of": "size", "bar": "1"})[0] == 409
    assert call(cast.anna(), "post", path, {"of": "size", "bar": "1"})[0] == 201
    Limit.objects.get().cross(3, at=cast.TUESDAY)
    [crossing] = call(cast.sefa(), "get", "/crossings")[1]

    assert call(cast.anna(), "post", f"/crossings/{crossing['id']}/choice", {"choice": "split"})[0] == 409
    status, chosen = call(cast.mirjam(), "post", f"/crossings/{crossing['id']}/choice", {"choice": "split"})

    assert (status, chosen["choice"]) == (201, "split")
    assert call(cast.bram(), "get", path)[0] == 404
    assert call(cast.anna(), "delete", f"{path}/size")[0] == 204
    assert not Crossing.objects.open().exists()


def test_a_case_is_read_taken_along_and_linked_to():
    idea = cast.idea(signals=[cast.heard()])
    path = f"/ideas/{idea.pk}/case"

    said = call(cast.sefa(), "get", f"{path}?language=en")[1]
    assert (said["voices"], said["labels"]["asked"]) == (1, "What is asked")
    assert call(cast.chantal(), "get", path)[0] == 404
    assert call(cast.sefa(), "post", f"{path}/keys", {})[0] == 409
    made = call(cast.anna(), "post", f"{path}/keys", {"name": "October"})[1]
    assert Client().get(made["path"]).status_code == 200
    assert call(cast.anna(), "delete", f"{path}/keys/{made['id']}")[0] == 204
    assert Client().get(made["path"]).status_code == 404
