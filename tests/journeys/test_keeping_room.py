"""Room that cannot be planned away: by mouse, by keyboard only, on a phone. The clock stands on a Monday."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.walks import move_in

MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(scope="module", autouse=True)
def _anna_plans_in_weeks(browser, house):
    """Anna opens the house; her team has 80 hours a week, 16 of them kept."""
    house.plays(MONDAY)
    anna = Visitor(browser, house.address)
    move_in(anna.page, house)
    anna.page.goto("/teams/1/arrangement/")
    anna.page.get_by_label("We plan in").select_option("week")
    anna.page.get_by_label("From which day").fill("2026-03-02")
    anna.page.get_by_role("button", name="Plan like this").click()
    expect(anna.page.get_by_text("80 hours a week, 20 % kept for improving.")).to_be_visible()
    anna.leave()


def test_the_reserve_is_kept_and_the_first_way_on_works_by_mouse(visitor):
    page = _in_the_room(visitor())
    expect(page.get_by_role("heading", name="3.25 hours of room today")).to_be_visible()

    page.get_by_label("Plan regular work").fill("Tax rules")
    page.get_by_label("Hours", exact=True).first.fill("60")
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_text("16 hours of room to improve, 4 hours free for regular work.")).to_be_visible()
    page.get_by_label("Plan regular work").fill("More tax rules")
    page.get_by_role("button", name="Plan it").click()

    expect(page.get_by_text("These 16 hours are kept for improving.")).to_be_visible()
    page.get_by_role("button", name="Put it on 9 March").click()
    expect(page.get_by_role("rowheader", name="More tax rules")).to_be_visible()
    expect(page.get_by_text("9 March until 15 March")).to_be_visible()


def test_by_keyboard_alone_the_reserve_is_broken_in_ones_own_name_and_ended(visitor):
    page = _in_the_room(visitor())

    _type_into(page, "#plan-title", "A rule that cannot wait")
    _type_into(page, "#plan-hours", "10")
    page.keyboard.press("Enter")
    expect(page.get_by_text("These 16 hours are kept for improving.")).to_be_visible()
    page.get_by_role("link", name="Break the reserve, in my name").focus()
    page.keyboard.press("Enter")
    page.locator("#exempt-reason").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="The reserve was broken")).to_be_visible()
    page.get_by_role("button", name="End it today").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("0 hours went to regular work")).to_be_visible()


def test_on_a_phone_one_line_says_who_is_away_and_the_page_fits(visitor):
    page = _in_the_room(visitor(size=PHONE, has_touch=True))

    page.get_by_label("Who is away, and when?").fill("Friday")
    page.locator("form", has=page.locator("#away-line")).get_by_role("button", name="Say it").tap()

    expect(page.get_by_text("Anna is away on Friday 6 March")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.goto("/teams/1/arrangement/")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _in_the_room(visitor: Visitor) -> Page:
    page = visitor.come_in("anna", PASSWORD)
    page.goto("/teams/1/room/")
    expect(page.get_by_role("heading", name="The room of Service")).to_be_visible()
    return page


def _type_into(page: Page, field: str, words: str) -> None:
    page.locator(field).focus()
    page.keyboard.type(words)
