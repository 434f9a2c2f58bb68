"""Ten verbatims read along without a mouse: every key counted, and the last one taken back."""

from playwright.sync_api import Page, expect

from tests.journeys import said
from tests.journeys.spring import MARCH
from tests.journeys.walks import bring_in, move_in, until_read


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def test_ten_are_read_by_keyboard_alone_and_the_last_is_taken_back(visitor, house, tmp_path):
    house.plays(MARCH)
    page = visitor().page
    move_in(page, house)
    bring_in(page, said.write(tmp_path))
    page.goto("/signals/")
    until_read(page)

    page.goto("/signals/review/")
    keyboard = Keyboard(page)
    card = page.locator("[data-card]:visible")
    first = card.get_attribute("data-card")
    keyboard.press("2")
    expect(card.locator("[data-key='2']")).to_have_attribute("aria-pressed", "true")
    keyboard.press("Enter")
    expect(card).not_to_have_attribute("data-card", first)
    for _ in range(7):  # right as they stand: one key each
        keyboard.press("Enter")
    keyboard.press("-", "Enter")
    keyboard.press("t")
    keyboard.press(*"phone", "Enter", "Escape", "Enter")

    expect(page.locator("[data-read-by-people] strong")).to_have_text("10")
    keyboard.press("u")
    expect(page.locator("[data-read-by-people] strong")).to_have_text("9")
    keyboard.press("k", "j")
    keyboard.press("?")
    expect(page.get_by_role("heading", name="All keys")).to_be_visible()
    keyboard.press("Escape")
    assert keyboard.pressed == 25
    expect(card).to_have_count(1)
    page.reload()
    expect(page.locator("[data-read-by-people] strong")).to_have_text("9")
    expect(page.locator("[data-card]")).to_have_count(len(said.SAID) - 9)

    page.set_viewport_size({"width": 390, "height": 844})
    choice = page.locator("[data-card]:visible .review-choice").first.locator("button")
    assert len({box["height"] for button in choice.all() if (box := button.bounding_box())}) == 1  # phone
