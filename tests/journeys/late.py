"""Which answer of the house comes when: a test decides it, not how busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import APIResponse, Page, Request, Route

PATIENCE = 45.0  # seconds for the house to answer in, on a busy machine
TURNS = 5  # an answer that has come is read, and shown, a few turns later
ITS_TURN = """() => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage("");
})"""  # after whatever the page does with an answer; also where its clock stands still


class Late:
    """Answers that were given when they were asked for, and do not arrive before they are let go."""

    def __init__(self, page: Page, asked: Callable[[Request], bool]) -> None:
        self._page, self._asked = page, asked
        self._kept: list[tuple[Route, APIResponse]] = []
        self._given = 0
        self._keeps = True
        page.route("**/*", self._answer)

    def come(self) -> None:
        """Let them arrive, and let the page do with them what it does."""
        until = time.monotonic() + PATIENCE
        while (not self._kept or len(self._kept) < self._given) and time.monotonic() < until:
            self._page.wait_for_timeout(20)  # the house still writes
        self._keeps = False
        assert self._kept, "Nothing was asked for."
        for route, answer in self._kept:
            route.fulfill(response=answer)
        for _ in range(TURNS):
            self._page.evaluate(ITS_TURN)

    def _answer(self, route: Route) -> None:
        if not self._keeps or not self._asked(route.request):
            route.fallback()
            return
        self._given += 1
        self._kept.append((route, route.fetch(max_redirects=0)))


def posts_to(end: str) -> Callable[[Request], bool]:
    return lambda request: request.method == "POST" and request.url.endswith(end)


def gets(path: str) -> Callable[[Request], bool]:
    """A script asks for this page; not somebody who goes there."""
    return lambda request: (
        request.method == "GET"
        and not request.is_navigation_request()
        and request.url.split("?")[0].endswith(path)
    )
