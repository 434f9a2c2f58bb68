"""From an idea up to the vision and down again, by mouse, by keyboard, on a phone; and a page to keep."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.walks import move_in

VISION = "Nobody sits in the cold because we were busy"
TACTIC = "We call first"
IDEA = "We call before the customer does"


@pytest.fixture(scope="module", autouse=True)
def _vision(browser, house):
    """Anna opens the house, writes the vision, and pins an idea."""
    anna = Visitor(browser, house.address)
    move_in(anna.page, house)
    _write(anna.page, VISION)
    anna.page.goto("/wall/")
    anna.page.get_by_label("What will a customer notice?").fill(IDEA)
    anna.page.get_by_role("button", name="Pin it").click()
    expect(anna.page.get_by_role("link", name=IDEA, exact=True)).to_be_visible()
    anna.leave()


def test_a_goal_is_written_under_another_and_an_idea_hangs_on_it_in_one_click(visitor):
    page = visitor().come_in("anna", PASSWORD)
    page.goto("/goals/")
    page.get_by_text("Write a goal", exact=True).click()
    page.get_by_label("What should customers say of us one day?").fill(TACTIC)
    page.get_by_label("Level").select_option("tactic")
    page.get_by_label("Hangs under").select_option(index=1)
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator(".goal .goal").get_by_role("link", name=TACTIC)).to_be_visible()

    _open_the_idea(page)
    page.locator("#goals").get_by_role("button", name=TACTIC).click()

    line = page.locator("#goals .goal-path a")
    expect(line).to_have_text([VISION, TACTIC])


def test_by_keyboard_alone_a_goal_is_said_otherwise_and_that_is_undone(visitor):
    page = visitor().come_in("anna", PASSWORD)
    page.goto("/goals/")
    _press(page, page.get_by_role("link", name=VISION).first)
    expect(page.get_by_role("heading", name=VISION)).to_be_visible()

    _press(page, page.locator("summary", has_text="Say it in other words"))
    page.get_by_label("In one sentence").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Nobody sits in the cold")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nobody sits in the cold", exact=True)).to_be_visible()

    _press(page, page.get_by_role("button", name="Undo the last change"))
    expect(page.get_by_role("heading", name=VISION)).to_be_visible()


def test_on_a_phone_the_tree_fits_and_an_idea_comes_off_and_on_with_a_thumb(visitor):
    page = visitor(size=PHONE, has_touch=True).come_in("anna", PASSWORD)
    page.goto("/goals/")
    expect(page.get_by_role("link", name=VISION).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    _open_the_idea(page)
    page.locator("#goals").get_by_role("button", name="Take it off").first.tap()
    page.locator("#goals").get_by_role("button", name=VISION).tap()

    expect(page.locator("#goals .goal-path a")).to_have_text([VISION])


def test_a_link_to_the_page_of_an_idea_opens_without_a_login_until_it_is_taken_away(visitor):
    anna = visitor().come_in("anna", PASSWORD)
    board = visitor().page
    _open_the_idea(anna)
    anna.get_by_role("link", name="One page for a meeting").click()
    anna.get_by_role("button", name="Make a link").click()
    link = re.sub(r"^https?://[^/]+", "", anna.locator(".case-link").inner_text())

    board.goto(link)
    expect(board.get_by_role("heading", name=IDEA)).to_be_visible()
    expect(board.get_by_role("link", name="PDF")).to_be_visible()
    assert board.request.get(link.rstrip("/") + ".pdf").headers["content-type"] == "application/pdf"

    anna.get_by_role("button", name="Take it away").click()

    expect(anna.get_by_role("button", name="Take it away")).to_have_count(0)
    assert board.request.get(link).status == 404


def _write(page: Page, sentence: str) -> None:
    page.goto("/goals/")
    page.get_by_label("What should customers say of us one day?").fill(sentence)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("link", name=sentence).first).to_be_visible()


def _open_the_idea(page: Page) -> None:
    page.goto("/wall/")
    page.get_by_role("link", name=IDEA, exact=True).first.click()
    expect(page.get_by_role("heading", name=IDEA)).to_be_visible()


def _press(page: Page, target: Locator) -> None:
    target.focus()
    page.keyboard.press("Enter")
