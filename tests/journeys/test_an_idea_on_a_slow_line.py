"""On the page of an idea answers come late and others do something: what somebody writes there stays."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.cast import PASSWORD
from tests.journeys.browser import Visitor
from tests.journeys.late import Late, posts_to
from tests.journeys.walls import hang_up

LATE, OTHERS, OWN, OLD, BESIDE, PRESSED = IDEAS = (
    "Looked at late",
    "Changed by others",
    "Said by myself",
    "Said meanwhile",
    "Said in one fold of two",
    "Pressed meanwhile",
)
BUT, REMARK = "What is your worry, in one line?", "What do you want to say about it?"
DEAF = """document.addEventListener("woc:entry", (event) =>
    event.detail.told || event.stopImmediatePropagation())"""
TELL = """id => document.dispatchEvent(new CustomEvent("woc:entry",
    { detail: { noun: "deciding.idea", id, told: true } }))"""


@pytest.fixture(scope="module", autouse=True)
def _ideas(browser, house):
    hang_up(browser, house, IDEAS)


def test_a_look_that_comes_late_takes_no_word_out_of_the_field(visitor):
    page = _at(visitor(), LATE, deaf=True)
    late = Late(page, _looks)

    with page.expect_request(_looks):
        page.evaluate(TELL, _number(page))
    page.get_by_text("Yes, and…", exact=True).click()
    page.keyboard.type("On ")
    late.come()
    page.keyboard.type("Saturdays")
    page.keyboard.press("Enter")

    expect(page.locator("#talk")).to_contain_text("On Saturdays")


def test_what_others_say_shows_when_one_looks_up_and_the_words_that_wait_stay(visitor):
    page, other = _at(visitor(), OTHERS), _at(visitor(), OTHERS)
    page.get_by_text("Yes, but…", exact=True).click()
    page.keyboard.type("That is six hours of calling")

    other.get_by_text("Yes, and…", exact=True).click()
    other.keyboard.type("On Saturdays")
    other.keyboard.press("Enter")
    expect(other.locator("#talk")).to_contain_text("On Saturdays")
    page.get_by_role("heading", level=1).click()

    expect(page.locator("#talk")).to_contain_text("On Saturdays")
    expect(page.get_by_label(BUT)).to_have_value("That is six hours of calling")


def test_the_answer_to_one_thing_said_leaves_be_what_is_written_next(visitor):
    page = _at(visitor(), OWN, deaf=True)
    late = Late(page, posts_to("/remarks/"))

    _begins_a_remark(page, "Sefa knows more")
    with page.expect_request("**/remarks/"):
        page.keyboard.press("Enter")
    page.get_by_text("Yes, but…", exact=True).click()
    page.keyboard.type("Six hours ")
    late.come()
    expect(page.locator(".remarks")).to_contain_text("Sefa knows more")
    page.keyboard.type("a day")

    expect(page.get_by_label(BUT)).to_have_value("Six hours a day")
    expect(page.get_by_label(REMARK)).to_be_hidden()


def test_a_look_from_before_something_was_said_does_not_take_it_from_the_screen(visitor):
    page = _at(visitor(), OLD, deaf=True)
    late = Late(page, _looks)

    with page.expect_request(_looks):
        page.evaluate(TELL, _number(page))
    _begins_a_remark(page, "Sefa knows more")
    page.keyboard.press("Enter")
    expect(page.locator(".remarks")).to_contain_text("Sefa knows more")
    late.come()

    expect(page.locator(".remarks")).to_contain_text("Sefa knows more")


def test_a_button_that_is_being_pressed_when_a_look_comes_is_pressed(visitor):
    page = _at(visitor(), PRESSED, deaf=True)
    late = Late(page, _looks)

    with page.expect_request(_looks):
        page.evaluate(TELL, _number(page))
    page.get_by_role("button", name="Choose it").hover()
    page.mouse.down()
    late.come()
    page.mouse.up()

    expect(page.get_by_role("button", name="Hang it back")).to_be_visible()


def test_what_is_written_in_one_fold_stays_when_something_is_said_in_another(visitor):
    page = _at(visitor(), BESIDE)
    page.get_by_text("Yes, but…", exact=True).click()
    page.keyboard.type("That is six hours of calling")

    page.get_by_text("Yes, and…", exact=True).click()
    page.keyboard.type("On Saturdays")
    page.keyboard.press("Enter")

    expect(page.locator("#talk")).to_contain_text("On Saturdays")
    expect(page.get_by_label(BUT)).to_have_value("That is six hours of calling")
    page.reload()
    expect(page.get_by_label(BUT)).to_have_value("")


def _at(visitor: Visitor, title: str, *, deaf: bool = False) -> Page:
    """On its page; who is deaf hears of nothing that happens unless a test tells it."""
    page = visitor.come_in("anna", PASSWORD)
    page.goto(f"/wall/?find={title.replace(' ', '+')}")
    if deaf:
        page.add_init_script(DEAF)
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.locator("html[data-live=on]")).to_be_attached()
    return page


def _begins_a_remark(page: Page, words: str) -> None:
    page.get_by_text("A remark", exact=True).click()
    expect(page.get_by_label(REMARK)).to_be_focused()
    page.keyboard.type(words)


def _number(page: Page) -> str:
    return str(page.locator("[data-idea-page]").get_attribute("data-idea-page"))


def _looks(request: Request) -> bool:
    return request.headers.get("hx-target") == "main" and request.method == "GET"
