"""What was measured, promised, expected and wanted, set beside what customers said."""

from datetime import date, timedelta

import pytest

from tests import cast
from tests.listening import anchored
from wallofchange.listening import foreseen, performance, promises, vignettes, wanted
from wallofchange.listening.joining import forget, join, join_heard
from wallofchange.listening.models import Performance, Promise, Signal

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
DAY = timedelta(days=1)
WEEK = (cast.MONDAY.date(), cast.MONDAY.date() + 6 * DAY)


def test_each_kind_of_fact_about_a_contact_stands_beside_its_signal():
    signal = cast.signal()
    anchored.fact("on_time", 0, signal=signal)
    anchored.fact("waiting_minutes", 7.5, measure="minutes", signal=signal)
    cast.signal("without a fact")

    assert performance.facts_for(Signal.objects.all()) == {signal.pk: {"on_time": 0, "waiting_minutes": 7.5}}


def test_signals_may_be_named_one_by_one_and_kinds_chosen():
    signal = cast.signal()
    anchored.fact("on_time", 0, signal=signal)
    anchored.fact("errors", 2, measure="count", signal=signal)

    assert performance.facts_for([signal], ["errors"]) == {signal.pk: {"errors": 2}}
    assert performance.facts_for([signal.pk], ["errors"]) == {signal.pk: {"errors": 2}}
    assert performance.facts_for([]) == {}


def test_of_two_facts_of_one_kind_the_latest_counts():
    signal = cast.signal()
    anchored.fact("on_time", 1, signal=signal, at=cast.TUESDAY)
    anchored.fact("on_time", 0, signal=signal, at=cast.MONDAY)

    assert performance.facts_for([signal]) == {signal.pk: {"on_time": 1}}


def test_a_contacts_own_fact_goes_before_its_units_and_that_before_everybodys():
    own, theirs, elsewhere = (
        cast.signal(unit="Zwolle"),
        cast.signal(unit="Zwolle"),
        cast.signal(unit="Kampen"),
    )
    anchored.period("on_time", 0.8, *WEEK)
    anchored.period("on_time", 0.6, *WEEK, unit="Zwolle")
    anchored.fact("on_time", 1, signal=own)

    found = performance.facts_for(Signal.objects.all())

    assert found == {own.pk: {"on_time": 1}, theirs.pk: {"on_time": 0.6}, elsewhere.pk: {"on_time": 0.8}}


def test_a_week_goes_before_the_year_around_it():
    signal = cast.signal()
    anchored.period("on_time", 0.6, *WEEK)
    anchored.period("on_time", 0.9, date(2026, 1, 1), date(2026, 12, 31))

    assert performance.facts_for([signal]) == {signal.pk: {"on_time": 0.6}}


@pytest.mark.parametrize(
    ("said_at", "beside"),
    [
        (cast.MONDAY.replace(hour=0, minute=1), True),
        (cast.MONDAY + 6 * DAY + timedelta(hours=14, minutes=59), True),
        (cast.MONDAY - timedelta(hours=9, minutes=1), False),
        (cast.MONDAY + 7 * DAY - timedelta(hours=8, minutes=59), False),
    ],
)
def test_a_week_runs_from_midnight_to_midnight_on_the_clock_of_the_home(said_at, beside):
    signal = cast.signal(said_at=said_at)
    anchored.period("on_time", 0.6, *WEEK)

    assert (signal.pk in performance.facts_for([signal])) == beside


def test_a_fact_about_another_moment_or_of_another_team_is_not_set_beside_it():
    signal = cast.signal(moment=cast.moment())
    anchored.period("on_time", 0.6, *WEEK, moment=cast.moment("bill"))
    anchored.period("errors", 3, *WEEK, of="IT")

    assert performance.facts_for([signal]) == {}


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_as_many_queries_for_three_signals_as_for_one(many, django_assert_num_queries):
    for _ in range(many):
        anchored.fact(signal=cast.signal(unit="Zwolle"))
        anchored.period("on_time", 0.6, *WEEK, unit="Zwolle")

    with django_assert_num_queries(3):
        assert len(performance.facts_for(Signal.objects.all())) == many


