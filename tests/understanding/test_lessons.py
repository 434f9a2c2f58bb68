"""The reader learns from people in seconds, and never for the worse."""

from itertools import cycle, islice

import pytest

from tests import cast
from wallofchange.reading.shipped import shipped_feeler
from wallofchange.understanding.lessons import examples, learn, reader_today
from wallofchange.understanding.models import Drawn, Gist, Reading, Review, Taught
from wallofchange.understanding.pull import pull

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
OURS = {
    "negative": ("The boiler went {} again", "Cold since {}", "Still no engineer after {}"),
    "neutral": ("My meter stands at {}", "I move house in {}", "The part number is {}"),
    "positive": ("Warm within {}", "Sorted by {}", "The engineer stayed until {}"),
}
WHEN = [
    f"{day} {month}" for month in ("March", "April", "May", "June", "July", "August") for day in range(1, 9)
]


def reviewed(n, *, truth=lambda polarity: polarity, shuffled=False):
    """Signals of which a person said what they are; the test reader calls all of them negative."""
    kinds = [(polarity, form) for polarity, forms in OURS.items() for form in forms]
    for number, (polarity, form) in enumerate(islice(cycle(kinds), n)):
        signal = cast.heard(form.format(WHEN[number % len(WHEN)]), fingerprint=f"lesson {number}")
        said = truth(list(OURS)[(number // 9) % 3] if shuffled else polarity)
        Review.record(signal.gist, {"polarity": said}, by=cast.anna(), at=cast.MONDAY)


def test_what_people_said_makes_the_reader_better_and_history_is_read_again():
    reviewed(150)
    open_one = cast.heard("My meter stands at 12 May")

    learned = learn(at=cast.TUESDAY)
    pull(at=cast.TUESDAY)

    taught = Taught.objects.get()
    assert (learned, taught.promoted) == (1, True)
    assert taught.score_after > taught.score_before
    assert reader_today().version == taught.version != shipped_feeler().version
    assert Gist.objects.get(pk=open_one.pk).polarity == "neutral"
    assert Reading.objects.get(signal=open_one, version=taught.version).reader == shipped_feeler().name


def test_what_was_corrected_stays_when_the_taught_reader_reads_again():
    reviewed(150)
    stubborn = cast.heard("My meter stands at 13 May")
    stubborn.gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)

    learn(at=cast.TUESDAY)
    pull(at=cast.TUESDAY)

    assert Gist.objects.get(pk=stubborn.pk).polarity == "positive"


def test_what_only_people_who_toss_a_coin_said_is_not_learned():
    reviewed(150, shuffled=True)

    learn(at=cast.TUESDAY)

    taught = Taught.objects.get()
    assert not taught.promoted
    assert taught.n + taught.held_out == 150
    assert reader_today() is shipped_feeler()


def test_it_learns_again_only_when_there_is_something_new():
    reviewed(150)

    assert (learn(at=cast.TUESDAY), learn(at=cast.TUESDAY)) == (1, 0)


def test_a_few_reviews_teach_nothing():
    reviewed(30)

    assert learn(at=cast.TUESDAY) == 0
    assert not Taught.objects.exists()


def test_without_examples_of_each_polarity_nothing_is_fitted():
    reviewed(150, truth=lambda polarity: "negative" if polarity == "neutral" else polarity)

    learn(at=cast.TUESDAY)

    assert (Taught.objects.get().promoted, Taught.objects.get().score_after) == (False, None)


def test_what_was_drawn_by_lot_is_judged_by_and_never_learned_from():
    reviewed(30)
    Drawn.objects.bulk_create(
        Drawn(signal_id=pk, at=cast.MONDAY) for pk in Gist.objects.values_list("pk", flat=True)
    )

    assert all(example.held_out for example in examples())


def test_a_review_that_is_taken_back_teaches_nothing():
    reviewed(1)

    Review.objects.get().withdraw(by=cast.anna(), at=cast.TUESDAY)

    assert examples() == []


def test_a_taught_head_does_not_read_on_top_of_another_reader():
    Taught.objects.create(
        reader=shipped_feeler().name,
        base="another",
        version="x",
        at=cast.MONDAY,
        n=1,
        held_out=1,
        promoted=True,
    )

    assert reader_today() is shipped_feeler()


def test_a_head_taught_on_encoders_that_went_is_left_alone():
    shipped = shipped_feeler()
    Taught.objects.create(
        reader=shipped.name,
        base=shipped.version,
        version="of other encoders",
        at=cast.MONDAY,
        n=1,
        held_out=1,
        promoted=True,
        head=b"bytes",
    )

    assert reader_today() is shipped
