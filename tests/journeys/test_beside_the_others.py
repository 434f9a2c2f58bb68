"""From a customer's sentence to "it works": six places with the change, six without."""

from playwright.sync_api import Page, expect

from tests.journeys import answers
from tests.journeys.spring import ENDED, LAST_DAY, LIVE, MARCH, WINTER
from tests.journeys.walks import bring_in, choose_make_and_go_live, make_an_idea, move_in, until_judged


def test_what_moved_only_where_the_change_was_made_is_said_to_work(visitor, house, tmp_path):
    house.plays(MARCH)
    page = visitor().page
    move_in(page, house)

    bring_in(page, answers.write(tmp_path / "before.csv", WINTER, 13, effect=lambda unit: 0))
    make_an_idea(page)
    _plan_beside_the_others(page)
    choose_make_and_go_live(page)
    idea = page.url
    house.plays(LAST_DAY)
    bring_in(page, answers.write(tmp_path / "after.csv", LIVE, 6, effect=_better_where_it_changed))
    house.plays(ENDED)
    page.goto(idea)
    until_judged(page)

    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "works")
    expect(page.locator(".verdict .sentence")).to_contain_text("very probably because of what we did")


def _better_where_it_changed(unit: str) -> float:
    return 1.2 if unit in answers.TREATED else 0


def _plan_beside_the_others(page: Page) -> None:
    page.locator("#prediction").get_by_role("link", name="Change").click()
    page.get_by_text("Prove it: the whole plan").click()
    page.get_by_label("Compared with what").select_option("beside units without the change")
    page.get_by_label("Where the change is made").fill(", ".join(answers.TREATED))
    page.get_by_label("When we look").fill("2026-04-12")
    page.locator("#part-date").click()
    page.get_by_label("After: up to and including").fill("2026-04-12")
    page.get_by_role("button", name="This is what we think").click()
    expect(page.get_by_text("It is fixed the moment the idea goes live")).to_be_visible()
