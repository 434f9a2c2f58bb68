"""Small groups stay hidden, also from who asks twice."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.learning import released
from wallofchange.learning.models import Released
from wallofchange.listening.models import Customer, Signal
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db
ABOUT = "expectation"


def say(n, *, first=0, **more):
    """One signal each of n customers."""
    for number in range(first, first + n):
        customer, _made = Customer.objects.get_or_create(key=f"c{number}")
        cast.signal(customer=customer, **more)


def guard(*cells, user=None, at=cast.MONDAY, **more):
    return released.guard(cells, user=user or cast.anna(), at=at, about=ABOUT, **more)


def test_ten_people_may_be_shown_and_nine_may_not():
    say(10, unit="a")
    say(9, unit="b", first=10)
    cells = [released.cell(unit, Signal.objects.filter(unit=unit)) for unit in "ab"]

    shown = guard(*cells)

    assert {name: each.allowed for name, each in shown.items()} == {"a": True, "b": False}
    assert shown["a"].why == ""
    assert shown["b"].why == "Too few people to show anything without someone being recognised."


def test_many_answers_of_one_customer_are_one_person():
    for _each in range(30):
        say(1)

    assert guard(released.cell("all", Signal.objects.all()))["all"].reason == "small"


def test_a_small_part_takes_the_next_smallest_with_it():
    say(60, unit="a")
    say(35, unit="b", first=60)
    say(5, unit="c", first=95)
    parts = [released.cell(unit, Signal.objects.filter(unit=unit)) for unit in "abc"]

    shown = guard(released.cell("all", Signal.objects.all()), *parts)

    reasons = {name: each.reason for name, each in shown.items()}
    assert reasons == {"all": "", "a": "", "b": "difference", "c": "small"}


def test_a_filter_that_leaves_out_three_of_whom_was_shown_is_refused():
    say(37, unit="a")
    say(3, unit="b", first=37)
    guard(released.cell("all", Signal.objects.all()))

    shown = guard(released.cell("unit=a", Signal.objects.filter(unit="a")))

    assert shown["unit=a"] == released.Shown(False, "difference")


def test_what_another_person_saw_is_not_held_against_this_one():
    say(37, unit="a")
    say(3, unit="b", first=37)
    guard(released.cell("all", Signal.objects.all()))

    shown = guard(released.cell("unit=a", Signal.objects.filter(unit="a")), user=cast.bram())

    assert shown["unit=a"].allowed


def test_what_everybody_saw_is_held_against_each():
    say(37, unit="a")
    say(3, unit="b", first=37)
    released.guard([released.cell("all", Signal.objects.all())], user=None, at=cast.MONDAY, about=ABOUT)

    assert not guard(released.cell("unit=a", Signal.objects.filter(unit="a")))["unit=a"].allowed


def test_a_group_that_grew_by_a_few_is_shown_as_it_was():
    say(20, heard_at=cast.MONDAY)
    guard(released.cell("all", Signal.objects.all()), at=cast.MONDAY)
    say(2, first=20, heard_at=cast.TUESDAY)

    shown = guard(released.cell("all", Signal.objects.all()), at=cast.TUESDAY)["all"]

    assert (shown.allowed, shown.as_of) == (True, cast.MONDAY)
    assert shown.through(Signal.objects.all()).count() == 20


def test_a_group_that_grew_by_enough_is_shown_as_it_is():
    say(20)
    guard(released.cell("all", Signal.objects.all()))
    say(10, first=20)

    assert guard(released.cell("all", Signal.objects.all()))["all"] == released.Shown(True)


def test_the_same_page_again_is_remembered_once_and_judged_by_few_questions(django_assert_num_queries):
    say(20)
    cell = released.cell("all", Signal.objects.all())
    anna = cast.anna()
    guard(cell, user=anna)

    with django_assert_num_queries(1):
        guard(cell, user=anna)

    assert Released.objects.count() == 1


def test_what_was_seen_long_ago_is_forgotten():
    say(20)
    guard(released.cell("all", Signal.objects.all()))

    later = cast.MONDAY + timedelta(days=500)
    say(10, first=20)
    guard(released.cell("all", Signal.objects.all()), at=later)

    assert Released.objects.get().at == later


def test_who_has_no_name_here_is_a_person_each():
    for _each in range(12):
        cast.signal()

    assert guard(released.cell("all", Signal.objects.all()))["all"].allowed


def test_fewer_than_five_is_never_agreed_to():
    with pytest.raises(ValueError, match="never shown"):
        guard(k=4)


def test_what_is_remembered_goes_with_the_person():
    say(20)
    chantal = cast.chantal()
    guard(released.cell("all", Signal.objects.all()), user=chantal)

    User.objects.filter(pk=chantal.pk).delete()

    assert not Released.objects.exists()


def test_a_home_may_ask_for_more_people(settings):
    settings.SMALLEST_GROUP = 20
    say(15)

    assert guard(released.cell("all", Signal.objects.all()))["all"].reason == "small"
