"""Two ways to today's tables: at once in an empty home, along the migrations in one that is older."""

import json
import subprocess
import sys

import pytest

from tests.servers.stores import store_of_its_own

UNUSED = (
    "auth_group_permissions"  # Django itself gives it a wider key by migration; nobody here is in a group
)

pytestmark = pytest.mark.both_stores


@pytest.fixture(scope="module")
def ways(tmp_path_factory) -> dict[str, dict]:
    return {way: _walked(way, tmp_path_factory.mktemp(way)) for way in ("short", "long")}


def _walked(way, folder) -> dict:
    with store_of_its_own(folder, f"way_{way}") as store:
        command = [sys.executable, "-m", "tests.house.older_home", way]
        told = subprocess.run(command, env=store, stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(told.stdout)


def test_an_empty_home_has_the_same_tables_as_one_that_walked_all_the_way(ways):
    short, long = ways["short"]["tables"], ways["long"]["tables"]

    assert {**short, UNUSED: []} == {**long, UNUSED: []}
    assert len(short) > 100
    assert short["beside the models"]


def test_what_an_older_home_holds_is_still_there_after_the_walk(ways):
    assert ways["long"]["kept"] == {
        "feared": "80 hours",
        "found": "6 hours",
        "voices": 1,
        "ends_on": "2026-03-29",
        "share": 0.25,
    }
