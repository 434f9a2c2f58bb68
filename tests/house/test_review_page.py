"""Reading along: by form, by script, and only for who may hear these customers."""

import pytest

from tests import cast
from wallofchange.learning.models import Released
from wallofchange.understanding.lessons import LEARN_FROM
from wallofchange.understanding.models import Correction, Drawn, Gist, Reading, Review, Theme

pytestmark = pytest.mark.django_db
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def anna(client):
    client.force_login(cast.anna())
    client.cookies["language"] = "en"
    return client


def test_the_queue_begins_with_words_and_says_how_many_people_read(anna):
    cast.heard("I had to ring three times")
    Review.record(cast.heard("Read already").gist, by=cast.anna(), at=cast.MONDAY)

    page = anna.get("/signals/review/").content.decode()

    assert "I had to ring three times" in page
    assert "Read already" not in page
    assert "Of 2 answers a person read <strong>1</strong>." in page


def test_the_page_does_not_tell_what_was_drawn_by_lot(anna):
    plain, lot = cast.heard("The same words"), cast.heard("The same words")
    before = anna.get(f"/signals/review/?at={lot.pk}&without={plain.pk}", headers=SCRIPT).content
    Drawn.objects.create(signal=lot, at=cast.MONDAY)

    after = anna.get(f"/signals/review/?at={lot.pk}&without={plain.pk}", headers=SCRIPT).content

    assert _without_token(before) == _without_token(after)


def test_right_as_it_stands_is_one_tap_and_can_be_taken_back_from_the_next_page(anna):
    signal = cast.heard("I had to ring three times")

    done = anna.post(f"/signals/{signal.pk}/reviews/", follow=True)

    assert done.redirect_chain == [(f"/signals/review/?done={signal.pk}", 302)]
    assert f'action="/signals/{signal.pk}/reviews/withdrawal/"' in done.content.decode()
    assert Review.objects.get().outcome == "confirmed"


def test_what_is_read_better_leaves_the_card_on_top(anna):
    signal = cast.heard("I had to ring three times")

    done = anna.post(f"/signals/{signal.pk}/reviews/", {"set": "expectation:met"}, follow=True)

    assert done.redirect_chain == [(f"/signals/review/?at={signal.pk}", 302)]
    assert "I had to ring three times" in done.content.decode()
    assert Gist.objects.get().expectation == "met"


@pytest.mark.parametrize(
    ("sent", "field", "holds"),
    [
        ({"set": "polarity:positive"}, "polarity", "positive"),
        ({"set": "asks_answer:true"}, "asks_answer", True),
        ({"set": "expectation:not_stated"}, "expectation", "not_stated"),
    ],
)
def test_each_button_sets_its_field(anna, sent, field, holds):
    signal = cast.heard()

    anna.post(f"/signals/{signal.pk}/reviews/", sent)

    assert getattr(Gist.objects.get(), field) == holds


def test_themes_are_ticked_together_and_do_not_ride_along_with_another_button(anna):
    Theme.objects.of_this_home()
    signal = cast.heard()

    anna.post(f"/signals/{signal.pk}/reviews/", {"set": "themes", "theme": ["price", "on-time"]})
    anna.post(f"/signals/{signal.pk}/reviews/", {"set": "polarity:neutral", "theme": []})

    assert {theme.slug for theme in signal.gist.themes.all()} == {"on-time", "price"}


def test_a_script_gets_the_card_and_the_count_back(anna):
    signal = cast.heard()

    response = anna.post(f"/signals/{signal.pk}/reviews/", {"set": "polarity:neutral"}, headers=SCRIPT)

    page = response.content.decode()
    assert f'data-card="{signal.pk}" data-read="yes"' in page
    assert "a person read <strong>1</strong>" in page
    assert "<html" not in page


