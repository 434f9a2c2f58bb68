"""A page with every chart, in a real browser that may not evaluate anything."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests import cast
from tests.journeys.browser import QUIET, chromium


@pytest.fixture(scope="package")
def browser():
    if chromium() is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's loop runs in the thread of the test's rows
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_parts(browser, live_server, client):
    """Opens /parts/ for Anna; what the console says against it is kept in `page.trouble`."""
    contexts = []

    def open_page(**wishes):
        client.force_login(cast.anna())
        context = browser.new_context(base_url=live_server.url, **({"locale": "en-GB"} | wishes))
        context.set_default_timeout(30_000)  # the engine is made on its first use
        contexts.append(context)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([session])
        page = context.new_page()
        page.trouble = []
        page.on("console", lambda said: page.trouble.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.goto("/parts/")
        return page

    yield open_page
    for context in contexts:
        context.close()
