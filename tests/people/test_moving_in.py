"""The first colleague of an empty home."""

import pytest
from django.test import Client

from tests import cast
from wallofchange.people import welcome
from wallofchange.people.models import Team, User

pytestmark = pytest.mark.django_db
FORM = {"name": "Mirjam Kuiper", "username": "mirjam", "password": cast.PASSWORD, "team": "Service"}


def test_whoever_holds_the_key_moves_in_as_administrator_with_a_team():
    client = Client()

    answer = client.post("/welcome/", FORM | {"key": welcome.key()})

    user = User.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert (user.role, [team.name for team in user.teams.all()]) == ("administrator", ["Service"])


def test_without_the_key_the_house_stays_locked():
    welcome.key()

    answer = Client().post("/welcome/", FORM | {"key": "guessed"})

    assert answer.status_code == 403
    assert not User.objects.exists()


def test_the_key_works_once():
    key = welcome.key()
    Client().post("/welcome/", FORM | {"key": key})

    answer = Client().post("/welcome/", FORM | {"key": key, "username": "somebody"})

    assert answer.status_code == 302
    assert User.objects.count() == 1


def test_a_password_that_is_too_short_is_refused_and_what_was_typed_stays():
    answer = Client().post("/welcome/", FORM | {"key": welcome.key(), "password": "short"})

    assert answer.status_code == 422
    assert b"Mirjam Kuiper" in answer.content
    assert not Team.objects.exists()


def test_a_lived_in_home_shows_the_login():
    cast.anna()

    assert Client().get("/welcome/")["Location"] == "/login/"


def test_in_dutch_a_short_password_is_refused_in_dutch():
    client = Client(headers={"Accept-Language": "nl"})

    page = client.post("/welcome/", FORM | {"key": welcome.key(), "password": "kort"}).content.decode()

    assert "Dat is korter dan tien tekens." in page
