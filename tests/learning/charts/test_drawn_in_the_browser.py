"""What a reader sees: a picture where scripts run, the numbers everywhere, and a policy that stays strict."""

import os

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BAND = "#chart-band"


def see(page, chart):
    page.locator(f"{chart} .chart-drawing").scroll_into_view_if_needed()
    expect(page.locator(f"{chart}[data-state=drawn]"), str(page.trouble)).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_is_drawn_and_the_content_policy_has_nothing_to_refuse(open_parts, theme):
    page = open_parts(color_scheme=theme)
    charts = [f"#{each.get_attribute('id')}" for each in page.locator("[data-chart]").all()]

    for chart in charts:
        see(page, chart)

    assert page.locator("[data-chart] svg").count() == len(charts) == 8
    assert page.trouble == []
    if folder := os.environ.get("CHARTS_SEEN"):
        for chart in charts:
            page.locator(chart).screenshot(path=f"{folder}/b-{chart[7:]}-{theme}.png")


def test_the_table_folds_once_there_is_a_picture_and_opens_by_keyboard_with_the_same_numbers(open_parts):
    page = open_parts()
    see(page, BAND)
    table = page.locator(f"{BAND} table")
    expect(table).to_be_hidden()

    page.locator(f"{BAND} summary").focus()
    page.keyboard.press("Enter")

    expect(table).to_be_visible()
    last = table.locator("tr").last.locator("td").first.text_content()
    assert last in page.locator(f"{BAND} svg").text_content()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "table-wrap"


def test_who_listens_hears_a_title_and_a_sentence_and_not_every_mark(open_parts):
    page = open_parts()
    see(page, BAND)

    heard = page.locator(BAND).aria_snapshot()

    assert "img" in heard
    assert "What the change does, day by day" in heard
    assert "+0.4" not in heard.split("- group")[0]  # a figure is read in the table


def test_the_theme_changes_the_colours_of_a_picture_that_stands_there(open_parts):
    page = open_parts(color_scheme="light")
    see(page, BAND)
    colour = f"getComputedStyle(document.querySelector('{BAND} svg .role-axis-label text')).fill"
    light = page.evaluate(colour)

    page.emulate_media(color_scheme="dark")

    assert page.evaluate(colour) != light


def test_on_a_phone_a_picture_fits_and_keeps_its_words(open_parts):
    page = open_parts(viewport={"width": 360, "height": 780})
    see(page, "#chart-intervals")

    drawn = page.locator("#chart-intervals svg").bounding_box()

    assert drawn["x"] >= 0
    assert drawn["x"] + drawn["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_table_is_open_and_the_server_draws_the_picture(open_parts):
    page = open_parts(java_script_enabled=False)

    expect(page.locator(f"{BAND} table")).to_be_visible()
    picture = page.locator(f"{BAND} img")
    assert picture.get_attribute("src") == "/parts/?chart=band&format=svg&theme=light"
    expect(picture).to_be_visible()


def test_a_picture_that_cannot_be_drawn_leaves_its_table_open(open_parts):
    page = open_parts()
    page.route("**/charts/*.js", lambda route: route.abort())
    page.reload()

    page.locator(f"{BAND} .chart-drawing").scroll_into_view_if_needed()

    expect(page.locator(f"{BAND}[data-state=failed]")).to_be_visible(timeout=30_000)
    expect(page.locator(f"{BAND} table")).to_be_visible()
