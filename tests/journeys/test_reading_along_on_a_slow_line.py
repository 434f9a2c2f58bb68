"""Somebody types faster than the answers come: nothing closes under their hands, and nothing said is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.journeys import said
from tests.journeys.browser import Visitor
from tests.journeys.late import Late, gets, posts_to
from tests.journeys.walks import hear

ON_THE_TABLE = "[data-card]:visible"


@pytest.fixture(scope="module", autouse=True)
def _heard(browser, house, tmp_path_factory):
    """Anna moves in and brings twelve verbatims along: two more than are dealt at once."""
    hear(Visitor(browser, house.address), house, said.write(tmp_path_factory.mktemp("said")))


def at_the_queue(visitor: Visitor) -> Page:
    page = visitor.come_in("anna", PASSWORD)
    page.goto("/signals/review/")
    expect(page.locator(ON_THE_TABLE)).to_have_count(1)
    return page


def test_what_is_taken_back_is_back_at_once_and_its_themes_with_it(visitor):
    page = at_the_queue(visitor())
    card = page.locator(ON_THE_TABLE)
    themes = card.locator("[data-themes] summary").inner_text()
    with page.expect_response("**/reviews/"):
        page.keyboard.press("t")
        page.keyboard.type("price")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    expect(card.locator("[data-themes] summary")).to_contain_text("price")
    late = Late(page, posts_to("/reviews/withdrawal/"))

    page.keyboard.press("u")

    expect(card.locator("[data-right]")).to_contain_text("That is right")
    assert card.locator("[data-themes] summary").inner_text() == themes
    page.keyboard.press("t")
    expect(card.get_by_label("price", exact=True)).not_to_be_checked()
    late.come()  # somebody is typing in it
    page.keyboard.press("Escape")
    assert card.locator("[data-themes] summary").inner_text() == themes
    expect(page.locator("[data-read-by-people] strong")).to_have_text("0")


def test_a_late_answer_closes_no_list_of_themes_and_leaving_asks_first(visitor):
    page = at_the_queue(visitor())
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    late = Late(page, posts_to("/reviews/"))
    card = page.locator(ON_THE_TABLE)

    with page.expect_request("**/reviews/"):
        page.keyboard.press("2")
    page.keyboard.press("t")
    page.keyboard.type("pho")
    late.come()
    expect(page.locator("[data-read-by-people] strong")).to_have_text("1")
    page.keyboard.type("ne")

    expect(card.locator("[data-find]")).to_have_value("phone")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.route("**/reviews/", lambda route: None)  # what is said now does not arrive
    page.keyboard.press("3")
    page.goto("/signals/accuracy/")
    assert asked == ["beforeunload"]


def test_all_is_read_only_when_the_house_says_so(visitor):
    page = at_the_queue(visitor())
    late = Late(page, gets("/signals/review/"))
    dealt = page.locator("[data-card]").count()

    for _card in range(dealt):
        page.keyboard.press("Enter")

    expect(page.get_by_text("More is on its way.")).to_be_visible()
    expect(page.get_by_role("heading", name="All read.")).to_be_hidden()
    late.come()
    expect(page.locator("[data-card]").nth(dealt)).to_be_attached()
    expect(page.locator(ON_THE_TABLE)).to_have_count(1)