def test_kinds_are_told_with_their_days_to_who_may_see_them():
    anchored.fact("on_time", 1, at=cast.TUESDAY)
    anchored.fact("on_time", 1, at=cast.MONDAY)
    anchored.period("on_time", 0.9, *WEEK)
    anchored.fact("errors", 1, of="IT")

    found = performance.known_kinds(cast.anna())

    assert [(kind.about, kind.n, kind.first, kind.last) for kind in found] == [
        ("contact", 2, cast.MONDAY.date(), cast.TUESDAY.date()),
        ("everybody", 1, *WEEK),
    ]
    assert (found[0].name, len(performance.known_kinds(cast.mirjam()))) == ("on time", 3)
    assert performance.known_kinds(cast.chantal()) == []


def test_promises_are_found_by_day_moment_unit_and_kind():
    hour = anchored.promise("An hour", ends_on=cast.FRIDAY.date(), moment=cast.moment(), units=["Zwolle"])
    always = anchored.promise("An answer within two days", kind="answered_in_days")

    def held(on=None, **more):
        return promises.in_force(on or cast.FRIDAY.date(), **more)

    assert held() == [always, hour]
    assert held(cast.FRIDAY.date() + DAY) == [always]
    assert held(cast.MONDAY.date() - DAY) == []
    assert held(moment=cast.moment("bill")) == [always]
    assert held(moment=cast.moment().pk, unit="Kampen") == [always]
    assert held(moment=cast.moment(), unit="Zwolle") == [always, hour]
    assert held(kind="answered_in_days") == [always]
    assert held(user=cast.bram()) == []


@pytest.mark.parametrize(
    ("promised", "fact", "kept"),
    [
        ((5, "minutes"), (5, "minutes"), True),
        ((5, "minutes"), (5.1, "minutes"), False),
        ((0.9, "share"), (0.9, "share"), True),
        ((0.9, "share"), (0.89, "share"), False),
        ((60, "minutes"), (0, "yes_no"), False),
        ((60, "minutes"), (1, "yes_no"), True),
        ((60, "minutes"), (1, "hours"), None),
        ((None, ""), (5, "minutes"), None),
    ],
)
def test_a_fact_keeps_a_promise_breaks_it_or_cannot_tell(promised, fact, kept):
    promise = Promise(threshold=promised[0], measure=promised[1])

    assert promise.kept(*fact) is kept


def test_marks_of_vignettes_come_by_quarter_the_worst_first():
    good, late = anchored.vignette("good", 2), anchored.vignette("late", 1)
    anchored.mark(late, 4, at=cast.MONDAY + 100 * DAY)
    anchored.mark(late, 5)
    anchored.mark(late, 4.5, at=cast.TUESDAY)
    anchored.mark(good, 9)

    found = vignettes.ratings(cast.anna())

    assert [(each.vignette, each.period, each.scores) for each in found] == [
        (late, "2026-Q1", [5, 4.5]),
        (late, "2026-Q2", [4]),
        (good, "2026-Q1", [9]),
    ]
    assert found[0].scale == (0, 10)
    assert vignettes.ratings(cast.bram()) == []


def test_marks_may_be_asked_for_some_days_a_moment_and_by_week():
    late = anchored.vignette()
    anchored.mark(late, 5)
    anchored.mark(late, 4, at=cast.FRIDAY)

    found = vignettes.ratings(cast.anna(), first=cast.TUESDAY.date(), last=cast.FRIDAY.date(), by="week")

    assert [(each.period, each.scores) for each in found] == [("2026-W10", [4])]
    assert len(vignettes.ratings(cast.anna(), moment=cast.moment())) == 1


def test_marks_given_with_a_signal_stand_beside_it():
    signal, late = cast.signal(), anchored.vignette()
    anchored.mark(late, 4, signal=signal)
    anchored.mark(late, 6)

    assert vignettes.beside([signal]) == {signal.pk: {late: 4}}


def test_of_a_customer_who_answered_kano_twice_the_last_answer_counts():
    face = anchored.feature()
    anchored.pair(face, 1, 3, customer=anchored.customer(), at=cast.TUESDAY)
    anchored.pair(face, 3, 3, customer=anchored.customer(), at=cast.MONDAY)
    anchored.pair(face, 1, 5, contact="C-2")
    anchored.pair(face, 2, 5)
    anchored.pair(face, 2, 5)

    [found] = wanted.pairs(cast.anna())

    assert (found.feature, sorted(found.pairs)) == (face, [(1, 3), (1, 5), (2, 5), (2, 5)])
    assert wanted.pairs(cast.anna(), first=cast.FRIDAY.date()) == []
    assert wanted.pairs(cast.chantal()) == []


