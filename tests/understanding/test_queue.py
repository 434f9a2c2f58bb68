"""What comes first to read: doubt times what matters, and now and then one by lot."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.understanding.audit import MORE, WAITING, draw
from wallofchange.understanding.models import Dealt, Drawn, Gist, Reading, Review
from wallofchange.understanding.models.dealt import SITTING
from wallofchange.understanding.queue import EVERY, Candidate, deck, worth
from wallofchange.understanding.read_by_people import read_by_people

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
PLAIN = Candidate(1, cast.MONDAY, 0.8, 1.0, "not_stated", False, False, 0.0, False)


def order(user=None, **more):
    return [gist.words for gist in deck(user or cast.anna(), at=cast.MONDAY, **more)]


@pytest.mark.parametrize(
    "more",
    [
        {"polarity_p": 0.4},
        {"expectation_p": 0.5, "expectation": "below"},
        {"asks_answer": True},
        {"urgency": 0.9},
        {"rare": True},
        {"expectation": "exceeded"},
        {"said_at": cast.TUESDAY},
    ],
)
def test_doubt_and_what_matters_put_a_signal_before_another(more):
    assert worth(PLAIN._replace(**more), cast.FRIDAY) > worth(PLAIN, cast.FRIDAY)


def test_what_the_customer_was_asked_leaves_no_doubt_about_expectation():
    unsure = PLAIN._replace(expectation="below", expectation_p=0.5)

    assert worth(unsure._replace(asked=True), cast.MONDAY) == worth(PLAIN, cast.MONDAY)


def test_the_most_uncertain_lies_on_top():
    for words, sure in (("sure", 0.95), ("unsure", 0.4), ("so so", 0.7)):
        cast.heard(words)
        Reading.objects.filter(words=words).update(polarity_p=sure)

    assert order() == ["unsure", "so so", "sure"]


def test_what_a_person_read_or_wrote_nothing_is_not_asked_again():
    cast.heard("open")
    cast.heard("")
    Review.record(cast.heard("confirmed").gist, by=cast.anna(), at=cast.MONDAY)
    cast.heard("corrected").gist.correct("polarity", "neutral", by=cast.sefa(), at=cast.MONDAY)

    assert order() == ["open"]


def test_what_lies_on_the_table_is_not_dealt_again():
    first, _second = cast.heard("first"), cast.heard("second")

    assert order(without=[first.pk]) == ["second"]


def test_two_who_begin_in_the_same_second_are_dealt_others():
    for number in range(30):
        cast.heard(f"words {number}")
    Drawn.objects.bulk_create(
        Drawn(signal_id=pk, at=cast.MONDAY) for pk in Gist.objects.values_list("pk", flat=True)[:4]
    )

    hers, theirs = order(cast.anna()), order(cast.sefa())

    assert (len(hers), len(theirs)) == (10, 10)
    assert not set(hers) & set(theirs)
    assert order(cast.anna()) == hers


def test_what_somebody_else_was_dealt_meanwhile_is_passed_over():
    signals = [cast.heard(f"words {number}").pk for number in range(4)]
    Dealt.lay(signals[:3], cast.anna(), at=cast.MONDAY)

    assert Dealt.lay(signals, cast.sefa(), at=cast.MONDAY) == {signals[3]}


def test_the_last_ones_are_dealt_to_everybody():
    for number in range(3):
        cast.heard(f"words {number}")

    assert order(cast.anna()) == order(cast.sefa()) == ["words 0", "words 1", "words 2"]


def test_who_got_up_holds_nothing_back_and_is_forgotten():
    for number in range(30):
        cast.heard(f"words {number}")
    first = order(cast.anna())
    later = cast.MONDAY + SITTING

    assert [gist.words for gist in deck(cast.sefa(), at=later)] == first
    assert Dealt.clear(at=later + SITTING) == 10
    assert not Dealt.objects.exists()


def test_one_in_five_comes_from_the_audit_sample():
    signals = [cast.heard(f"words {number}") for number in range(30)]
    Reading.objects.update(polarity_p=0.5)
    by_lot = signals[:4]  # the ones that would come last
    Reading.objects.filter(signal__in=by_lot).update(polarity_p=0.99)
    Drawn.objects.bulk_create(Drawn(signal=signal, at=cast.MONDAY) for signal in by_lot)

    dealt = [gist.pk for gist in deck(cast.anna(), at=cast.MONDAY)]

    assert len(dealt) == 10
    assert [place for place, pk in enumerate(dealt, 1) if pk in {one.pk for one in by_lot}] == [
        EVERY,
        2 * EVERY,
    ]


@pytest.mark.parametrize(("who", "sees"), [(cast.bram, []), (cast.chantal, []), (cast.mirjam, ["ours"])])
def test_only_who_may_hear_them_reads_them(who, sees):
    signal = cast.heard("ours")
    Drawn.objects.create(signal=signal, at=cast.MONDAY)

    assert order(who()) == sees


def test_every_team_gets_lots_of_its_own_until_it_has_enough():
    for number in range(40):
        cast.heard(f"words {number}")
    cast.heard("theirs", of="IT")
    cast.heard("")

    drawn = draw(at=cast.MONDAY), draw(at=cast.MONDAY)

    assert drawn == (MORE + 1, 0)
    assert not Drawn.objects.filter(signal__gist__wordless=True).exists()


def test_more_is_drawn_when_few_are_left_to_read():
    for number in range(60):
        cast.heard(f"words {number}")
    draw(at=cast.MONDAY)

    Gist.objects.filter(pk__in=list(Drawn.objects.values_list("pk", flat=True)[: MORE - WAITING + 1])).update(
        reviewed=True
    )

    assert draw(at=cast.TUESDAY) == MORE


def test_what_was_read_already_can_be_drawn_as_well_and_counts_at_once():
    for number in range(MORE):
        Review.record(cast.heard(f"words {number}").gist, by=cast.anna(), at=cast.MONDAY)

    draw(at=cast.MONDAY)

    assert Drawn.objects.filter(signal__gist__reviewed=True).count() == MORE


def test_of_so_many_answers_a_person_read_so_many():
    for number in range(3):
        cast.heard(f"words {number}")
    cast.heard("")
    cast.heard("theirs", of="IT")
    cast.signal("nobody's yet: no reader has come to it")
    Review.record(Gist.objects.get(words="words 1"), by=cast.anna(), at=cast.MONDAY)

    assert read_by_people(cast.anna()) == (4, 1)
    assert read_by_people(cast.mirjam()) == (5, 1)
    assert read_by_people(cast.chantal()) == (0, 0)


def test_the_newest_come_first_when_all_else_is_equal():
    cast.heard("old", said_at=cast.MONDAY - timedelta(days=60))
    cast.heard("new", said_at=cast.MONDAY)

    assert order() == ["new", "old"]


def test_the_number_of_queries_does_not_grow_with_the_signals(django_assert_num_queries):
    anna = cast.anna()
    for number in (1, 3):
        for place in range(number):
            cast.heard(f"words {number} {place}")
        with django_assert_num_queries(11):
            deck(anna, at=cast.MONDAY)
