"""The parts of a moment over the API: the calculation of the page, with the rights of who made the key."""

import pytest

from tests import cast
from tests.house.test_themes_api import call
from tests.learning.test_drift import FIRST, SECOND, improved
from tests.learning.test_drivers import FIRST as FROM
from tests.learning.test_drivers import LAST as UNTIL
from tests.learning.test_drivers import answers

pytestmark = pytest.mark.django_db
DAYS = f"from={FROM}&until={UNTIL}"
PERIODS = f"first_from={FIRST[0]}&first_until={FIRST[1]}&second_from={SECOND[0]}&second_until={SECOND[1]}"
NAMES = ("drivers", "history", "drift", "wishes", "gaps", "index")


def test_drivers_come_with_their_kind_and_their_intervals():
    answers(700, extra=lambda at: {"punctual": 1 + at % 5}, score=lambda at: -1.5 * (at % 5 < 2))

    found = call(cast.anna(), "GET", f"moments/engineer/drivers?{DAYS}").json()

    (driver,) = found["parts"][0]["drivers"]
    assert (driver["key"], driver["kind"]) == ("punctual", "basic")
    assert driver["penalty"]["low"] < driver["penalty"]["estimate"] < driver["penalty"]["high"] < 0


def test_a_unit_narrows_it():
    answers(700, extra=lambda at: {"punctual": 1 + at % 5})

    found = call(
        cast.anna(), "GET", f"moments/engineer/drivers?{DAYS}&unit=district 1&unit=district 2"
    ).json()

    assert found["n"] == 350


def test_drift_takes_two_periods():
    improved()

    found = call(cast.anna(), "GET", f"moments/engineer/drift?{PERIODS}").json()

    assert (found["identified"], found["anchor"], found["n"]) == (True, "performance", [1200, 1200])


@pytest.mark.parametrize("name", NAMES)
def test_a_key_of_another_team_learns_nothing(name):
    answers(50, extra=lambda at: {"punctual": 1 + at % 5})

    answer = call(cast.chantal(), "GET", f"moments/engineer/{name}?{DAYS}")

    assert (answer.status_code, answer.json()) == (200, {"found": None})


@pytest.mark.parametrize("name", NAMES)
def test_it_takes_the_scope_to_read(name):
    cast.moment()

    assert call(cast.anna(), "GET", f"moments/engineer/{name}", scopes=("write",)).status_code == 403


def test_a_moment_that_does_not_exist_is_not_found():
    assert call(cast.anna(), "GET", "moments/nowhere/drivers").status_code == 404


@pytest.mark.parametrize("wrong", ["from=tomorrow", "from=2026-02-30"])
def test_a_day_that_is_none_is_refused(wrong):
    cast.moment()

    assert call(cast.anna(), "GET", f"moments/engineer/drivers?{wrong}").status_code == 422


def test_days_in_the_wrong_order_are_refused_with_a_remedy():
    cast.moment()

    answer = call(cast.anna(), "GET", "moments/engineer/drivers?from=2026-03-01&until=2026-01-01")

    assert (answer.status_code, answer.json()["remedy"]) == (409, "Let the last day be the later one.")
