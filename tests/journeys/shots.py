"""Pictures of every page of the demo, in both languages and themes, on three screens: `make shots`."""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.browser import DESK, PHONE, WALL, Visitor, chromium, open_browser
from tests.journeys.house import open_house, program
from wallofchange.house.demo.story.people import LOGIN, PASSWORD

SHOTS = Path(__file__).resolve().parents[2] / "docs" / "shots"
PAGES = {
    "today": "/",
    "today-big": "/?big=1",
    "mornings": "/day-starts/",
    "summary": "/settings/day-start/",
    "wall": "/wall/",
    "wall-by-moment": "/wall/?group=moment",
    "screens": "/wall/screen/",
    "signals": "/signals/",
    "hear": "/hear/",
    "learning": "/learning/",
    "goals": "/goals/",
    "flat": "/goals/flat/",
    "management": "/management/",
    "follow-ups": "/follow-ups/",
    "room": "/teams/1/room/",
    "room-open": "/teams/3/room/",
    "arrangement": "/teams/3/arrangement/",
    "teams": "/teams/",
    "mandate": "/teams/1/",
    "decisions": "/decisions/",
    "house": "/settings/organisation/",
    "trackers": "/settings/trackers/",
    "yes-buts": "/learning/yes-buts/",
    "idea-new": "/ideas/new/",
    "goal": "/goals/1/",
    "import": "/import/",
    "parts": "/parts/",
}
ODDEST = "/ideas/32/"  # of the demo: a no that somebody owns, with customers who keep saying it
OF_AN_IDEA = ("case", "prediction", "glasses", "similar", "whole", "questions")


def main() -> int:
    """Fill a demo, walk past every page, and keep what it looks like."""
    if chromium() is None:
        print("There is no Chromium here: apt-get install chromium", file=sys.stderr)
        return 1
    SHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = _demo(Path(folder))
        with open_house(home) as house, open_browser() as browser:
            for language, theme, size in product(["en", "nl"], ["light", "dark"], [PHONE, DESK, WALL]):
                _walk(browser, house.address, language, theme, size)
    return 0


def _demo(folder: Path) -> Path:
    """The home that is named, or a fresh one with the demo in it."""
    if len(sys.argv) > 1:
        return Path(sys.argv[1])
    print("Filling a demo, about a minute.", flush=True)
    program(folder / "home", "demo", "--no-serve")
    return folder / "home"


def _walk(browser: Browser, address: str, language: str, theme: str, size: tuple[int, int]) -> None:
    visitor = Visitor(browser, address, language=language, theme=theme, size=size)
    page = visitor.page
    name = f"{language}-{theme}-{size[0]}"
    page.goto("/login/")
    _keep(page, f"login-{name}")
    visitor.come_in(LOGIN, PASSWORD)
    visitor.read_in(language)
    for place, path in PAGES.items():
        page.goto(path)
        _keep(page, f"{place}-{name}")
    page.goto("/wall/")
    page.locator("a[href^='/ideas/']").first.click()
    _keep(page, f"idea-{name}")
    for part in OF_AN_IDEA:
        page.goto(f"{ODDEST}{part}/")
        _keep(page, f"{part}-{name}")
    page.goto("/day-starts/")
    page.locator(".mornings a").first.click()
    _keep(page, f"minutes-{name}")
    _on_the_big_screen(page, name)
    print(f"{name}: {', '.join(visitor.trouble) or 'fine'}", flush=True)
    visitor.context.close()


def _on_the_big_screen(page: Page, name: str) -> None:
    page.goto("/wall/screen/")
    page.locator("#screen-name").fill(name)
    page.locator("main form:has(#screen-name) [type=submit]").click()
    page.goto(page.locator("#screen-link").input_value())
    _keep(page, f"screen-{name}")


def _keep(page: Page, name: str) -> None:
    page.wait_for_load_state("domcontentloaded")
    page.screenshot(path=SHOTS / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    raise SystemExit(main())
