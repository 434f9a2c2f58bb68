"""The live stream."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import AsyncClient

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.house.feed import Place

pytestmark = pytest.mark.django_db(transaction=True)


PATIENCE = 15.0  # seconds on a busy machine; longer than that it is silence, and that is told as well


async def first_entry(client: AsyncClient, happen, path: str = "/stream/") -> dict:
    answer = await client.get(path)
    lines = answer.streaming_content.__aiter__()
    await lines.__anext__(), await lines.__anext__()  # a greeting, and that it listens
    await sync_to_async(happen)()
    return json.loads((await asyncio.wait_for(lines.__anext__(), PATIENCE)).decode().split("data: ")[1])


async def lines(client: AsyncClient, path: str, many: int) -> list[dict]:
    answer = await client.get(path)
    told = answer.streaming_content.__aiter__()
    await told.__anext__(), await told.__anext__()
    found = [await asyncio.wait_for(told.__anext__(), PATIENCE) for _ in range(many)]
    return [json.loads(line.decode().split("data: ")[1]) for line in found]


def test_a_move_is_told_to_whoever_may_see_it():
    anna, idea = cast.anna(), cast.idea()
    client = AsyncClient()
    client.force_login(anna)

    entry = asyncio.run(first_entry(client, lambda: idea.choose(by=anna, at=cast.MONDAY)))

    assert (entry["verb"], entry["noun"], entry["id"]) == ("moved", "deciding.idea", idea.pk)


def test_another_team_is_told_nothing():
    idea, anna, bram, own = cast.idea(), cast.anna(), cast.bram(), cast.idea(of="IT")
    client = AsyncClient()
    client.force_login(bram)

    def happen() -> None:
        idea.choose(by=anna, at=cast.MONDAY)
        own.choose(by=bram, at=cast.MONDAY)

    entry = asyncio.run(first_entry(client, happen))

    assert entry["id"] == own.pk


def test_a_stranger_is_told_nothing():
    assert asyncio.run(AsyncClient().get("/stream/")).status_code == 403


def test_a_team_that_makes_an_idea_together_with_another_is_told_as_well():
    idea, anna, bram = cast.idea(), cast.anna(), cast.bram()
    idea.partners.add(cast.team("IT"))
    client = AsyncClient()
    client.force_login(bram)

    entry = asyncio.run(first_entry(client, lambda: idea.choose(by=anna, at=cast.MONDAY)))

    assert (entry["id"], entry["team"]) == (idea.pk, cast.team().pk)


def test_whoever_stands_before_a_wall_gets_the_card_along_in_their_own_language():
    anna, idea = cast.anna(), cast.idea()
    client = AsyncClient(headers={"Accept-Language": "en"})
    client.force_login(anna)

    entry = asyncio.run(
        first_entry(client, lambda: idea.yes_but("Too late", by=anna, at=cast.MONDAY), "/stream/?cards=1")
    )

    assert f'id="card-{idea.pk}"' in entry["card"]
    assert "yes-but open" in entry["card"]


def test_what_happened_while_the_line_was_cut_is_told_when_it_is_back():
    anna, idea = cast.anna(), cast.idea()
    seen = Entry.objects.latest("pk").pk
    idea.choose(by=anna, at=cast.MONDAY)
    idea.start(by=anna, at=cast.MONDAY)
    client = AsyncClient()
    client.force_login(anna)

    written = list(Entry.objects.filter(pk__gt=seen, team_id=idea.team_id).values_list("pk", flat=True))

    missed = asyncio.run(lines(client, f"/stream/?since={seen}", len(written)))

    assert [entry["entry"] for entry in missed] == written


def test_what_was_missed_of_another_team_is_not_told():
    idea, anna, bram, own = cast.idea(), cast.anna(), cast.bram(), cast.idea(of="IT")
    seen = Entry.objects.latest("pk").pk
    idea.choose(by=anna, at=cast.MONDAY)
    own.choose(by=bram, at=cast.MONDAY)
    client = AsyncClient()
    client.force_login(bram)

    (missed,) = asyncio.run(lines(client, f"/stream/?since={seen}", 1))

    assert missed["id"] == own.pk


def test_a_line_that_is_written_late_with_an_earlier_number_is_told_as_well():
    cast.idea()
    place, last = Place(), Entry.objects.latest("pk")
    lines = [Entry(pk=last.pk + n, at=last.at, verb=f"line {n}", noun="x", noun_id=1) for n in (1, 2, 3)]
    Entry.objects.bulk_create([lines[2]])
    first = place.news(set())
    Entry.objects.bulk_create(lines[:2])

    late = place.news(set())

    assert [news.line["verb"] for news in first] == ["line 3"]
    assert [news.line["verb"] for news in late] == ["line 1", "line 2"]
    assert place.news(set()) == []


@pytest.mark.both_stores
def test_somebody_who_only_listens_keeps_no_place_in_the_store():
    client = AsyncClient()
    client.force_login(cast.anna())

    in_memory = connection.vendor == "sqlite"  # such a store lives as long as its connection
    assert asyncio.run(_connected_while_listening(client)) is in_memory


async def _connected_while_listening(client: AsyncClient) -> bool:
    answer = await client.get("/stream/")
    listening = answer.streaming_content.__aiter__()
    await listening.__anext__()
    return await sync_to_async(lambda: connection.connection is not None)()
