"""Links of big screens and ideas that are about to fade, over the API: the same verbs, the same rights."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests import cast
from wallofchange.deciding import ageing, pull
from wallofchange.deciding.models import Fading, Idea, ScreenKey
from wallofchange.diary.clock import now
from wallofchange.people.models import Token, User

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def call(verb: str, path: str, by: User, *, scopes=("read", "write"), **sent: Any) -> Any:
    _token, key = Token.issue(by, "test", scopes=list(scopes), at=now())
    client = Client(headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"})
    how = {} if verb == "get" else {"content_type": "application/json"} | sent
    return getattr(client, verb)(f"/api/v1{path}", **how)


def made(by: User | None = None, **sent: Any) -> Any:
    return call("post", f"/teams/{cast.team().pk}/screens", by or cast.anna(), data={"name": "Hall"} | sent)


def about_to_fade() -> Idea:
    idea = cast.idea(at=now() - 70 * DAY)
    ageing.announce(now() - DAY)
    return idea


def test_a_program_of_the_lead_makes_a_link_which_opens_the_wall_and_is_told_once():
    answer = made(language="nl").json()
    listed = call("get", "/screens", cast.anna()).json()

    assert Client().get(answer["address"]).status_code == 200
    assert [(each["id"], each["name"], each["address"]) for each in listed] == [(answer["id"], "Hall", "")]


def test_a_link_that_is_taken_away_opens_nothing_any_more():
    answer = made().json()

    gone = call("delete", f"/screens/{answer['id']}", cast.anna())

    assert (gone.status_code, Client().get(answer["address"]).status_code) == (204, 404)
    assert call("delete", f"/screens/{answer['id']}", cast.anna()).status_code == 404


def test_who_does_not_lead_the_team_makes_no_link_and_sees_and_takes_away_none():
    kept = made().json()["id"]

    refused = made(cast.sefa())

    assert (refused.status_code, refused.json()["code"]) == (409, "mandate")
    assert refused.json()["remedy"]
    for who in (cast.sefa(), cast.bram(), cast.chantal()):
        assert call("get", "/screens", who).json() == []
        assert call("delete", f"/screens/{kept}", who).status_code == 404
    assert ScreenKey.objects.working().count() == 1


def test_a_team_one_may_not_see_is_not_there():
    assert made(cast.bram()).status_code == 404
    assert made(cast.chantal()).status_code == 404


def test_a_manager_keeps_the_links_of_every_team():
    made()

    assert len(call("get", "/screens", cast.mirjam()).json()) == 1


@pytest.mark.parametrize("sent", [{"language": "xx"}, {"name": "x" * 61}])
def test_what_cannot_be_a_link_is_said(sent):
    assert made(**sent).status_code == 422
    assert ScreenKey.objects.count() == 0


def test_an_idea_that_is_about_to_fade_is_told_and_may_hang_on():
    idea = about_to_fade()

    told = call("get", f"/ideas/{idea.pk}/fading", cast.sefa()).json()
    answer = call("post", f"/ideas/{idea.pk}/hanging", cast.sefa())

    assert (told["goes_on"], told["agreed"]) == (Fading.objects.get().goes_on.isoformat(), False)
    assert answer.status_code == 204
    assert call("get", f"/ideas/{idea.pk}/fading", cast.sefa()).json() is None


def test_or_it_is_fine_and_goes_on_its_day():
    idea = about_to_fade()

    call("post", f"/ideas/{idea.pk}/fading/agreement", cast.sefa())
    agreed = call("get", f"/ideas/{idea.pk}/fading", cast.sefa()).json()["agreed"]
    pull.pull(now() + 14 * DAY)

    idea.refresh_from_db()
    assert (agreed, idea.stage) == (True, "not_now")


@pytest.mark.parametrize("path", ["hanging", "fading/agreement"])
def test_an_idea_of_another_team_is_left_where_it_is(path):
    idea = about_to_fade()

    assert call("post", f"/ideas/{idea.pk}/{path}", cast.bram()).status_code == 404
    assert call("get", f"/ideas/{idea.pk}/fading", cast.chantal()).status_code == 404
    assert Fading.objects.get().agreed_at is None


@pytest.mark.parametrize("path", ["/ideas/{idea}/hanging", "/teams/{team}/screens"])
def test_a_key_that_may_only_read_changes_nothing(path):
    idea = about_to_fade()
    where = path.format(idea=idea.pk, team=idea.team_id)

    answer = call("post", where, cast.anna(), scopes=["read"], data={})

    assert answer.status_code in (401, 403)
    assert (ScreenKey.objects.count(), Fading.objects.current().count()) == (0, 1)
