"""What people do more than once on their way through the house."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.cast import PASSWORD
from tests.journeys.house import House


def move_in(page: Page, house: House) -> None:
    """Anna opens an empty house for the team Service."""
    page.goto(house.door())
    page.get_by_label("Your name").fill("Anna Wiersma")
    page.get_by_label("Name to log in with").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Your team").fill("Service")
    page.get_by_role("button", name="Open the house").click()
    page.wait_for_url(f"{house.address}/")
