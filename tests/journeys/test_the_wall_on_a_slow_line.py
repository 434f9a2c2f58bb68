"""Answers come late or in another order: no word is lost, no key does something else, no move is undone."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import WALL, Visitor
from tests.journeys.late import Late, gets, posts_to
from tests.journeys.walls import card_of, focus, hang_up, hangs

AHEAD, CLOSED, OTHER, TOO_SOON, OLDER, ANEW, HELD, SHOWN = IDEAS = (
    "Typed ahead",
    "Closed again",
    "Looked at next",
    "Live too soon",
    "Told late",
    "Looked at anew",
    "In the hand",
    "On the screen",
)
TELL = """([id, card]) => document.dispatchEvent(new CustomEvent("woc:entry",
    { detail: { noun: "deciding.idea", id, card } }))"""
AGAIN = "document.dispatchEvent(new CustomEvent('woc:again'))"


@pytest.fixture(scope="module", autouse=True)
def _ideas(browser, house):
    hang_up(browser, house, IDEAS)


def test_what_is_typed_before_the_menu_is_there_is_said_of_the_card_and_moves_nothing(visitor):
    page = _at_the_wall(visitor())
    late = Late(page, gets("/opened/"))

    focus(page, AHEAD)
    with page.expect_request("**/opened/"):
        page.keyboard.press("b")
    page.keyboard.type("No more rooms")
    page.keyboard.press("Enter")
    late.come()

    expect(card_of(page, AHEAD).get_by_text("yes-but open")).to_be_visible()
    expect(hangs(page, AHEAD, "inventory")).to_be_visible()
    card_of(page, AHEAD).get_by_role("link", name=AHEAD, exact=True).click()
    expect(page.get_by_text("No more rooms").first).to_be_visible()


def test_a_menu_that_was_closed_before_it_came_takes_the_place_of_no_other(visitor):
    page = _at_the_wall(visitor())
    late = Late(page, gets(f"{card_of(page, CLOSED).get_attribute('data-idea')}/opened/"))

    focus(page, CLOSED)
    with page.expect_request("**/opened/"):
        page.keyboard.press(".")
    page.keyboard.press("Escape")
    focus(page, OTHER)
    page.keyboard.press("a")
    expect(page.get_by_label("What would you add?")).to_be_focused()
    late.come()
    page.keyboard.type("On Saturdays")

    expect(page.get_by_role("dialog", name=OTHER)).to_be_visible()
    expect(page.get_by_label("What would you add?")).to_have_value("On Saturdays")


def test_a_refusal_that_comes_late_takes_nobody_out_of_the_line_they_write(visitor):
    page = _at_the_wall(visitor())
    late = Late(page, posts_to("/decisions/"))

    focus(page, TOO_SOON)
    with page.expect_request("**/decisions/"):
        page.keyboard.press("r")
    page.keyboard.press("n")
    page.keyboard.type("A face at ")
    late.come()
    expect(card_of(page, TOO_SOON).get_by_role("alert")).to_be_visible()
    page.keyboard.type("the door")

    expect(page.get_by_label("What will a customer notice?")).to_have_value("A face at the door")


def test_what_the_stream_tells_of_before_a_move_does_not_undo_it_on_the_screen(visitor):
    page = _at_the_wall(visitor())
    card = card_of(page, OLDER)
    before = [int(card.get_attribute("data-idea")), card.evaluate("card => card.outerHTML")]
    late = Late(page, posts_to("/decisions/"))

    focus(page, OLDER)
    with page.expect_request("**/decisions/"):
        page.keyboard.press("s")
    page.evaluate(TELL, before)
    expect(hangs(page, OLDER, "selection")).to_be_visible(timeout=1)
    late.come()

    expect(hangs(page, OLDER, "selection")).to_be_visible()
    expect(card).to_have_attribute("data-stage", "selection")


def test_a_wall_that_was_asked_for_before_a_move_and_comes_after_it_does_not_undo_it(visitor):
    page = _at_the_wall(visitor())
    late = Late(page, gets("/wall/"))

    with page.expect_request(gets("/wall/")):
        page.evaluate(AGAIN)
    focus(page, ANEW)
    page.keyboard.press("s")
    expect(card_of(page, ANEW)).to_have_attribute("data-stage", "selection")
    late.come()

    expect(hangs(page, ANEW, "selection")).to_be_visible()
    expect(card_of(page, ANEW).locator(".idea-title a")).to_be_focused()


def test_a_card_in_somebodys_hand_is_not_taken_out_of_it(visitor):
    page = _at_the_wall(visitor())
    card = card_of(page, HELD)
    now = [int(card.get_attribute("data-idea")), card.evaluate("card => card.outerHTML")]
    to = page.locator(".column[data-stage=selection] h2").bounding_box()

    card.locator(".idea-title").hover()
    page.mouse.down()
    page.mouse.move(to["x"] + 20, to["y"] + 10, steps=4)
    page.evaluate(TELL, now)
    page.evaluate(AGAIN)
    expect(card.locator("[data-dragging]")).to_be_attached()
    page.mouse.move(to["x"] + 30, to["y"] + 20, steps=4)
    page.mouse.up()

    expect(hangs(page, HELD, "selection")).to_be_visible()
    expect(card).to_have_attribute("data-stage", "selection")


def test_a_menu_that_is_being_opened_when_its_card_comes_anew_opens(visitor):
    page = _at_the_wall(visitor())
    card = card_of(page, HELD)
    now = [int(card.get_attribute("data-idea")), card.evaluate("card => card.outerHTML")]

    card.locator("[data-menu]").hover()
    page.mouse.down()
    page.evaluate(TELL, now)
    page.evaluate(AGAIN)
    page.mouse.up()

    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_next_idea_can_be_written_while_the_first_is_being_hung_up(visitor):
    page = _at_the_wall(visitor())
    late = Late(page, posts_to("/ideas/"))
    line = page.get_by_label("What will a customer notice?")

    line.click()
    page.keyboard.type("First of two")
    with page.expect_request(posts_to("/ideas/")):
        page.keyboard.press("Enter")
    page.keyboard.type("Second ")
    late.come()
    expect(card_of(page, "First of two")).to_be_visible()
    page.keyboard.type("of two")
    page.keyboard.press("Enter")

    expect(card_of(page, "Second of two")).to_be_visible()
    expect(line).to_have_value("")


def test_an_idea_that_is_not_hung_up_stands_in_its_line_again_before_what_was_written_since(visitor):
    page = _at_the_wall(visitor())
    page.route("**/ideas/", lambda route: route.abort())
    line = page.get_by_label("What will a customer notice?")

    line.click()
    page.keyboard.type("One name")
    page.keyboard.press("Enter")

    expect(page.locator("#messages")).to_contain_text("That did not arrive.")
    expect(line).to_have_value("One name")


def test_a_move_while_the_big_screen_looks_is_shown_on_it_as_well(visitor):
    anna = _at_the_wall(visitor())
    anna.goto("/wall/screen/")
    anna.get_by_label("Where does it hang?").fill("Canteen")
    anna.get_by_role("button", name="Make a link").click()
    link = anna.get_by_label("Link", exact=True).input_value()
    screen = visitor(size=WALL).page
    screen.route("**/stream/**", lambda route: route.abort())
    screen.clock.install()
    screen.goto(link)
    screen.clock.pause_at(screen.evaluate("Date.now()") + 2_000)
    late = Late(screen, lambda request: request.resource_type == "fetch")

    screen.evaluate(TELL, [0, ""])
    with screen.expect_request(lambda request: request.resource_type == "fetch"):
        screen.clock.run_for(100)
    anna.goto("/wall/")
    focus(anna, SHOWN)
    anna.keyboard.press("s")
    expect(card_of(anna, SHOWN)).to_have_attribute("data-stage", "selection")
    screen.evaluate(TELL, [0, ""])
    late.come()
    screen.clock.run_for(100)

    expect(screen.locator("[data-stage=selection]").get_by_role("heading", name=SHOWN)).to_be_visible()


def _at_the_wall(visitor: Visitor) -> Page:
    """Where nothing is heard of what others do, unless a test tells it."""
    page = visitor.come_in("anna", PASSWORD)
    page.route("**/stream/**", lambda route: route.abort())
    page.goto("/wall/")
    expect(page.locator("html[data-live=off]")).to_be_attached()
    return page
