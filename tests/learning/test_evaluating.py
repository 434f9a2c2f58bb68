"""A live idea is judged by its locked plan."""

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pytest

from tests import cast
from wallofchange.deciding.models import Hypothesis, Idea, Lane, Stage
from wallofchange.diary.refused import Refused
from wallofchange.learning.judging.evaluating import evaluate, plan_of
from wallofchange.learning.models import Evaluation
from wallofchange.learning.pull import pull
from wallofchange.listening.models import Signal

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
START = date(2026, 1, 5)
LIVE = START + timedelta(weeks=8)
END = LIVE + timedelta(weeks=8) - timedelta(days=1)
AFTER_THE_END = datetime.combine(END + timedelta(days=2), time(9), cast.AMSTERDAM)


def answers(lift: float, *, only: set[str] | None = None, units: int = 12, a_week: int = 20) -> None:
    """Sixteen weeks of scores in twelve units; the lift comes in week nine, where the change came."""
    chance = np.random.default_rng(7)
    source, moment = cast.source(), cast.moment()
    heard = []
    for week in range(16):
        for number in range(units):
            unit = f"district {number}"
            shift = lift if week >= 8 and (only is None or unit in only) else 0.0
            scores = np.clip(np.round(chance.normal(7.4 + shift, 1.6, a_week)), 0, 10)
            for place, score in enumerate(scores):
                at = datetime.combine(START + timedelta(weeks=week, days=place % 7), time(12), cast.AMSTERDAM)
                heard.append(
                    Signal(
                        source=source,
                        moment=moment,
                        unit=unit,
                        said_at=at,
                        heard_at=at,
                        score=float(score),
                        scale_low=0,
                        scale_high=10,
                        fingerprint=f"{week}-{number}-{place}",
                        expectation="met",
                    )
                )
    Signal.objects.bulk_create(heard)


def live(**plan: Any) -> Idea:
    idea = cast.idea(lane=Lane.PROVE, moment=cast.moment())
    made_at = datetime.combine(LIVE, time(9), cast.AMSTERDAM)
    idea.predict(
        by=cast.anna(),
        at=made_at,
        **{
            "measure": "mean",
            "worthwhile": 0.3,
            "baseline_from": START,
            "baseline_until": LIVE - timedelta(days=1),
            "live_on": LIVE,
            "measure_from": LIVE,
            "measure_until": END,
            "moment": cast.moment(),
        }
        | plan,
    )
    idea.choose(by=cast.anna(), at=made_at)
    idea.start(by=cast.anna(), at=made_at)
    idea.go_live(by=cast.anna(), at=made_at)
    return idea


def judged(idea: Idea) -> Evaluation:
    plan = plan_of(idea)
    assert plan is not None
    return evaluate(plan, at=AFTER_THE_END)


def test_a_move_without_a_control_group_moved_and_is_not_proven():
    answers(0.6)

    found = judged(live())

    assert (found.verdict, found.moved, found.grade) == ("not_proven", "up", "D")
    assert "works" not in found.sentence_en.lower()
    assert "T8" in [trap["code"] for trap in found.traps]


def test_the_same_move_beside_districts_without_the_change_works():
    treated = {f"district {number}" for number in range(6)}
    answers(0.6, only=treated)

    found = judged(live(design="controlled", treated_units=sorted(treated)))

    assert (found.verdict, found.grade) == ("works", "B")
    assert found.sentence_nl.startswith("Het werkt")


def test_what_was_not_planted_is_not_found():
    treated = {f"district {number}" for number in range(6)}
    answers(0.0)

    found = judged(live(design="controlled", treated_units=sorted(treated)))

    assert found.verdict in ("no_relevant_effect", "not_proven")


def test_before_the_last_day_it_is_too_early_and_no_figure_is_shown():
    answers(0.6)
    plan = plan_of(live(planned_n=5000))
    assert plan is not None

    found = evaluate(plan, at=datetime.combine(LIVE + timedelta(weeks=2), time(9), cast.AMSTERDAM))

    assert (found.verdict, found.measured, found.final) == ("too_early", False, False)


def test_the_plan_is_fixed_and_hashed_when_the_idea_goes_live():
    plan = live().hypotheses.get()

    assert plan.intact()
    with pytest.raises(Refused, match="fixed when the idea went live"):
        plan.save()


def test_a_plan_that_was_changed_behind_our_back_is_told_apart():
    idea = live()
    Hypothesis.objects.filter(idea=idea).update(worthwhile=0.01)

    assert not idea.hypotheses.get().intact()


def test_a_prediction_made_after_the_start_does_not_replace_the_first():
    idea = live()
    first = plan_of(idea)

    later = idea.predict(
        by=cast.anna(),
        at=AFTER_THE_END,
        baseline_from=START,
        baseline_until=LIVE,
        live_on=LIVE,
        measure_from=LIVE,
        measure_until=END,
        worthwhile=0.01,
    )

    assert (plan_of(idea), later.after_start) == (first, True)


