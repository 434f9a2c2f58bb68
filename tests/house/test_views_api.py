"""Views of what was heard and of the wall, kept by a program as on their page."""

import pytest

from tests import cast
from tests.house.test_api import call, post
from wallofchange.understanding.models import View

pytestmark = pytest.mark.django_db


def test_a_look_at_the_wall_is_kept_called_otherwise_and_thrown_away():
    client = call(cast.anna())

    kept = post(client, "/views", {"name": "Nines", "page": "wall", "query": "?kind=nine&colour=red"}).json()
    listed = client.get("/api/v1/views?page=wall").json()
    renamed = client.patch(f"/api/v1/views/{kept['id']}", {"name": "Tens"}, "application/json").json()
    gone = client.delete(f"/api/v1/views/{kept['id']}")

    assert (kept["query"], kept["team"], kept["owner"]) == ("kind=nine", None, cast.anna().pk)
    assert ([each["id"] for each in listed], renamed["name"]) == ([kept["id"]], "Tens")
    assert (gone.status_code, View.objects.count()) == (204, 0)


def test_a_view_of_a_team_is_everybodys_there_and_its_leads_to_throw_away():
    pk = post(
        call(cast.anna()), "/views", {"name": "Ours", "query": "q=ring", "team": cast.team().pk}
    ).json()["id"]
    sefa = call(cast.sefa())

    seen = sefa.get("/api/v1/views?page=signals").json()

    assert [each["id"] for each in seen] == [pk]
    assert sefa.delete(f"/api/v1/views/{pk}").status_code == 404


def test_a_view_of_mine_becomes_my_teams_and_stays_so_when_only_its_name_changes():
    client = call(cast.anna())
    path = f"/api/v1/views/{post(client, '/views', {'name': 'Mine', 'query': 'q=ring'}).json()['id']}"

    changes = [
        {"name": "Ours", "team": cast.team().pk},
        {"name": "Ours still"},
        {"name": "Mine", "team": None},
    ]
    told = [client.patch(path, change, "application/json").json() for change in changes]

    assert [(each["name"], each["team"]) for each in told] == [
        ("Ours", cast.team().pk),
        ("Ours still", cast.team().pk),
        ("Mine", None),
    ]


def test_a_view_without_a_name_is_refused_with_its_remedy():
    answer = post(call(cast.anna()), "/views", {"name": " "})

    assert (answer.status_code, answer.json()["code"]) == (409, "nameless")
    assert answer.json()["remedy"] == "One or two words are enough."


def test_a_view_of_another_team_or_person_is_not_there():
    pk = post(call(cast.anna()), "/views", {"name": "Mine"}).json()["id"]
    bram = call(cast.bram())

    asked = [
        bram.patch(f"/api/v1/views/{pk}", {"name": "His"}, "application/json"),
        bram.delete(f"/api/v1/views/{pk}"),
        post(bram, "/views", {"name": "Theirs", "team": cast.team().pk}),
        post(bram, "/views", {"name": "Theirs", "page": "wall", "query": f"team={cast.team().pk}"}),
    ]

    assert {answer.status_code for answer in asked} == {404}
    assert bram.get("/api/v1/views").json() == []


def test_a_key_that_may_only_read_keeps_nothing_and_an_odd_view_is_not_understood():
    reader, client = call(cast.anna(), "read"), call(cast.anna())

    assert post(reader, "/views", {"name": "Mine"}).status_code == 403
    assert post(client, "/views", {"name": "Mine", "page": "moon"}).status_code == 422
    assert post(client, "/views", {"name": "Mine", "team": 10**30}).status_code == 422
    assert not View.objects.exists()
