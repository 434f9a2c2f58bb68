"""A team's mandate (J10): given, shown filled in, and what lies outside it asked with one tap and a clock."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import MONDAY, PASSWORD
from tests.journeys import heemwarm_decides as story
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.walks import look_again
from tests.journeys.ways import KEYS, MOUSE, SCREEN, THUMB, Hand

THURSDAY = MONDAY.replace(day=5, hour=12)  # twenty-four working hours have passed


@pytest.fixture(scope="module", autouse=True)
def _hilde_gives_a_mandate(browser, house):
    """Twelve hours, forty euros, two subjects: given on the page of the team."""
    story.fill(house.home)
    house.plays(MONDAY)
    visit = Visitor(browser, house.address)
    _give(Hand(visit.come_in("hilde", PASSWORD), MOUSE), "Service")
    visit.leave()


@pytest.mark.parametrize(("way", "team"), [(KEYS, "Digital"), (THUMB, "Field service")])
def test_a_mandate_is_given_without_a_mouse_as_well(visitor, way, team):
    hand = Hand(visitor(**SCREEN[way]).come_in("hilde", PASSWORD), way)

    _give(hand, team)

    hand.fits()


def test_inside_the_mandate_it_is_shown_and_never_asked(visitor):
    page = _open(visitor(), "sefa", story.SMALL)

    expect(page.get_by_text("You may decide this yourselves.")).to_be_visible()
    expect(page.get_by_text("Service: up to 12 hours and € 40")).to_be_visible()
    page.locator("#do").get_by_role("button", name="Choose it").click()

    expect(page.get_by_role("button", name="Start making it")).to_be_visible()


def test_outside_it_one_click_asks_and_one_click_answers_by_mouse(visitor):
    sefa, hilde = _open(visitor(), "sefa", story.LARGE[0]), visitor().come_in("hilde", PASSWORD)
    expect(sefa.get_by_text("This needs Hilde.")).to_be_visible()

    sefa.get_by_role("button", name="Ask Hilde").click()
    expect(sefa.get_by_text("Hilde has been asked. The clock runs until Thursday 5 March")).to_be_visible()
    hilde.goto("/decisions/")
    expect(hilde.get_by_text("Sefa asks to take this in hand")).to_be_visible()
    hilde.get_by_role("button", name="Yes, go ahead").click()

    expect(hilde.get_by_text("asked; Hilde Averink said yes").first).to_be_visible()


def test_by_keyboard_alone_a_question_is_put_and_answered_no(visitor):
    sefa = _open(visitor(), "sefa", story.LARGE[1])

    sefa.get_by_role("button", name="Ask Hilde").focus()
    sefa.keyboard.press("Enter")
    expect(sefa.get_by_text("Hilde has been asked.")).to_be_visible()
    hilde = visitor().come_in("hilde", PASSWORD)
    hilde.goto("/decisions/")
    hilde.get_by_text("No, because…", exact=True).focus()
    hilde.keyboard.press("Enter")
    expect(hilde.get_by_label("Why not, in one line?")).to_be_focused()
    hilde.keyboard.type("not before the winter")
    hilde.keyboard.press("Enter")

    expect(hilde.get_by_role("cell", name="not before the winter")).to_be_visible()


def test_on_a_phone_what_nobody_answers_is_consent_after_the_clock(visitor, house):
    page = _open(visitor(size=PHONE, has_touch=True), "sefa", story.LARGE[2])
    page.get_by_role("button", name="Ask Hilde").tap()
    expect(page.get_by_text("Hilde has been asked.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    house.plays(THURSDAY)
    page.goto("/decisions/?kind=move")
    look_again(page, page.get_by_text("asked of Hilde Averink; silence is consent").first)

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _give(hand: Hand, team: str) -> None:
    page = hand.page
    page.goto("/teams/")
    hand.press(page.get_by_role("link", name=team, exact=True))
    hand.write(page.get_by_label("Hours an idea"), "12")
    hand.write(page.get_by_label("Euros an idea"), "40")
    hand.write(page.get_by_label("Subjects decided alone"), "scripts, call-backs")
    hand.choose(page.get_by_label("More than that needs"), "Hilde Averink")
    hand.press(page.get_by_role("button", name="Give this mandate"))
    expect(page.locator("[data-mandate]").get_by_text(f"{team}: up to 12 hours and € 40")).to_be_visible()


def _open(visit: Visitor, who: str, title: str) -> Page:
    page = visit.come_in(who, PASSWORD)
    page.goto(f"/wall/?find={title.replace(' ', '+')}")
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return page