def test_undo_takes_it_all_back(anna):
    signal = cast.heard()
    anna.post(f"/signals/{signal.pk}/reviews/", {"set": "polarity:neutral"})

    anna.post(f"/signals/{signal.pk}/reviews/withdrawal/")

    assert (Gist.objects.get().polarity, Gist.objects.get().reviewed) == ("negative", False)
    assert Correction.objects.get().withdrawn_at


def test_undo_without_anything_to_undo_does_no_harm(anna):
    signal = cast.heard()
    Review.record(signal.gist, by=cast.sefa(), at=cast.MONDAY)

    assert anna.post(f"/signals/{signal.pk}/reviews/withdrawal/").status_code == 302
    assert Review.objects.standing().exists()


def test_what_the_customer_answered_is_not_asked_again(anna):
    signal = cast.signal("It was fine", expectation="met")
    cast.read(signal, expectation="met")

    page = anna.get("/signals/review/").content.decode()

    assert "so nobody needs to guess" in page
    assert 'value="expectation:below"' not in page


def test_an_empty_queue_says_that_all_is_read(anna):
    Review.record(cast.heard().gist, by=cast.anna(), at=cast.MONDAY)

    assert "All read." in anna.get("/signals/review/").content.decode()


def test_odd_addresses_do_no_harm(anna):
    cast.heard()

    page = anna.get("/signals/review/?at=x&at=99999999999999999999&without=-1&without=²&done=0")

    assert page.status_code == 200


@pytest.mark.parametrize("who", [cast.bram, cast.chantal])
def test_customers_of_another_team_are_not_there(client, who):
    signal = cast.heard("Ours alone")
    client.force_login(who())

    queue = client.get(f"/signals/review/?at={signal.pk}&done={signal.pk}")
    answers = [
        client.post(f"/signals/{signal.pk}/reviews/", {"set": "polarity:neutral"}),
        client.post(f"/signals/{signal.pk}/reviews/withdrawal/"),
    ]
    others = [client.get("/signals/accuracy/"), client.get("/signals/shares/")]

    assert "Ours alone" not in queue.content.decode()
    assert [answer.status_code for answer in answers] == [404, 404]
    assert [page.status_code for page in others] == [200, 200]
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("of", "title"), [("theme", "What do they speak of?"), ("polarity", "How do they sound?")]
)
def test_shares_of_themes_and_tones_say_that_nobody_checked_them_yet(anna, of, title):
    for number in range(10):
        cast.heard(f"words {number}")

    page = anna.get(f"/signals/shares/?of={of}&expectation=below").content.decode()

    assert title in page
    assert "the reader is sometimes wrong, and nobody has checked what it made of these" in page
    assert "share-rows" not in page
    assert 'href="/signals/shares/?expectation=below"' in page


def test_shares_of_a_few_people_are_not_shown(anna):
    for number in range(9):
        cast.heard(f"words {number}")

    page = anna.get("/signals/shares/").content.decode()

    assert "Too few people to show anything without someone being recognised." in page
    assert "share-rows" not in page
    assert "nobody has checked yet" not in page


def test_shares_that_differ_from_those_shown_before_by_a_few_are_not_shown(anna):
    for number in range(15):
        cast.heard(f"words {number}", channel="mail" if number < 3 else "phone")
    anna.get("/signals/shares/")

    page = anna.get("/signals/shares/?channel=phone").content.decode()

    assert "Too few people to show anything" in page


def test_shares_that_grew_by_a_few_are_shown_as_they_were(anna):
    for number in range(12):
        cast.heard(f"words {number}", heard_at=cast.MONDAY)
    anna.get("/signals/shares/")
    Released.objects.update(at=cast.TUESDAY)
    cast.heard("one more", heard_at=cast.FRIDAY)

    page = anna.get("/signals/shares/").content.decode()

    assert "As it was on 3 March" in page
    assert "Of 12 answers" in page


