"""The live stream: whoever looks at the wall sees what others do, at once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from wallofchange.deciding.models import ScreenKey
from wallofchange.deciding.views.given import number
from wallofchange.house.feed import IDEA, Feed, News, Watcher, caught_up
from wallofchange.people.models import User

PING = (
    20.0  # seconds of silence after which proxies may hang up; who hears none for long knows the line is cut
)
HELLO = b"retry: 1000\n\n"
LISTENING = b": you are listening\n\n"
STILL_HERE = b"event: ping\ndata:\n\n"
REVOKED = b"event: revoked\ndata:\n\n"
SCREEN = ScreenKey._meta.label_lower

_feed = Feed()
Answer = TypeVar("Answer")


async def stream(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Server-sent events, one a line of the diary: for a colleague (`?cards` brings cards), or a screen."""
    if asked := request.GET.get("screen", ""):
        key = await _ask(ScreenKey.find, asked)
        return _answer(_for_screen(key)) if key else HttpResponse(status=403)
    user = await request.auser()
    if not user.is_authenticated:
        return HttpResponse(status=403)
    teams = await _ask(_teams, user)
    language = request.LANGUAGE_CODE if "cards" in request.GET else ""
    since = number(request.headers.get("Last-Event-ID", "") or request.GET.get("since", ""))
    return _answer(_for_person(teams, language, since))


def _answer(events: AsyncIterator[bytes]) -> StreamingHttpResponse:
    response = StreamingHttpResponse(events, content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def _for_person(teams: set[int] | None, language: str, since: int) -> AsyncIterator[bytes]:
    """First what was written since the page was made or the line was cut, then whatever happens."""
    watcher = _feed.watch(language)
    try:
        yield HELLO
        await _feed.listens()
        yield LISTENING
        missed = await _ask(caught_up, since, language) if since else []
        known = {news.line["entry"] for news in missed}
        for news in missed:
            if _may_see(news, teams):
                yield news.frame(language)
        while True:
            told = await _next(watcher)
            if told is None:
                yield STILL_HERE
            elif told.line["entry"] not in known and _may_see(told, teams):
                yield told.frame(language)
    finally:
        _feed.leave(watcher)


async def _for_screen(key: ScreenKey) -> AsyncIterator[bytes]:
    """Only that something hangs elsewhere on this team's wall; what, the screen asks for with its key."""
    watcher = _feed.watch()
    try:
        yield HELLO
        await _feed.listens()
        yield LISTENING
        while True:
            told = await _next(watcher)
            if told is None or told.line["noun"] == SCREEN:
                if not await _ask(ScreenKey.objects.working().filter(pk=key.pk).exists):
                    yield REVOKED
                    return
                yield STILL_HERE
            elif told.line["noun"] == IDEA and key.team_id in told.teams:
                yield f"data: {json.dumps({'entry': told.line['entry']})}\n\n".encode()
    finally:
        _feed.leave(watcher)


async def _ask(question: Callable[..., Answer], *words: object) -> Answer:
    """Ask the store and hang up: a stream stays for hours, and PostgreSQL has places for a hundred."""

    def asked() -> Answer:
        try:
            return question(*words)
        finally:
            connection.close()

    return await sync_to_async(asked)()


async def _next(watcher: Watcher) -> News | None:
    """What is told next; None after a silence."""
    try:
        return await asyncio.wait_for(watcher.queue.get(), PING)
    except TimeoutError:
        return None


def _may_see(news: News, teams: set[int] | None) -> bool:
    return teams is None or bool(news.teams & teams)


def _teams(user: User) -> set[int] | None:
    """The teams whose lines this person may see; None is all."""
    return None if user.sees_all_teams else set(user.teams.values_list("pk", flat=True))
