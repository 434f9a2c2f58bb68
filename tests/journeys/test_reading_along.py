"""Ten verbatims read along without a mouse: every key counted, and the last one taken back."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.spring import MARCH
from tests.journeys.walks import bring_in, move_in, until_read

SAID = [
    "Ik moest drie keer bellen voor er iemand kwam",
    "De monteur was op tijd en legde alles uit",
    "Het viel me tegen hoe lang het duurde",
    "Beter dan ik had verwacht, echt heel prettig",
    "Wanneer komt er nu eindelijk iemand?",
    "Prima geholpen door de mevrouw aan de telefoon",
    "De rekening klopte niet en niemand belde terug",
    "Netjes opgeruimd en vriendelijk",
    "Het was zoals afgesproken",
    "Vroeger ging dit veel beter",
    "De app werkt niet op mijn telefoon",
    "Snel gemaakt, bedankt",
]


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
    bring_in(page, _file(tmp_path))
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
    expect(page.locator("[data-card]")).to_have_count(len(SAID) - 9)


def test_without_scripts_it_is_plain_forms(visitor, house, tmp_path):
    house.plays(MARCH)
    page = visitor(java_script_enabled=False).page
    move_in(page, house)
    page.goto("/import/")
    page.set_input_files("[name=file]", _file(tmp_path))
    page.locator("main form [type=submit]").first.click()
    page.get_by_role("button", name="Bring in").click()
    page.goto("/signals/")
    until_read(page)

    page.goto("/signals/review/")
    page.get_by_role("button", name="That is right").first.click()
    expect(page.get_by_text("a person read 1")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("a person read 0")).to_be_visible()
    page.get_by_role("button", name="better than expected").first.click()
    expect(page.get_by_text("a person read 1")).to_be_visible()


def _file(folder: Path) -> Path:
    rows = [f"2026-02-{10 + place:02};{words}" for place, words in enumerate(SAID)]
    file = folder / "said.csv"
    file.write_text("\n".join(["datum;opmerking", *rows]) + "\n")
    return file
