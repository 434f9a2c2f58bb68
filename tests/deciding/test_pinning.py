"""One sentence on the wall, with the customers' words it was made from."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Idea, Kind, Lane
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db


def test_one_sentence_is_enough_to_pin_an_idea():
    stand(cast.sefa()).post("/ideas/", {"title": "  We call before\nyou do "})

    idea = Idea.objects.get()
    assert (idea.title, idea.team, idea.by) == ("We call before you do", cast.team(), cast.sefa())


def test_an_idea_made_of_customers_sentences_keeps_them():
    first, second = cast.heard("I waited a week"), cast.heard("I had to ring three times")

    stand(cast.anna()).post("/ideas/", {"title": "We call", "signals": [first.pk, second.pk]})

    assert [each.signal for each in Idea.objects.get().evidence.all()] == [first, second]


def test_more_sentences_can_join_an_idea_that_hangs_there_already():
    idea, more = cast.idea(signals=[cast.heard()]), cast.heard("Again three times")

    answer = stand(cast.anna()).post("/ideas/", {"idea": idea.pk, "signals": [more.pk], "title": ""})

    assert (answer.url, idea.evidence.count()) == (f"/ideas/{idea.pk}/", 2)


def test_words_one_may_not_hear_are_not_pinned():
    theirs = cast.heard("Of another team", of="IT")

    stand(cast.anna()).post("/ideas/", {"title": "We call", "signals": [theirs.pk, "x", ""]})

    assert Idea.objects.get().evidence.count() == 0


def test_an_idea_is_not_pinned_for_a_team_one_does_not_belong_to():
    answer = stand(cast.anna()).post("/ideas/", {"title": "We call", "team": cast.team("IT").pk})

    assert (answer.status_code, Idea.objects.count()) == (404, 0)


def test_words_do_not_join_an_idea_one_may_not_see():
    theirs = cast.idea(of="IT")

    answer = stand(cast.anna()).post("/ideas/", {"idea": theirs.pk, "signals": [cast.heard().pk]})

    assert (answer.status_code, theirs.evidence.count()) == (404, 0)


@pytest.mark.parametrize(("title", "said"), [("  ", "there is none yet"), ("x" * 281, "281 characters")])
def test_no_sentence_or_more_than_one_is_refused_with_the_next_step(title, said):
    answer = stand(cast.anna()).post("/ideas/", {"title": title})

    assert (answer.status_code, Idea.objects.count()) == (409, 0)
    assert said in answer.content.decode()


def test_what_was_picked_and_typed_goes_along_to_where_the_sentence_is_written():
    client, heard, long = stand(cast.anna()), cast.heard("I had to ring three times"), "x" * 281

    refused = client.post("/ideas/", {"title": long, "signals": [heard.pk]}).content.decode()
    way = unescape(re.search(r'class="button" href="([^"]+)"', refused)[1])
    again = client.get(way).content.decode()

    assert way.startswith("/ideas/new/?")
    assert ("I had to ring three times" in again, f'value="{long}"' in again) == (True, True)


def test_somebody_without_a_team_is_told_what_to_do():
    answer = stand(cast.chantal()).post("/ideas/", {"title": "We call"})

    assert answer.status_code == 409
    assert "Ask the administrator" in answer.content.decode()


def test_a_stranger_is_asked_to_log_in():
    assert Client().post("/ideas/", {"title": "We call"}).url.startswith("/login/")


def test_what_is_optional_is_changed_one_tap_at_a_time():
    idea, client = cast.idea(), stand(cast.anna())

    for tapped in (
        {"kind": "nine"},
        {"lane": "prove"},
        {"hours": "2,5"},
        {"owner": cast.sefa().pk},
        {"title": "Call"},
    ):
        client.post(f"/ideas/{idea.pk}/description/", tapped)

    idea.refresh_from_db()
    assert (idea.kind, idea.lane, float(idea.hours), idea.owner, idea.title) == (
        Kind.NINE, Lane.PROVE, 2.5, cast.sefa(), "Call",
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "ten"}, {"lane": "x"}, {"hours": "-1"}, {"hours": "many"}, {"hours": "nan"}, {"title": " "}],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(wrong):
    idea = cast.idea()

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/description/", wrong)

    idea.refresh_from_db()
    assert answer.status_code == 409
    assert (idea.title, idea.kind, idea.lane, idea.hours) == (
        "Call back before the customer does",
        "",
        Lane.TRY,
        8,
    )


def test_an_idea_is_not_given_to_somebody_of_another_team():
    idea = cast.idea()

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/description/", {"owner": cast.bram().pk})

    assert answer.status_code == 404


@pytest.mark.parametrize("wrong", [{"hours": Decimal(-8)}, {"money": Decimal(-1)}, {"hours": Decimal("NaN")}])
def test_an_idea_takes_no_hours_and_no_money_below_nothing(wrong):
    there = cast.idea()

    with pytest.raises(Refused, match="An idea cannot take"):
        cast.idea("Another", **wrong)
    with pytest.raises(Refused, match="An idea cannot take"):
        there.describe(by=cast.anna(), at=cast.MONDAY, **wrong)

    assert Idea.objects.get().hours == 8
