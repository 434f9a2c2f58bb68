"""All that the page can do with a yes-but, a program can as well; refusals come with their remedy."""

import pytest

from tests import cast
from tests.house.test_api import call, post
from wallofchange.deciding.models import Objection, Rightly

pytestmark = pytest.mark.django_db


def test_a_yes_but_becomes_a_yes_if_and_a_yes():
    client, idea = call(cast.anna()), cast.idea()
    pk = post(client, f"/ideas/{idea.pk}/objections", {"words": "Yes, but that is 6 hours a day"}).json()[
        "id"
    ]

    condition = post(client, f"/objections/{pk}/condition", {"what": "Four weeks first"})
    met = post(client, f"/objections/{pk}/condition/met", {"found": "1.5 hours a day"})

    assert (condition.status_code, condition.json()["state"]) == (201, "yes_if")
    assert met.json() | {"lapses_at": ""} == {
        "id": pk, "idea": idea.pk, "words": "Yes, but that is 6 hours a day", "kind": "capacity",
        "kind_is_proposed": True, "state": "yes", "lapses_at": "", "feared": "6 hours a day",
        "found": "1.5 hours a day", "proved_right": False, "no": None,
    }  # fmt: skip


def test_a_condition_without_an_owner_is_refused_with_a_remedy():
    client, objection = call(cast.anna()), cast.objection()

    answer = post(client, f"/objections/{objection.pk}/condition", {"what": "A trial", "who": None})

    assert (answer.status_code, answer.json()["code"]) == (409, "owner")
    assert answer.json()["remedy"] == "Who can arrange it? You may fill in yourself."
    assert Objection.objects.get().state == "open"


def test_what_is_live_is_not_refused_by_a_program_either():
    objection, anna = cast.objection(), cast.anna()
    objection.idea.finish_at_once("Rang her", by=anna, at=cast.MONDAY)

    answer = post(call(anna), f"/objections/{objection.pk}/no", {"reason": "The rules forbid it"})

    assert (answer.status_code, answer.json()["code"]) == (409, "made")
    assert "as a yes-if" in answer.json()["remedy"]


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("condition", {"what": " "}, "empty"),
        ("condition", {"what": "A trial", "due": "2020-01-01"}, "day"),
        ("condition/met", {}, "answered"),
        ("no", {"reason": ""}, "empty"),
        ("no", {"reason": "no", "look_again_on": "2020-01-01"}, "day"),
        ("no/appeal", {}, "answered"),
        ("no/appeal/answer", {}, "answered"),
        ("kind", {"kind": "silly"}, "kind"),
        ("withdrawal", {}, "not_yours"),
        ("right/leave", {"shown": True}, "not_yours"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy_and_changes_nothing(path, body, code):
    objection = cast.objection()

    answer = post(call(cast.anna()), f"/objections/{objection.pk}/{path}", body)

    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert answer.json()["remedy"]
    assert Objection.objects.get().state == "open"


def test_a_no_by_somebody_without_a_mandate_is_refused():
    answer = post(call(cast.sefa()), f"/objections/{cast.objection().pk}/no", {"reason": "I do not like it"})

    assert answer.status_code == 409
    assert Objection.objects.get().state == "open"


def test_a_no_is_owned_and_asked_one_step_up():
    cast.mirjam()
    objection = cast.objection()
    client = call(cast.anna())

    no = post(client, f"/objections/{objection.pk}/no", {"reason": "The rules forbid it", "kind": "cant"})
    asked = post(call(cast.sefa()), f"/objections/{objection.pk}/no/appeal", {})
    back = post(call(cast.mirjam()), f"/objections/{objection.pk}/no/appeal/answer", {"back": True})

    assert (no.json()["no"]["by"], no.json()["no"]["kind"]) == ("Anna Wiersma", "cant")
    assert asked.status_code == 201
    assert back.json()["no"]["came_back_why"] == "appeal"


def test_its_writer_takes_it_back_or_gives_leave():
    client = call(cast.sefa())
    objection = cast.objection()

    right = post(client, f"/objections/{objection.pk}/right", {"found": "it rained in"})
    withdrawn = post(client, f"/objections/{objection.pk}/withdrawal", {})

    assert (right.json()["proved_right"], right.json()["found"]) == (True, "it rained in")
    assert withdrawn.json()["state"] == "withdrawn"
    assert Objection.objects.get().shown_right_at is not None


def test_a_remark_asks_its_writer_and_becomes_a_yes_but():
    client, idea = call(cast.sefa()), cast.idea()

    made = post(client, f"/ideas/{idea.pk}/remarks", {"words": "Nice, but who pays for that?"}).json()
    post(client, f"/remarks/{made['id']}/meaning", {"means": "yes-but"})

    assert made["asks"] is True
    assert Objection.objects.get().kind == "cost"


def test_yes_and_and_rightly():
    client, idea = call(cast.sefa()), cast.idea()
    added = post(client, f"/ideas/{idea.pk}/additions", {"words": "and for tenants"})
    idea.take_down(by=cast.sefa(), at=cast.TUESDAY)

    said = post(client, f"/ideas/{idea.pk}/never-mind/rightly", {})

    assert (added.status_code, said.status_code, Rightly.objects.count()) == (201, 204, 1)


@pytest.mark.parametrize(
    "path", ["kind", "condition", "condition/met", "no", "no/appeal", "withdrawal", "right"]
)
def test_a_yes_but_that_one_may_not_see_is_not_there(path):
    body = {"kind": "cant", "what": "x", "reason": "x"}

    assert post(call(cast.bram()), f"/objections/{cast.objection().pk}/{path}", body).status_code == 404
    assert call(cast.bram()).get(f"/api/v1/objections/{Objection.objects.get().pk}").status_code == 404


def test_a_person_says_what_kind_it_is_and_then_that_holds():
    objection = cast.objection("Yes, but Tom is ill")

    said = post(call(cast.anna()), f"/objections/{objection.pk}/kind", {"kind": "capacity"}).json()

    assert (objection.kind, said["kind"], said["kind_is_proposed"]) == ("other", "capacity", False)
