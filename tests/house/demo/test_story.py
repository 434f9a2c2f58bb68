"""The story adds up: as many ideas, yes-buts and mornings as it says, and every quote in its place."""

from collections import Counter

import pytest

from wallofchange.house.demo import weeks
from wallofchange.house.demo.mornings import working_mornings
from wallofchange.house.demo.planning import plan_of
from wallofchange.house.demo.story.people import LOGIN, LOGINS
from wallofchange.house.demo.story.quotes import QUOTES
from wallofchange.house.demo.story.tally import IDEAS, realised, yes_buts
from wallofchange.house.demo.truth import TRUTH


def test_31_ideas_were_realised_23_as_it_should_be_and_8_never_expected():
    assert Counter(told.kind for told in realised()) == {"seven": 23, "nine": 8}


def test_customers_found_four_of_the_eight_unexpected():
    assert sum(told.found == "nine" for told in realised()) == 4


def test_44_yes_buts_became_what_the_story_says():
    became = Counter(worry.became for worry in yes_buts())

    assert became == {"yes_if": 25, "no": 6, "withdrawn": 7, "lapsed": 5, "open": 1}
    assert sum(worry.became == "yes_if" and worry.met for worry in yes_buts()) == 21
    assert sum(worry.right for worry in yes_buts()) == 4


def test_there_were_357_mornings_to_begin_together():
    assert len(working_mornings()) == 357


def test_every_voice_of_an_idea_is_a_quote():
    quoted = {quote.key for quote in QUOTES}

    assert {voice for told in IDEAS for voice in told.voices} <= quoted


def test_every_person_of_the_story_can_sign_in():
    people = {told.by for told in IDEAS} | {worry.by for worry in yes_buts()} | {LOGIN}

    assert people <= set(LOGINS)


def test_no_quote_is_said_after_this_morning():
    assert max(weeks.moment_in(*quote.when) for quote in QUOTES) < weeks.TODAY


@pytest.mark.parametrize("told", [told for told in IDEAS if told.prediction], ids=lambda told: told.key)
def test_a_prediction_fits_its_idea(told):
    plan = plan_of(told.prediction)

    assert plan["baseline_until"] < plan["measure_from"] == weeks.day(told.live[0])


@pytest.mark.parametrize("number", [1, 4, 6, 7])
def test_the_plan_and_the_truth_speak_of_the_same_weeks_and_districts(number):
    told = next(told for told in IDEAS if told.prediction and told.prediction.number == number)
    change = TRUTH.change(number)

    assert told.prediction.before == change.before
    assert told.prediction.after == change.after
    assert told.prediction.districts == change.districts
