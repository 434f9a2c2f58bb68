"""One look at the diary for everybody who watches in this process, twenty times a second."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connection
from django.db.models import Q

from wallofchange.deciding.models import Idea
from wallofchange.diary.models import Entry
from wallofchange.house.pages.wall import cards_as_html

log = logging.getLogger("wallofchange.stream")
EVERY = 0.05  # seconds between two looks: one query on the primary key, some 0.2 ms
LATE = 10.0  # seconds in which a line may still come with a number before the last one (PostgreSQL)
MOST_AT_ONCE = 200  # lines
IDEA = Idea._meta.label_lower


@dataclass(frozen=True)
class News:
    """One line of the diary, and the card that it is about in every language that somebody watches in."""

    line: dict[str, Any]
    cards: dict[str, str] = field(default_factory=dict)
    _frames: dict[str, bytes] = field(default_factory=dict)  # written once, sent to hundreds

    @property
    def teams(self) -> set[int]:
        return {self.line["team"], *self.line["partners"]}

    def frame(self, language: str = "") -> bytes:
        """As a server-sent event; with the card for whoever stands in front of a wall."""
        if language not in self._frames:
            told = self.line | {"card": self.cards[language]} if language in self.cards else self.line
            self._frames[language] = f"id: {told['entry']}\ndata: {json.dumps(told)}\n\n".encode()
        return self._frames[language]


@dataclass(eq=False)
class Watcher:
    """Somebody who listens; `language` is that of the cards, empty for who needs none."""

    language: str = ""
    queue: asyncio.Queue[News] = field(default_factory=lambda: asyncio.Queue(maxsize=1000))


class Feed:
    """Looks as long as somebody watches."""

    def __init__(self) -> None:
        self._watchers: set[Watcher] = set()
        self._task: asyncio.Task[None] | None = None
        self._begun = asyncio.Event()

    def watch(self, language: str = "") -> Watcher:
        watcher = Watcher(language)
        self._watchers.add(watcher)
        if self._task is None or self._task.done():
            self._begun = asyncio.Event()
            self._task = asyncio.get_running_loop().create_task(self._look(self._begun))
        return watcher

    async def listens(self) -> None:
        """Wait until it has its place in the diary: whatever is written after that is told."""
        await self._begun.wait()

    def leave(self, watcher: Watcher) -> None:
        self._watchers.discard(watcher)

    async def _look(self, begun: asyncio.Event) -> None:
        try:
            diary = await sync_to_async(Place)()
        finally:
            begun.set()
        while self._watchers:
            try:
                await self._tell(diary)
            except Exception:  # the store may be away for a moment; whoever watches still watches
                log.exception("The diary could not be read and is tried again")
                await sync_to_async(connection.close)()
                await asyncio.sleep(1)
            await asyncio.sleep(EVERY)

    async def _tell(self, diary: Place) -> None:
        languages = {watcher.language for watcher in self._watchers} - {""}
        for news in await sync_to_async(diary.news)(languages):
            for watcher in self._watchers:
                if not watcher.queue.full():  # somebody who does not read must not hold up the rest
                    watcher.queue.put_nowait(news)


class Place:
    """Where one is in the diary. A line that was begun earlier may be written later: those are waited for."""

    def __init__(self) -> None:
        self._last = Entry.latest()
        self._missing: dict[int, float] = {}

    def news(self, languages: set[str]) -> list[News]:
        """What was written since the last time, in the order in which it is found."""
        fresh = Q(pk__gt=self._last)
        if self._missing:
            fresh |= Q(pk__in=list(self._missing))
        entries = list(Entry.objects.filter(fresh).order_by("pk")[:MOST_AT_ONCE])
        if entries or self._missing:
            self._remember([entry.pk for entry in entries])
        return _news(entries, languages)

    def _remember(self, found: list[int]) -> None:
        now = monotonic()
        last = max([self._last, *found])
        gaps = dict.fromkeys(range(self._last + 1, last), now + LATE) if last - self._last < 10_000 else {}
        missing = (self._missing | gaps).items()
        self._missing = {pk: until for pk, until in missing if pk not in found and until > now}
        self._last = last


def caught_up(since: int, language: str) -> list[News]:
    """What somebody missed who saw everything until this line."""
    entries = list(Entry.objects.filter(pk__gt=since).order_by("pk")[:MOST_AT_ONCE])
    return _news(entries, {language} - {""})


def _news(entries: list[Entry], languages: set[str]) -> list[News]:
    ideas = {entry.noun_id for entry in entries if entry.noun == IDEA}
    partners, cards = _partners(ideas), cards_as_html(ideas, languages)
    return [News(_line(entry, partners), _cards_of(entry, cards)) for entry in entries]


def _line(entry: Entry, partners: dict[int, list[int]]) -> dict[str, Any]:
    return {
        "entry": entry.pk,
        "verb": entry.verb,
        "noun": entry.noun,
        "id": entry.noun_id,
        "team": entry.team_id,
        "partners": partners.get(entry.noun_id, []) if entry.noun == IDEA else [],
        "by": entry.actor_name,
        "at": entry.at.isoformat(),
    }


def _cards_of(entry: Entry, cards: dict[int, dict[str, str]]) -> dict[str, str]:
    return cards.get(entry.noun_id, {}) if entry.noun == IDEA else {}


def _partners(ideas: set[int]) -> dict[int, list[int]]:
    """The teams that make these ideas together with the team whose they are."""
    found: dict[int, list[int]] = {}
    if ideas:
        for idea, team in Idea.partners.through.objects.filter(idea__in=ideas).values_list("idea", "team"):
            found.setdefault(idea, []).append(team)
    return found
