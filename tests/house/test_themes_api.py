"""Themes over the API: the verbs of the page, with the rights of who made the key."""

import json

import pytest
from django.test import Client

from tests import cast
from tests.understanding.test_themes import theme
from tests.understanding.test_themes_page import proposal
from wallofchange.people.models import Token, User
from wallofchange.understanding.models import Discovery, Proposal, Theme, ThemeExample

pytestmark = pytest.mark.django_db


def call(
    who: User, method: str, path: str, given: object = None, scopes: tuple[str, ...] = ("read", "write")
):
    _token, key = Token.issue(who, "test", scopes=list(scopes), at=cast.MONDAY)
    return Client().generic(
        method,
        f"/api/v1/{path}",
        json.dumps(given) if given is not None else "",
        "application/json",
        headers={"Authorization": f"Bearer {key}"},
    )


def test_the_list_tells_how_many_signals_speak_of_each_theme():
    top = theme("service")
    cast.heard().gist.themes.add(theme("telephone", under=top))

    listed = call(cast.sefa(), "GET", "themes").json()

    assert [(each["slug"], each["under"], each["signals"]) for each in listed] == [
        ("service", None, 1),
        ("telephone", "service", 1),
    ]


def test_a_theme_is_made_changed_taught_and_merged():
    theme("service")
    made = call(
        cast.anna(), "POST", "themes", {"name_en": "Phone", "under": "service", "phrases": ["on hold"]}
    )
    changed = call(cast.anna(), "PATCH", "themes/phone", {"name_nl": "telefoon", "under": ""})
    example = call(cast.anna(), "POST", "themes/phone/examples", {"words": "Nobody picks up"})
    told = call(cast.anna(), "GET", "themes/phone/examples").json()
    merged = call(cast.anna(), "POST", "themes/phone/merger", {"into": "service"})

    assert (made.status_code, changed.status_code, example.status_code) == (201, 200, 201)
    assert changed.json()["name"] == {"nl": "telefoon", "en": "Phone"}
    assert changed.json()["under"] is None
    assert [each["words"] for each in told] == ["Nobody picks up"]
    assert merged.json()["phrases"] == ["on hold"]
    assert call(cast.anna(), "GET", "themes/phone").json()["merged_into"] == "service"


def test_a_theme_is_retired_and_brought_back():
    theme("service")

    gone = call(cast.anna(), "PATCH", "themes/service", {"retired": True}).json()
    back = call(cast.anna(), "PATCH", "themes/service", {"retired": False}).json()

    assert (gone["retired_at"] is None, back["retired_at"]) == (False, None)


def test_a_theme_is_split_by_its_examples():
    made = theme("service")
    keys = [
        ThemeExample.give(made, words=words, by=cast.anna(), at=cast.MONDAY).pk
        for words in ("On hold", "Rude")
    ]
    parts = {"names": [["", "waiting"], ["", "manners"]], "examples": [[keys[0]], [keys[1]]]}

    answer = call(cast.anna(), "POST", "themes/service/split", parts)

    assert [each["under"] for each in answer.json()] == ["service", "service"]


def test_proposals_are_decided_about():
    first, second = proposal(), proposal("The bathroom was dirty")
    theme("service")

    listed = call(cast.anna(), "GET", "proposals").json()
    accepted = call(cast.anna(), "POST", f"proposals/{first.pk}/acceptance", {"name_en": "parking"})
    again = call(cast.anna(), "POST", f"proposals/{first.pk}/refusal")
    merged = call(cast.anna(), "POST", f"proposals/{second.pk}/merger", {"into": "service"})

    assert (len(listed), listed[0]["growing"], listed[0]["change"]) == (2, True, [0.02, 0.18])
    assert (accepted.status_code, again.status_code, merged.status_code) == (201, 409, 200)
    assert again.json()["code"] == "decided"
    assert not Proposal.objects.open().exists()


def test_a_search_is_asked_for():
    answer = call(cast.anna(), "POST", "proposals/search")

    assert (answer.status_code, Discovery.objects.get().asked_by) == (202, cast.anna())


@pytest.mark.parametrize(
    ("method", "path", "given"),
    [
        ("POST", "themes", {"name_en": "x"}),
        ("PATCH", "themes/service", {"name_en": "x"}),
        ("PATCH", "themes/service", {"retired": True}),
        ("POST", "themes/service/examples", {"words": "x y"}),
        ("POST", "themes/service/merger", {"into": "telephone"}),
        ("POST", "themes/service/split", {"names": [], "examples": []}),
        ("POST", "proposals/search", None),
    ],
)
def test_who_leads_no_team_changes_nothing(method, path, given):
    theme("service"), theme("telephone")

    refused = call(cast.sefa(), method, path, given)
    reading = call(cast.anna(), method, path, given, scopes=("read",))

    assert (refused.status_code, refused.json()["code"], reading.status_code) == (409, "not_yours", 403)
    assert list(Theme.objects.values_list("name_en", "retired_at")) == [
        ("service", None),
        ("telephone", None),
    ]


def test_words_of_other_teams_customers_are_not_told():
    made = proposal()
    ThemeExample.give(theme("service"), signal=cast.heard(), by=cast.anna(), at=cast.MONDAY)

    assert call(cast.bram(), "GET", "proposals").json() == []
    assert call(cast.bram(), "GET", "themes/service/examples").json() == []
    assert call(cast.bram(), "POST", f"proposals/{made.pk}/refusal").status_code == 404
