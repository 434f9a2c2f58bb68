"""The first morning: an empty house, one key, one person."""

from playwright.sync_api import expect

from tests.journeys.walks import move_in


def test_the_first_person_comes_in_by_the_printed_link_and_finds_an_empty_wall(visitor, house):
    page = visitor().page

    move_in(page, house)
    page.goto("/wall/")

    expect(page.get_by_role("heading", name="What customers are going to notice")).to_be_visible()


def test_the_link_opens_the_house_once(visitor, house):
    page = visitor().page

    page.goto(house.door())

    expect(page).to_have_url(f"{house.address}/login/")


def test_who_reads_dutch_is_spoken_to_in_dutch_before_anybody_knows_who_it_is(visitor):
    page = visitor(language="nl").page

    page.goto("/login/")

    expect(page.get_by_role("heading", name="Goed dat je er bent.")).to_be_visible()
