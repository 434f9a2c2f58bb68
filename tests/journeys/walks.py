"""What people do more than once on their way through the house."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.journeys.browser import Visitor
from tests.journeys.house import House

PATIENCE = 240  # seconds the worker may take on a busy machine


def move_in(page: Page, house: House) -> None:
    """Anna opens an empty house for the team Service."""
    page.goto(house.door())
    page.get_by_label("Your name").fill("Anna Wiersma")
    page.get_by_label("Name to log in with").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Your team").fill("Service")
    page.get_by_role("button", name="Open the house").click()
    page.wait_for_url(f"{house.address}/")


def bring_in(page: Page, file: Path) -> None:
    """Import a file as it is, and wait until it is in."""
    page.goto("/import/")
    page.set_input_files("[name=file]", file)
    page.wait_for_url("**/import/*/")  # it is sent at once
    page.get_by_role("button", name="Bring in").click()
    page.wait_for_url("**/import/batches/*/", timeout=PATIENCE * 1000)


def until_read(page: Page) -> None:
    """Look again, as the page says, until the words are read."""
    look_again(page, page.locator(".heard").first)


def hear(anna: Visitor, house: House, file: Path) -> None:
    """Anna moves in, brings these words along, and leaves when they are read."""
    move_in(anna.page, house)
    bring_in(anna.page, file)
    anna.page.goto("/signals/")
    until_read(anna.page)
    anna.leave()


def look_again(page: Page, wanted: Locator) -> None:
    """Load the page again until this is on it: the worker does it, beside everything else."""
    until = time.monotonic() + PATIENCE
    while not wanted.is_visible():
        assert time.monotonic() < until, f"Not there in {PATIENCE} seconds: {wanted}"
        page.wait_for_timeout(1000)
        page.reload()


def make_an_idea(page: Page) -> None:
    """Read what was heard, pick a sentence, and say what a customer will notice."""
    page.get_by_role("link", name="Read the first three").click()
    until_read(page)
    page.get_by_label("In their words").fill("drie keer")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.locator(".heard mark").first).to_be_visible()  # the list of before has the sentence as well
    page.get_by_text("Ik moest drie keer bellen").first.click()
    page.get_by_label("What will a customer notice?").fill("We call before the customer does")
    page.get_by_role("button", name="Make an idea").click()
    expect(page.get_by_role("heading", name="We call before the customer does")).to_be_visible()
    expect(page.get_by_text("Ik moest drie keer bellen").first).to_be_visible()


def answer_a_yes_but(page: Page) -> None:
    """A worry becomes a condition, and the condition is met."""
    page.get_by_text("Yes, but…", exact=True).click()
    page.get_by_label("What is your worry, in one line?").fill("That is six hours of calling a day")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_text("A yes-but is a worry, not yet a no.")).to_be_visible()
    page.get_by_text("Yes, if…", exact=True).click()
    page.get_by_label("What must be arranged?").fill("Four weeks of trying, and then we count")
    page.get_by_role("button", name="Then it is a yes").click()
    page.get_by_role("button", name="It is arranged").click()
    expect(page.get_by_text("It has become a yes.")).to_be_visible()


def choose_make_and_go_live(page: Page) -> None:
    """From the ideas to "does it work?", with the prediction fixed on the way."""
    page.locator("#do").get_by_role("button", name="Choose it").click()
    page.get_by_role("button", name="Start making it").click()
    page.get_by_role("button", name="Go live with this prediction").click()
    expect(page.get_by_text("Fixed on 2 March 2026")).to_be_visible()


def until_judged(page: Page) -> None:
    """Look again until the outcome is there."""
    look_again(page, page.locator("[data-verdict]:not([data-verdict=too_early])"))
