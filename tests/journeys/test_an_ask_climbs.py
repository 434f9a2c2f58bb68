"""Outside a mandate (J10): a question nobody answers in time goes one step up, and is decided there."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.cast import MONDAY, PASSWORD
from tests.journeys import heemwarm_asks as story
from tests.journeys.asking import asked_about, open_idea, until_shown
from tests.journeys.browser import Visitor
from tests.journeys.ways import ALL_WAYS, KEYS, MOUSE, SCREEN, THUMB, Hand

IDEA = dict(zip((MOUSE, KEYS, THUMB), story.SIXTEEN_HOURS, strict=True))
FIRST_DAY = {MOUSE: MONDAY, KEYS: MONDAY + timedelta(weeks=1), THUMB: MONDAY + timedelta(weeks=2)}
THREE_DAYS = timedelta(days=3, hours=3)  # more than twenty-four working hours


@pytest.fixture(scope="module", autouse=True)
def _two_steps_above_the_team(house):
    story.fill(house.home)


@ALL_WAYS
def test_what_the_first_one_leaves_unanswered_the_second_one_decides(visitor, house, way):
    title = IDEA[way]
    house.plays(FIRST_DAY[way])
    sefa, anna, hilde = (_come_in(visitor(**SCREEN[way]), who, way) for who in ("sefa", "anna", "hilde"))
    open_idea(sefa.page, title)
    expect(sefa.page.get_by_text("This needs Anna. Without an answer it goes a step up on")).to_be_visible()
    sefa.press(sefa.page.get_by_role("button", name="Ask Anna"))
    expect(sefa.page.get_by_text("Anna has been asked. The clock runs until")).to_be_visible()
    sefa.fits()
    assert [
        asked_about(hand.page, title).count() for hand in (_at_decisions(anna), _at_decisions(hilde))
    ] == [1, 0]

    house.plays(FIRST_DAY[way] + THREE_DAYS)
    until_shown(sefa.page, sefa.page.get_by_text("Hilde has been asked. The clock runs until"))

    assert [
        asked_about(hand.page, title).count() for hand in (_at_decisions(anna), _at_decisions(hilde))
    ] == [0, 1]
    hilde.fits()
    hilde.press(asked_about(hilde.page, title).get_by_role("button", name="Yes, go ahead"))
    row = hilde.page.get_by_role("row").filter(has_text=title)
    expect(row.get_by_text("asked; Hilde Averink said yes")).to_be_visible()
    hilde.fits()
    sefa.page.reload()
    expect(sefa.page.locator(".chip.accent")).to_have_text("Chosen")


def _come_in(visit: Visitor, who: str, way: str) -> Hand:
    return Hand(visit.come_in(who, PASSWORD), way)


def _at_decisions(hand: Hand) -> Hand:
    hand.page.goto("/decisions/")
    expect(hand.page.get_by_role("heading", name="What was decided")).to_be_visible()
    return hand
