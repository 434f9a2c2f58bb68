"""Chromium as it comes with the system, and what a page may never do in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK, WALL = (360, 740), (1280, 800), (1920, 1080)


def chromium() -> str | None:
    """Where it is; none when it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


class Visitor:
    """Somebody with a browser of their own: a language, a theme, a size of screen."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        language: str = "en",
        theme: str = "light",
        size: tuple[int, int] = DESK,
        **more: Any,
    ) -> None:
        width, height = size
        self.context = browser.new_context(
            base_url=address,
            locale={"en": "en-GB", "nl": "nl-NL"}[language],
            color_scheme=theme,  # type: ignore[arg-type]  # light or dark
            viewport={"width": width, "height": height},
            timezone_id="Europe/Amsterdam",
            **more,
        )
        self.trouble: list[str] = []
        self.page = self.open()

    def open(self) -> Page:
        """A new tab in the same browser, watched like the first."""
        page = self.context.new_page()
        page.set_default_timeout(45_000)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.trouble.append(f"{page.url}: {error}"))
        page.on("response", self._look)
        return page

    def come_in(self, name: str, password: str) -> Page:
        """Log in on the first tab."""
        self.page.goto("/login/")
        self.page.locator("[name=username]").fill(name)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("main [type=submit]").click()
        return self.page

    def read_in(self, language: str) -> None:
        """Choose this language with the button on the page, where it is not the one already."""
        if self.page.locator("html").get_attribute("lang") != language:
            self.page.locator(f"button[name=language][value={language}]").click()
            self.page.locator(f"html[lang={language}]").wait_for(state="attached")

    def leave(self) -> None:
        """Close the browser; fails when a page made trouble on the way."""
        self.context.close()
        assert self.trouble == [], "\n".join(self.trouble)

    def _listen(self, message: ConsoleMessage) -> None:
        """Errors of scripts and of the content policy; a refused request is looked at by its status."""
        if message.type != "error" or message.text.startswith("Failed to load resource"):
            return
        if "htmx:sendAbort" in message.text:  # somebody left while a part was loading
            if self.trouble and "htmx:afterRequest" in self.trouble[-1]:
                self.trouble.pop()
        else:
            self.trouble.append(f"{message.location.get('url', '')}: {message.text}")

    def _look(self, response: Response) -> None:
        missing = response.status == 404 and "/static/" in response.url
        if missing or response.status >= 500:
            self.trouble.append(f"{response.url}: {response.status}")
