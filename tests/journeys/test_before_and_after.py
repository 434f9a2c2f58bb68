"""From a customer's sentence to "it moved, and that is not proof": the way of most ideas."""

from playwright.sync_api import expect

from tests.journeys import answers
from tests.journeys.browser import DESK, PHONE
from tests.journeys.spring import ENDED, LAST_DAY, LIVE, MARCH, WINTER
from tests.journeys.walks import (
    answer_a_yes_but,
    bring_in,
    choose_make_and_go_live,
    make_an_idea,
    move_in,
    until_judged,
)


def test_what_only_moved_is_not_called_proven_and_says_what_would_prove_it(visitor, house, tmp_path):
    house.plays(MARCH)
    anna = visitor()
    page = anna.page
    move_in(page, house)

    bring_in(page, answers.write(tmp_path / "before.csv", WINTER, 13, effect=lambda unit: 0))
    make_an_idea(page)
    answer_a_yes_but(page)
    page.locator("#prediction").get_by_role("button", name="Leave it so").click()
    choose_make_and_go_live(page)
    idea = page.url
    house.plays(LAST_DAY)
    bring_in(page, answers.write(tmp_path / "after.csv", LIVE, 6, effect=lambda unit: 0.9))
    house.plays(ENDED)
    page.goto(idea)
    until_judged(page)

    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "not_proven")
    expect(page.locator(".verdict .sentence")).to_contain_text("It moved")
    expect(page.locator(".verdict .sentence")).not_to_contain_text("works")

    page.goto("/learning/")
    anna.read_in("nl")
    table = page.locator("#balance .table-wrap")
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        assert table.evaluate("wrap => wrap.scrollWidth <= wrap.clientWidth")

    for page_of in ("/learning/", "/learning/yes-buts/"):
        page.goto(page_of)
        page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true; })")
        wide = (
            "wraps => wraps.filter(wrap => wrap.scrollWidth > wrap.clientWidth).map(wrap => wrap.innerText)"
        )
        assert page.locator(".table-wrap").count() > 0
        assert page.locator(".table-wrap").evaluate_all(wide) == []
