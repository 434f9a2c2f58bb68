"""Language and theme, and forms that came from elsewhere."""

import pytest
from django.test import Client

from tests import cast
from wallofchange.deciding.models import Idea

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "there", ["//evil.example", "https://evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_sent_to_another_house(there):
    answer = Client().post("/preferences/", {"theme": "dark", "next": there})

    assert answer.headers["Location"] == "/"


def test_a_place_that_is_no_address_breaks_nothing():
    assert Client().post("/preferences/", {"theme": "dark", "next": "²"}).status_code == 302


def test_a_form_older_than_the_last_time_somebody_came_in_says_what_to_do():
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": "nl"})
    client.force_login(cast.anna())

    answer = client.post("/ideas/", {"title": "We call before the customer does"})

    assert answer.status_code == 403
    assert "Deze pagina was oud geworden." in answer.content.decode()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("ask", ["get", "post"])
def test_a_nul_is_turned_away_before_it_gets_anywhere(ask):
    client = Client()
    client.force_login(cast.anna())

    answer = getattr(client, ask)("/signals/" if ask == "get" else "/ideas/", {"q": "\0", "title": "a\0b"})

    assert answer.status_code == 400
    assert not Idea.objects.exists()
