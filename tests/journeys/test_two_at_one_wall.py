"""Two people, two browsers, one wall: each sees what the other does; keys do what a mouse does."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.walks import move_in


@pytest.fixture(scope="module", autouse=True)
def _idea(browser, house):
    """Anna hangs the one idea that everybody moves."""
    anna = Visitor(browser, house.address)
    move_in(anna.page, house)
    anna.page.goto("/wall/")
    anna.page.get_by_label("What will a customer notice?").fill("We call before the customer does")
    anna.page.get_by_role("button", name="Pin it").click()
    expect(anna.page.get_by_role("link", name="We call before the customer does", exact=True)).to_be_visible()
    anna.leave()


def test_a_move_in_one_browser_is_seen_in_the_other_by_itself(visitor):
    anna, sefa = _at_the_wall(visitor()), _at_the_wall(visitor())

    _choose_by_keyboard(anna)
    expect(_card_in(anna, "selection")).to_be_visible()

    expect(_card_in(sefa, "selection")).to_be_visible()


def test_who_comes_second_is_told_and_the_card_hangs_where_the_first_put_it(visitor):
    anna = _at_the_wall(visitor())
    sefa = _at_the_wall(visitor(java_script_enabled=False))
    sefa.locator("a[href^='/ideas/']").first.click()

    anna.locator("a[href^='/ideas/']").first.click()
    anna.get_by_role("button", name="Start making it").click()
    expect(anna.locator("#do").get_by_role("button", name="It is live")).to_be_visible()
    sefa.get_by_role("button", name="Hang it back").click()

    expect(sefa.get_by_text("moved this idea just before you")).to_be_visible()
    sefa.goto("/wall/")
    expect(_card_in(sefa, "realisation")).to_be_visible()


def test_on_a_phone_the_wall_fits_the_screen_and_a_card_moves_by_button(visitor):
    page = _at_the_wall(visitor(size=PHONE, has_touch=True))

    page.locator("[data-menu]").first.tap()
    page.get_by_role("dialog").get_by_role("button", name="Hang it back").tap()

    expect(_card_in(page, "inventory")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _at_the_wall(visitor: Visitor) -> Page:
    page = visitor.come_in("anna", PASSWORD)
    page.goto("/wall/")
    expect(page.locator("[data-wall]")).to_be_visible()
    return page


def _choose_by_keyboard(page: Page) -> None:
    page.locator(".wall").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("s")


def _card_in(page: Page, stage: str) -> Locator:
    return page.locator(f"[data-stage={stage}] .hung")