def test_the_worker_evaluates_once_a_day_until_it_is_final():
    answers(0.6)
    live()

    rounds = [pull(at=AFTER_THE_END), pull(at=AFTER_THE_END), pull(at=AFTER_THE_END + timedelta(days=2))]

    assert rounds == [1, 0, 0]


def test_signals_on_another_scale_and_of_another_team_are_left_out():
    answers(0.0)
    cast.signal("A five-star review", score=5, scale_low=1, scale_high=5, moment=cast.moment())
    cast.signal(
        "From IT", of="IT", score=1, scale_low=0, scale_high=10, moment=cast.moment(), said_at=cast.MONDAY
    )

    found = judged(live())

    assert found.result["before"]["n"] + found.result["after"]["n"] == 16 * 12 * 20


def test_a_verdict_is_never_changed():
    answers(0.0)
    found = judged(live())

    with pytest.raises(TypeError, match="never changed"):
        found.save()


def test_a_promise_that_is_broken_more_often_is_damage_whatever_the_score_does():
    treated = sorted(f"district {number}" for number in range(6))
    answers(0.6, only=set(treated))
    after = Signal.objects.filter(
        unit__in=treated, said_at__gte=datetime.combine(LIVE, time(0), cast.AMSTERDAM)
    )
    Signal.objects.update(extra={"late": False})
    after.filter(pk__in=list(after.values_list("pk", flat=True)[::4])).update(extra={"late": True})

    found = judged(
        live(
            design="controlled",
            treated_units=treated,
            guardrails=[{"measure": "late", "margin": 0.03, "nl": "te laat", "en": "too late"}],
        )
    )

    assert found.verdict == "works_with_damage"
    assert "te laat" in found.sentence_nl


def test_where_lots_were_drawn_those_with_the_change_stand_beside_those_without():
    answers(0.0)
    half = list(Signal.objects.values_list("pk", flat=True)[::2])
    Signal.objects.update(extra={"called": False})
    Signal.objects.filter(pk__in=half).update(extra={"called": True}, score=9.0)

    found = judged(live(design="randomised", arm_key="called"))

    assert (found.verdict, found.grade) == ("works", "A")
    assert set(found.spread["right"]["counts"]) == {9.0}
    assert found.spread["left"]["n"] > 0


def test_the_days_by_which_it_was_chosen_may_not_be_the_baseline():
    answers(0.6)

    found = judged(live(selected_on_from=START, selected_on_until=START + timedelta(days=20)))

    assert found.verdict == "cannot_judge"
    assert "T9" in [trap["code"] for trap in found.traps]


def test_where_nobody_has_answered_it_is_too_early_and_once_it_is_over_not_to_be_judged():
    plan = plan_of(live())
    assert plan is not None

    early = evaluate(plan, at=datetime.combine(LIVE + timedelta(days=1), time(9), cast.AMSTERDAM))
    late = evaluate(plan, at=AFTER_THE_END)

    assert [early.verdict, late.verdict] == ["too_early", "cannot_judge"]


def test_where_the_lot_fell_on_one_side_only_nothing_is_compared():
    answers(0.0)
    Signal.objects.update(extra={"called": True})

    found = judged(live(design="randomised", arm_key="called"))

    assert (found.verdict, found.measured) == ("cannot_judge", False)


def test_no_figure_stands_alone_on_the_page_of_an_outcome():
    treated = sorted(f"district {number}" for number in range(6))
    answers(0.6, only=set(treated))

    rows = judged(live(design="controlled", treated_units=treated)).beside

    assert [row["unit"] for row in rows] == ["", " %", "", " %"]
    mean = rows[0]["cells"]
    assert mean[0]["low"] < mean[0]["estimate"] < mean[0]["high"]
    assert mean[2]["estimate"] > 0.3


def test_answers_that_come_in_late_are_heard_after_the_last_word():
    answers(0.0)
    live()
    pull(at=AFTER_THE_END)
    said = datetime.combine(END, time(9), cast.AMSTERDAM)
    late = {"score": 9.0, "scale_low": 0, "scale_high": 10, "moment": cast.moment(), "unit": "district 1"}
    cast.signal("It came a day later", said_at=said, heard_at=AFTER_THE_END + timedelta(hours=1), **late)

    rounds = [pull(at=AFTER_THE_END + timedelta(hours=hour)) for hour in (2, 3)]

    assert rounds == [1, 0]


def test_one_idea_that_cannot_be_evaluated_does_not_hold_up_the_others():
    answers(0.6)
    broken, whole = live(), live()
    Hypothesis.objects.filter(idea=broken).update(population={"channel": 5})

    assert pull(at=AFTER_THE_END) == 1
    assert (broken.evaluations.count(), whole.evaluations.count()) == (0, 1)


def test_ideas_without_a_plan_do_not_hold_up_the_one_that_has_one():
    answers(0.0)
    planned = live()
    for _ in range(21):  # newer ones, and one more than are evaluated in a round
        Idea.objects.filter(pk=cast.idea().pk).update(stage=Stage.EVALUATION)

    assert pull(at=AFTER_THE_END) == 1
    assert Evaluation.objects.get().idea == planned
