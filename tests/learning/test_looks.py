"""A plan is looked at when it said so; in between only sure harm is told, and a peek shows nothing more."""

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pytest

from tests import cast
from wallofchange.deciding.models import Idea, Lane
from wallofchange.diary.models import Entry
from wallofchange.house.pages.today.morning import morning
from wallofchange.learning.judging.evaluating import evaluate, plan_of
from wallofchange.learning.judging.plan_question import looks_of
from wallofchange.learning.models import Evaluation
from wallofchange.learning.outcome.shown import outcome_of
from wallofchange.learning.pull import evaluate_idea
from wallofchange.listening.models import Signal

pytestmark = pytest.mark.django_db
LIVE = date(2026, 3, 2)  # a Monday
END = LIVE + timedelta(days=79)


def noon(day: int) -> datetime:
    return datetime.combine(LIVE + timedelta(days=day), time(12), cast.AMSTERDAM)


def birthdays(lift: float, *, days: int = 80, seed: int = 2, below: float = 0.0) -> None:
    """Ten answers a day from the first day on; a coin says who got the card."""
    chance = np.random.default_rng(seed)
    source, moment = cast.source(), cast.moment()
    heard = []
    for place in range(10 * days):
        card = bool(chance.integers(0, 2))
        score = float(np.clip(np.round(7 + lift * card + chance.normal(0, 1.5)), 0, 10))
        worse = chance.random() < 0.1 + below * card
        heard.append(
            Signal(
                source=source,
                moment=moment,
                said_at=noon(place // 10),
                heard_at=noon(place // 10),
                score=score,
                scale_low=0,
                scale_high=10,
                fingerprint=str(place),
                expectation="below" if worse else "met",
                extra={"card": card},
            )
        )
    Signal.objects.bulk_create(heard)


def live(**plan: Any) -> Idea:
    idea = cast.idea(lane=Lane.PROVE, moment=cast.moment())
    made_at = datetime.combine(LIVE, time(9), cast.AMSTERDAM)
    usual = {
        "measure": "mean",
        "worthwhile": 0.3,
        "design": "randomised",
        "arm_key": "card",
        "baseline_from": LIVE - timedelta(days=28),
        "baseline_until": LIVE - timedelta(days=1),
        "live_on": LIVE,
        "measure_from": LIVE,
        "measure_until": END,
        "planned_n": 800,
        "looks": [0.25, 0.5, 0.75, 1.0],
        "moment": cast.moment(),
    }
    idea.predict(by=cast.anna(), at=made_at, **usual | plan)
    idea.choose(by=cast.anna(), at=made_at)
    idea.start(by=cast.anna(), at=made_at)
    idea.go_live(by=cast.anna(), at=made_at)
    return idea


def judged(idea: Idea, day: int) -> Evaluation:
    plan = plan_of(idea)
    assert plan is not None
    return evaluate(plan, at=noon(day))


def verbs(idea: Idea) -> list[str]:
    told = ("peeked", "alarmed")
    return list(
        Entry.objects.filter(noun_id=idea.pk, verb__in=told).order_by("pk").values_list("verb", flat=True)
    )


def test_an_effect_is_told_at_the_look_that_crosses_and_not_before():
    birthdays(0.6)
    idea = live()

    found = [judged(idea, day) for day in (39, 40, 55)]

    assert [each.verdict for each in found] == ["too_early", "works", "works"]
    assert [each.result["look"]["number"] for each in found] == [1, 2, 2]
    assert found[1].result["effect"] == found[2].result["effect"]


def test_who_asks_in_between_sees_the_last_look_and_is_written_down():
    birthdays(0.0, days=30)
    idea = live()

    peek = evaluate_idea(idea, at=noon(29), by=cast.anna())

    assert peek is not None
    assert (peek.verdict, peek.measured) == ("too_early", False)
    assert "T10" in [trap["code"] for trap in peek.traps]
    assert verbs(idea) == ["peeked"]


def test_the_daily_round_is_no_peek():
    birthdays(0.0, days=30)
    idea = live()

    found = evaluate_idea(idea, at=noon(29))

    assert found is not None
    assert "T10" not in [trap["code"] for trap in found.traps]
    assert verbs(idea) == []


def test_a_peek_before_a_planned_day_names_that_day():
    birthdays(0.0, days=30)
    idea = live(planned_n=None, looks=[])

    peek = evaluate_idea(idea, at=noon(29), by=cast.anna())

    assert peek is not None
    [trap] = [trap for trap in peek.result["traps"] if trap["code"] == "T10"]
    assert "before 20 May 2026" in trap["text"]


def test_sure_harm_is_told_at_once_and_stands_first_at_the_day_start():
    birthdays(-1.3, days=25)
    early, harmed = live(looks=[], arm_key="card", measure="nine_plus"), live()

    evaluate_idea(early, at=noon(24))
    found = [evaluate_idea(harmed, at=noon(24)), evaluate_idea(harmed, at=noon(24))]

    assert [each.verdict for each in found if each] == ["harmful", "harmful"]
    assert verbs(harmed) == ["alarmed"]
    first = morning(harmed.team, cast.anna(), noon(24)).outcomes[0]
    assert (first.idea_id, first.alarming) == (harmed.pk, True)


def test_a_guardrail_that_surely_broke_is_told_before_the_end():
    birthdays(0.0, days=40, below=0.6)

    found = judged(live(guardrails=[{"measure": "below", "margin": 0.03}]), 35)

    assert (found.verdict, found.alarming) == ("harmful", True)
    [rail] = outcome_of(found).rails
    assert rail.state == "broken"
    assert "expectation=below" in rail.words


def test_parts_without_a_planned_number_are_parts_of_the_days():
    plan = plan_of(live(planned_n=None, looks=[0.5, "2026-05-20", "2020-01-01"]))
    assert plan is not None

    assert looks_of(plan) == [date(2026, 4, 10), END]


def test_the_page_shows_how_it_goes_in_a_band_and_says_nothing_more():
    birthdays(0.0, days=30)

    shown = outcome_of(judged(live(), 29))

    assert shown.band is not None
    assert shown.amounts == ()
    assert "look 1 of 4" in dict(shown.facts)["Looked at"]


def test_the_page_says_the_move_both_ways_no_finer_than_it_is_known():
    birthdays(0.6)

    shown = outcome_of(judged(live(), 81))

    assert len(shown.amounts) == 2
    assert shown.amounts[0].startswith("the score is 0.7 points higher (")
    assert "more nines and tens in 100" in shown.amounts[1]


def test_the_page_of_an_idea_holds_all_that_was_agreed(client):
    birthdays(0.6)
    idea = live(guardrails=[{"measure": "below", "margin": 0.03}])
    evaluate_idea(idea, at=noon(41))
    client.force_login(cast.anna())

    page = client.get(f"/ideas/{idea.pk}/").content.decode()

    for part in ("/signals/?", 'href="#prediction"', "Download the calculation", "What may not get worse",
                 "look 2 of 4", "Put the plan to the signals now", 'id="chart-band"'):  # fmt: skip
        assert part in page, part
    assert client.get(f"/ideas/{idea.pk}/?chart=band&format=svg").status_code == 200
