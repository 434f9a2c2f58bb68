"""A prediction drafted by the system."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.deciding.models import Kind
from wallofchange.learning.planning.drafting import draft_for, looks
from wallofchange.listening.models import Signal

pytestmark = pytest.mark.django_db


def weekly_answers(a_week: int) -> None:
    source, moment = cast.source(), cast.moment()
    Signal.objects.bulk_create(
        Signal(
            source=source,
            moment=moment,
            score=6 + number % 4,
            scale_low=0,
            scale_high=10,
            said_at=cast.MONDAY - timedelta(days=7 * week + 1),
            heard_at=cast.MONDAY,
            fingerprint=f"{week}-{number}",
        )
        for week in range(12)
        for number in range(a_week)
    )


def test_an_idea_that_should_surprise_is_measured_by_nines_and_tens_and_a_repair_by_the_mean():
    surprise = cast.idea(kind=Kind.NINE, moment=cast.moment())
    repair = cast.idea(kind=Kind.SEVEN, moment=cast.moment())

    assert draft_for(surprise, at=cast.MONDAY)["measure"] == "nine_plus"
    assert draft_for(repair, at=cast.MONDAY)["measure"] == "mean"


def test_the_last_day_follows_from_the_answers_that_come_in_a_week():
    weekly_answers(20)
    idea = cast.idea(moment=cast.moment())

    draft = draft_for(idea, at=cast.MONDAY)

    weeks = (draft["measure_until"] - draft["measure_from"]).days // 7 + 1
    assert weeks > 4
    assert 20 * (weeks - 1) < draft["planned_n"] <= 20 * weeks
    assert draft["enough"]


def test_a_moment_of_which_others_hear_most_is_measured_with_what_they_hear():
    weekly_answers(20)
    own = cast.idea(moment=cast.moment())
    elsewhere = cast.idea(of="IT", moment=cast.moment())

    drafts = [draft_for(idea, at=cast.MONDAY) for idea in (own, elsewhere)]

    assert [draft["population"] for draft in drafts] == [{}, {"all_teams": True}]
    assert drafts[0]["planned_n"] == drafts[1]["planned_n"]


def test_it_is_looked_at_up_to_five_times_at_the_end_of_a_week_and_at_the_end():
    first = cast.MONDAY.date()

    assert [len(looks(first, weeks)) for weeks in (1, 4, 10, 26)] == [1, 2, 5, 5]
    assert looks(first, 4) == ["2026-03-15", "2026-03-29"]


def test_less_than_expected_is_guarded_where_enough_say_what_they_expected_to_keep_the_margin():
    weekly_answers(150)
    said = list(Signal.objects.order_by("pk").values_list("pk", flat=True))

    guarded = []
    for n in (300, len(said)):
        Signal.objects.filter(pk__in=said[:n]).update(expectation="met")
        idea = cast.idea(moment=cast.moment(), kind=Kind.NINE)
        guarded.append(draft_for(idea, at=cast.MONDAY)["guardrails"])

    assert guarded == [[], [{"measure": "below", "margin": 0.03}]]


def test_a_moment_that_is_hardly_answered_says_that_half_a_year_will_not_do():
    weekly_answers(1)

    assert not draft_for(cast.idea(moment=cast.moment()), at=cast.MONDAY)["enough"]


def test_the_windows_are_whole_weeks_and_the_baseline_ends_before_it_goes_live():
    draft = draft_for(cast.idea(), at=cast.MONDAY)

    days = ("baseline_from", "baseline_until", "measure_from", "measure_until")
    assert [draft[day].weekday() for day in days] == [0, 6, 0, 6]
    assert draft["baseline_until"] < draft["live_on"] < draft["measure_from"]


def test_the_sentence_is_there_in_both_languages():
    draft = draft_for(cast.idea(moment=cast.moment()), at=cast.MONDAY)

    assert draft["sentence_nl"].startswith("We denken dat 'monteur aan huis' hierdoor 0,3 punt hoger uitkomt")
    assert draft["sentence_en"].startswith("We think 'engineer at the door' gets 0.3 of a point higher")


def test_an_accepted_draft_becomes_the_prediction():
    idea = cast.idea(moment=cast.moment())
    draft = draft_for(idea, at=cast.MONDAY)
    beside = {"sentence_nl", "sentence_en", "enough"}

    plan = idea.predict(by=cast.anna(), at=cast.MONDAY, **{k: v for k, v in draft.items() if k not in beside})

    assert (plan.drafted_by_system, plan.locked) == (True, False)
