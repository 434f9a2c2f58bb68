"""Any sceptic (J9): a worry in two clicks from the wall, and an answer with a name; by mouse, keys, phone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.walks import move_in
from tests.journeys.ways import ALL_WAYS, KEYS, MOUSE, SCREEN, THUMB, Hand

MOST_CLICKS = 2  # from the wall to a yes-but that is saved
CALL_FIRST = {MOUSE: "Call before they do", KEYS: "Call back today", THUMB: "Call at a set hour"}


@pytest.fixture(scope="module", autouse=True)
def _ideas(browser, house):
    """Anna hangs an idea for each walk."""
    anna = Visitor(browser, house.address)
    move_in(anna.page, house)
    for title in (*CALL_FIRST.values(), "A face at the door", "Warm until Monday", "One name"):
        anna.page.goto("/wall/")
        anna.page.get_by_label("What will a customer notice?").fill(title)
        anna.page.get_by_role("button", name="Pin it").click()
        expect(anna.page.get_by_role("link", name=title, exact=True)).to_be_visible()
    anna.leave()


@ALL_WAYS
def test_a_yes_but_is_two_clicks_from_the_wall_and_becomes_a_yes(visitor, way):
    title, hand = CALL_FIRST[way], Hand(_at_the_wall(visitor(**SCREEN[way])), way)
    page = hand.page

    hand.press(_card(page, title).locator("[data-menu]"))
    hand.press(page.get_by_role("dialog").get_by_text("Yes, but…", exact=True))
    expect(page.get_by_label("What is your worry, in one line?")).to_be_focused()
    hand.say(page.get_by_label("What is your worry, in one line?"), "Yes, but that is six hours of calling")
    expect(_card(page, title).get_by_text("yes-but open")).to_be_visible()
    assert hand.clicks <= MOST_CLICKS

    hand.press(page.get_by_role("link", name=title, exact=True))
    expect(page.get_by_text("A yes-but is a worry, not yet a no.")).to_be_visible()
    expect(page.locator(".worry-kind").get_by_text("no time").first).to_be_visible()
    hand.press(page.get_by_text("Yes, if…", exact=True))
    hand.say(page.get_by_label("What must be arranged?"), "Four weeks of trying, and then we count")
    hand.write(page.get_by_label("What did it turn out to be?"), "one and a half hours a day")
    hand.press(page.get_by_role("button", name="It is arranged"))
    expect(page.get_by_text("It has become a yes.")).to_be_visible()
    expect(page.get_by_text("It turned out: one and a half hours a day.")).to_be_visible()
    hand.press(page.get_by_role("button", name="Tomorrow at the day-start"))
    expect(page.get_by_text("It stands among what you can choose")).to_be_visible()
    hand.fits()


def test_by_keyboard_only_a_worry_becomes_a_no_with_a_name(visitor):
    page = _at_the_wall(visitor())

    page.get_by_role("link", name="A face at the door", exact=True).focus()
    page.keyboard.press("b")
    expect(page.get_by_label("What is your worry, in one line?")).to_be_focused()
    page.keyboard.type("Yes, but the works council forbids pictures")
    page.keyboard.press("Enter")
    expect(_card(page, "A face at the door").get_by_text("yes-but open")).to_be_visible()

    page.get_by_role("link", name="A face at the door", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ideas/*/")
    _press(page, page.get_by_text("No, because…", exact=True))
    page.get_by_label("A no needs a sentence: why not?").focus()
    page.keyboard.type("the works council says so")
    _press(page, page.get_by_role("button", name="Say no, in my name"))
    expect(page.get_by_text("No, because the works council says so.")).to_be_visible()
    expect(page.get_by_text("We look again on").first).to_be_visible()


def test_on_a_phone_it_fits_and_a_remark_that_reads_as_a_yes_but_is_asked_about_once(visitor):
    page = _at_the_wall(visitor(size=PHONE, has_touch=True))
    _open(page, "Warm until Monday")

    page.get_by_text("A remark", exact=True).tap()
    page.get_by_label("What do you want to say about it?").fill("Nice, but who is going to pay for that?")
    page.locator("form[action$='/remarks/'] button").tap()
    expect(page.get_by_text("Is there a yes-but in here?")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Go ahead").tap()

    expect(page.get_by_text("A yes-but is a worry, not yet a no.")).to_be_visible()
    expect(page.get_by_text("And what does not doing it cost?")).to_be_visible()
    expect(page.get_by_text("Is there a yes-but in here?")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_of_two_browsers_that_answer_one_yes_but_the_second_is_told(visitor):
    anna = _at_the_wall(visitor())
    _open(anna, "One name")
    anna.locator("#talk").get_by_text("Yes, but…", exact=True).click()
    anna.get_by_label("What is your worry, in one line?").fill("Yes, but who knows everything")
    anna.keyboard.press("Enter")
    expect(anna.get_by_text("A yes-but is a worry, not yet a no.")).to_be_visible()
    other = _at_the_wall(visitor(java_script_enabled=False))
    _open(other, "One name")

    anna.get_by_role("button", name="Take it back").click()
    expect(anna.get_by_text("Taken back by Anna, with thanks.")).to_be_visible()
    other.get_by_text("Yes, if…", exact=True).click()
    other.get_by_label("What must be arranged?").fill("Two names")
    other.get_by_role("button", name="Then it is a yes").click()

    expect(other.get_by_text("This yes-but has had its answer already.")).to_be_visible()
    other.get_by_role("link", name="Look at it again").click()
    expect(other.get_by_text("Taken back by Anna, with thanks.")).to_be_visible()


def _at_the_wall(visitor: Visitor) -> Page:
    page = visitor.come_in("anna", PASSWORD)
    page.goto("/wall/")
    expect(page.locator("[data-wall]")).to_be_visible()
    return page


def _card(page: Page, title: str) -> Locator:
    return page.locator(".hung").filter(has=page.get_by_role("link", name=title, exact=True))


def _open(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def _press(page: Page, place: Locator) -> None:
    place.focus()
    page.keyboard.press("Enter")
