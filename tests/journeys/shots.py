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
    "wall": "/wall/",
    "signals": "/signals/",
    "learning": "/learning/",
    "follow-ups": "/follow-ups/",
    "import": "/import/",
    "parts": "/parts/",
}


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
    print(f"{name}: {', '.join(visitor.trouble) or 'fine'}", flush=True)
    visitor.context.close()


def _keep(page: Page, name: str) -> None:
    page.wait_for_load_state("domcontentloaded")
    page.screenshot(path=SHOTS / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    raise SystemExit(main())
