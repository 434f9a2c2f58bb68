"""The whole plan on the narrowest phone: nothing sticks out, and it is changed and kept there."""

import re

from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys import said
from tests.journeys.browser import Visitor
from tests.journeys.walks import hear

NARROW = (360, 740)
STICKS_OUT = """() => [...document.querySelectorAll("main *")]
    .filter((each) => !each.closest(".table-wrap table") && each.checkVisibility())
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => `${each.tagName} ${each.className} ${each.name || ""}`)"""


def test_the_plan_fits_a_phone_of_360_wide_and_is_kept_there(browser, house, visitor, tmp_path):
    hear(Visitor(browser, house.address), house, said.write(tmp_path))
    page = visitor(size=NARROW, has_touch=True).come_in("anna", PASSWORD)
    page.goto("/ideas/new/")
    page.get_by_label("What will a customer notice?").fill("We call before the customer does")
    page.get_by_role("button", name="Make an idea").tap()
    page.wait_for_url(re.compile(r"/ideas/\d+/"))
    idea = re.search(r"/ideas/\d+/", page.url)[0]

    page.goto(f"{idea}prediction/")
    expect(page.locator("main :is(input, select, textarea):visible")).to_have_count(0)
    for part in ("moment", "amount", "date"):
        page.locator(f"#part-{part}").tap()
        assert page.evaluate(STICKS_OUT) == []
    expect(page.locator("main details[open]")).to_have_count(1)
    page.locator("main details.fold").evaluate_all("all => all.forEach((each) => { each.open = true; })")

    assert page.evaluate(STICKS_OUT) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("main form button.primary[type=submit]").first.tap()
    expect(page.locator("#prediction .plan")).to_be_visible()
