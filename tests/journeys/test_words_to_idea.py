"""From customers' words to an idea, with the words kept under it: by mouse, keyboard and phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.journeys import said
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.walks import hear
from tests.journeys.ways import ALL_WAYS, SCREEN, Hand

RANG, CALLED = (
    "Ik moest drie keer bellen voor er iemand kwam",
    "De rekening klopte niet en niemand belde terug",
)
IDEA = "We call before the customer does"
MOST_CLICKS = 2  # from a sentence to an idea


@pytest.fixture(scope="module", autouse=True)
def _heard(browser, house, tmp_path_factory):
    """Anna moves in and brings twelve verbatims along."""
    hear(Visitor(browser, house.address), house, said.write(tmp_path_factory.mktemp("said")))


@ALL_WAYS
def test_a_sentence_becomes_an_idea_in_two_clicks(visitor, way):
    hand = _hand_among_the_words(visitor, way)

    hand.tick(hand.page.locator("li.heard", has_text=RANG).get_by_role("checkbox"))
    hand.say(hand.page.get_by_label("What will a customer notice?"), f"{IDEA}, by {way}")

    expect(hand.page.get_by_role("heading", name=f"{IDEA}, by {way}")).to_be_visible()
    expect(hand.page.get_by_text(RANG).first).to_be_visible()
    assert hand.clicks <= MOST_CLICKS


@ALL_WAYS
def test_a_theme_becomes_an_idea_that_rests_on_its_customers_and_is_made_elsewhere(visitor, way):
    title, hand = f"You hear where you are in the line, by {way}", _hand_among_the_words(visitor, way)
    page = hand.page

    page.goto("/themes/")
    hand.press(page.get_by_role("link", name="waiting on the phone", exact=True))
    hand.press(page.get_by_role("link", name="Read 2 signals"))
    expect(page.locator("li.heard")).to_have_count(2)
    for voice in page.locator("li.heard").get_by_role("checkbox").all():
        hand.tick(voice)
    hand.say(page.get_by_label("What will a customer notice?"), title)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("2 customers said it")).to_be_visible()
    expect(page.get_by_text(RANG).first).to_be_visible()

    hand.press(page.get_by_text("Who else says this?"))
    expect(page.locator("[data-similar]")).to_be_visible()
    hand.press(page.get_by_text("Link an issue", exact=True))
    hand.say(page.get_by_label("Its address in Jira"), "https://heemwarm.atlassian.net/browse/WACHT-12")
    expect(page.get_by_role("link", name="Jira: WACHT-12")).to_be_visible()
    hand.fits()


def test_a_second_sentence_joins_an_idea_that_hangs_there(visitor):
    page = _among_the_words(visitor())
    _pin(page, IDEA)

    page.goto("/signals/")
    page.get_by_text(CALLED).click()
    page.get_by_text("Or join an idea that hangs there already").click()
    page.get_by_label("Idea", exact=True).select_option(label=IDEA)
    page.get_by_role("button", name="Join this idea").click()

    expect(page.get_by_role("heading", name=IDEA, exact=True)).to_be_visible()
    expect(page.get_by_text(CALLED).first).to_be_visible()


def test_by_keyboard_only_a_sentence_of_one_conversation_becomes_an_idea(visitor):
    page = _among_the_words(visitor())
    page.locator("li.heard", has_text="Het viel me tegen").locator(".who a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/signals/*/")

    page.get_by_label("What will a customer notice?").focus()
    page.keyboard.type("You hear beforehand how long it takes")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="You hear beforehand how long it takes")).to_be_visible()
    expect(page.get_by_text("Het viel me tegen hoe lang het duurde").first).to_be_visible()


def test_on_a_phone_a_colleague_says_what_they_saw_and_two_ideas_become_one_and_two_again(visitor):
    page = _among_the_words(visitor(size=PHONE, has_touch=True))
    _pin(page, "A quiet bell")
    expect(page.get_by_text("No customer has asked for this yet.")).to_be_visible()
    page.get_by_text("I saw this myself").tap()
    page.get_by_label("What did you see, in one line?").fill("A pram in the hall")
    page.locator("form[action$='/observations/']").get_by_role("button").tap()
    expect(page.get_by_text("A pram in the hall")).to_be_visible()
    quiet = page.url
    _pin(page, "Knock softly")

    page.goto(page.url.replace("#do", "") + "whole/")
    page.get_by_label("It becomes part of").select_option(label="A quiet bell (Service)")
    page.get_by_role("button", name="Make them one").tap()
    expect(page.get_by_role("link", name="Knock softly")).to_be_visible()
    assert page.url == quiet
    page.get_by_role("button", name="Take the two apart").tap()

    expect(page.get_by_role("link", name="Knock softly")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_who_else_says_this_is_asked_for_and_nothing_is_pinned_by_itself(visitor):
    page = _among_the_words(visitor())
    _pin(page, "The engineer calls when he is late")

    page.get_by_text("Who else says this?").click()

    expect(page.locator("[data-similar]")).to_be_visible()
    expect(page.get_by_text("No customer has asked for this yet.")).to_be_visible()


def _hand_among_the_words(visitor, way: str) -> Hand:
    return Hand(_among_the_words(visitor(**SCREEN[way])), way)


def _among_the_words(visitor: Visitor) -> Page:
    page = visitor.come_in("anna", PASSWORD)
    page.goto("/signals/")
    expect(page.locator(".heard").first).to_be_visible()
    return page


def _pin(page: Page, title: str) -> None:
    page.goto("/ideas/new/")
    page.get_by_label("What will a customer notice?").fill(title)
    page.get_by_role("button", name="Make an idea").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
