"""The live stream."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)


async def first_entry(client: AsyncClient, happen) -> dict:
    answer = await client.get("/stream/")
    lines = answer.streaming_content.__aiter__()
    await lines.__anext__()
    await asyncio.sleep(0.3)
    await sync_to_async(happen)()
    return json.loads((await asyncio.wait_for(lines.__anext__(), 1.0)).decode().split("data: ")[1])


def test_a_move_is_told_within_a_second_to_whoever_may_see_it():
    anna, idea = cast.anna(), cast.idea()
    client = AsyncClient()
    client.force_login(anna)

    entry = asyncio.run(first_entry(client, lambda: idea.choose(by=anna, at=cast.MONDAY)))

    assert (entry["verb"], entry["noun"], entry["id"]) == ("moved", "deciding.idea", idea.pk)


def test_another_team_is_told_nothing():
    idea, anna = cast.idea(), cast.anna()
    client = AsyncClient()
    client.force_login(cast.bram())

    with pytest.raises(TimeoutError):
        asyncio.run(first_entry(client, lambda: idea.choose(by=anna, at=cast.MONDAY)))


def test_a_stranger_is_told_nothing():
    assert asyncio.run(AsyncClient().get("/stream/")).status_code == 403


def test_a_team_that_makes_an_idea_together_with_another_is_told_as_well():
    idea, anna, bram = cast.idea(), cast.anna(), cast.bram()
    idea.partners.add(cast.team("IT"))
    client = AsyncClient()
    client.force_login(bram)

    entry = asyncio.run(first_entry(client, lambda: idea.choose(by=anna, at=cast.MONDAY)))

    assert (entry["id"], entry["team"]) == (idea.pk, cast.team().pk)
