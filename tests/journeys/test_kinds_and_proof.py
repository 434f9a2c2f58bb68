"""Kind and proof: a prediction in one tap, the glasses, done and told; by mouse, by keys only, on a phone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.walks import move_in
from tests.journeys.ways import MOUSE, SCREEN, THUMB, Hand


@pytest.fixture(scope="module", autouse=True)
def _house(browser, house):
    anna = Visitor(browser, house.address)
    move_in(anna.page, house)
    anna.leave()


@pytest.mark.parametrize("way", [MOUSE, THUMB])
def test_a_drafted_prediction_is_accepted_with_one_click(visitor, way):
    page = _idea(visitor(**SCREEN[way]), f"We call before the customer does, by {way}")
    hand = Hand(page, way)

    hand.press(page.locator("#prediction").get_by_role("button", name="Leave it so"))

    expect(page.locator("#prediction .plan")).to_be_visible()
    expect(page.locator("#prediction").get_by_role("button", name="Leave it so")).to_have_count(0)
    assert hand.clicks == 1


def test_kind_glasses_and_prediction_by_keyboard_only(visitor):
    page = _idea(visitor(), "A name and a face")

    _press(page, page.get_by_role("button", name="I never expected that."))
    expect(page.get_by_role("button", name="I never expected that.")).to_have_attribute(
        "aria-pressed", "true"
    )
    _press(page, page.locator("#glasses").get_by_role("button", name="Leave it so"))
    expect(page.locator("#glasses").get_by_role("link", name="Look again")).to_be_visible()
    _press(page, page.locator("#prediction").get_by_role("button", name="Leave it so"))

    expect(page.locator("#prediction .plan")).to_be_visible()


def test_on_a_phone_glasses_prediction_and_a_link_fit_and_work_by_touch(visitor):
    page = _idea(visitor(size=PHONE, has_touch=True), "A picture of what was mended")
    _fits(page)

    page.locator("#glasses").get_by_role("link", name="Change").tap()
    expect(page.get_by_label("What will they get?")).to_have_value("A picture of what was mended")
    _fits(page)
    page.get_by_label("Why is that remarkable?").fill("Nobody shows what was broken")
    page.get_by_role("button", name="This is how it looks to them").tap()
    expect(page.get_by_text("Nobody shows what was broken")).to_be_visible()

    page.get_by_text("Link an issue", exact=True).tap()
    page.get_by_label("Its address in Jira").fill("https://github.com/heemwarm/planning/issues/88")
    page.get_by_role("button", name="Link it").tap()
    expect(page.get_by_role("link", name="GitHub: heemwarm/planning #88")).to_be_visible()
    _fits(page)

    page.locator("#prediction").get_by_role("link", name="Change").tap()
    expect(page.get_by_role("button", name="Leave it so")).to_be_visible()
    _fits(page)


def test_done_at_once_is_one_line_and_the_customer_may_hear_of_it(visitor):
    page = _idea(visitor(), "No receipt under fifty euros")

    page.locator("#do").get_by_text("Done at once", exact=True).click()
    page.get_by_label("Done at once. What did you do, in one line?").fill("The rule is gone")
    page.get_by_role("button", name="Done, and tell the customer").click()

    expect(page.get_by_text("Done at once: The rule is gone").first).to_be_visible()


def _idea(visitor: Visitor, title: str) -> Page:
    """Anna hangs an idea and opens it."""
    page = visitor.come_in("anna", PASSWORD)
    page.goto("/wall/")
    page.get_by_label("What will a customer notice?").fill(title)
    page.get_by_role("button", name="Pin it").click()
    page.goto("/wall/")
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    return page


def _press(page: Page, button: Locator) -> None:
    """Walk to it with Tab, as somebody without a mouse does, and press Enter."""
    expect(button).to_be_visible()
    for _step in range(150):
        if button.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError("The keyboard does not reach it.")


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
