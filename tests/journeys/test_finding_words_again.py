"""From a word that somebody remembers to a view that the team opens every morning."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys import answers
from tests.journeys.browser import PHONE
from tests.journeys.walks import bring_in, move_in, until_read


def test_a_search_with_a_facet_is_kept_and_opened_again(visitor, house, tmp_path):
    page = visitor().page
    move_in(page, house)
    bring_in(page, answers.write(tmp_path / "a.csv", date(2026, 3, 2), 2, effect=lambda unit: 0))
    page.goto("/signals/")
    until_read(page)

    page.get_by_label("In their words").fill("terugbellen halve")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("heading", name="Nobody said it like this.")).to_be_visible()
    page.get_by_label("In their words").fill("gebeld")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.locator(".heard mark").first).to_be_visible()
    assert _marked(page) == {"bellen", "belden"}  # one word, two of its forms
    page.locator("#choose-unit-1").click()
    expect(page.locator("#choose-unit-1")).to_have_attribute("aria-current", "true")
    chosen = page.url
    page.get_by_text("Keep this view").click()
    page.get_by_label("Name", exact=True).fill("Who had to call")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.goto("/signals/")
    page.get_by_role("link", name="Who had to call").click()

    expect(page.locator("#view-1")).to_have_attribute("aria-current", "true")
    assert sorted(page.url.split("?")[1].split("&")) == sorted(chosen.split("?")[1].split("&"))
    assert _marked(page) <= {"bellen", "belden"}
    assert _marked(page)

    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto("/signals/")
    expect(page.get_by_label("From", exact=True)).to_be_hidden()
    expect(page.locator(".heard .words").first).to_be_in_viewport()
    page.get_by_text("Which days").click()
    page.get_by_label("From", exact=True).fill("2026-03-03")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.locator("#let-go-days")).to_contain_text("from 3 March 2026")
    expect(page.get_by_label("From", exact=True)).to_be_visible()


def _marked(page: Page) -> set[str]:
    """Every form of the word that is marked on the page."""
    return set(page.locator(".heard mark").all_inner_texts())
