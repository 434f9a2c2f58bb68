"""No, because (J9): one line in one's own name, heard by whoever had the idea, and put one step up once."""

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys import heemwarm_asks as story
from tests.journeys.asking import open_idea
from tests.journeys.browser import Visitor
from tests.journeys.ways import ALL_WAYS, KEYS, MOUSE, SCREEN, THUMB, Hand

IDEA = dict(zip((MOUSE, KEYS, THUMB), story.EIGHT_HOURS, strict=True))
MOST_CLICKS = 3  # from the page of the idea: no because, its line, in my name
REASON = "the works council says so"


@pytest.fixture(scope="module", autouse=True)
def _ideas_with_a_worry(house):
    story.fill(house.home)


@ALL_WAYS
def test_a_no_has_a_name_is_heard_by_whose_idea_it_was_and_goes_one_step_up(visitor, way):
    title = IDEA[way]
    anna, sefa = (_at(visitor(**SCREEN[way]), who, way) for who in ("anna", "sefa"))

    expect(sefa.page.get_by_text("Yes, if…", exact=True)).to_be_visible()
    expect(sefa.page.get_by_text("No, because…", exact=True)).to_have_count(0)  # she advises
    hand, page = anna, anna.page
    hand.press(page.get_by_text("No, because…", exact=True))
    hand.write(page.get_by_label("A no needs a sentence: why not?"), REASON)
    hand.press(page.get_by_role("button", name="Say no, in my name"))
    expect(page.get_by_text(f"No, because {REASON}.")).to_be_visible()
    assert hand.clicks <= MOST_CLICKS
    expect(page.get_by_text("Anna Wiersma, 2 March 2026. We look again on 31 August 2026.")).to_be_visible()
    hand.fits()
    page.goto("/wall/no/")
    expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()

    hand, page = sefa, sefa.page
    page.reload()
    told = page.get_by_text("Anna Wiersma says no to your idea, and why.")
    expect(told).to_be_visible()
    hand.press(page.get_by_role("button", name="All right"))
    expect(told).to_have_count(0)
    hand.press(page.get_by_role("button", name="Ask one step up"))
    expect(page.get_by_text("Sefa Yildiz asked Hilde Averink on 2 March.")).to_be_visible()
    hand.fits()


def _at(visit: Visitor, who: str, way: str) -> Hand:
    return Hand(open_idea(visit.come_in(who, PASSWORD), IDEA[way]), way)
