"""One conversation: the words, how they were read, and what we do with it."""

import pytest

from tests import cast
from wallofchange.closing.models import FollowUp
from wallofchange.listening.models import Customer
from wallofchange.understanding.models import Correction, Gist, Reading, Review, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(client):
    client.force_login(cast.anna())
    client.cookies["language"] = "en"
    return client


def follow_up(signal):
    return FollowUp.objects.create(signal=signal, team=cast.team(), at=cast.MONDAY, due_at=cast.TUESDAY)


def test_the_page_begins_with_the_customers_words(anna):
    signal = cast.heard("I had to ring three times", score=3, scale_low=0, scale_high=10)

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert "I had to ring three times" in page
    assert "3 on 0–10" in page


def test_the_raw_words_are_not_shown(anna):
    signal = cast.signal("Call 0612345678", extra={"answers": [{"question": "Phone?", "start": 0}]})
    cast.read(signal)
    Gist.objects.update(words="Call [phone]")

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert "Call [phone]" in page
    assert "0612345678" not in page


def test_what_was_not_read_yet_shows_no_words(anna):
    signal = cast.signal("Call 0612345678")

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert "This is still being read." in page
    assert "0612345678" not in page


@pytest.mark.parametrize("who", [cast.bram, cast.chantal])
def test_customers_of_another_team_are_not_there(client, who):
    signal = cast.heard()
    correction = signal.gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)
    client.force_login(who())

    answers = [
        client.get(f"/signals/{signal.pk}/"),
        client.post(f"/signals/{signal.pk}/corrections/", {"field": "polarity", "value": "neutral"}),
        client.post(f"/signals/{signal.pk}/corrections/{correction.pk}/withdrawal/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert signal.gist.polarity == "positive"


def test_strangers_are_asked_to_log_in(client):
    signal = cast.heard()

    answers = [
        client.get(f"/signals/{signal.pk}/"),
        client.post(f"/signals/{signal.pk}/corrections/"),
        client.post(f"/signals/{signal.pk}/corrections/1/withdrawal/"),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert all(answer.url.startswith("/login/") for answer in answers)


@pytest.mark.parametrize(
    ("field", "value", "holds"),
    [("polarity", "positive", "positive"), ("expectation", "met", "met"), ("asks_answer", "true", True)],
)
def test_one_tap_reads_it_better(anna, field, value, holds):
    signal = cast.heard()

    response = anna.post(f"/signals/{signal.pk}/corrections/", {"field": field, "value": value})

    assert (response.status_code, response.url) == (302, f"/signals/{signal.pk}/")
    assert getattr(Gist.objects.get(), field) == holds


def test_themes_are_ticked_together(anna):
    Theme.objects.of_this_home()
    signal = cast.heard()

    anna.post(f"/signals/{signal.pk}/corrections/", {"field": "themes", "value": ["on-time", "price"]})

    assert {theme.slug for theme in signal.gist.themes.all()} == {"on-time", "price"}


def test_no_theme_is_an_answer_too(anna):
    signal = cast.heard()
    signal.gist.themes.add(*Theme.objects.of_this_home()[:1])

    anna.post(f"/signals/{signal.pk}/corrections/", {"field": "themes"})

    assert not signal.gist.themes.exists()


def test_htmx_gets_the_section_back_and_undo_with_it(anna):
    signal = cast.heard()

    response = anna.post(
        f"/signals/{signal.pk}/corrections/",
        {"field": "polarity", "value": "positive"},
        headers={"HX-Request": "true"},
    )

    page = response.content.decode()
    assert "Anna read it better" in page
    assert "<html" not in page
    assert f"/signals/{signal.pk}/corrections/{Correction.objects.get().pk}/withdrawal/" in page


def test_undo_lets_the_reading_hold_again(anna):
    signal = cast.heard()
    correction = signal.gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)

    anna.post(f"/signals/{signal.pk}/corrections/{correction.pk}/withdrawal/")

    assert Gist.objects.get().polarity == "negative"


def test_a_correction_of_another_signal_is_not_reached_through_this_one(anna):
    one, other = cast.heard(), cast.heard()
    correction = other.gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)

    response = anna.post(f"/signals/{one.pk}/corrections/{correction.pk}/withdrawal/")

    assert response.status_code == 404


def test_what_cannot_be_meant_is_refused_with_a_next_step(anna):
    signal = cast.heard()

    response = anna.post(f"/signals/{signal.pk}/corrections/", {"field": "polarity", "value": "furious"})

    assert response.status_code == 409
    assert "Choose one of the ways that are on the page." in response.content.decode()


def test_a_correction_is_a_post(anna):
    signal = cast.heard()

    assert anna.get(f"/signals/{signal.pk}/corrections/").status_code == 405


def test_the_answer_that_was_given_is_on_the_page(anna):
    signal = cast.heard()
    follow_up(signal).answer("We shall ring you first.", by=cast.anna(), at=cast.TUESDAY)

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert "We shall ring you first." in page
    assert "Anna Wiersma" in page


def test_whoever_still_waits_has_a_deadline(anna):
    signal = cast.heard()
    waiting = follow_up(signal)

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert f"/follow-ups/#follow-up-{waiting.pk}" in page


def test_the_ideas_that_rest_on_it_are_named_but_not_those_of_others(anna):
    signal = cast.heard()
    mine = cast.idea("Call back first")
    mine.attach([signal], by=cast.anna(), at=cast.MONDAY)
    theirs = cast.idea("Not for Anna", of="IT")
    theirs.evidence.create(signal=signal, by=cast.bram(), at=cast.MONDAY)

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert f'<a href="/ideas/{mine.pk}/">Call back first</a>' in page
    assert "Not for Anna" not in page


def test_what_the_same_customer_also_said_is_beside_it_as_far_as_one_may_hear_it(anna):
    customer = Customer.objects.create(key="c-1")
    signal = cast.heard("First time", customer=customer)
    cast.heard("Second time", customer=customer)
    cast.heard("To IT", customer=customer, of="IT")

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert "Second time" in page
    assert "To IT" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_stays_the_same(anna, django_assert_num_queries, number):
    customer = Customer.objects.create(key="c-1")
    signal = cast.heard(customer=customer)
    themes = Theme.objects.of_this_home()
    waiting = follow_up(signal)
    for each in range(number):
        other = cast.heard(f"Again {each}", customer=customer)
        other.gist.themes.add(*themes[: each + 1])
        cast.idea(f"Idea {each}").attach([signal], by=cast.anna(), at=cast.MONDAY)
        waiting.replies.create(words=f"Reply {each}", by=cast.anna(), at=cast.MONDAY)
        signal.corrections.create(field="polarity", value="neutral", by=cast.sefa(), at=cast.MONDAY)

    with django_assert_num_queries(19):
        anna.get(f"/signals/{signal.pk}/")


def test_that_it_is_right_is_one_tap_on_its_own_page_and_can_be_taken_back_there(anna):
    signal = cast.heard()

    right = anna.post(f"/signals/{signal.pk}/reviews/", {"page": "signal"}, follow=True)
    taken = anna.post(f"/signals/{signal.pk}/reviews/withdrawal/", {"page": "signal"}, follow=True)

    assert right.redirect_chain == taken.redirect_chain == [(f"/signals/{signal.pk}/", 302)]
    assert "Anna read it and found it right" in right.content.decode()
    assert "That is right" not in right.content.decode()
    assert "That is right" in taken.content.decode()


def test_what_a_colleague_found_right_is_said_and_only_they_take_it_back(anna):
    signal = cast.heard()
    Review.record(signal.gist, by=cast.sefa(), at=cast.MONDAY)

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert "Sefa read it and found it right" in page
    assert f"/signals/{signal.pk}/reviews/withdrawal/" not in page
    assert "That is right" in page


def test_all_that_was_read_is_on_the_page_phrases_in_the_customers_own_words(anna):
    signal = cast.heard("I had to ring three times. I hope you will call next time.")
    Reading.objects.update(
        emotions=[{"emotion": "anger", "p": 0.7}],
        emotional=0.8,
        compared_with="us_earlier",
        wish="I hope you will call next time",
    )

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert "<dt>Emotion</dt><dd>anger</dd>" in page
    assert "<dd>emotional: how it felt</dd>" in page
    assert "<dd>us, earlier</dd>" in page
    assert ">I hope you will call next time</q>" in page
    assert "<dt>Worry</dt>" not in page


def test_each_theme_shows_the_sentence_that_said_so(anna):
    words = "I had to ring three times. It was dear."
    signal = cast.heard(words)
    signal.gist.themes.add(
        *(each for each in Theme.objects.of_this_home() if each.slug in ("phone-wait", "price"))
    )
    found = [("phone-wait", words), ("price", "It was dear."), ("on-time", "three times")]
    Reading.objects.update(themes=[{"theme": slug, "passage": said} for slug, said in found])

    page = anna.get(f"/signals/{signal.pk}/").content.decode()

    assert ("<dt>price</dt>" in page, ">It was dear.</q>" in page) == (True, True)
    assert "<dt>waiting on the phone</dt>" not in page
    assert "<dt>on time</dt>" not in page
