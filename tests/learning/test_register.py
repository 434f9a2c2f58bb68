"""The register of yes-buts: what became of each and how long it waited; nobody is counted or known."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.deciding.visit import stand
from tests.house.test_api import call
from wallofchange.learning.programme.register import register_of

pytestmark = pytest.mark.django_db
NOW = cast.MONDAY + timedelta(days=10)


def said(kind: str, n: int, idea=None) -> list:
    idea = idea or cast.idea()
    return [cast.objection(f"Yes, but {kind} {each}", idea=idea, kind=kind) for each in range(n)]


def test_each_is_counted_by_kind_and_by_what_became_of_it_with_the_days_it_waited():
    first, second, *_ = said("cost", 5)
    first.become_yes_if("forty, second-hand", by=cast.anna(), at=cast.MONDAY + timedelta(days=2))
    second.withdraw(by=cast.sefa(), at=cast.MONDAY + timedelta(days=4))

    register = register_of(cast.anna(), NOW)

    (row,) = register.rows
    assert (row.label, row.n, [n for _name, n in row.told]) == ("too expensive", 5, [3, 1, 0, 0, 1, 0])
    assert (row.days, register.longest_open) == (3, 10)


def test_kinds_that_are_rare_stand_together_and_cannot_be_asked_for_apart():
    idea = cast.idea()
    said("cost", 6, idea)
    said("rules", 5, idea)
    said("size", 1, idea)

    register = register_of(cast.anna(), NOW)

    assert [(row.kinds, row.n) for row in register.rows] == [(("cost",), 6), (("rules", "size"), 6)]
    assert register.only(kind="size").whole.n == 12
    assert register.only(kind="cost").whole.n == 6


def test_fear_and_fact_are_set_off_against_each_other():
    (objection,) = said("capacity", 1)
    condition = objection.become_yes_if(
        "four weeks first", feared="six hours a day", by=cast.anna(), at=cast.TUESDAY
    )
    condition.meet(found="one and a half hours a day", by=cast.anna(), at=cast.FRIDAY)

    (entry,) = register_of(cast.anna(), NOW).compared

    assert entry.share == pytest.approx(0.25)


def test_the_page_shows_it_without_a_name():
    (objection,) = said("capacity", 1)
    objection.become_yes_if("four weeks first", feared="6 hours a day", by=cast.anna(), at=cast.TUESDAY)
    objection.condition.meet(found="1.5 hours a day", by=cast.anna(), at=cast.FRIDAY)

    page = stand(cast.anna()).get("/learning/yes-buts/").content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    assert "One yes-but was said." in main
    assert "25 %" in main
    assert "Sefa" not in main
    assert "Yes, but capacity 0" in main


def test_an_empty_register_says_what_belongs_there():
    assert "Nobody has said yes, but yet." in stand(cast.anna()).get("/learning/yes-buts/").content.decode()


def test_it_can_be_sieved_and_taken_along():
    said("cost", 6)

    open_ones = stand(cast.anna()).get("/learning/yes-buts/?became=open").content.decode()
    none = stand(cast.anna()).get("/learning/yes-buts/?became=lapsed").content.decode()
    taken = stand(cast.anna()).get("/learning/yes-buts/yes-buts.csv").content.decode("utf-8-sig")

    assert open_ones.count("Yes, but cost") == 6
    assert "None of these." in none
    assert len(taken.strip().splitlines()) == 7
    assert "Sefa" not in taken


def test_no_cell_is_run_as_a_formula():
    cast.objection('=HYPERLINK("http://x")')

    taken = stand(cast.anna()).get("/learning/yes-buts/yes-buts.csv").content.decode("utf-8-sig")

    assert "\"'=HYPERLINK" in taken


def test_a_program_gets_the_same_counts():
    said("cost", 5)

    page = stand(cast.anna()).get("/learning/yes-buts/calculation.json").json()

    assert page == call(cast.anna(), "read").get("/api/v1/learning/yes-buts").json()
    assert (page["n"], page["became"]) == (5, {"open": 5})


@pytest.mark.parametrize("path", ["", "calculation.json", "yes-buts.csv"])
def test_one_sees_the_yes_buts_of_the_ideas_one_may_see(path):
    said("cost", 1)

    assert stand().get(f"/learning/yes-buts/{path}").url.startswith("/login/")
    assert "Yes, but cost" not in stand(cast.bram()).get(f"/learning/yes-buts/{path}").content.decode()
    assert register_of(cast.bram(), NOW).entries == ()
    assert register_of(cast.mirjam(), NOW).whole.n == 1


def test_one_query_however_many():
    said("cost", 1)
    anna = cast.anna()
    with CaptureQueriesContext(connection) as one:
        register_of(anna, NOW)
    said("rules", 2)

    with CaptureQueriesContext(connection) as three:
        assert register_of(anna, NOW).whole.n == 3
    assert (len(one), len(three)) == (1, 1)
