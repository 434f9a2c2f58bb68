"""Somebody types faster than the answers come: nothing closes under their hands, and nothing said is lost."""

from playwright.sync_api import Page, expect

from tests.journeys import said
from tests.journeys.late import Late, posts_to
from tests.journeys.walks import bring_in, move_in, until_read


def at_the_queue(page: Page, house, folder) -> Page:
    move_in(page, house)
    bring_in(page, said.write(folder))
    page.goto("/signals/")
    until_read(page)
    page.goto("/signals/review/")
    return page


def test_a_late_answer_closes_no_list_of_themes_and_leaving_asks_first(visitor, house, tmp_path):
    page = at_the_queue(visitor().page, house, tmp_path)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    late = Late(page, posts_to("/reviews/"))
    card = page.locator("[data-card]:visible")

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
    page.keyboard.press("Enter")
    page.goto("/signals/accuracy/")
    assert asked == ["beforeunload"]
