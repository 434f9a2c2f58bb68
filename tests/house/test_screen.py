"""The big screen: a link that shows one team's wall, by itself, and opens nothing else."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Idea, ScreenKey
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db


def link(team: str = "Service") -> str:
    by = cast.anna() if team == "Service" else cast.bram()
    return ScreenKey.issue(cast.team(team), "Canteen", by=by, at=cast.MONDAY, language="en")[1]


def test_a_lead_makes_a_link_which_is_shown_once_and_kept_as_a_hash():
    anna = stand(cast.anna())

    page = anna.post("/wall/screen/", {"team": cast.team().pk, "name": "Canteen"}).content.decode()

    key = _key_in(page)
    assert ScreenKey.find(key) == ScreenKey.objects.get()
    assert key not in ScreenKey.objects.get().digest
    assert key not in anna.get("/wall/screen/").content.decode()


def test_the_screen_shows_the_customers_sentence_and_the_title_without_menu_link_or_login():
    cast.idea("Call back first", signals=[cast.heard("I had to ring three times")])

    page = stand().get(f"/wall/screen/{link()}/").content.decode()

    assert page.index("I had to ring three times") < page.index("Call back first")
    assert [sign for sign in ("/ideas/", "/login/", "/signals/", 'class="rooms"') if sign in page] == []


def test_the_screen_shows_one_teams_wall_and_no_figures():
    cast.idea("Of service", signals=[cast.heard(), cast.heard("So did I")])
    cast.idea("Of IT", of="IT")

    page = stand().get(f"/wall/screen/{link()}/?inside").content.decode()

    text = page.split("<h2", 1)[1]
    assert ("Of service" in page, "Of IT" in page) == (True, False)
    assert "data-count" not in text


def test_only_the_words_after_redaction_are_on_the_screen():
    spoken = cast.signal("Ring Dirk on 06 12345678")
    gist = cast.read(spoken)
    gist.words = "Ring [name] on [phone]"
    gist.save(update_fields=["words"])
    cast.idea("Call back", signals=[spoken])

    page = stand().get(f"/wall/screen/{link()}/").content.decode()

    assert ("[phone]" in page, "06 12345678" in page) == (True, False)


def test_the_key_may_be_asked_for_and_the_address_goes_nowhere_else():
    key = link()

    asked = stand().get(f"/wall/screen/?key={key}")
    shown = stand().get(asked.url)

    assert (asked.url, shown.status_code) == (f"/wall/screen/{key}/", 200)
    assert [answer.headers["Referrer-Policy"] for answer in (asked, shown)] == ["no-referrer"] * 2
    assert shown.headers["Cache-Control"] == "no-store"


def test_the_key_opens_nothing_else():
    idea, key = cast.idea(), link()
    visitor = stand()
    visitor.get(f"/wall/screen/{key}/")
    pages = ["/", "/wall/", f"/wall/cards/{idea.pk}/", f"/wall/cards/{idea.pk}/opened/", f"/ideas/{idea.pk}/",
             "/signals/", "/wall/learned/", "/wall/screen/"]  # fmt: skip

    answers = [visitor.get(f"{page}?screen={key}&inside") for page in pages]
    api = visitor.get("/api/v1/ideas", headers={"Authorization": f"Bearer {key}"})
    moved = visitor.post(f"/ideas/{idea.pk}/decisions/?key={key}", {"to": "selection"})

    assert [answer.url.startswith("/login/") for answer in answers] == [True] * len(pages)
    assert (api.status_code, moved.url[:7], Idea.objects.get().stage) == (401, "/login/", "inventory")
    assert visitor.post(f"/wall/screen/{key}/").status_code == 405


@pytest.mark.parametrize("key", ["x", "0", "no-such-key", "é"])
def test_a_key_that_does_not_fit_opens_a_calm_sentence(key):
    cast.idea("Call back first")

    answer = stand().get(f"/wall/screen/{key}/")

    assert answer.status_code == 404
    assert "This screen has no link any more." in answer.content.decode()


def test_a_key_with_signs_of_an_address_in_it_is_a_key_that_does_not_fit():
    answer = stand().get("/wall/screen/", {"key": "<b>/../x</b>"}, follow=True)

    assert answer.status_code == stand().get("/wall/screen/guessed/").status_code


def test_a_revoked_link_shows_nothing_any_more():
    cast.idea("Call back first")
    key = link()
    stand(cast.anna()).post(f"/wall/screen/{ScreenKey.objects.get().pk}/revocation/")

    answer = stand().get(f"/wall/screen/{key}/")

    assert (answer.status_code, "Call back first" in answer.content.decode()) == (404, False)
    assert ScreenKey.objects.get().revoked_by == cast.anna()


def test_only_who_leads_makes_and_takes_away_a_link():
    sefa, bram = stand(cast.sefa()), stand(cast.bram())
    link()
    kept = ScreenKey.objects.get().pk

    with pytest.raises(Refused, match="Only somebody who leads"):
        ScreenKey.issue(cast.team(), "Canteen", by=cast.sefa(), at=cast.MONDAY)

    assert sefa.post("/wall/screen/", {"team": cast.team().pk}).status_code == 409
    assert bram.post("/wall/screen/", {"team": cast.team().pk}).status_code == 404
    assert [who.post(f"/wall/screen/{kept}/revocation/").status_code for who in (sefa, bram)] == [404, 404]
    assert "Canteen" not in sefa.get("/wall/screen/").content.decode()
    assert "Canteen" in stand(cast.mirjam()).get("/wall/screen/").content.decode()
    assert stand().get("/wall/screen/").url.startswith("/login/")


def test_a_screen_costs_as_much_for_one_card_as_for_many(django_assert_max_num_queries):
    key = link()
    for n in range(8):
        cast.idea(f"Idea {n}", signals=[cast.heard()])

    with django_assert_max_num_queries(8):
        page = stand().get(f"/wall/screen/{key}/").content.decode()

    assert page.count("screen-card") == 6


PATIENCE = 15.0  # seconds on a busy machine


async def _first(path: str, happen) -> bytes:
    answer = await AsyncClient().get(path)
    lines = answer.streaming_content.__aiter__()
    await lines.__anext__(), await lines.__anext__()  # a greeting, and that it listens
    await sync_to_async(happen)()
    return await asyncio.wait_for(lines.__anext__(), PATIENCE)


@pytest.mark.django_db(transaction=True)
def test_the_screen_is_told_that_something_moved_and_not_who_did_what():
    key, idea, anna = link(), cast.idea(), cast.anna()

    told = asyncio.run(_first(f"/stream/?screen={key}", lambda: idea.choose(by=anna, at=cast.MONDAY)))

    assert told.startswith(b'data: {"entry": ')
    assert b"Anna" not in told


@pytest.mark.django_db(transaction=True)
def test_the_screen_is_told_nothing_of_another_team():
    key, idea, bram, own, anna = link(), cast.idea(of="IT"), cast.bram(), cast.idea(), cast.anna()

    def happen() -> None:
        idea.choose(by=bram, at=cast.MONDAY)
        own.choose(by=anna, at=cast.MONDAY)

    told = asyncio.run(_first(f"/stream/?screen={key}", happen))

    line = Entry.objects.get(pk=json.loads(told.removeprefix(b"data: "))["entry"])
    assert (line.noun, line.noun_id) == ("deciding.idea", own.pk)


@pytest.mark.django_db(transaction=True)
def test_a_link_taken_away_in_the_middle_of_a_meeting_is_told_at_once():
    key, anna = link(), cast.anna()

    told = asyncio.run(
        _first(
            f"/stream/?screen={key}",
            lambda: ScreenKey.objects.get().revoke(by=anna, at=cast.MONDAY),
        )
    )

    assert told == b"event: revoked\ndata:\n\n"


@pytest.mark.django_db(transaction=True)
def test_a_key_that_does_not_fit_hears_nothing():
    assert asyncio.run(AsyncClient().get("/stream/?screen=no-such-key")).status_code == 403


def _key_in(page: str) -> str:
    return page.split('id="screen-link" value="')[1].split('"')[0].rstrip("/").split("/")[-1]
