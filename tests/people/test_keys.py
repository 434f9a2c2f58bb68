"""Keys for the API."""

import re

import pytest
from django.test import Client

from tests import cast
from wallofchange.people.models import Token

pytestmark = pytest.mark.django_db


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_key_is_shown_once_and_only_its_hash_is_kept():
    client = logged_in(cast.anna())

    shown = client.post("/settings/keys/", {"name": "dashboard", "scopes": ["read"]}).content.decode()

    key = re.search(r"woc_[\w-]+", shown).group()  # type: ignore[union-attr]
    assert key not in client.get("/settings/keys/").content.decode()
    assert not Token.objects.filter(digest=key).exists()
    assert Token.find(key).user == cast.anna()  # type: ignore[union-attr]


def test_a_key_needs_a_name_and_something_it_may_do():
    answer = logged_in(cast.anna()).post(
        "/settings/keys/", {"name": "x"}, headers={"Accept": "application/json"}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "incomplete")


def test_a_revoked_key_is_known_no_more_and_only_its_owner_revokes_it():
    key, plain = Token.issue(cast.anna(), "old", scopes=["read"], at=cast.MONDAY)

    assert logged_in(cast.bram()).post(f"/settings/keys/{key.pk}/revoked/").status_code == 404
    assert logged_in(cast.anna()).post(f"/settings/keys/{key.pk}/revoked/").status_code == 302
    assert Token.find(plain) is None


def test_somebody_who_has_not_logged_in_is_sent_to_the_door():
    assert Client().get("/settings/keys/")["Location"] == "/login/?next=/settings/keys/"