def test_what_never_occurred_among_what_was_read_is_no_reason_to_say_that_nobody_read(anna):
    signal = cast.heard()
    Drawn.objects.create(signal=signal, at=cast.MONDAY)
    Review.record(signal.gist, by=cast.anna(), at=cast.MONDAY)

    page = anna.get("/signals/accuracy/").content.decode()

    assert "Of what was drawn by lot none is so, and the reader says so of none." in page
    assert "Nothing drawn by lot was read yet." not in page


def test_strangers_are_asked_to_log_in(client):
    signal = cast.heard()

    answers = [
        client.get("/signals/review/"),
        client.get("/signals/accuracy/"),
        client.get("/signals/shares/"),
        client.post(f"/signals/{signal.pk}/reviews/"),
        client.post(f"/signals/{signal.pk}/reviews/withdrawal/"),
    ]

    assert all(answer.status_code == 302 and answer.url.startswith("/login/") for answer in answers)


def test_the_number_of_queries_does_not_grow_with_the_cards(anna, django_assert_max_num_queries):
    anna.get("/signals/review/")
    for number in (1, 6):
        for place in range(number):
            cast.heard(f"words {number} {place}")
        with django_assert_max_num_queries(22):
            anna.get("/signals/review/")


def _without_token(page):
    return b"".join(line for line in page.splitlines() if b"csrf" not in line)


def test_few_answers_are_counted_not_turned_into_a_share_and_what_it_learns_from_is_said(anna):
    for number in range(3):
        signal = cast.heard(f"words {number}")
        Drawn.objects.create(signal=signal, at=cast.MONDAY)
        Review.record(signal.gist, by=cast.anna(), at=cast.MONDAY)
    cast.heard("read, and not by lot").gist.correct("polarity", "neutral", by=cast.anna(), at=cast.MONDAY)

    page = anna.get("/signals/accuracy/").content.decode()

    assert "the reader and a person say the same in 3 of 3 drawn by lot" in page
    assert ">3 of 3</span>" in page
    assert "it learns from 50 answers on that people read, and there are" in page


def test_when_enough_was_read_to_learn_from_it_says_what_it_waits_for(anna):
    for number in range(2 * LEARN_FROM):
        Review.record(cast.heard(f"words {number}").gist, by=cast.anna(), at=cast.MONDAY)

    page = anna.get("/signals/accuracy/").content.decode()

    assert "Nothing yet, but soon:" in page
    assert "it learns from 50 answers on" not in page


def test_a_version_that_people_taught_says_so(anna):
    signal = cast.heard("The engineer came too late")
    Drawn.objects.create(signal=signal, at=cast.MONDAY)
    Review.record(signal.gist, by=cast.anna(), at=cast.MONDAY)
    before = anna.get("/signals/accuracy/").content.decode()
    Reading.objects.update(version="2-abc+def")
    after = anna.get("/signals/accuracy/").content.decode()

    assert ("as you taught it" in before, "as you taught it" in after) == (False, True)


def test_what_no_reader_has_come_to_counts_as_not_read_by_a_person(anna):
    cast.signal("Nobody has come to it yet")

    page = anna.get("/signals/review/").content.decode()

    assert "Of 1 answer a person read <strong>0</strong>." in page
    assert "All read." not in page


def test_who_hears_nobody_is_not_told_that_all_is_read(client):
    cast.heard()
    client.force_login(cast.chantal())
    client.cookies["language"] = "en"

    pages = {path: client.get(path).content.decode() for path in ("/signals/review/", "/signals/")}

    assert "There is nothing to read yet." in pages["/signals/review/"]
    assert "All read." not in pages["/signals/review/"]
    assert "What customers of your team say will be here." in pages["/signals/"]
    assert not any("Of 0 answer" in page or "Read ten" in page for page in pages.values())


def test_with_one_answer_nobody_is_asked_for_ten(anna):
    cast.heard()

    page = anna.get("/signals/").content.decode()

    assert "Of 1 answer a person read <strong>0</strong>." in page
    assert "Read ten" not in page
    assert '<a href="/signals/review/">Read along</a>' in page
