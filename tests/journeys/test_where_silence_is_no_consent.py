"""Where "silence is consent" is switched off, questions and yes-buts wait in sight until somebody answers."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.cast import MONDAY, PASSWORD
from tests.journeys import heemwarm_asks as story
from tests.journeys.asking import asked_about, open_idea, until_shown
from tests.journeys.ways import ALL_WAYS, KEYS, MOUSE, SCREEN, THUMB, Hand

LARGE = dict(zip((MOUSE, KEYS, THUMB), story.MORE_HOURS, strict=True))
WORRIED = dict(zip((MOUSE, KEYS, THUMB), story.EIGHT_HOURS, strict=True))
TWO_WEEKS = timedelta(weeks=2)  # longer than the clock of a question, and than five working days
NO_LAPSE = "That is fine. It hangs here until it has its answer."
NOT_ANSWERED = "Hilde has been asked, and has not answered yet."


@pytest.fixture(scope="module", autouse=True)
def _ideas(house):
    story.fill(house.home)


@ALL_WAYS
def test_nothing_is_decided_by_time_alone_and_it_waits_in_sight(visitor, house, way):
    house.plays(MONDAY)
    hilde, sefa = (Hand(visitor(**SCREEN[way]).come_in(who, PASSWORD), way) for who in ("hilde", "sefa"))
    _switch_off(hilde)
    page = open_idea(sefa.page, WORRIED[way])
    sefa.press(page.get_by_text("Don't know yet", exact=True))
    expect(page.get_by_text(NO_LAPSE)).to_be_visible()
    page = open_idea(sefa.page, LARGE[way])
    expect(page.get_by_text("it stays in sight.")).to_be_visible()
    sefa.press(page.get_by_role("button", name="Ask Hilde"))
    expect(page.get_by_text("Hilde has been asked. The clock runs until")).to_be_visible()

    house.plays(MONDAY + TWO_WEEKS)
    until_shown(page, page.get_by_text(NOT_ANSWERED))

    expect(page.locator(".chip.accent")).to_have_text("Ideas")
    page = open_idea(sefa.page, WORRIED[way])
    expect(page.locator("[data-state=open]").get_by_text(story.WORRY)).to_be_visible()
    sefa.fits()
    page = hilde.page
    page.goto("/decisions/")
    hilde.press(asked_about(page, LARGE[way]).get_by_role("button", name="Yes, go ahead"))
    row = page.get_by_role("row").filter(has_text=LARGE[way])
    expect(row.get_by_text("asked; Hilde Averink said yes")).to_be_visible()


def _switch_off(hand: Hand) -> None:
    """On the page with what holds for every team; the walk before may have done it already."""
    page = hand.page
    page.goto("/teams/")
    hand.press(page.get_by_role("link", name="What holds for every team"))
    box = page.get_by_label("Silence is consent")
    if box.is_checked():
        hand.press(box, " ")
    expect(box).not_to_be_checked()
    hand.press(page.get_by_role("button", name="Keep it"))
    expect(box).not_to_be_checked()
    hand.fits()
