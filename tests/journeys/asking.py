"""What people do around a question that waits for its answer."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def open_idea(page: Page, title: str) -> Page:
    """The page of the idea, from the wall."""
    page.goto(f"/wall/?find={title.replace(' ', '+')}")
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    return page


def asked_about(page: Page, title: str) -> Locator:
    """What is asked of whoever looks, about this idea."""
    return page.locator(".ask").filter(has_text=title)


def until_shown(page: Page, place: Locator) -> None:
    """Look again until time has done its work."""
    for _ in range(120):
        if place.is_visible():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"Time did nothing within a minute: {place}")
