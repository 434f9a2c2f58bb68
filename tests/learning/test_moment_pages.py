"""The pages of the journey and of one moment: who sees them, where they lead, what they never show."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.learning.heard import DAYS, answers, stand
from tests.listening import anchored
from wallofchange.listening.models import Moment

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]

PAGES = ["/moments/", "/moments/engineer/", "/moments/engineer/level/"]
FILES = [
    "/moments/calculation.json",
    "/moments/engineer/calculation.json",
    "/moments/engineer/level.json",
]


@pytest.mark.parametrize("query", ["?from=soon", "?from=2026-02-01&until=2026-01-01", "?from=1999-01-01"])
def test_days_that_make_no_sense_are_refused_with_a_way_on(query):
    answer = stand(cast.mirjam()).get("/moments/" + query, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (409, "day")


@pytest.mark.parametrize("path", [*PAGES, *FILES])
def test_somebody_who_has_not_logged_in_is_sent_to_the_door(path):
    cast.moment()

    assert Client().get(path)["Location"] == f"/login/?next={path}"


def test_another_team_hears_nothing_of_it_on_any_page_or_in_any_file():
    answers(20, "below", score=4)
    for signal in answers(40, words="I had to ring three times before somebody came"):
        cast.read(signal)
    bram, anna = stand(cast.bram()), stand(cast.anna())

    page = bram.get("/moments/" + DAYS).content.decode()
    kept = bram.get("/moments/engineer/calculation.json" + DAYS).json()

    assert "I had to ring three times" not in page
    assert "67 %" not in page
    assert "Nobody was ever asked here what they had expected." in page
    assert (kept["now"]["expectation"], kept["answers_with_words"]) == (None, 0)
    assert bram.get("/moments/engineer/level.json" + DAYS).json()["level"] is None
    assert anna.get("/moments/engineer/calculation.json" + DAYS).json()["now"]["expectation"]["n"] == 60
    assert anna.get("/moments/engineer/level.json" + DAYS).json()["level"]["n"] == 60


def test_a_moment_that_is_not_there_is_not_found():
    client = stand(cast.mirjam())

    assert [client.get(f"/moments/nowhere/{each}").status_code for each in ("", "level/", "level.json")] == [
        404
    ] * 3


def test_only_words_that_were_read_are_shown_and_each_leads_to_the_whole():
    for signal in answers(12, "exceeded", words="Two more stops and then Dirk, with his picture"):
        gist = cast.read(signal, polarity="positive", expectation="exceeded")
    answers(3, "below", words="Nobody has read this sentence of mine yet")

    page = stand(cast.anna()).get("/moments/" + DAYS).content.decode()

    assert "Two more stops and then Dirk" in page
    assert f"/signals/{gist.pk}/" in page
    assert "Nobody has read this" not in page
    assert "Of 12 answers with words a person read 0." in page


def test_what_hangs_on_the_wall_for_a_moment_stands_with_it():
    answers(20)
    cast.idea(moment=cast.moment())

    assert "Call back before the customer does" in stand(cast.anna()).get("/moments/").content.decode()
    assert "Call back before the customer does" not in stand(cast.bram()).get("/moments/").content.decode()


def test_every_figure_leads_to_its_words():
    answers(30, unit="Kampen")

    page = stand(cast.anna()).get("/moments/engineer/" + DAYS + "&unit=Kampen").content.decode()

    assert "/signals/?moment=engineer&amp;expectation=met&amp;unit=Kampen" in page


def test_the_journey_asks_as_much_for_three_moments_as_for_one():
    client, asked = stand(cast.mirjam()), {}
    for many in (1, 3):
        for each in range(many):
            here = Moment.objects.get_or_create(slug=f"m{each}", defaults={"name_nl": "m", "name_en": "m"})[0]
            for signal in answers(12, "exceeded", words="Two more stops and then Dirk came in", moment=here):
                cast.read(signal, polarity="positive", expectation="exceeded")
            cast.idea(f"Idea {many} {each}", moment=here)
        with CaptureQueriesContext(connection) as queries:
            client.get("/moments/" + DAYS)
        asked[many] = len(queries)

    assert asked[1] == asked[3]


def test_a_fragment_has_no_frame_and_the_page_of_its_own_has():
    answers(20)
    client = stand(cast.anna())

    fragment = client.get("/moments/engineer/level/", headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in fragment
    assert "<html" in client.get("/moments/engineer/level/").content.decode()


def test_a_unit_that_leaves_a_few_people_over_is_not_shown_beside_the_whole():
    answers(60, unit="Kampen")
    answers(5, unit="Zwolle")
    client = stand(cast.anna())
    narrowed = DAYS + "&unit=Kampen"

    page = client.get("/moments/engineer/" + narrowed).content.decode()
    kept = client.get("/moments/engineer/calculation.json" + narrowed).json()
    course = client.get("/moments/engineer/level.json" + narrowed).json()

    assert "Too few people to show anything without someone being recognised." in page
    assert (kept["now"]["expectation"], course["level"]) == (None, None)
    assert client.get("/moments/engineer/calculation.json" + DAYS).json()["now"]["expectation"]["n"] == 65


def test_the_journey_is_whole_whatever_unit_is_in_its_address():
    answers(60, unit="Kampen")
    answers(5, unit="Zwolle")

    kept = stand(cast.anna()).get("/moments/calculation.json" + DAYS + "&unit=Zwolle").json()

    assert (kept["unit"], kept["moments"][0]["now"]["expectation"]["n"]) == (None, 65)


def test_how_many_of_those_who_were_asked_answered_stands_beside_the_scores():
    answers(90)
    answers(90, first=date(2025, 10, 6))
    for first, last, n in (("2026-01-05", "2026-04-05", 900), ("2025-10-06", "2026-01-04", 180)):
        days = {"starts_on": first, "ends_on": last, "about": "everybody", "source": cast.source()}
        anchored.fact("invited", n, measure="count", moment=cast.moment(), **days)
    client = stand(cast.anna())

    page = client.get("/moments/engineer/" + DAYS).content.decode()
    kept = client.get("/moments/engineer/calculation.json" + DAYS).json()["response"]

    assert "Of 900 who were asked 10 in 100 answered (8 to 12); before it was 50 (43 to 57)." in page
    assert "Who answers is not the same as before" in page
    assert (kept["now"]["estimate"], kept["then"]["estimate"], kept["trap"]["code"]) == (0.1, 0.5, "T5")


def test_without_invitations_the_page_says_how_the_response_could_be_known():
    answers(90)

    page = stand(cast.anna()).get("/moments/engineer/" + DAYS).content.decode()

    assert "How many were asked is not known here" in page
