"""The wall by keyboard alone, by mouse, by finger, and on a big screen that nobody touches."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import PHONE, WALL, Visitor
from tests.journeys.walls import card_of, focus, hang_up, hangs

IDEAS = ["By key", "By mouse", "By finger", "On the screen", "Cut off"]
SMALLEST = 32  # px on a screen of 1920: read from five metres
TOO_SMALL = """(smallest) => [...document.querySelectorAll("[data-screen] *")].filter((each) =>
    [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    && each.checkVisibility() && !each.closest(".visually-hidden")
    && parseFloat(getComputedStyle(each).fontSize) < smallest
).map((each) => `${each.className} ${each.textContent}`)"""


@pytest.fixture(scope="module", autouse=True)
def _ideas(browser, house):
    hang_up(browser, house, IDEAS)


def test_by_keyboard_alone_from_an_idea_to_live_with_a_yes_and_a_yes_but_and_back(visitor):
    page = _at_the_wall(visitor())
    page.keyboard.press("/")
    page.keyboard.type("By key")
    page.keyboard.press("Enter")
    expect(page.locator(".hung")).to_have_count(1)

    page.locator(".wall").focus()
    page.keyboard.press("ArrowDown")
    for key, field, words in (("a", "What would you add?", "On Saturdays"), ("b", "your worry", "No time")):
        page.keyboard.press(key)
        expect(page.get_by_label(field)).to_be_focused()
        page.keyboard.type(words)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_hidden()
    expect(card_of(page, "By key").get_by_text("yes-but open")).to_be_visible()

    focus(page, "By key")
    page.keyboard.press("s")
    expect(hangs(page, "By key", "selection")).to_be_visible()
    page.keyboard.press("m")
    expect(hangs(page, "By key", "realisation")).to_be_visible()
    page.keyboard.press("r")
    expect(page.locator(".refusal").get_by_role("link", name="Look at the prediction")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(hangs(page, "By key", "learned")).to_be_visible()

    focus(page, "By key")
    page.keyboard.press("u")
    expect(hangs(page, "By key", "realisation")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="All keys")).to_be_visible()


def test_what_a_mouse_drags_is_told_and_undone_with_one_click_and_the_card_opens_in_place(visitor):
    page = _at_the_wall(visitor())

    card_of(page, "By mouse").locator(".idea-title").drag_to(page.locator(".column[data-stage=selection] h2"))
    expect(hangs(page, "By mouse", "selection")).to_be_visible()
    expect(page.get_by_text("By mouse: Chosen")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(hangs(page, "By mouse", "inventory")).to_be_visible()

    page.get_by_role("link", name="What can be done with By mouse").click()
    opened = page.get_by_role("dialog", name="By mouse")
    expect(opened.get_by_text("nobody asked for it yet")).to_be_visible()
    expect(opened.get_by_text("0 days, pinned by Anna Wiersma")).to_be_visible()
    opened.get_by_role("button", name="Close").click()


def test_a_finger_that_rests_carries_a_card_off_the_wall_and_a_tap_brings_it_back(visitor):
    page = _at_the_wall(visitor(size=PHONE, has_touch=True, is_mobile=True))
    card = card_of(page, "By finger")
    card.scroll_into_view_if_needed()
    box = card.bounding_box()
    finger = _Finger(page)

    finger.down(box["x"] + 40, box["y"] + 40)
    expect(page.locator(".carried")).to_be_visible()
    to = page.locator(".exits [data-stage=not_now]").bounding_box()
    finger.go(to["x"] + to["width"] / 2, to["y"] + to["height"] / 2)
    expect(page.locator(".exits [data-stage=not_now][data-over]")).to_be_visible()
    finger.up()

    expect(card).to_have_count(0)
    page.get_by_role("button", name="Undo", exact=True).tap()
    expect(hangs(page, "By finger", "inventory")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_finger_that_moves_at_once_scrolls_and_carries_nothing(visitor):
    page = _at_the_wall(visitor(size=PHONE, has_touch=True, is_mobile=True))
    box = card_of(page, "By finger").bounding_box()
    finger = _Finger(page)

    finger.down(box["x"] + 200, box["y"] + 20)
    finger.go(box["x"] + 20, box["y"] + 20)
    finger.up()

    expect(page.locator(".carried")).to_have_count(0)
    expect(hangs(page, "By finger", "inventory")).to_be_attached()


def test_a_look_at_the_wall_is_kept_under_a_name_and_grouped_cards_hang_under_theirs(visitor):
    page = _at_the_wall(visitor())

    page.get_by_text("Sieve and group").click()
    page.get_by_label("Together").select_option("team")
    expect(page.locator(".lane").first).to_have_text("Service")
    page.get_by_text("Keep this view").click()
    page.get_by_label("Name", exact=True).fill("By team")
    page.get_by_role("button", name="Keep", exact=True).click()

    expect(page.get_by_role("link", name="By team", exact=True)).to_be_visible()
    page.goto("/wall/")
    page.get_by_role("link", name="By team", exact=True).click()
    expect(page).to_have_url(re.compile("/wall/[?]group=team$"))


def test_the_big_screen_shows_every_move_mends_its_own_line_and_says_so_when_its_link_is_gone(visitor):
    anna = _at_the_wall(visitor())
    link = _link_for_a_screen(anna)
    screen = visitor(size=WALL)
    screen.page.goto(link)
    anna.goto("/wall/")

    focus(anna, "On the screen")
    anna.keyboard.press("s")
    expect(_on_screen(screen.page, "On the screen", "selection")).to_be_visible()
    expect(screen.page.get_by_role("link").filter(visible=True)).to_have_count(0)
    assert screen.page.evaluate(TOO_SMALL, SMALLEST) == []

    screen.context.set_offline(True)
    expect(screen.page.get_by_text("No line for a moment.")).to_be_visible()
    focus(anna, "Cut off")
    anna.keyboard.press("s")
    expect(hangs(anna, "Cut off", "selection")).to_be_visible()
    screen.context.set_offline(False)
    expect(_on_screen(screen.page, "Cut off", "selection")).to_be_visible()
    expect(screen.page.get_by_text("No line for a moment.")).to_be_hidden()

    anna.goto("/wall/screen/")
    anna.get_by_role("button", name="Take the link away").click()
    expect(screen.page.get_by_text("This screen has no link any more.")).to_be_visible()
    expect(screen.page.get_by_text("Cut off")).to_have_count(0)


class _Finger:
    """One finger on the glass, as the browser itself gets it."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._page = page
        self._at = (0.0, 0.0)

    def down(self, x: float, y: float) -> None:
        self._touch("touchStart", x, y)

    def go(self, x: float, y: float) -> None:
        (x0, y0), steps = self._at, 8
        for n in range(1, steps + 1):
            self._touch("touchMove", x0 + (x - x0) * n / steps, y0 + (y - y0) * n / steps)
            self._page.wait_for_timeout(30)

    def up(self) -> None:
        self._session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _touch(self, kind: str, x: float, y: float) -> None:
        self._at = (x, y)
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})


def _link_for_a_screen(page: Page) -> str:
    page.goto("/wall/screen/")
    page.get_by_label("Where does it hang?").fill("Canteen")
    page.get_by_role("button", name="Make a link").click()
    return page.get_by_label("Link", exact=True).input_value()


def _at_the_wall(visitor: Visitor) -> Page:
    page = visitor.come_in("anna", PASSWORD)
    page.goto("/wall/")
    expect(page.locator("html[data-live=on]")).to_be_attached()
    return page


def _on_screen(page: Page, title: str, stage: str) -> Locator:
    return page.locator(f"[data-stage={stage}]").get_by_role("heading", name=title)
