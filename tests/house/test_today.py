"""Today: the day-start."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import DayStart, ToTell

pytestmark = pytest.mark.django_db


def stand(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_words_of_the_last_days_are_read_aloud_literally():
    recent = timezone.now() - timedelta(hours=20)
    said = cast.signal("They rang me before I could ring them, at five past nine", said_at=recent)
    cast.read(said, polarity="positive", expectation="exceeded")

    page = stand(cast.anna()).get("/").content.decode()

    assert "They rang me before I could ring them, at five past nine" in page


def test_a_day_start_is_begun_and_closed_with_the_one_sentence_that_counts():
    client = stand(cast.anna())

    client.post("/day-starts/", {"team": cast.team().pk})
    held = DayStart.objects.get()
    client.post(f"/day-starts/{held.pk}/closing/", {"today": "The bell stays silent for a sleeping baby"})

    held.refresh_from_db()
    assert (held.leader, held.today) == (cast.anna(), "The bell stays silent for a sleeping baby")
    assert "The bell stays silent for a sleeping baby" in client.get("/").content.decode()


def test_the_leader_is_whoever_led_longest_ago():
    anna, sefa = cast.anna(), cast.sefa()
    DayStart.hold(cast.team(), cast.MONDAY.date(), leader=anna, at=cast.MONDAY)

    assert DayStart.next_leader(cast.team()) == sefa


def test_a_promise_that_is_kept_becomes_a_yes():
    condition = cast.objection().become_yes_if(
        "Four weeks' trial", due=timezone.localdate(), by=cast.anna(), at=cast.MONDAY
    )

    stand(cast.anna()).post(f"/conditions/{condition.pk}/met/")

    condition.refresh_from_db()
    assert condition.objection.state == "yes"


def test_the_page_asks_the_same_number_of_questions_for_one_idea_and_for_three(django_assert_max_num_queries):
    client = stand(cast.anna())
    cast.idea()
    client.get("/")

    with django_assert_max_num_queries(60) as one:
        client.get("/")
    cast.idea(), cast.idea()
    with django_assert_max_num_queries(60) as three:
        client.get("/")

    assert len(one) == len(three)


def test_somebody_without_a_team_is_told_so_and_sees_nobody():
    cast.heard("I had to ring three times")

    page = stand(cast.chantal()).get("/")

    assert "You do not belong to a team yet." in page.content.decode()
    assert "ring three times" not in page.content.decode()
    assert stand(cast.chantal()).get(f"/?team={cast.team().pk}").status_code == 404


def test_another_teams_morning_is_closed():
    anna = cast.anna()
    held = DayStart.hold(cast.team(), cast.MONDAY.date(), leader=anna, at=cast.MONDAY)
    condition = cast.objection().become_yes_if("Trial", by=anna, at=cast.MONDAY)
    bram = stand(cast.bram())

    assert bram.get(f"/?team={cast.team().pk}").status_code == 404
    assert bram.post("/day-starts/", {"team": cast.team().pk}).status_code == 404
    assert bram.post(f"/day-starts/{held.pk}/closing/").status_code == 404
    assert bram.post(f"/conditions/{condition.pk}/met/").status_code == 404


def test_somebody_who_has_not_logged_in_is_sent_to_the_door():
    assert Client().get("/")["Location"] == "/login/?next=/"


def test_in_a_house_where_nobody_was_heard_today_says_what_comes_first():
    page = stand(cast.anna()).get("/").content.decode()

    assert 'href="/import/"' in page.partition("<main")[2]


def test_a_team_with_a_number_that_is_none_is_not_there():
    assert stand(cast.anna()).get("/", {"team": "²"}).status_code == 404


def test_no_page_is_kept_by_the_browser_because_customers_words_are_on_it():
    assert stand(cast.anna()).get("/")["Cache-Control"] == "no-store"


def test_of_many_who_are_to_hear_the_same_one_stands_in_the_morning_and_who_asked_keeps_a_place():
    idea, at = cast.idea("We ring the bell once"), timezone.now()
    told = ToTell.objects.create(idea=idea, line="We stopped it.", by=cast.anna(), at=at)
    due = {"team": cast.team(), "at": at, "due_at": at + timedelta(days=2)}
    for number in range(200):
        FollowUp.objects.create(signal=cast.heard(f"Woken {number}"), tells=told, **due)
    FollowUp.objects.create(
        signal=cast.heard("Who rings me back?"), **due | {"due_at": at + timedelta(days=3)}
    )

    page = stand(cast.anna()).get("/").content.decode()

    waits = page[page.index('id="lines-waiting"') : page.index('id="more-waiting"')]
    assert (waits.count("data-line"), waits.count("Woken")) == (2, 1)
    assert "200 customers are to hear the same" in waits
    assert "Who rings me back?" in waits
