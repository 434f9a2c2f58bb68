"""What a tracker sends reaches the card, once, and only when it is really the tracker."""

import hmac
import json
import logging
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from tests import cast
from tests.deciding.trackers import sent
from tests.deciding.visit import stand
from wallofchange.deciding.models import Idea, TrackerLink, TrackerSecret, TrackerStatus
from wallofchange.house.pages.hooks import MOST

pytestmark = pytest.mark.django_db
ADDRESS = {
    "github": sent.GITHUB_ISSUE,
    "gitlab": sent.GITLAB_ISSUE,
    "jira": sent.JIRA_ISSUE,
    "azure": sent.AZURE_ITEM,
}


def secret(kind: str, at=cast.MONDAY) -> str:
    return TrackerSecret.make(kind, by=cast.mirjam(), at=at)[1]


def signed(kind: str, body: bytes, key: str) -> dict[str, str]:
    signature = f"sha256={hmac.new(key.encode(), body, sha256).hexdigest()}"
    return {
        "github": {"X-Hub-Signature-256": signature, "X-GitHub-Event": "issues"},
        "gitlab": {"X-Gitlab-Token": key, "X-Gitlab-Event": "Issue Hook"},
        "jira": {"X-Hub-Signature": signature},
        "azure": {"Authorization": "Basic " + b64encode(f"wall:{key}".encode()).decode()},
    }[kind]


def send(kind: str, news: Any, key: str, **headers: str) -> Any:
    body = json.dumps(news).encode()
    given = signed(kind, body, key) | headers
    return Client().post(f"/hooks/{kind}/", body, content_type="application/json", headers=given)


def linked(kind: str, **more: Any) -> TrackerLink:
    return TrackerLink.hang(cast.idea(**more), ADDRESS[kind], by=cast.anna(), at=cast.MONDAY)


@pytest.mark.parametrize(
    ("kind", "news", "word"),
    [
        ("github", sent.github(), "closed (completed)"),
        ("gitlab", sent.gitlab(), "closed"),
        ("jira", sent.jira(), "In Progress"),
        ("azure", sent.azure(), "Active"),
    ],
)
def test_the_status_comes_back_to_the_card_and_moves_nothing(kind, news, word):
    link = linked(kind)

    answer = send(kind, news, secret(kind))

    shown = stand(cast.anna()).get(f"/ideas/{link.idea_id}/").content.decode()
    assert (answer.status_code, TrackerStatus.objects.get().word) == (204, word)
    assert f'<span class="chip">{word}</span>' in shown
    assert Idea.objects.get().stage == "inventory"


def test_the_same_delivery_twice_is_once():
    linked("github")
    key = secret("github")

    answers = [send("github", sent.github(), key, **{"X-GitHub-Delivery": mark}) for mark in ("a", "a", "b")]

    assert [answer.status_code for answer in answers] == [204, 204, 204]
    assert TrackerStatus.objects.count() == 1


def test_what_was_said_last_there_counts_in_whatever_order_it_comes():
    link = linked("github")
    key = secret("github")

    send("github", sent.github(updated_at="2026-03-02T12:00:00Z"), key)
    send("github", sent.github("open", None, updated_at="2026-03-02T11:00:00Z"), key)

    (shown,) = TrackerLink.objects.of_idea(link.idea)
    assert shown.status is not None
    assert shown.status.word == "closed (completed)"


@pytest.mark.parametrize("kind", list(ADDRESS))
def test_nobody_else_can_speak_in_its_name(kind):
    linked(kind)
    secret(kind)

    answers = [
        send(kind, sent.github(), "another secret"),
        Client().post(f"/hooks/{kind}/", b"{}", content_type="application/json"),
        Client().post(
            f"/hooks/{kind}/", b"{}", content_type="application/json", headers={"Authorization": "Basic %%"}
        ),
    ]

    assert [answer.status_code for answer in answers] == [401, 401, 401]
    assert not TrackerStatus.objects.exists()


def test_without_a_secret_nothing_is_believed():
    linked("gitlab")

    answer = send("gitlab", sent.gitlab(), "")

    assert answer.status_code == 401


def test_a_signature_is_of_this_body_and_no_other():
    linked("github")
    key = secret("github")
    headers = signed("github", json.dumps(sent.github()).encode(), key)

    answer = Client().post(
        "/hooks/github/",
        json.dumps(sent.github(reason="not_planned")),
        content_type="application/json",
        headers=headers,
    )

    assert answer.status_code == 401


def test_an_old_secret_is_good_for_one_more_day():
    old = secret("gitlab")
    new = secret("gitlab", at=cast.TUESDAY)
    good = {str(each.secret) for each in TrackerSecret.good("gitlab", at=cast.TUESDAY + timedelta(hours=23))}
    later = {str(each.secret) for each in TrackerSecret.good("gitlab", at=cast.TUESDAY + timedelta(hours=25))}

    assert (good, later) == ({old, new}, {new})


