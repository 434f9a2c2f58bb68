"""Three ways through the same door: with a mouse, with the keys alone, with a thumb on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browser import PHONE

MOUSE, KEYS, THUMB = "mouse", "keys", "thumb"
ALL_WAYS = pytest.mark.parametrize("way", [MOUSE, KEYS, THUMB])
SCREEN: dict[str, dict[str, Any]] = {MOUSE: {}, KEYS: {}, THUMB: {"size": PHONE, "has_touch": True}}
FARTHEST = 200  # times Tab, and then the keyboard does not come there
FOCUSED = "element => element === document.activeElement"
IN_SIGHT = """element => { const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight; }"""


class Hand:
    """Somebody at a page. Counts what is pressed; what is typed, and Enter after it, is no click."""

    def __init__(self, page: Page, way: str) -> None:
        self.page = page
        self.way = way
        self.clicks = 0

    def press(self, place: Locator, key: str = "Enter") -> None:
        """Click it, tap it, or walk to it and press this key."""
        self.clicks += 1
        self._come_to(place)
        if self.way == KEYS:
            self.page.keyboard.press(key)

    def tick(self, box: Locator) -> None:
        self.press(box, " ")
        expect(box).to_be_checked()

    def choose(self, list_: Locator, name: str) -> None:
        """One of a closed list, by its name; the list that a mouse opens is the system's own."""
        if self.way != KEYS:
            list_.select_option(label=name)
            return
        self._come_to(list_)
        self.page.keyboard.type(name)
        expect(list_.locator("option:checked")).to_have_text(name)

    def write(self, field: Locator, words: str) -> None:
        """Go to the field, unless one stands in it already, and type over what is there."""
        expect(field).to_be_visible()
        if not field.evaluate(FOCUSED):
            self.clicks += 1
            self._come_to(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def say(self, field: Locator, words: str) -> None:
        """Write it, and send it with Enter."""
        self.write(field, words)
        self.page.keyboard.press("Enter")

    def fits(self) -> None:
        """Nothing makes the page wider than the screen."""
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    def _come_to(self, place: Locator) -> None:
        if self.way == MOUSE:
            place.click()
        elif self.way == THUMB:
            place.tap()
        else:
            self._walk_to(place)

    def _walk_to(self, place: Locator) -> None:
        """With Tab, as somebody without a mouse does; what has the focus can be seen."""
        expect(place).to_be_visible()
        for _step in range(FARTHEST):
            if place.evaluate(FOCUSED):
                assert place.evaluate(IN_SIGHT), f"The focus is out of sight: {place}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not reach {place}")
