"""From what no theme covers to a theme with its customers, and on into another."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.walks import bring_in, look_again, move_in

PARKING = ["De parkeerplaats was bezet bij {}", "Parkeren kan niet bij {}", "Geen plek om te parkeren bij {}"]
GARDEN = [
    "The garden gate stood open in {}",
    "Dog ran out of the garden gate, {}",
    "A garden gate stood open again, {}",
]
PLACES = ["Utrecht", "Delft", "Zwolle", "Arnhem", "Breda", "Tilburg", "Almere", "Leiden", "Gouda", "Assen"]


def answers(path: Path) -> Path:
    """Sixty customers who speak of two things that are not on the list."""
    said = [words.format(place) for words in PARKING + GARDEN for place in PLACES]
    rows = [f"{number};2026-03-{1 + number % 9:02};{6};{words}" for number, words in enumerate(said)]
    path.write_text("\n".join(["Nummer;Datum;Cijfer;Toelichting", *rows]))
    return path


def until_found(page: Page) -> None:
    """Ask for a search, and look again until proposals hang there."""
    page.get_by_role("button", name="Look for what is missing").click()
    look_again(page, page.locator(".proposal").first)


def test_a_proposal_becomes_a_theme_and_another_goes_into_it(visitor, house, tmp_path):
    page = visitor().page
    move_in(page, house)
    bring_in(page, answers(tmp_path / "answers.csv"))
    page.goto("/signals/")
    page.get_by_role("link", name="All themes").click()
    until_found(page)

    parking = page.locator(".proposal").filter(has_text="arke").first
    parking.get_by_text("Accept", exact=True).click()
    parking.get_by_label("Name in Dutch").fill("parkeren")
    parking.get_by_label("Name in English").fill("parking")
    parking.get_by_role("button", name="Make it a theme").click()
    expect(page.locator("#theme-parking")).to_contain_text("examples")

    garden = page.locator(".proposal").filter(has_text="garden").first
    garden.get_by_text("Merge into…").click()
    garden.get_by_label("It belongs to").select_option(label="parking")
    garden.get_by_role("button", name="Merge").click()
    expect(page.locator(".proposal").filter(has_text="garden")).to_have_count(0)

    page.locator("#theme-parking .theme-name").click()
    page.get_by_text("Phrases", exact=True).click()
    page.get_by_label("One a line, in either language").fill("parke*\ngarden")
    page.locator("form[action$='/phrases/'] button").click()
    page.goto("/themes/")
    look_again(page, page.locator("#theme-parking").filter(has_text="60 signals"))  # begins after a minute
