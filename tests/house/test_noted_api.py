"""Noting through the API: the same verb, the same refusals, once for a key."""

from datetime import timedelta

import pytest

from tests import cast
from tests.house.test_api import call
from wallofchange.diary.clock import now
from wallofchange.listening.models import Signal

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def note(client, headers=None, **said):
    body = {"words": "He waited in the cold"} | said
    return client.post("/api/v1/signals/noted", body, content_type="application/json", headers=headers)


def test_a_program_notes_what_a_page_can():
    anna, moment = call(cast.anna(), "write"), cast.moment()
    said_at = now() - timedelta(hours=2)

    answer = note(anna, moment=moment.slug, said_at=said_at.isoformat())

    signal = Signal.objects.get()
    assert (answer.status_code, answer.json()["id"]) == (201, signal.pk)
    assert (signal.moment, signal.channel, signal.source.team) == (moment, "note", cast.team())
    assert abs(signal.said_at - said_at) < timedelta(seconds=5)


def test_a_key_notes_once_and_not_something_else():
    anna, key = call(cast.anna(), "write"), {"Idempotency-Key": "one"}
    first, again, other = note(anna, key), note(anna, key), note(anna, key, words="Something else")

    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert Signal.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "said", "status", "code"),
    [
        (cast.anna, {"words": " "}, 409, "empty"),
        (cast.anna, {"words": "a" * 5000}, 409, "too_long"),
        (cast.anna, {"moment": "no-such"}, 404, "not_found"),
        (cast.anna, {"team": 999}, 404, "not_found"),
        (cast.anna, {"said_at": "2026-03-02T09:00:00"}, 422, "invalid"),
        (cast.chantal, {}, 409, "no_team"),
    ],
)
def test_what_cannot_be_noted_says_why(who, said, status, code):
    answer = note(call(who(), "write"), **said)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Signal.objects.count() == 0


def test_a_key_that_only_reads_notes_nothing():
    assert note(call(cast.anna(), "read")).status_code == 403
