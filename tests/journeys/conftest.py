"""Real program, real browser. Everything here closes again when the last journey is done."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Visitor, chromium, open_browser
from tests.journeys.house import House, open_house

expect.set_options(timeout=45_000)  # a busy machine is not a broken product

FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if chromium() is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An empty home, open to whoever comes."""
    with open_house(tmp_path_factory.mktemp("house") / "home") as house:
        yield house


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember whether the walk itself went well."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture
def visitor(browser: Browser, house: House, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """Makes visitors, each with a browser of their own; none of them may meet trouble."""
    visitors: list[Visitor] = []

    def make(**wishes: Any) -> Visitor:
        visitors.append(Visitor(browser, house.address, **wishes))
        return visitors[-1]

    yield make
    for number, each in enumerate(visitors):
        if request.node.stash.get(FAILED, False):
            picture = tmp_path / f"visitor-{number}.png"
            each.page.screenshot(path=picture, full_page=True)
            print(f"{each.page.url} looked like {picture}")
        each.leave()
