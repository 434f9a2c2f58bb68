"""What we build on: each with a reason, pinned by hash, and from nowhere in particular."""

import re
import tomllib

from packaging.requirements import Requirement

from tests.test_house_rules import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / name).read_text()))


def test_every_dependency_has_a_line_of_reason_and_no_reason_is_left_over():
    page = (ROOT / "docs/decisions/0001-dependencies.md").read_text()
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in lines]
    reasons = {plain(name): reason for name, reason in rows if name not in ("package", "---")}

    assert set(reasons) == {plain(Requirement(one).name) for one in PROJECT["dependencies"]}
    assert all(reasons.values())


def test_the_locks_hold_what_the_project_asks_for():
    asked = [Requirement(one) for one in PROJECT["dependencies"]]
    for_tests = [Requirement(one) for one in PROJECT["optional-dependencies"]["dev"]]

    assert [str(one) for one in asked if not _fits(one, locked("requirements.lock"))] == []
    assert [str(one) for one in [*asked, *for_tests] if not _fits(one, locked("requirements-dev.lock"))] == []


def test_the_lock_of_the_tests_holds_the_product_as_it_is_shipped():
    shipped, tested = locked("requirements.lock"), locked("requirements-dev.lock")

    assert {name: tested.get(name) for name in shipped} == shipped


def test_the_locks_name_no_address_and_nothing_that_weighs_a_gigabyte():
    odd = re.compile(r"https?:|file:|^-|^(?:torch|tensorflow|nvidia)\S*==", re.MULTILINE)

    for name in ("requirements.lock", "requirements-dev.lock"):
        assert odd.findall((ROOT / name).read_text()) == []


def _fits(asked: Requirement, lock: dict[str, str]) -> bool:
    version = lock.get(plain(asked.name))
    return version is not None and asked.specifier.contains(version)
