"""The wall of a house that was just moved into: hanging ideas up on it, and finding them again."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.browser import Visitor
from tests.journeys.house import House
from tests.journeys.walks import move_in


def hang_up(browser: Browser, house: House, titles: Iterable[str]) -> None:
    """Anna moves in and hangs these ideas up, one after the other."""
    anna = Visitor(browser, house.address)
    move_in(anna.page, house)
    anna.page.goto("/wall/")
    for title in titles:
        anna.page.get_by_label("What will a customer notice?").fill(title)
        anna.page.keyboard.press("Enter")
        expect(card_of(anna.page, title)).to_be_visible()
    anna.leave()


def card_of(page: Page, title: str) -> Locator:
    return page.locator(".hung").filter(has=page.get_by_role("link", name=title, exact=True))


def hangs(page: Page, title: str, stage: str) -> Locator:
    """The idea in this column."""
    return page.locator(f".column[data-stage={stage}]").get_by_role("link", name=title, exact=True)


def focus(page: Page, title: str) -> None:
    card_of(page, title).locator(".idea-title a").focus()