@pytest.mark.parametrize("body", [b"not json", b"[]", b"3", b"[" * 100_000, b'{"issue": ', b"\xff\xfe"])
def test_a_body_that_is_no_object_is_refused_with_what_to_send(body):
    key = secret("github")

    answer = Client().post(
        "/hooks/github/", body, content_type="application/json", headers=signed("github", body, key)
    )

    assert answer.status_code == 400
    assert "application/json" in answer.json()["remedy"]


def test_what_is_too_large_is_not_even_looked_at():
    key, body = secret("github"), b'{"issue": "' + b"x" * MOST + b'"}'

    answer = Client().post(
        "/hooks/github/", body, content_type="application/json", headers=signed("github", body, key)
    )

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_issue_that_no_card_leads_to_and_another_event_are_fine():
    key = secret("github")

    answers = [send("github", news, key) for news in (sent.github(), sent.github_ping())]

    assert [answer.status_code for answer in answers] == [204, 204]


def test_a_form_as_github_sends_when_asked_to_is_read_as_well():
    from urllib.parse import urlencode

    linked("github")
    key, body = secret("github"), urlencode({"payload": json.dumps(sent.github())}).encode()

    answer = Client().post(
        "/hooks/github/",
        body,
        content_type="application/x-www-form-urlencoded",
        headers=signed("github", body, key),
    )

    assert (answer.status_code, TrackerStatus.objects.count()) == (204, 1)


def test_only_known_trackers_have_an_address_and_it_is_only_posted_to():
    assert Client().post("/hooks/trello/").status_code == 404
    assert Client().get("/hooks/github/").status_code == 405


def test_no_secret_lands_in_a_log_or_plain_in_the_database(caplog):
    caplog.set_level(logging.DEBUG)
    key = secret("gitlab")
    send("gitlab", sent.gitlab(), key)
    send("gitlab", sent.gitlab(), key[:-1])

    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM deciding_trackersecret")
        kept = cursor.fetchall()
    assert key[:-1] not in caplog.text
    assert key not in str(kept)


def test_a_status_proposes_a_move_that_a_person_makes():
    link = linked("github")
    link.idea.choose(by=cast.anna(), at=cast.MONDAY)
    link.idea.start(by=cast.anna(), at=cast.MONDAY)
    send("github", sent.github(), secret("github"))

    (shown,) = TrackerLink.objects.of_idea(Idea.objects.get())

    assert shown.proposes == "evaluation"
    assert Idea.objects.get().stage == "realisation"


def test_the_page_of_trackers_is_for_who_sees_all_teams_and_shows_a_secret_once():
    client = stand(cast.mirjam())

    made = client.post("/settings/trackers/", {"kind": "jira"}).content.decode()

    (secret_made,) = TrackerSecret.objects.all()
    assert secret_made.secret in made
    assert secret_made.secret not in client.get("/settings/trackers/").content.decode()
    assert stand(cast.anna()).get("/settings/trackers/").status_code == 403
    assert stand(cast.anna()).post("/settings/trackers/", {"kind": "jira"}).status_code == 403
    assert stand().get("/settings/trackers/").url.startswith("/login/")
    assert client.post("/settings/trackers/", {"kind": "trello"}).status_code == 409


def test_ending_a_secret_ends_belief_at_once():
    key = secret("gitlab")

    stand(cast.mirjam()).post("/settings/trackers/gitlab/end/")

    assert send("gitlab", sent.gitlab(), key).status_code == 401


def test_a_link_is_hung_by_who_works_on_the_idea_and_taken_away_again():
    idea = cast.idea()
    client = stand(cast.sefa())

    client.post(f"/ideas/{idea.pk}/links/", {"address": sent.JIRA_ISSUE})
    client.post(f"/ideas/{idea.pk}/links/", {"address": sent.JIRA_ISSUE})

    (link,) = TrackerLink.objects.all()
    assert stand(cast.chantal()).post(f"/links/{link.pk}/withdrawal/").status_code == 404
    assert (
        stand(cast.chantal()).post(f"/ideas/{idea.pk}/links/", {"address": sent.JIRA_ISSUE}).status_code
        == 404
    )
    assert client.post(f"/links/{link.pk}/withdrawal/").status_code == 303
    assert client.post(f"/links/{link.pk}/withdrawal/").status_code == 409
    assert not TrackerLink.objects.standing().exists()


def test_an_odd_address_is_refused_with_a_button_that_works():
    idea = cast.idea()

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/links/", {"address": "javascript:alert(1)"})

    assert answer.status_code == 409
    assert "Copy it from the issue itself" in answer.content.decode()
    assert "<a " in answer.content.decode() or "<button" in answer.content.decode()
