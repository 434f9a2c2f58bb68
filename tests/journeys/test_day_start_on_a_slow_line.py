"""At the day-start answers come late, or twice: nothing that was said is lost, and nothing is said twice."""

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.cast import PASSWORD
from tests.journeys import klantenservice as story
from tests.journeys.house import open_house
from tests.journeys.late import Late, posts_to

SOMETHING_HAPPENED = "document.dispatchEvent(new CustomEvent('woc:again'))"
DEAF = "document.addEventListener('woc:entry', (event) => event.stopImmediatePropagation())"
ADD, TODAY, TAKE = "What would you add?", "What will a customer notice today?", "I'll take it"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    home = tmp_path_factory.mktemp("late morning") / "home"
    story.fill(home)
    with open_house(home) as house:
        house.plays(story.MONDAY)
        yield house


def test_what_is_begun_while_the_first_is_being_said_stays_with_its_fold_open(visitor):
    page = _stands(visitor(), "sefa0", deaf=True)
    late = Late(page, posts_to("/additions/"))
    _line(page, story.BABY).get_by_text("Yes, and…").click()
    page.keyboard.type("met een bordje")
    with page.expect_request("**/additions/"):
        page.keyboard.press("Enter")

    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("en een ")
    late.come()
    page.keyboard.type("belletje")

    expect(_line(page, story.BABY).get_by_label(ADD)).to_have_value("en een belletje")


def test_pressing_twice_before_the_answer_is_there_does_it_once_and_is_no_refusal(visitor):
    page = _stands(visitor(), "sefa1", deaf=True)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    late = Late(page, posts_to("/decisions/"))
    do_it = _line(page, story.BABY).get_by_role("button", name="Do it")

    with page.expect_request("**/decisions/"):
        do_it.click()
    do_it.click()
    late.come()

    expect(_line(page, story.BABY)).to_contain_text("Sefa chose it")
    expect(page.locator("#morning .refusal")).to_have_count(0)
    assert len(sent) == 1


def test_a_refusal_that_comes_late_takes_nobody_out_of_the_field_they_write_in(visitor):
    tom, page = _stands(visitor(), "tom2"), _stands(visitor(), "sefa2", deaf=True)
    tom.get_by_role("button", name="Begin the day-start").click()
    _line(tom, story.BABY).get_by_role("button", name="Do it").click()
    expect(_line(tom, story.BABY)).to_contain_text("Tom chose it")
    late = Late(page, posts_to("/decisions/"))

    with page.expect_request("**/decisions/"):
        _line(page, story.BABY).get_by_role("button", name="Do it").click()
    page.evaluate(SOMETHING_HAPPENED)
    page.get_by_label(TODAY).click()
    page.keyboard.type("Wie slaapt, ")
    late.come()
    expect(page.locator("#morning .refusal")).to_be_visible()
    page.keyboard.type("hoort geen bel")

    expect(page.get_by_label(TODAY)).to_have_value("Wie slaapt, hoort geen bel")


def test_words_that_wait_in_their_field_stay_when_that_line_changes(visitor):
    sefa, tom = _stands(visitor(), "sefa3"), _stands(visitor(), "tom3")
    _line(sefa, story.BABY).get_by_text("Yes, and…").click()
    sefa.keyboard.type("met een bordje")
    sefa.get_by_role("heading", level=1).click()  # to think for a moment

    _line(tom, story.BABY).get_by_text("Yes, but…").click()
    tom.keyboard.type("Wie leest dat")
    tom.keyboard.press("Enter")
    expect(_line(tom, story.BABY)).to_contain_text("1 yes-but open")
    tom.get_by_role("button", name=TAKE).first.click()
    expect(sefa.get_by_text("Tom has it")).to_be_visible()

    expect(_line(sefa, story.BABY).get_by_label(ADD)).to_have_value("met een bordje")


def test_what_happens_before_a_page_listens_shows_on_it_as_well(visitor):
    sefa, tom = visitor(), _stands(visitor(), "tom4")
    held: list[Route] = []
    sefa.page.route("**/stream/**", lambda route: held.append(route))
    page = sefa.come_in("sefa4", PASSWORD)
    expect(page.get_by_role("button", name=TAKE).first).to_be_visible()

    tom.get_by_role("button", name=TAKE).first.click()
    expect(tom.get_by_text("Tom has it")).to_be_visible()
    for route in held:
        route.continue_()

    expect(page.get_by_text("Tom has it")).to_be_visible()


def test_a_button_that_is_being_pressed_is_not_replaced_under_the_finger(visitor):
    page, tom = _stands(visitor(), "sefa5", deaf=True), _stands(visitor(), "tom5")
    _line(tom, story.BABY).get_by_text("Yes, but…").click()
    tom.keyboard.type("Wie leest dat")
    tom.keyboard.press("Enter")
    expect(_line(tom, story.BABY)).to_contain_text("1 yes-but open")

    _line(page, story.BABY).get_by_role("button", name="Do it").hover()
    page.mouse.down()
    with page.expect_response(lambda answer: _fetches_the_morning(answer.request)):
        page.evaluate(SOMETHING_HAPPENED)
    page.mouse.up()

    expect(_line(page, story.BABY)).to_contain_text("Sefa chose it")
    expect(_line(page, story.BABY)).to_contain_text("1 yes-but open")


def _stands(visitor, who: str, *, deaf: bool = False) -> Page:
    """In front of the morning; who is deaf hears of nothing that happens unless a test says so."""
    if deaf:
        visitor.page.add_init_script(DEAF)
    page = visitor.come_in(who, PASSWORD)
    expect(page.locator("html[data-live=on]")).to_be_attached()
    return page


def _fetches_the_morning(request: Request) -> bool:
    return request.headers.get("x-inside") == "morning"


def _line(page: Page, words: str) -> Locator:
    return page.locator("[data-line]").filter(has_text=words).first
