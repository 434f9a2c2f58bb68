"""Somebody read it: what they left so holds, what they read better wins, the customer beats all."""

import pytest

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.understanding.models import Correction, Drawn, Gist, Review, Theme
from wallofchange.understanding.pull import pull

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def test_a_confirmation_keeps_what_was_on_the_screen_and_whose_reading_it_was():
    gist = cast.heard().gist

    review = Review.record(gist, by=cast.anna(), at=cast.MONDAY)

    assert (review.outcome, review.sampled, review.reader, review.version) == (
        "confirmed",
        "queue",
        "test",
        "1",
    )
    assert review.shown == {
        "polarity": "negative",
        "expectation": "below",
        "themes": [],
        "asks_answer": False,
    }
    assert Gist.objects.get().reviewed


def test_what_was_read_better_is_a_correction_of_that_review():
    gist = cast.heard().gist

    review = Review.record(
        gist, {"polarity": "neutral", "expectation": "met"}, by=cast.anna(), at=cast.MONDAY
    )

    assert review.outcome == "corrected"
    assert {(one.field, one.value) for one in review.corrections.all()} == {
        ("polarity", "neutral"),
        ("expectation", "met"),
    }
    assert (gist.polarity, gist.expectation) == ("neutral", "met")


def test_what_is_already_so_is_not_called_better():
    gist = cast.heard().gist

    review = Review.record(gist, {"polarity": "negative"}, by=cast.anna(), at=cast.MONDAY)

    assert review.outcome == "confirmed"
    assert not Correction.objects.exists()


def test_several_keys_on_one_card_are_one_review():
    gist = cast.heard().gist

    for better in ({"expectation": "met"}, {"polarity": "neutral"}, {}):
        Review.record(gist, better, by=cast.anna(), at=cast.MONDAY)

    assert Review.objects.count() == 1
    assert Review.objects.get().corrections.count() == 2


def test_who_sees_later_that_it_is_otherwise_adds_a_review():
    gist = cast.heard().gist
    Review.record(gist, by=cast.anna(), at=cast.MONDAY)

    Review.record(gist, {"polarity": "positive"}, by=cast.anna(), at=cast.TUESDAY)

    assert [review.outcome for review in Review.objects.order_by("id")] == ["confirmed", "corrected"]


def test_a_confirmation_survives_a_new_version_of_the_reader():
    signal = cast.heard(
        "Keurig op tijd, heel blij mee"
    )  # the test reader calls it negative, and a person agrees
    Review.record(signal.gist, by=cast.anna(), at=cast.MONDAY)

    pull(at=cast.TUESDAY)

    gist = Gist.objects.get()
    assert (gist.polarity, gist.expectation, gist.reviewed) == ("negative", "below", True)
    assert gist.reading.polarity == "positive"


def test_the_themes_of_a_confirmed_signal_follow_the_list():
    Theme.objects.of_this_home()
    signal = cast.heard("It was two hours late")
    Review.record(signal.gist, by=cast.anna(), at=cast.MONDAY)

    pull(at=cast.TUESDAY)

    assert [theme.slug for theme in signal.gist.themes.all()] == ["on-time"]


def test_undo_takes_the_review_back_and_what_was_corrected_in_it():
    gist = cast.heard().gist
    review = Review.record(gist, {"polarity": "positive"}, by=cast.anna(), at=cast.MONDAY)

    review.withdraw(by=cast.anna(), at=cast.TUESDAY)
    review.withdraw(by=cast.anna(), at=cast.FRIDAY)

    gist = Gist.objects.get()
    assert (gist.polarity, gist.corrected, gist.reviewed) == ("negative", False, False)
    assert Review.objects.get().withdrawn_at == Correction.objects.get().withdrawn_at == cast.TUESDAY


def test_undo_leaves_what_was_corrected_elsewhere():
    gist = cast.heard().gist
    gist.correct("expectation", "met", by=cast.sefa(), at=cast.MONDAY)
    review = Review.record(gist, {"polarity": "positive"}, by=cast.anna(), at=cast.MONDAY)

    review.withdraw(by=cast.anna(), at=cast.TUESDAY)

    assert (Gist.objects.get().polarity, Gist.objects.get().expectation) == ("negative", "met")
    assert Gist.objects.get().reviewed


def test_only_the_team_of_the_source_reviews():
    gist = cast.heard().gist
    review = Review.record(gist, by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="customers of Service"):
        Review.record(gist, by=cast.bram(), at=cast.MONDAY)
    with pytest.raises(Refused, match="customers of Service"):
        review.withdraw(by=cast.bram(), at=cast.MONDAY)


def test_what_was_drawn_by_lot_is_marked_in_the_record():
    gist = cast.heard().gist
    Drawn.objects.create(signal=gist.signal, at=cast.MONDAY)

    assert Review.record(gist, by=cast.anna(), at=cast.MONDAY).sampled == "random"


def test_the_customers_own_word_beats_colleagues_the_survey_and_the_reader():
    signal = cast.signal(expectation="met")
    gist = cast.read(signal)
    gist.correct("expectation", "exceeded", by=cast.anna(), at=cast.MONDAY)

    Review.read_back(gist, {"expectation": "below"}, at=cast.TUESDAY)
    pull(at=cast.FRIDAY)

    gist = Gist.objects.get()
    assert (gist.expectation, gist.reviewed) == ("below", True)
    assert Correction.objects.get(field="expectation", value="below").voice == "customer"


def test_a_yes_from_the_customer_keeps_what_was_read_back():
    signal = cast.heard("Keurig op tijd, heel blij mee")

    review = Review.read_back(signal.gist, at=cast.MONDAY)
    pull(at=cast.TUESDAY)

    assert (review.outcome, review.sampled, review.by) == ("confirmed", "read_back", None)
    assert Gist.objects.get().polarity == "negative"


def test_nobody_reads_it_better_than_the_customer():
    gist = cast.heard().gist
    review = Review.read_back(gist, {"polarity": "neutral"}, at=cast.MONDAY)

    with pytest.raises(Refused, match="customer said so themselves") as refused:
        gist.correct("polarity", "positive", by=cast.anna(), at=cast.TUESDAY)
    with pytest.raises(Refused, match="what the customer said"):
        review.withdraw(by=cast.anna(), at=cast.TUESDAY)
    with pytest.raises(Refused, match="customer said so themselves"):
        review.corrections.last().withdraw(by=cast.anna(), at=cast.TUESDAY)
    assert refused.value.remedy
    assert Gist.objects.get().polarity == "neutral"


def test_reading_back_again_is_what_counts():
    gist = cast.heard().gist
    Review.read_back(gist, {"polarity": "neutral"}, at=cast.MONDAY)

    Review.read_back(gist, {"polarity": "positive"}, at=cast.TUESDAY)

    assert Gist.objects.get().polarity == "positive"
    assert Review.objects.standing().count() == 1


def test_what_a_field_cannot_hold_leaves_nothing_behind():
    gist = cast.heard().gist

    with pytest.raises(Refused, match="cannot be read as"):
        Review.record(gist, {"polarity": "furious"}, by=cast.anna(), at=cast.MONDAY)

    assert not Review.objects.exists()
    assert not Entry.objects.exists()
