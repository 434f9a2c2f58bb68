"""Ten seconds to note what a customer said, on a phone, also in a cellar: kept, sent once, and gone."""

import re

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.late import ITS_TURN
from tests.journeys.walks import PATIENCE, move_in

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('hear:')).length"
SHELVES = "caches.keys().then((names) => names.filter((name) => name.startsWith('hear-')).length)"
IS_READY = "navigator.serviceWorker.ready.then(() => true)"
LEFT_BEHIND = """localStorage.setItem("hear:x", JSON.stringify(
    {key: "x", who: "another", words: "Of somebody else", at: Date.now()}))"""
WAITS = "Saved without a signal; it will follow as soon as it can."


@pytest.fixture(scope="module")
def furnished(browser, house):
    anna = Visitor(browser, house.address)
    move_in(anna.page, house)
    anna.leave()


@pytest.fixture
def anna(furnished, visitor):
    """On her phone; she has opened the page before."""
    who = visitor(size=PHONE, has_touch=True)
    who.come_in("anna", PASSWORD)
    who.page.wait_for_url(re.compile(r"/$"))
    who.page.goto("/hear/")
    assert who.page.evaluate(IS_READY)
    until(who.page, SHELVES, 1)
    return who


def until(page, expression, value):
    """Look again; the content policy lets no page wait for a line of script."""
    for _ in range(600):
        if page.evaluate(expression) == value:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"{expression} never was {value}")


def note(page, words):
    page.get_by_label("What did a customer tell you?").fill(words)
    page.get_by_role("button", name="Note it").tap()


def heard(page, words):
    """How often these words were heard, by now."""
    for _ in range(PATIENCE):
        page.goto("/signals/")
        if many := page.locator(".heard-list").get_by_text(words).count():
            return many
        page.wait_for_timeout(1000)
    raise AssertionError(f"nobody heard: {words}")


def test_a_note_is_there_in_one_tap_and_an_idea_is_two_taps_further(anna):
    page = anna.page

    note(page, "The engineer left his shoes at the door")

    expect(page.locator("#noted")).to_contain_text("Noted, in their words.")
    expect(page.get_by_label("What did a customer tell you?")).to_have_value("")
    page.locator("#noted .to-idea").tap()
    expect(page.get_by_text("The engineer left his shoes at the door")).to_be_visible()


def test_without_a_network_it_waits_survives_the_tab_and_is_sent_once(anna):
    page, context = anna.page, anna.context
    context.set_offline(True)
    note(page, "She was cold for two nights")
    expect(page.locator("#hear-said")).to_contain_text(WAITS)

    page.close()
    page = anna.page = anna.open()
    page.goto("/hear/")
    expect(page.get_by_text("There is no network here.")).to_be_visible()
    expect(page.locator("#hear-said")).to_contain_text(WAITS)
    expect(page.get_by_text("She was cold for two nights")).to_have_count(0)
    note(page, "He liked the new letter")
    expect(page.locator("#hear-said")).to_contain_text("2 notes wait for a signal.")

    context.set_offline(False)
    until(page, KEPT, 0)
    expect(page.locator("#noted")).to_contain_text("Noted, in their words.")
    assert heard(page, "He liked the new letter") == heard(page, "She was cold for two nights") == 1


def test_when_only_the_answer_is_lost_it_is_still_noted_once(anna):
    page = anna.page
    lost = []

    def lose(route):
        if route.request.method != "POST" or lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.route("**/hear/", lose)
    note(page, "The window cleaner was kind")
    expect(page.locator("#hear-said")).to_contain_text(WAITS)
    page.reload()
    until(page, KEPT, 0)

    assert lost == [201]
    assert heard(page, "The window cleaner was kind") == 1


def test_what_somebody_else_left_in_the_browser_is_neither_shown_nor_sent(anna):
    page = anna.page
    page.evaluate(LEFT_BEHIND)

    page.goto("/hear/")

    expect(page.locator("#hear-said")).to_be_empty()
    note(page, "The stairs were swept")
    expect(page.locator("#noted")).to_contain_text("Noted, in their words.")
    assert page.evaluate(KEPT) == 1
    assert "Of somebody else" not in page.content()


def test_what_waits_follows_from_any_page(anna):
    anna.context.set_offline(True)
    note(anna.page, "They rang back within the hour")
    expect(anna.page.locator("#hear-said")).to_contain_text(WAITS)
    anna.context.set_offline(False)

    page = anna.open()
    page.goto("/wall/")

    until(page, KEPT, 0)
    assert heard(page, "They rang back within the hour") == 1


def test_who_is_logged_out_meanwhile_loses_nothing_and_nobody_else_finds_it(anna):
    page, context = anna.page, anna.context
    kept_cookies = context.cookies()
    context.clear_cookies(name="sessionid")

    note(page, "The bill came twice")

    expect(page.locator("#hear-said")).to_contain_text("Kept here until you come in again.")
    page.locator("#hear-said a").tap()
    page.wait_for_url(re.compile(r"/login/"))
    assert page.evaluate(KEPT) == 1
    context.add_cookies(kept_cookies)
    page.goto("/hear/")
    until(page, KEPT, 0)
    assert heard(page, "The bill came twice") == 1


def test_after_logging_out_nothing_of_it_is_left(anna):
    page = anna.page
    anna.context.set_offline(True)
    note(page, "Nobody told her the price")
    expect(page.locator("#hear-said")).to_contain_text(WAITS)
    anna.context.set_offline(False)

    page.get_by_role("button", name="Log out").tap()
    page.wait_for_url(re.compile(r"/login/"))

    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert page.evaluate(SHELVES) == 0
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    anna.come_in("anna", PASSWORD)
    assert heard(page, "Nobody told her the price") == 1


def test_pressing_log_out_twice_does_not_go_past_what_waits(anna):
    page = anna.page
    anna.context.set_offline(True)
    note(page, "The lift was out of order")
    expect(page.locator("#hear-said")).to_contain_text(WAITS)

    page.get_by_role("button", name="Log out").evaluate("button => { button.click(); button.click(); }")

    expect(page.locator("#messages")).to_contain_text("What you noted has not all arrived.")
    page.evaluate(ITS_TURN)
    assert page.evaluate(KEPT) == 1


def test_without_scripts_it_is_a_plain_form(furnished, visitor):
    page = visitor(size=PHONE, has_touch=True, java_script_enabled=False).come_in("anna", PASSWORD)
    page.goto("/hear/")

    note(page, "He never got an answer")

    page.wait_for_url(re.compile(r"/hear/\?noted=\d+"))
    expect(page.locator("#noted")).to_contain_text("Noted, in their words.")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
