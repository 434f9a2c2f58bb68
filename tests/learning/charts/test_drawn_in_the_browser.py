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