def test_what_was_expected_last_stands_beside_what_was_said():
    signal = cast.signal()
    anchored.expected(8, signal=signal, at=cast.MONDAY - 2 * DAY)
    anchored.expected(9, signal=signal, at=cast.MONDAY - 3 * DAY)

    [found] = foreseen.before([signal]).values()

    assert (found.score, found.scale) == (8, (0, 10))


def test_a_fact_finds_its_signal_by_number_and_learns_whose_it_is():
    signal = cast.signal(external_id="C-1", customer=anchored.customer())
    fact = anchored.fact(contact="C-1")

    joined = join([fact, anchored.fact(contact="C-2")], team=cast.team().pk)

    assert joined == [fact]
    assert (fact.signal_id, fact.customer_id) == (signal.pk, signal.customer_id)


def test_a_number_of_another_team_or_of_two_sources_finds_nobody():
    cast.signal(of="IT", external_id="C-1")
    cast.signal(external_id="C-2")
    twice = cast.signal(external_id="C-2")
    twice.source = cast.source("Another survey")
    twice.save()

    facts = [anchored.fact(contact="C-1"), anchored.fact(contact="C-2")]

    assert join(facts, team=cast.team().pk) == []


def test_a_number_in_two_sources_is_that_of_the_facts_own_source():
    cast.signal(external_id="C-1")
    own = cast.signal(external_id="C-1")
    own.source = cast.source("Planning")
    own.save()

    [fact] = join([anchored.fact(contact="C-1")], team=cast.team().pk)

    assert fact.signal_id == own.pk


def test_without_a_number_it_is_the_customers_first_score_within_two_weeks():
    customer = anchored.customer()
    cast.signal(customer=customer, said_at=cast.MONDAY - DAY, score=3)
    cast.signal("without a score", customer=customer)
    scored = cast.signal(customer=customer, said_at=cast.FRIDAY, score=8)
    cast.signal(customer=customer, said_at=cast.FRIDAY + DAY, score=9)

    [fact] = join([anchored.fact(customer=customer)], team=cast.team().pk)

    assert fact.signal_id == scored.pk


def test_a_customers_answer_long_after_or_about_another_moment_is_not_about_it():
    customer = anchored.customer()
    cast.signal(customer=customer, said_at=cast.MONDAY + 15 * DAY, score=8)
    cast.signal(customer=customer, said_at=cast.TUESDAY, score=8, moment=cast.moment("bill"))

    assert join([anchored.fact(customer=customer, moment=cast.moment())], team=cast.team().pk) == []


def test_what_was_expected_before_is_paired_with_what_was_said_after_only():
    customer = anchored.customer()
    cast.signal(customer=customer, said_at=cast.MONDAY - DAY / 24, score=3)
    after = cast.signal(customer=customer, said_at=cast.MONDAY + 50 * DAY, score=8)

    [asked] = join([anchored.expected(customer=customer)], team=cast.team().pk)

    assert asked.signal_id == after.pk


def test_facts_that_came_first_are_set_beside_signals_that_come_later():
    by_number, by_day = anchored.fact(contact="C-1"), anchored.fact(customer=anchored.customer())
    anchored.fact(contact="C-3")
    first = cast.signal(external_id="C-1")
    second = cast.signal(customer=anchored.customer(), score=8)

    assert join_heard(Signal.objects.all()) == 2
    assert join_heard(Signal.objects.all()) == 0
    assert set(Performance.objects.exclude(signal=None).values_list("pk", "signal")) == {
        (by_number.pk, first.pk),
        (by_day.pk, second.pk),
    }


def test_who_is_forgotten_takes_facts_and_answers_along():
    customer = anchored.customer()
    anchored.fact(customer=customer)
    anchored.expected(customer=customer)
    anchored.pair(anchored.feature(), 1, 3, customer=customer)
    anchored.mark(anchored.vignette(), 4, customer=customer)

    _gone, each = customer.delete()

    assert each == {
        "listening.Customer": 1,
        "listening.Performance": 1,
        "listening.Expected": 1,
        "listening.KanoPair": 1,
        "listening.VignetteAnswer": 1,
    }


def test_signals_that_are_forgotten_take_the_facts_about_them_along():
    signal, other = cast.signal(), cast.signal()
    anchored.fact(signal=signal, contact="C-1")
    anchored.expected(signal=signal)
    kept = anchored.fact(signal=other)

    assert forget(Signal.objects.filter(pk=signal.pk)) == 2
    assert list(Performance.objects.all()) == [kept]
