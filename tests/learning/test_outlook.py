"""What a plan can show, from how its moment is answered now; and what would show it better."""

from datetime import date, timedelta

import numpy as np
import pytest
from django.utils import translation

from tests import cast
from wallofchange.deciding.models import Kind
from wallofchange.learning.planning.drafting import draft_for
from wallofchange.learning.planning.outlook_told import told_of
from wallofchange.listening.models import Signal

pytestmark = pytest.mark.django_db
TODAY = cast.MONDAY.date()
FAR = TODAY + timedelta(weeks=26, days=-1)


def answered(a_week, *, weeks=12, units=("",), scores=(5, 7, 7, 8, 8, 8, 9, 10)):
    chance, source, moment = np.random.default_rng(3), cast.source(), cast.moment()
    Signal.objects.bulk_create(
        Signal(
            source=source,
            moment=moment,
            unit=unit,
            score=float(chance.choice(scores)),
            scale_low=0,
            scale_high=10,
            said_at=cast.MONDAY - timedelta(weeks=week + 1) + timedelta(days=number % 7),
            heard_at=cast.MONDAY,
            fingerprint=f"{unit}-{week}-{number}",
        )
        for week in range(weeks)
        for unit in units
        for number in range(a_week // len(units))
    )


def plan(idea, **more):
    return draft_for(idea, at=cast.MONDAY) | more


def idea(kind=""):
    return cast.idea(moment=cast.moment(), kind=kind)


def told(on, **more):
    with translation.override("en"):
        found = told_of(on, plan(on, **more), TODAY)
        return found, " ".join(found.sentences), {offer.name: words for offer, words in found.offers}


def test_a_drafted_plan_with_answers_enough_can_show_it():
    answered(100)

    found, said, _offers = told(idea())

    assert (found.state, found.chance >= 80) == ("enough", True)
    assert "beside the 1,200 of before" in said
    assert "At 100 answers a week they are there around" in said


def test_a_plan_that_is_too_short_is_offered_the_day_on_which_it_is_seen():
    answered(40)
    on = idea()
    short = {"measure_until": TODAY + timedelta(weeks=1, days=6), "looks": []}

    found, _said, offers = told(on, **short)

    assert found.state == "later"
    assert next(iter(offers)) == "longer"
    assert found.offers[0][0].then.enough


def test_nines_and_tens_that_never_show_a_repair_are_offered_the_mean():
    answered(60, scores=(2, 3, 4, 5, 6, 7, 7, 8, 8, 9))
    on = idea(Kind.NINE)

    found, _said, offers = told(on, measure="mean", worthwhile=0.08)

    assert found.state == "never"
    assert "nines and tens" in offers["measure"]
    taken = found.offers[[offer.name for offer, _ in found.offers].index("measure")][0]
    assert taken.changes["measure"] == "nine_plus"
    assert taken.then.enough


def test_where_nothing_shows_it_the_page_says_what_half_a_year_and_how_many_answers_would():
    answered(40)

    found, said, offers = told(idea(), worthwhile=0.02)

    assert (found.state, offers) == ("never", {})
    assert "Half a year of measuring would show" in said


def test_a_moment_that_nobody_answers_says_so_and_reckons_with_what_is_usual():
    found, said, _offers = told(idea())

    assert found.state == "never"
    assert said.startswith("0 answers in twelve weeks. This is reckoned from how customers mostly answer.")
    assert "At this rate they never come." in said


def test_a_plan_that_shows_it_is_offered_the_way_that_shows_it_was_us():
    answered(240, units=tuple(f"district {at:02d}" for at in range(12)))

    found, _said, offers = told(idea())

    assert found.state == "enough"
    assert offers["places"].startswith("Begin in 6 of 12 places, drawn by lot")


def test_few_places_are_said_with_how_many_would_do():
    answered(60, units=("north", "south", "east"))

    found, said, _offers = told(idea(), design="controlled", treated_units=["north"])

    assert found.state == "never"
    assert "1 places with and 2 without are too few" in said


def test_a_mix_of_fewer_than_nineteen_places_is_told_to_be_too_small():
    answered(120, units=tuple(f"district {at:02d}" for at in range(12)))

    _found, said, _offers = told(idea(), design="synthetic", treated_units=["district 00"])

    assert "11 places without the change answer; to tell chance from change takes 19." in said


def test_days_that_do_not_count_and_more_looks_take_longer():
    answered(60)
    on = idea()
    until = {"measure_until": TODAY + timedelta(weeks=8, days=-1), "measure_from": TODAY}
    out = [{"from": "2026-03-09", "until": "2026-03-29", "why": "strike"}]

    plain, _, _ = told(on, **until, looks=[])
    without, _, _ = told(on, **until, looks=[], exclusions=out)
    looked, said, _ = told(on, **until, looks=["2026-03-15", "2026-03-29", "2026-04-12", 1.0])

    assert without.outlook.found.power < plain.outlook.found.power
    assert looked.outlook.found.needed > plain.outlook.found.needed
    assert "Looking in between asks 2 in a hundred more answers." in said


def test_what_is_missing_is_asked_for():
    assert told_of(idea(), {"measure": "mean"}, TODAY) is None
    assert told_of(idea(), plan(idea(), measure_until=date(2020, 1, 1)), TODAY) is None


def test_only_the_teams_own_customers_count():
    cast.signal(of="IT", moment=cast.moment(), score=8, scale_low=0, scale_high=10)

    found, _said, _offers = told(idea())

    assert found.outlook.answered.all_lately.n == 0
