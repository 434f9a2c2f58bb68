"""What was heard, through the API: the same filters as the page, the newest first, page by page."""

from datetime import timedelta

import pytest

from tests import cast
from tests.house.test_api import call
from tests.house.test_signals_list import hear
from wallofchange.understanding.models import Theme

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def heard(client, **asked):
    """The words of all pages together."""
    answer = client.get("/api/v1/signals", asked).json()
    words = [item["words"] for item in answer["items"]]
    return words + (heard(client, **asked | {"before": answer["next"]}) if answer["next"] else [])


@pytest.fixture
def anna():
    return call(cast.anna(), "read")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Great", "", "Nobody waited"]),
        ({"silent": "false"}, ["Great", "Nobody waited"]),
        ({"q": "waiting"}, ["Nobody waited"]),
        ({"q": '"nobody waits"'}, ["Nobody waited"]),
        ({"q": '" OR ( *'}, []),
        ({"emotion": ["joy", "anger"]}, ["Great"]),
        ({"need": "emotional"}, ["Great"]),
        ({"expectation": ["exceeded", "met"]}, ["Great"]),
        ({"theme": "on-time"}, ["Nobody waited"]),
        ({"asks": "1", "silent": "false"}, ["Nobody waited"]),
        ({"compared": "couriers"}, ["Nobody waited"]),
        ({"pressing": "today"}, ["Nobody waited"]),
        ({"pressing": ["now", "week"]}, []),
        ({"channel": "chat"}, ["Nobody waited"]),
        ({"limit": 1}, ["Great", "", "Nobody waited"]),
        ({"limit": 0}, ["Great", "", "Nobody waited"]),
    ],
)
def test_each_filter_holds_something_back(anna, asked, found):
    Theme.objects.of_this_home()
    reads = {"polarity": "positive", "expectation": "exceeded"}
    hear("Great", at=cast.FRIDAY, reads=reads, holds={"emotion": "joy", "emotional": 0.8})
    hear("", at=cast.TUESDAY)
    late = hear(
        "Nobody waited",
        channel="chat",
        holds={"asks_answer": True, "compared_with": "couriers", "urgency": 0.6},
    )
    late.themes.add(Theme.objects.get(slug="on-time"))

    assert heard(anna, **asked) == found


def test_a_value_that_does_not_exist_is_told_instead_of_ignored(anna):
    answer = anna.get("/api/v1/signals?expectation=blow")

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_cursor_whose_signal_was_forgotten_is_not_found(anna):
    assert anna.get("/api/v1/signals?before=12345").status_code == 404


def test_a_signal_comes_with_all_that_was_understood(anna):
    gist = hear("Great", holds={"emotion": "joy", "functional": 0.2, "emotional": 0.8})
    gist.themes.add(Theme.objects.of_this_home()[0])

    [item] = anna.get("/api/v1/signals").json()["items"]

    assert item["themes"] == [gist.themes.get().slug]
    assert (item["emotion"], item["functional"], item["emotional"]) == ("joy", 0.2, 0.8)


def test_words_of_another_team_are_not_found(anna):
    hear("Nobody waited", of="IT")

    assert heard(anna, q="waiting") == []
    assert heard(call(cast.mirjam(), "read"), q="waiting") == ["Nobody waited"]
    assert heard(call(cast.chantal(), "read"), q="waiting") == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_stays_the_same(anna, django_assert_num_queries, number):
    for each in range(number):
        hear(f"Words {each}", at=cast.MONDAY + timedelta(days=each), moment=cast.moment())

    with django_assert_num_queries(6):
        anna.get("/api/v1/signals?q=words")
