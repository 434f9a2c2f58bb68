"""The live stream: whoever looks at the wall sees what others do, within a second."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from wallofchange.deciding.models import Idea
from wallofchange.diary.models import Entry
from wallofchange.people.models import User

EVERY = 0.2  # seconds between two looks
PING = 20.0  # seconds of silence after which proxies may hang up


class Feed:
    """One look at the diary for everybody who watches in this process."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Queue[dict[str, Any]]] = set()
        self._task: asyncio.Task[None] | None = None

    def watch(self) -> asyncio.Queue[dict[str, Any]]:
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue(maxsize=1000)
        self._watchers.add(queue)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._look())
        return queue

    def leave(self, queue: asyncio.Queue[dict[str, Any]]) -> None:
        self._watchers.discard(queue)

    async def _look(self) -> None:
        last = await sync_to_async(_latest)()
        while self._watchers:
            for entry in await sync_to_async(_since)(last):
                last = entry["entry"]
                for queue in self._watchers:
                    if not queue.full():  # somebody who does not read any more must not hold up the rest
                        queue.put_nowait(entry)
            await asyncio.sleep(EVERY)


_feed = Feed()


async def stream(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Server-sent events: one for each line of the diary that this person may see."""
    user = await request.auser()
    if not user.is_authenticated:
        return HttpResponse(status=403)
    teams = await sync_to_async(_teams)(user)
    response = StreamingHttpResponse(_events(teams), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def _events(teams: set[int] | None) -> AsyncIterator[bytes]:
    queue = _feed.watch()
    try:
        yield b"retry: 1000\n\n: you are listening\n\n"
        while True:
            try:
                entry = await asyncio.wait_for(queue.get(), PING)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            if teams is None or teams.intersection([entry["team"], *entry["partners"]]):
                yield f"id: {entry['entry']}\ndata: {json.dumps(entry)}\n\n".encode()
    finally:
        _feed.leave(queue)


def _teams(user: User) -> set[int] | None:
    """The teams whose lines this person may see; None is all."""
    return None if user.sees_all_teams else set(user.teams.values_list("pk", flat=True))


def _latest() -> int:
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _since(last: int) -> list[dict[str, Any]]:
    """New lines; the connection is shared by everybody who watches, two cheap queries a look."""
    entries = list(Entry.objects.filter(pk__gt=last).order_by("pk")[:200])
    partners = _partners({entry.noun_id for entry in entries if entry.noun == Idea._meta.label_lower})
    return [
        {
            "entry": entry.pk,
            "verb": entry.verb,
            "noun": entry.noun,
            "id": entry.noun_id,
            "team": entry.team_id,
            "partners": partners.get(entry.noun_id, []) if entry.noun == Idea._meta.label_lower else [],
            "by": entry.actor_name,
            "at": entry.at.isoformat(),
        }
        for entry in entries
    ]


def _partners(ideas: set[int]) -> dict[int, list[int]]:
    """The teams that make these ideas together with the team whose they are."""
    found: dict[int, list[int]] = {}
    if ideas:
        for idea, team in Idea.partners.through.objects.filter(idea__in=ideas).values_list("idea", "team"):
            found.setdefault(idea, []).append(team)
    return found
