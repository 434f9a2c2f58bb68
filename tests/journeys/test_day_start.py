"""The day-start of a Monday: by mouse, by keyboard only, on a phone, and two browsers at once."""

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.cast import PASSWORD
from tests.journeys import klantenservice as story
from tests.journeys.browser import PHONE
from tests.journeys.house import open_house
from tests.journeys.ways import MOUSE, SCREEN, THUMB, Hand

NOTICES = "Wie een briefje op de deur heeft, hoort geen bel"
SOMETHING_HAPPENED = "document.dispatchEvent(new CustomEvent('woc:again'))"
DEAF = "document.addEventListener('woc:entry', (event) => event.stopImmediatePropagation())"
TOO_LOW = "all => all.filter(each => each.offsetParent && each.offsetHeight < 44).length"  # for a thumb


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Ten teams on the same morning: what one walk decides is not decided for the next."""
    home = tmp_path_factory.mktemp("morning") / "home"
    story.fill(home)
    with open_house(home) as house:
        house.plays(story.MONDAY)
        yield house


def test_the_morning_is_filled_before_it_starts(visitor):
    page = _stands(visitor(), "tom0")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Good morning. 3 people")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tom leads.")
    expect(page.get_by_text(story.WIDOW)).to_be_visible()
    expect(page.get_by_text(story.HURTS)).to_be_visible()
    expect(page.locator("#lines-waiting > .line")).to_have_count(3)
    expect(page.locator("#lines-waiting > .line").first).to_contain_text("Friday 15:10")
    expect(page.locator("#lines-promised > [data-state=done]")).to_have_count(2)
    expect(page.locator("#lines-promised > [data-state=help]")).to_contain_text(story.PROMISES[2])
    expect(_line(page, story.BABY)).to_contain_text("3 customers said it")
    expect(page.get_by_text("without an answer it lapses on Thursday 29 October")).to_be_visible()


@pytest.mark.parametrize(("way", "who"), [(MOUSE, "sefa1"), (THUMB, "sefa7")])
def test_the_whole_morning_by_mouse_and_on_a_phone_with_a_click_a_decision(visitor, way, who):
    page, team = _stands(visitor(**SCREEN[way]), who), f"Service {who[-1]}"
    hand = Hand(page, way)
    hand.fits()
    assert page.eval_on_selector_all(".morning .button", TOO_LOW) == 0

    hand.press(page.get_by_role("button", name="Begin the day-start"))
    expect(page.locator("#item-read_aloud[data-now]")).to_be_visible()
    hand.press(page.get_by_role("button", name=f"Thank {team}"))
    expect(page.get_by_text(f"{team} is thanked.")).to_be_visible()
    hand.press(page.get_by_role("button", name="I'll take it").first)
    expect(page.get_by_text("Sefa has it")).to_be_visible()
    hand.press(page.get_by_role("button", name="I'll help"))
    expect(page.get_by_text("Sefa helps")).to_be_visible()
    hand.press(_line(page, story.BABY).get_by_role("button", name="Do it"))
    expect(_line(page, story.BABY)).to_contain_text("Sefa chose it")
    assert hand.clicks == len(("begin", "thank", "take", "help", "choose"))
    hand.press(_line(page, "dan wil iedereen Dirk").get_by_text("Yes, if…"))
    expect(page.get_by_label("What must be arranged?")).to_be_focused()
    hand.say(page.get_by_label("What must be arranged?"), "Wie Dirk wil, wacht langer")
    expect(page.get_by_text("Yes, if: Wie Dirk wil, wacht langer (Sefa)")).to_be_visible()
    hand.say(page.get_by_label("What will a customer notice today?"), NOTICES)

    expect(page.locator(".closing")).to_have_text(
        f"Done. Today a customer will notice: {NOTICES}. Tomorrow Sefa leads."
    )
    hand.fits()
    hand.press(page.get_by_role("link", name="The minutes"))
    expect(page.locator(".minutes")).to_contain_text(f"Sefa chooses {story.BABY}")
    expect(page.locator(".minutes")).to_contain_text("Sefa takes a customer who waits")
    hand.fits()


def test_the_whole_morning_with_the_keyboard_alone(visitor):
    page = _stands(visitor(), "tom2")

    _press(page, "s")
    expect(page.locator("#clock")).to_be_visible()
    _walk_to(page, story.WIDOW)
    _press(page, "m")
    expect(page.get_by_text("Hangs on the wall:")).to_be_visible()
    _walk_to(page, "keer 1")
    _press(page, "i")
    expect(page.get_by_text("Tom has it")).to_be_visible()
    _walk_to(page, story.PROMISES[2])
    _press(page, "d")
    expect(page.locator("#lines-promised > [data-state=done]")).to_have_count(3)
    _walk_to(page, story.BABY)
    _press(page, "b")
    page.keyboard.type("Ja, maar wie leest dat briefje")
    page.keyboard.press("Enter")
    expect(_line(page, story.BABY)).to_contain_text("1 yes-but open")
    _walk_to(page, story.BABY)
    _press(page, "t")
    expect(_line(page, story.BABY)).to_contain_text("Today after all")
    _walk_to(page, "dan wil iedereen Dirk")
    _press(page, "i")
    page.keyboard.type("Wie Dirk wil, wacht langer")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Yes, if: Wie Dirk wil, wacht langer (Tom)")).to_be_visible()
    _press(page, "c")
    page.keyboard.type(NOTICES)
    page.keyboard.press("Enter")

    expect(page.locator(".closing")).to_contain_text(NOTICES)


def test_what_one_decides_is_seen_by_the_other_by_itself(visitor):
    sefa = _stands(visitor(), "sefa3")
    tom = _stands(visitor(size=PHONE, has_touch=True), "tom3")

    tom.get_by_role("button", name="I'll take it").first.tap()

    expect(sefa.get_by_text("Tom has it")).to_be_visible()


def test_what_somebody_is_typing_stays_while_others_decide(visitor):
    sefa = _stands(visitor(), "sefa4")
    tom = _stands(visitor(), "tom4")
    _line(sefa, story.BABY).get_by_text("Yes, and…").click()
    sefa.keyboard.type("met een bordje")

    tom.get_by_role("button", name="I'll take it").first.click()

    expect(sefa.get_by_text("Tom has it")).to_be_visible()
    sefa.keyboard.press("Enter")
    expect(sefa.get_by_label("What would you add?").first).to_have_value("")


def test_an_answer_that_comes_late_does_not_take_anybody_out_of_the_field_they_write_in(visitor):
    page = _stands_deaf(visitor(), "sefa8")
    late = _keep_the_first_morning(page)
    with page.expect_request(_fetches_the_morning):
        _line(page, story.BABY).get_by_role("button", name="Do it").click()
    page.evaluate(SOMETHING_HAPPENED)
    expect(_line(page, story.BABY)).to_contain_text("Sefa chose it")
    page.get_by_label("What will a customer notice today?").click()
    page.keyboard.type(NOTICES[:9])

    with page.expect_response(lambda answer: _fetches_the_morning(answer.request)):
        late[0].continue_()
    page.keyboard.type(NOTICES[9:])
    page.keyboard.press("Enter")

    expect(page.locator(".closing")).to_contain_text(NOTICES)


def test_a_line_that_goes_does_not_take_anybody_out_of_an_empty_field_below_it(visitor):
    page = _stands_deaf(visitor(), "sefa9")
    field = page.get_by_label("What will a customer notice today?")
    page.locator("#lines-today").evaluate("list => list.prepend(document.createElement('li'))")
    field.click()

    page.evaluate(SOMETHING_HAPPENED)
    expect(page.locator("#lines-today > li:not([id])")).to_have_count(0)

    expect(field).to_be_focused()


def test_who_chooses_second_is_told_kindly(visitor):
    sefa = _stands(visitor(), "sefa5")
    tom = _stands(visitor(java_script_enabled=False), "tom5", scripts=False)

    _line(sefa, story.BABY).get_by_role("button", name="Do it").click()
    expect(_line(sefa, story.BABY)).to_contain_text("Sefa chose it")
    _line(tom, story.BABY).get_by_role("button", name="Do it").click()

    expect(tom.get_by_text("moved this idea just before you")).to_be_visible()


def test_without_scripts_it_is_a_plain_page_that_does_the_same(visitor):
    page = _stands(visitor(java_script_enabled=False), "tom6", scripts=False)

    page.get_by_role("button", name="Begin the day-start").click()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#item-waiting[data-now]")).to_be_visible()
    page.get_by_role("button", name="I'll take it").first.click()
    expect(page.get_by_text("Tom has it")).to_be_visible()
    page.get_by_label("What will a customer notice today?").fill(NOTICES)
    page.locator("#close-day-start button").click()

    expect(page.locator(".closing")).to_contain_text(NOTICES)


def _stands(visitor, who: str, *, scripts: bool = True) -> Page:
    """In front of the morning, with the line to the others open: then the keys are bound as well."""
    page = visitor.come_in(who, PASSWORD)
    expect(page.locator("#morning")).to_be_visible()
    if scripts:
        expect(page.locator("html[data-live=on]")).to_be_attached()
    return page


def _stands_deaf(visitor, who: str) -> Page:
    """In a morning that has begun, where nothing is heard of what happens unless this test says so."""
    page = _stands(visitor, who)
    page.add_init_script(DEAF)
    page.get_by_role("button", name="Begin the day-start").click()
    expect(page.locator("#close-day-start")).to_be_visible()
    page.reload()
    return page


def _fetches_the_morning(request: Request) -> bool:
    return request.headers.get("x-inside") == "morning"


def _keep_the_first_morning(page: Page) -> list[Route]:
    """The first time that the morning is fetched, the answer waits until it is let go."""
    kept: list[Route] = []

    def answer(route: Route) -> None:
        if _fetches_the_morning(route.request) and not kept:
            kept.append(route)
        else:
            route.continue_()

    page.route("**/*", answer)
    return kept


def _line(page: Page, words: str) -> Locator:
    return page.locator("[data-line]").filter(has_text=words).first


def _press(page: Page, key: str) -> None:
    page.keyboard.press(key)


def _walk_to(page: Page, words: str) -> None:
    """Down to the end and up again, until the first line that says this has the focus."""
    wanted = _line(page, words).get_attribute("id")
    for key in "j" * 40 + "k" * 40:
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.id") == wanted:
            return
    raise AssertionError(f"The keys do not come to the line that says: {words}")
