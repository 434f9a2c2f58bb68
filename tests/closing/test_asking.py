"""Ask five customers: only who may be asked, once, and the answer comes back as their words."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.closing.asking import ask, draft, questions_of
from wallofchange.closing.models import FollowUp, Question
from wallofchange.deciding.models import Idea
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import ContactWish, Customer, Signal

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]

SAID = "I had to ring three times about the part"


def who(key: str, *, welcome: bool | None = True) -> Customer:
    """A customer who said whether they may be asked, or (None) said nothing of it."""
    customer = Customer.objects.get_or_create(key=key)[0]
    if welcome is not None:
        ContactWish.say(customer, welcome, by=None, at=cast.MONDAY)
    return customer


def said_by(*customers: Customer) -> list[Signal]:
    return [cast.heard(f"{SAID}, said {at}", customer=each) for at, each in enumerate(customers)]


def idea(*customers: Customer) -> Idea:
    return cast.idea("We call before you do", signals=said_by(*customers))


def test_five_who_said_it_and_may_be_asked_are_drafted_the_question():
    found = draft(idea(*(who(str(n)) for n in range(7))), cast.anna(), cast.MONDAY)

    assert (len(found.asks), found.said, found.willing) == (5, 7, 7)
    assert found.asks[0].words == (
        "We are thinking of: We call before you do. What would you notice of it? One line is enough."
    )


def test_who_would_rather_not_and_who_said_nothing_of_it_are_not_asked():
    yes, no, silent, changed = who("yes"), who("no", welcome=False), who("silent", welcome=None), who("was")
    ContactWish.say(changed, False, by=cast.sefa(), at=cast.TUESDAY)

    found = draft(idea(yes, no, silent, changed), cast.anna(), cast.TUESDAY)

    assert [each.gist.signal.customer for each in found.asks] == [yes]
    assert (found.said, found.willing) == (4, 1)


def test_a_dutch_customer_is_asked_in_dutch():
    pinned = idea(who("a"))
    pinned.evidence.get().signal.gist.__class__.objects.update(language="nl")

    assert draft(pinned, cast.anna(), cast.MONDAY).asks[0].words == (
        "Wij denken aan: We call before you do. Wat zou u daarvan merken? Eén regel is genoeg."
    )


def test_who_still_waits_for_an_answer_is_answered_first():
    waits = who("waits")
    pinned = idea(waits)
    FollowUp.objects.create(
        signal=pinned.evidence.get().signal, team=cast.team(), at=cast.MONDAY, due_at=cast.TUESDAY
    )

    assert draft(pinned, cast.anna(), cast.MONDAY).asks == []


def test_nobody_is_asked_twice_about_an_idea_nor_twice_in_a_month():
    customer = who("a")
    first = idea(customer)
    second = cast.idea("We ring back", signals=[first.evidence.get().signal])
    ask(first, [first.evidence.get().signal_id], by=cast.anna(), at=cast.MONDAY)

    assert draft(first, cast.anna(), cast.MONDAY + timedelta(days=300)).asks == []
    assert draft(second, cast.anna(), cast.FRIDAY).asks == []
    assert len(draft(second, cast.anna(), cast.MONDAY + timedelta(days=31)).asks) == 1


def test_where_nobody_asked_for_it_yet_those_who_said_something_near_it_are_asked():
    said_by(who("a"))
    wordless = cast.idea("We ring you about the part, so that you need not ring three times")

    assert [each.gist.signal.customer.key for each in draft(wordless, cast.anna(), cast.MONDAY).asks] == ["a"]


def test_only_those_that_were_chosen_are_asked_and_nobody_else():
    pinned = idea(who("a"), who("b"))
    chosen = pinned.evidence.first().signal

    kept = ask(pinned, [chosen.pk, 10_000], by=cast.anna(), at=cast.MONDAY)

    assert [question.about for question in kept] == [chosen]
    assert kept[0].state == "kept"


def test_when_nobody_is_left_to_ask_there_is_another_way():
    pinned = idea(who("a", welcome=False))

    with pytest.raises(Refused, match="nobody left to ask") as refusal:
        ask(pinned, [pinned.evidence.get().signal_id], by=cast.anna(), at=cast.MONDAY)

    assert "Try it small" in refusal.value.remedy


def test_somebody_of_another_team_asks_nobody():
    with pytest.raises(Refused, match="You do not belong"):
        ask(idea(who("a")), [], by=cast.bram(), at=cast.MONDAY)


def test_the_answer_hangs_under_the_idea_in_the_customers_words():
    pinned = idea(who("a"))
    question = ask(pinned, [pinned.evidence.get().signal_id], by=cast.anna(), at=cast.MONDAY)[0]
    question.send(by=cast.sefa(), at=cast.MONDAY)

    heard = question.answered("I would not have to wait by the phone", by=cast.sefa(), at=cast.TUESDAY)

    assert (question.state, heard.customer.key) == ("answered", "a")
    assert heard in [each.signal for each in pinned.evidence.all()]


def test_an_answer_is_written_down_once_and_a_question_that_was_let_go_gets_none():
    pinned = idea(who("a"), who("b"))
    keys = pinned.evidence.values_list("signal", flat=True)
    one, other = ask(pinned, keys, by=cast.anna(), at=cast.MONDAY)
    one.answered("Nothing", by=cast.anna(), at=cast.TUESDAY)
    other.drop(by=cast.anna(), at=cast.TUESDAY)

    for question in (one, other):
        with pytest.raises(Refused, match="had its answer already"):
            question.answered("Again", by=cast.anna(), at=cast.TUESDAY)

    assert Signal.objects.count() == 3
    assert questions_of(pinned, cast.anna()) == [one]


def test_questions_to_customers_one_may_not_hear_are_not_shown():
    pinned = idea(who("a"))
    ask(pinned, [pinned.evidence.get().signal_id], by=cast.anna(), at=cast.MONDAY)

    assert questions_of(pinned, cast.bram()) == []
    assert Question.objects.count() == 1
