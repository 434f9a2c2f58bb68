"""Whoever asks for an answer waits for us."""

from datetime import datetime, timedelta

import pytest

from tests import cast
from wallofchange.closing.models import FollowUp
from wallofchange.closing.pull import pull
from wallofchange.closing.waiting import waiting_at, waiting_for
from wallofchange.listening.models import Batch

pytestmark = pytest.mark.django_db


def asking(words="Please call me back", **more):
    signal = cast.signal(words, **more)
    cast.read(signal, asks_answer=True)
    signal.readings.update(asks_answer=True)
    return signal


def test_whoever_asks_waits_for_the_team_of_the_source():
    signal = asking(of="IT")

    made = pull(at=cast.MONDAY)

    follow_up = FollowUp.objects.get()
    assert made == 1
    assert (follow_up.signal, follow_up.team, follow_up.owner, follow_up.at) == (
        signal,
        cast.team("IT"),
        None,
        cast.MONDAY,
    )


def test_the_answer_is_due_in_two_working_days():
    asking(heard_at=datetime(2026, 3, 6, 16, 30, tzinfo=cast.AMSTERDAM))  # Friday afternoon

    pull(at=cast.FRIDAY)

    assert FollowUp.objects.get().due_at == datetime(2026, 3, 10, 16, 30, tzinfo=cast.AMSTERDAM)


def test_running_twice_makes_it_once():
    asking()

    assert [pull(at=cast.MONDAY), pull(at=cast.TUESDAY)] == [1, 0]
    assert FollowUp.objects.count() == 1


def test_whoever_asks_for_nothing_does_not_wait():
    cast.heard("It was fine")

    assert pull(at=cast.MONDAY) == 0


def test_a_file_of_last_year_makes_nobody_wait():
    asking(said_at=cast.MONDAY - timedelta(days=31))

    assert pull(at=cast.MONDAY) == 0


def test_unless_a_person_says_that_this_one_does():
    signal = cast.heard("Is it ever going to be fixed", said_at=cast.MONDAY - timedelta(days=31))
    signal.gist.correct("asks_answer", True, by=cast.anna(), at=cast.MONDAY)

    assert pull(at=cast.MONDAY) == 1


def test_a_batch_that_is_still_coming_in_makes_nobody_wait():
    asking(batch=Batch.objects.create(source=cast.source(), file_name="a.csv", at=cast.MONDAY))

    assert pull(at=cast.MONDAY) == 0


def test_when_a_person_reads_it_better_nobody_waits_any_more():
    signal = asking()
    pull(at=cast.MONDAY)
    signal.gist.correct("asks_answer", False, by=cast.anna(), at=cast.TUESDAY)

    let_go = pull(at=cast.TUESDAY)

    follow_up = FollowUp.objects.get()
    assert (let_go, follow_up.closed_by, follow_up.closed_at) == (1, cast.anna(), cast.TUESDAY)
    assert follow_up.why_not
    assert pull(at=cast.FRIDAY) == 0


def test_an_undo_after_it_was_let_go_makes_the_customer_wait_as_before():
    signal = asking()
    pull(at=cast.MONDAY)
    due_at = FollowUp.objects.get().due_at
    read_so = signal.gist.correct("asks_answer", False, by=cast.anna(), at=cast.MONDAY)
    pull(at=cast.MONDAY)
    read_so.withdraw(by=cast.anna(), at=cast.TUESDAY)

    rounds = [pull(at=cast.TUESDAY), pull(at=cast.TUESDAY)]

    follow_up = FollowUp.objects.get()
    assert rounds == [1, 0]
    assert list(FollowUp.objects.waiting()) == [follow_up]
    assert (follow_up.due_at, follow_up.why_not, follow_up.closed_by) == (due_at, "", None)


def test_what_a_person_let_go_for_a_reason_of_their_own_stays_so():
    signal = asking()
    pull(at=cast.MONDAY)
    FollowUp.objects.get().let_go("I rang her", by=cast.anna(), at=cast.MONDAY)
    signal.gist.correct("asks_answer", False, by=cast.anna(), at=cast.MONDAY).withdraw(
        by=cast.anna(), at=cast.TUESDAY
    )

    assert pull(at=cast.TUESDAY) == 0
    assert FollowUp.objects.get().why_not == "I rang her"


def test_an_undo_before_the_next_round_keeps_it_waiting():
    signal = asking()
    pull(at=cast.MONDAY)
    signal.gist.correct("asks_answer", False, by=cast.anna(), at=cast.MONDAY).withdraw(
        by=cast.anna(), at=cast.MONDAY
    )

    pull(at=cast.TUESDAY)

    assert FollowUp.objects.waiting().count() == 1


def test_what_was_answered_already_is_left_as_it_is():
    signal = asking()
    pull(at=cast.MONDAY)
    FollowUp.objects.get().answer("We shall.", by=cast.anna(), at=cast.MONDAY)
    signal.gist.correct("asks_answer", False, by=cast.anna(), at=cast.TUESDAY)

    assert pull(at=cast.TUESDAY) == 0
    assert FollowUp.objects.get().why_not == ""


def test_who_has_left_the_team_does_not_stop_the_others():
    signal = asking()
    pull(at=cast.MONDAY)
    signal.gist.correct("asks_answer", False, by=cast.sefa(), at=cast.MONDAY)
    cast.team().memberships.filter(user=cast.sefa()).delete()
    asking("And me?")

    assert pull(at=cast.TUESDAY) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(django_assert_num_queries, number):
    for _ in range(number):
        asking()

    with django_assert_num_queries(6):  # who asks, whom to add, letters, whom to let go, and who waits again
        pull(at=cast.MONDAY)


@pytest.mark.parametrize("number", [1, 3])
def test_other_pages_ask_for_many_signals_at_once(django_assert_num_queries, number):
    signals = [asking() for _ in range(number)]
    silent = cast.heard("Fine")
    pull(at=cast.MONDAY)

    with django_assert_num_queries(1):
        found = waiting_for([*signals, silent])

    assert [found[signal.pk].signal for signal in signals] == signals
    assert silent.pk not in found


def test_a_team_sees_who_waits_the_longest_first():
    second = asking(heard_at=cast.TUESDAY)
    first = asking(heard_at=cast.MONDAY)
    asking(of="IT")
    pull(at=cast.TUESDAY)

    assert [follow_up.signal for follow_up in waiting_at(cast.team())] == [first, second]
