"""What the frame and the parts do in a real browser, with and without scripts."""

import os
import shutil

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import cast

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 780}

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # the browser's loop runs in this thread; the test's rows do too
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser, live_server):
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(45_000)  # a busy machine is not a broken product
    yield context.new_page()
    context.close()


@pytest.fixture
def parts(page: Page, client, live_server):
    """The page of parts, seen by Anna."""
    client.force_login(cast.anna())
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto("/parts/")
    return page


def test_the_theme_switches_at_once_and_is_remembered(page: Page):
    page.goto("/login/")

    with page.expect_response("**/preferences/"):
        page.get_by_role("button", name="Dark").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_pressing_a_button_twice_does_it_once(page: Page):
    page.goto("/login/")
    page.route("**/preferences/", lambda route: None)  # an answer that takes long

    stopped = page.evaluate(
        """() => {
            const button = document.querySelector("button[name=language]");
            const stopped = [];
            addEventListener("submit", (event) => stopped.push(event.defaultPrevented));
            button.click();
            button.click();
            return stopped;
        }"""
    )

    assert stopped == [False, True]


def test_language_and_theme_work_without_scripts(browser: Browser, live_server):
    context = browser.new_context(base_url=live_server.url, locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto("/login/")

    page.get_by_role("button", name="Lees dit in het Nederlands").click()
    page.get_by_role("button", name="Donker").click()

    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    context.close()


def test_on_a_phone_the_later_rooms_are_one_press_away_and_nothing_sticks_out(parts: Page):
    parts.set_viewport_size(PHONE)

    parts.locator("summary", has_text="More").click()

    expect(parts.locator(".sheet").get_by_role("link", name="Import")).to_be_visible()
    assert parts.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.parametrize("width", [320, 360, 375, 384, 390, 430, 600, 768, 1000])
def test_what_stays_in_sight_on_a_phone_lies_above_the_bar_of_rooms(parts: Page, width: int):
    cast.heard("I had to ring three times")
    parts.set_viewport_size({"width": width, "height": 800})
    parts.goto("/signals/review/")

    for language in ("en", "nl"):
        parts.evaluate("window.scrollTo(0, 0)")
        below = parts.evaluate(
            """() => document.querySelector(".rooms").getBoundingClientRect().top
                - document.querySelector(".review-done").getBoundingClientRect().bottom"""
        )
        assert (language, round(below) >= 0) == (language, True)
        if language == "en":
            parts.locator("button[name=language]").click()
            parts.locator("html[lang=nl]").wait_for(state="attached")


def test_the_page_of_parts_breaks_no_rule_of_the_content_policy(parts: Page):
    said: list[str] = []
    parts.on("console", lambda message: said.append(message.text))

    parts.reload(wait_until="networkidle")

    assert [line for line in said if "Content Security Policy" in line] == []


def test_a_dialog_opens_and_closes_with_its_buttons(parts: Page):
    parts.get_by_role("button", name="Yes, but…").click()
    expect(parts.get_by_role("dialog")).to_be_visible()

    parts.get_by_role("button", name="Don't know yet").click()

    expect(parts.get_by_role("dialog")).to_be_hidden()


def test_whoever_selects_words_past_the_edge_of_a_dialog_does_not_close_it(parts: Page):
    parts.get_by_role("button", name="Yes, but…").click()
    dialog = parts.get_by_role("dialog")

    dialog.get_by_role("heading").hover()
    parts.mouse.down()
    parts.mouse.move(5, 5, steps=4)
    parts.mouse.up()
    expect(dialog).to_be_visible()
    parts.mouse.click(5, 5)

    expect(dialog).to_be_hidden()


def test_what_has_been_read_can_be_put_away(parts: Page):
    message = parts.locator(".message", has_text="second column")

    message.get_by_role("button", name="Close").click()

    expect(message).to_have_count(0)


def test_a_refusal_lands_in_the_polite_region_whatever_the_target_was(parts: Page):
    parts.route("**/refuse/", lambda route: route.fulfill(status=409, body="<p>Kept for improving.</p>"))

    parts.evaluate("htmx.ajax('POST', '/refuse/', {target: '#main'})")

    expect(parts.locator("#messages")).to_have_text("Kept for improving.")
    expect(parts.get_by_role("heading", name="Every part")).to_be_visible()


def test_a_form_with_mistakes_comes_back_in_its_own_place(parts: Page):
    parts.route("**/form/", lambda route: route.fulfill(status=422, body="<p>One thing is missing.</p>"))

    parts.evaluate("htmx.ajax('POST', '/form/', {target: '.title'})")

    expect(parts.locator(".title")).to_have_text("One thing is missing.")


def test_a_request_that_does_not_arrive_says_so(parts: Page):
    parts.route("**/lost/", lambda route: route.abort())

    parts.evaluate("htmx.ajax('GET', '/lost/', {target: '#main'}).catch(() => {})")

    expect(parts.locator("#messages")).to_contain_text("That did not arrive.")


def test_plain_keys_work_unless_somebody_is_typing(parts: Page):
    parts.evaluate(
        """import("/static/house/keys.js").then(({ keys }) =>
             keys(document.body, { s: () => { document.title += "!"; } }))"""
    )

    parts.locator("textarea").press("s")
    parts.locator("#main").press("s")
    parts.locator("#main").press("Control+s")

    assert parts.title().count("!") == 1


def test_a_key_that_is_held_down_does_once_what_it_does_and_walks_on(parts: Page):
    parts.evaluate(
        """import("/static/house/keys.js").then(({ keys }) => keys(document.body, {
             s: () => { document.title += "!"; }, ArrowDown: () => { document.title += "?"; } }))"""
    )

    parts.locator("#main").focus()
    for key in ("s", "s", "s", "ArrowDown", "ArrowDown"):
        parts.keyboard.down(key)

    assert parts.title().endswith("!??")


def test_the_live_line_tells_what_happened(parts: Page):
    entry = 'data: {"verb": "selected", "noun": "idea", "id": 7, "team": 1}\n\n'
    parts.route("**/told/", lambda route: route.fulfill(content_type="text/event-stream", body=entry))

    heard = parts.evaluate(
        """new Promise((resolve) => {
             document.addEventListener("woc:entry", (event) => resolve(event.detail), { once: true });
             import("/static/house/live.js").then(({ live }) => live("/told/"));
           })"""
    )

    assert heard == {"verb": "selected", "noun": "idea", "id": 7, "team": 1}


def test_a_dropped_file_shows_its_name(parts: Page):
    parts.locator("input[type=file]").set_input_files(
        {"name": "answers.csv", "mimeType": "text/csv", "buffer": b"a\n1"}
    )

    expect(parts.locator("[data-file-name]")).to_have_text("answers.csv")
