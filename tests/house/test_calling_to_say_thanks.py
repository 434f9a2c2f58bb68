"""Call to say thanks: one tap at the day-start, and whoever pressed it has it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast
from tests.learning.heard import stand
from wallofchange.closing.models import FollowUp
from wallofchange.closing.pull import pull
from wallofchange.listening.models import Customer
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db

WORDS = "They rang me before I could ring them, at five past nine"


def lifting(**more):
    said = cast.signal(WORDS, said_at=timezone.now() - timedelta(hours=1), **more)
    cast.read(said, polarity="positive", expectation="exceeded")
    return said


def of_somebody():
    return lifting(customer=Customer.objects.create(key="K-1", name="J. de Vries"))


def morning(user: User, language: str = "en") -> str:
    client = stand(user)
    client.cookies["language"] = language
    return client.get("/").content.decode()


@pytest.mark.parametrize(("language", "button"), [("nl", "Bel om te bedanken"), ("en", "Call to say thanks")])
def test_the_morning_offers_it_in_the_words_of_the_house(language, button):
    of_somebody()

    assert button in morning(cast.anna(), language)


@pytest.mark.parametrize("next_page", ["53", "1' OR 1=1", "//elsewhere.example"])
def test_an_odd_way_back_is_no_trouble(next_page):
    answer = stand(cast.sefa()).post(f"/signals/{of_somebody().pk}/thanks-call/", {"next": next_page})

    assert answer.status_code == 302


def test_whoever_takes_it_is_seen_to_call_and_finds_it_among_who_waits():
    said = of_somebody()
    back = f"/?team={cast.team().pk}#aloud-{said.pk}"

    answer = stand(cast.sefa()).post(f"/signals/{said.pk}/thanks-call/", {"next": back})

    assert answer["Location"] == back
    assert "Sefa calls" in morning(cast.anna())
    assert "Call to say thanks" not in morning(cast.anna())
    assert WORDS in stand(cast.sefa()).get("/follow-ups/").content.decode()


def test_nobody_is_called_twice():
    said = of_somebody()
    stand(cast.sefa()).post(f"/signals/{said.pk}/thanks-call/")

    second = stand(cast.anna()).post(f"/signals/{said.pk}/thanks-call/")

    assert second.status_code == 409
    assert "Sefa Yildiz was just before you." in second.content.decode()
    assert FollowUp.objects.get().owner == cast.sefa()


def test_pressing_it_again_changes_nothing():
    said = of_somebody()
    client = stand(cast.sefa())

    answers = [client.post(f"/signals/{said.pk}/thanks-call/").status_code for _ in range(2)]

    assert (answers, FollowUp.objects.count()) == ([302, 302], 1)


def test_who_was_answered_already_is_not_called_any_more():
    said = of_somebody()
    FollowUp.thank(said, by=cast.sefa(), at=timezone.now()).answer(
        "I rang", by=cast.sefa(), at=timezone.now()
    )

    assert "Call to say thanks" not in morning(cast.anna())
    assert stand(cast.anna()).post(f"/signals/{said.pk}/thanks-call/").status_code == 409


def test_it_is_not_offered_where_nobody_knows_whom_to_call():
    lifting()

    assert "Call to say thanks" not in morning(cast.anna())


def test_another_team_cannot_call_them():
    said = of_somebody()

    assert stand(cast.bram()).post(f"/signals/{said.pk}/thanks-call/").status_code == 404


def test_a_call_stays_though_a_person_read_before_that_no_answer_was_asked_for():
    said = of_somebody()
    said.gist.correct("asks_answer", False, by=cast.anna(), at=timezone.now() - timedelta(minutes=5))
    call = FollowUp.thank(said, by=cast.sefa(), at=timezone.now())

    pull(at=timezone.now())

    call.refresh_from_db()
    assert call.closed_at is None
