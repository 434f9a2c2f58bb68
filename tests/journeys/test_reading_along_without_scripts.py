"""The same queue for a browser that runs nothing: every key is a button there."""

from playwright.sync_api import expect

from tests.journeys import said
from tests.journeys.spring import MARCH
from tests.journeys.walks import move_in, until_read


def test_without_scripts_it_is_plain_forms(visitor, house, tmp_path):
    house.plays(MARCH)
    page = visitor(java_script_enabled=False).page
    move_in(page, house)
    page.goto("/import/")
    page.set_input_files("[name=file]", said.write(tmp_path))
    page.locator("main form [type=submit]").first.click()
    page.get_by_role("button", name="Bring in").click()
    page.goto("/signals/")
    until_read(page)

    page.goto("/signals/review/")
    page.get_by_role("button", name="That is right").first.click()
    expect(page.get_by_text("a person read 1")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("a person read 0")).to_be_visible()
    page.get_by_role("button", name="better than expected").first.click()
    expect(page.get_by_text("a person read 1")).to_be_visible()
