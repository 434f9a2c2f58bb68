"""Reading along by a program, and what the customer says when a reading is read back to them."""

import json

import pytest

from tests import cast
from wallofchange.people.models import Token
from wallofchange.understanding.models import Correction, Gist, Review

pytestmark = pytest.mark.django_db


def call(client, method, path, body=None, *, who=cast.anna, scopes=("read", "write")):
    key = Token.issue(who(), "a program", scopes=list(scopes), at=cast.MONDAY)[1]
    sent = {"content_type": "application/json", "data": json.dumps(body)} if body is not None else {}
    return getattr(client, method)(
        f"/api/v1/signals{path}", headers={"Authorization": f"Bearer {key}"}, **sent
    )


def test_the_queue_is_there_for_programs_too(client):
    signal = cast.heard("I had to ring three times")

    [first] = call(client, "get", "/review").json()

    assert (first["signal"], first["words"], first["reviewed"]) == (
        signal.pk,
        "I had to ring three times",
        False,
    )


def test_an_empty_object_says_that_it_is_right(client):
    signal = cast.heard()

    answer = call(client, "post", f"/{signal.pk}/reviews", {})

    assert (answer.status_code, answer.json()["reviewed"]) == (201, True)
    assert Review.objects.get().outcome == "confirmed"


def test_a_field_says_how_it_is_better_and_undo_takes_it_back(client):
    signal = cast.heard()

    better = call(client, "post", f"/{signal.pk}/reviews", {"expectation": "met"}).json()
    back = call(client, "delete", f"/{signal.pk}/reviews/last").json()
    again = call(client, "delete", f"/{signal.pk}/reviews/last")

    assert (better["expectation"], back["expectation"]) == ("met", "below")
    assert (again.status_code, again.json()["code"]) == (409, "none")


def test_what_the_customer_says_when_it_is_read_back_beats_all(client):
    signal = cast.heard()
    signal.gist.correct("expectation", "exceeded", by=cast.anna(), at=cast.MONDAY)

    answer = call(client, "post", f"/{signal.pk}/read-back", {"expectation": "met"}, scopes=["customer"])

    assert (answer.status_code, answer.json()["expectation"]) == (201, "met")
    assert Correction.objects.get(field="expectation", value="met").voice == "customer"


@pytest.mark.parametrize("scopes", [["read"], ["write"], ["read", "write"]])
def test_speaking_in_a_customers_name_asks_a_key_for_that(client, scopes):
    signal = cast.heard()

    answer = call(client, "post", f"/{signal.pk}/read-back", {"expectation": "met"}, scopes=scopes)

    assert answer.status_code == 403
    assert not Review.objects.exists()


def test_a_key_for_customers_does_nothing_else(client):
    signal = cast.heard()

    answers = [
        call(client, "get", "/review", scopes=["customer"]),
        call(client, "post", f"/{signal.pk}/reviews", {}, scopes=["customer"]),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.parametrize("who", [cast.bram, cast.chantal])
def test_customers_of_another_team_are_not_there(client, who):
    signal = cast.heard()

    answers = [
        call(client, "post", f"/{signal.pk}/reviews", {}, who=who),
        call(client, "delete", f"/{signal.pk}/reviews/last", who=who),
        call(client, "post", f"/{signal.pk}/read-back", {}, who=who, scopes=["customer"]),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert call(client, "get", "/review", who=who).json() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [({"polarity": "furious"}, 422), ({"themes": ["no-such-theme"]}, 409), ({"expectation": ""}, 422)],
)
def test_what_a_field_cannot_hold_is_refused_and_leaves_nothing_behind(client, body, status):
    signal = cast.heard()

    answer = call(client, "post", f"/{signal.pk}/read-back", body, scopes=["customer"])

    assert answer.status_code == status
    assert not Review.objects.exists()
    assert Gist.objects.get().polarity == "negative"
