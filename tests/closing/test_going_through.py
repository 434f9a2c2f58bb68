"""Whoever went through what we stopped hears from us: who may be written to, once each, by a person."""

from datetime import timedelta

import pytest

from tests import cast
from tests.deciding.plans import LIVE, plan
from wallofchange.closing.going_through import reach_of
from wallofchange.closing.models import FollowUp
from wallofchange.closing.pull import pull
from wallofchange.closing.telling import letter
from wallofchange.deciding.models import Idea, Stage, ToTell
from wallofchange.diary.models import Entry
from wallofchange.listening.models import ContactWish, Customer

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
STOPPED = cast.MONDAY + timedelta(days=10)


def customer(key: str, *, welcome: bool | None = True) -> Customer:
    made = Customer.objects.create(key=key, name=key.title())
    if welcome is not None:
        ContactWish.say(made, welcome, by=cast.anna(), at=cast.MONDAY)
    return made


def said(who: Customer | None, words: str = "I had to ring three times", *, day: int = 3, **more):
    at = cast.MONDAY + timedelta(days=day)
    return cast.heard(words, customer=who, said_at=at, heard_at=at, **{"moment": cast.moment()} | more)


def live(**more) -> Idea:
    idea = cast.idea("We ring the bell once", moment=cast.moment())
    idea.predict(by=cast.anna(), at=cast.MONDAY, **plan(moment=cast.moment()) | more)
    idea.choose(by=cast.anna(), at=cast.MONDAY)
    idea.start(by=cast.anna(), at=cast.MONDAY)
    idea.go_live(by=cast.anna(), at=cast.MONDAY)
    return idea


def stop(idea: Idea, verdict: str = "harmful") -> None:
    idea.conclude(verdict=verdict, keep=False, by=cast.sefa(), at=STOPPED)


def waiting() -> list[str]:
    return list(FollowUp.objects.waiting().values_list("signal__customer__key", flat=True))


def test_whoever_went_through_it_and_may_be_written_to_waits_for_somebody_of_ours():
    idea = live()
    said(customer("ria"))
    said(customer("joost", welcome=False))
    said(customer("ada", welcome=None))
    said(None)

    stop(idea)

    pull(at=STOPPED)
    assert (idea.stage, waiting()) == (Stage.LEARNED, ["ria"])


def test_it_is_counted_beforehand_as_it_will_be():
    idea = live()
    said(customer("ria"))
    said(customer("joost", welcome=False))

    assert reach_of(idea.hypotheses.get(), STOPPED) == (2, 1)


def test_who_was_there_before_it_or_elsewhere_did_not_go_through_it():
    idea = live()
    said(customer("before"), day=-3)
    said(customer("after"), day=11)
    said(customer("elsewhere"), moment=cast.moment("invoice"))
    said(customer("other team"), of="IT")

    stop(idea)

    pull(at=STOPPED)
    assert waiting() == []


def test_only_the_places_that_had_it_each_since_its_own_day():
    later = (LIVE + timedelta(days=5)).isoformat()
    idea = live(design="staggered", treated_units=["Almelo", "Borne"], unit_starts={"Borne": later})
    said(customer("almelo"), unit="Almelo")
    said(customer("too soon"), unit="Borne", day=4)
    said(customer("borne"), unit="Borne", day=6)
    said(customer("without"), unit="Goor")

    stop(idea)

    pull(at=STOPPED)
    assert sorted(waiting()) == ["almelo", "borne"]


def test_of_those_who_drew_lots_only_who_got_it():
    idea = live(design="randomised", arm_key="card")
    said(customer("with"), extra={"card": 1})
    said(customer("without"), extra={"card": 0})

    stop(idea)

    assert reach_of(idea.hypotheses.get(), STOPPED) == (1, 1)
    pull(at=STOPPED)
    assert waiting() == ["with"]


def test_each_customer_hears_once_at_what_they_wrote():
    idea, ria = live(), customer("ria")
    wrote = said(ria, "Nobody came", day=2)
    said(ria, "", day=4)

    stop(idea)
    pull(at=STOPPED)
    pull(at=STOPPED)

    assert FollowUp.objects.get().signal == wrote


def test_what_was_not_harmful_is_stopped_in_silence():
    idea = live()
    said(customer("ria"))

    stop(idea, "not_proven")

    assert (pull(at=STOPPED), ToTell.objects.count()) == (0, 0)


def test_stopping_undone_leaves_nobody_waiting_for_what_is_not_so():
    idea, ria = live(), customer("ria")
    said(ria)
    stop(idea)
    pull(at=STOPPED)

    idea.undo(by=cast.anna(), at=STOPPED)
    pull(at=STOPPED + timedelta(minutes=5))

    assert (idea.stage, waiting()) == (Stage.EVALUATION, [])
    assert FollowUp.objects.get().why_not == "what there was to tell was taken back"


def test_undone_before_anybody_was_looked_for_nobody_waits_at_all():
    idea = live()
    said(customer("ria"))
    stop(idea)

    idea.undo(by=cast.anna(), at=STOPPED)
    pull(at=STOPPED)

    assert FollowUp.objects.count() == 0


def test_who_waited_for_an_answer_already_goes_on_waiting_for_that():
    idea = live()
    signal = said(customer("ria"))
    FollowUp.objects.create(signal=signal, team=cast.team(), at=cast.MONDAY, due_at=cast.FRIDAY)
    stop(idea)
    pull(at=STOPPED)

    idea.undo(by=cast.anna(), at=STOPPED)
    pull(at=STOPPED)

    assert (waiting(), FollowUp.objects.get().tells) == (["ria"], None)


def test_the_letter_says_what_we_tried_and_that_we_stopped():
    idea = live()
    signal = said(customer("ria"), "Nobody came")
    stop(idea)

    drafted = letter(ToTell.objects.get(), signal, "Nobody came", "en", "Sefa")

    assert 'on 5 March you wrote: "Nobody came"' in drafted
    assert 'At that time we were trying something: "We ring the bell once"' in drafted
    assert "customers were worse off. On 12 March we stopped it." in drafted


def test_the_diary_says_that_it_is_to_be_told():
    stop(live())

    assert Entry.objects.filter(verb="wants it told").count() == 1
