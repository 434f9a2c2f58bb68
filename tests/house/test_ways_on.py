"""Every refusal gives at least one button that works, on whatever page it was met."""

import ast
import re
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation

import wallofchange
from tests import cast
from wallofchange.deciding.models import Promise
from wallofchange.diary.refused import Refused
from wallofchange.house.ways_on import OF, ways_on

pytestmark = pytest.mark.django_db

SOURCES = Path(wallofchange.__file__).parent
ROOMS = ("people", "listening", "understanding", "deciding", "closing", "learning", "house/pages")


def codes() -> set[str]:
    """Every code that the sources give a refusal."""
    found = set()
    for room in ROOMS:
        for file in (SOURCES / room).rglob("*.py"):
            for call in ast.walk(ast.parse(file.read_text())):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("Refused", "super"):
                    found |= {
                        each.value.value
                        for each in call.keywords
                        if each.arg == "code" and isinstance(each.value, ast.Constant)
                    }
    return found


def paths(patterns=None, before: str = "/") -> set[str]:
    """Every address of a page, with the number 1 where a key belongs."""
    found = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        whole = before + str(each.pattern).lstrip("^")
        if isinstance(each, URLResolver):
            found |= set() if "api/" in whole else paths(each.url_patterns, whole)
        elif isinstance(each, URLPattern):
            found.add(re.sub(r"<\w+:\w+>|<\w+>", "1", whole))
    return found


def asked(path: str, user, code: str, back: str = "/"):
    request = RequestFactory().post(path)
    request.user = user
    return ways_on(request, Refused("Not this way.", code=code), back)


def test_every_refusal_on_every_page_has_a_way_on_that_opens():
    mirjam = cast.mirjam()
    cast.idea()
    signed = Client()
    signed.force_login(mirjam)

    ways = {
        way.url
        for path in paths()
        for code in ("kept", "mandate", "empty")
        for way in asked(path, mirjam, code)
    }

    assert {url: signed.get(url, follow=True).status_code for url in ways} == dict.fromkeys(ways, 200)


def test_every_code_that_is_used_has_a_way_on():
    mirjam, known = cast.mirjam(), codes()

    without = {
        code for code in known for path in ("/promises/1/words/", "/x/") if not asked(path, mirjam, code)
    }

    assert (len(known) > 60, without) == (True, set())


def test_what_a_path_is_about_can_be_looked_up():
    mirjam = cast.mirjam()

    found = {segment: asked(f"/{segment}/1/x/", mirjam, "kept") for segment in OF}

    assert all(found.values())


def test_what_was_typed_is_changed_where_it_was_typed():
    way = asked("/signals/1/gestures/", cast.anna(), "money", back="/follow-ups/")[0]

    assert (way.url, way.label, way.stays) == ("/follow-ups/", "Change it", True)


def test_who_may_not_is_shown_who_leads():
    anna, idea = cast.anna(), cast.idea()

    way = asked(f"/ideas/{idea.pk}/tomorrow/", anna, "mandate")[0]

    assert (way.url, way.label) == (f"/teams/{idea.team_id}/", "See who leads")


def test_somebody_of_no_team_is_shown_the_teams_they_may_see():
    assert asked("/promises/9/words/", cast.chantal(), "not_yours")[0].url == reverse("deciding:teams")


def test_more_than_the_gesture_allows_can_be_pinned_as_an_idea():
    signal = cast.heard()

    first, second = asked(f"/signals/{signal.pk}/gestures/", cast.anna(), "gesture")

    assert (first.url, second.url) == (f"/ideas/new/?signals={signal.pk}", f"/signals/{signal.pk}/")


def test_a_promise_that_was_kept_already_leads_back_to_its_morning():
    anna, team, at = cast.anna(), cast.team(), timezone.now()
    promise = Promise.make("Ring them", team=team, due=timezone.localdate(at), who=anna, by=anna, at=at)
    promise.keep(by=anna, at=at)
    client = Client()
    client.force_login(anna)

    told = client.post(f"/promises/{promise.pk}/words/", {"said": "today"}, headers={"accept-language": "en"})

    assert told.status_code == 409
    assert f'<a class="button" href="/?team={team.pk}">To the day-start</a>' in told.content.decode()


def test_the_ways_are_said_in_dutch_as_well():
    with translation.override("nl"):
        ways = asked("/promises/1/words/", cast.anna(), "mandate")

    assert [way.label for way in ways] == ["Kijk wie leidt", "Naar de dagstart"]
