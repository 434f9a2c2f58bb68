"""Colleagues and teams."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from wallofchange.deciding.models import Cycle
from wallofchange.people.models import Team, User

pytestmark = pytest.mark.django_db


def stand(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_colleague_is_asked_in_with_a_link_that_works_once():
    form = {
        "name": "Tom Brinkhuis",
        "username": "tom",
        "team": cast.team().pk,
        "as": "member",
        "role": "colleague",
    }
    page = stand(cast.admin()).post("/settings/people/", form).content.decode()
    path = re.search(r"http://testserver(/come-in/[^<]+)", page).group(1)  # type: ignore[union-attr]

    answers = [Client().post(path, {"password": cast.PASSWORD}).status_code for _ in range(2)]

    assert answers == [302, 410]
    assert [team.name for team in User.objects.get(username="tom").teams.all()] == ["Service"]


def test_before_the_link_is_used_nobody_can_log_in_with_that_name():
    stand(cast.admin()).post("/settings/people/", {"name": "Tom", "username": "tom"})

    assert not Client().login(username="tom", password="")


def test_a_link_that_was_never_given_opens_nothing():
    assert Client().get("/come-in/MQ/abc-def/").status_code == 410


def test_somebody_becomes_lead_and_leaves_again():
    client, sefa = stand(cast.admin()), cast.sefa()

    client.post(f"/settings/people/{sefa.pk}/membership/", {"team": cast.team().pk, "as": "lead"})
    led = cast.team().is_led_by(sefa)
    client.post(f"/settings/people/{sefa.pk}/membership/", {"team": cast.team().pk, "as": "none"})

    assert (led, cast.team().welcomes(sefa)) == (True, False)


def test_a_team_says_what_it_has_to_give_and_what_it_keeps():
    stand(cast.admin()).post("/settings/teams/", {"name": "Field service", "hours": "200", "share": "22,5"})

    cycle = Cycle.of(Team.objects.get(name="Field service"), cast.MONDAY.date())
    assert (cycle.hours, cycle.reserve) == (800, 180)


def test_the_reserve_of_a_period_in_which_something_is_booked_cannot_be_made_smaller():
    today = timezone.localdate()
    cycle = Cycle.of(cast.team(), today)
    cycle.plan_regular("Tax", cycle.free, by=cast.anna(), at=cast.MONDAY)

    stand(cast.admin()).post(
        f"/settings/teams/{cast.team().pk}/", {"name": "Service", "hours": "40", "share": "20"}
    )

    assert Cycle.of(cast.team(), today).reserve == cycle.reserve


@pytest.mark.parametrize(
    ("hours", "share"), [("many", "20"), ("-3", "20"), ("80", "101"), ("NaN", "20"), ("80", "19")]
)
def test_hours_that_are_none_are_refused_with_what_does_work(hours, share):
    answer = stand(cast.admin()).post(
        "/settings/teams/",
        {"name": "New", "hours": hours, "share": share},
        headers={"Accept": "application/json"},
    )

    assert answer.status_code == 409
    assert answer.json()["remedy"]
    assert not Team.objects.filter(name="New").exists()


@pytest.mark.parametrize("path", ["/settings/people/", "/settings/people/1/membership/", "/settings/teams/"])
def test_only_the_administrator_arranges_people(path):
    for user in (cast.anna(), cast.mirjam(), cast.chantal()):
        assert stand(user).post(path, {}).status_code == 403
    assert Client().post(path)["Location"] == f"/login/?next={path}"


def test_an_administrator_finds_the_way_to_colleagues_from_every_page():
    ways = [
        "/settings/people/" in stand(who).get("/wall/").content.decode()
        for who in (cast.admin(), cast.anna())
    ]

    assert ways == [True, False]


def test_a_link_is_not_called_an_idea_in_dutch():
    client = stand(cast.admin())
    client.cookies["language"] = "nl"

    page = client.get("/settings/people/").content.decode()

    assert ("Maak een link" in page, "Maak een team" in page, "Maak een idee" in page) == (True, True, False)
