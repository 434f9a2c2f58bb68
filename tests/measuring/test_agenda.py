"""Which looks of a plan have been, on which answers, and how far each must reach."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.agenda import Agenda
from wallofchange.measuring.looks import boundaries

FIRST = date(2026, 1, 5)
ENDS = FIRST + timedelta(days=99)
TEN_A_DAY = {FIRST + timedelta(days=at): 10 for at in range(100)}
fractions = st.lists(st.integers(1, 10), min_size=1, max_size=5, unique=True).map(
    lambda parts: tuple(part / 10 for part in sorted(parts))
)


def day(at):
    return FIRST + timedelta(days=at)


def numbers(agenda, until, answers=None):
    return [(look.number, look.n) for look in agenda.passed(answers or TEN_A_DAY, day(until))]


def test_parts_of_the_planned_answers_are_looked_at_on_the_day_they_are_in():
    agenda = Agenda((0.15, 0.30, 0.60, 1.0), FIRST, planned=600)

    assert numbers(agenda, 18) == [(1, 90), (2, 180)]
    assert numbers(agenda, 7) == []
    assert agenda.passed(TEN_A_DAY, day(18))[-1].of == 4


def test_the_boundaries_are_those_of_lan_and_demets():
    agenda = Agenda((0.2, 0.4, 0.6, 0.8, 1.0), FIRST, planned=1000)

    found = agenda.passed(TEN_A_DAY, day(99))

    assert [look.z for look in found] == pytest.approx(boundaries([0.2, 0.4, 0.6, 0.8, 1.0]))
    assert found[-1].spent == pytest.approx(0.05)


def test_days_spend_by_the_part_of_the_plan_that_is_over():
    agenda = Agenda((day(49), ENDS), FIRST, ends=ENDS)

    found = agenda.passed(TEN_A_DAY, day(99))

    assert [(look.number, look.of, look.n) for look in found] == [(1, 2, 500), (2, 2, 1000)]
    assert [look.z for look in found] == pytest.approx(boundaries([0.5, 1.0]))


def test_the_end_is_always_a_look():
    assert numbers(Agenda((0.5,), FIRST, planned=1000), 99) == [(1, 500), (2, 1000)]
    assert numbers(Agenda((day(9),), FIRST, ends=ENDS), 99) == [(1, 100), (2, 1000)]
    assert numbers(Agenda((ENDS,), FIRST, ends=ENDS), 99) == [(1, 1000)]


def test_one_look_at_the_end_asks_what_it_always_asked():
    [look] = Agenda((1.0,), FIRST, planned=1000).passed(TEN_A_DAY, ENDS)

    assert look.z == pytest.approx(1.959964, abs=1e-6)


def test_a_plan_that_ends_with_fewer_answers_spends_all_that_is_left():
    agenda = Agenda((0.25, 0.5, 0.75, 1.0), FIRST, planned=2000, ends=ENDS)

    found = agenda.passed(TEN_A_DAY, day(150))

    assert [(look.number, look.n) for look in found] == [(1, 500), (4, 1000)]
    assert found[-1].spent == pytest.approx(0.05)
    assert found[-1].z < boundaries([0.25, 0.5, 0.75, 1.0])[-1]


def test_looks_on_one_day_are_one_look():
    answers = {FIRST: 10, day(1): 900}

    found = Agenda((0.2, 0.5, 1.0), FIRST, planned=1000).passed(answers, day(5))

    assert [(look.number, look.n) for look in found] == [(2, 910)]


@given(fractions, st.integers(0, 99), st.integers(0, 99))
def test_what_is_seen_later_leaves_the_earlier_looks_as_they_were(looks, one, other):
    agenda = Agenda(looks, FIRST, planned=1000)
    early, late = (agenda.passed(TEN_A_DAY, day(at)) for at in sorted((one, other)))

    assert [(look.number, look.on, look.n) for look in early] == [
        (look.number, look.on, look.n) for look in late[: len(early)]
    ]
    assert [look.z for look in early] == pytest.approx([look.z for look in late[: len(early)]])


@pytest.mark.parametrize(
    ("looks", "rule"),
    [
        ((0.1, 0.2, 0.3, 0.4, 0.5, 1.0), "too many"),
        ((0.0,), "above 0"),
        ((1.5,), "up to 1"),
        ((date(2025, 1, 1),), "comes after"),
    ],
)
def test_looks_that_cannot_be_are_refused(looks, rule):
    with pytest.raises(ValueError, match=rule):
        Agenda(looks, FIRST, planned=100)


def test_parts_of_nothing_are_refused():
    with pytest.raises(ValueError, match="number that is planned"):
        Agenda((0.5,), FIRST)
