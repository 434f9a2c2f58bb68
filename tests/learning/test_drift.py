"""Did we change, or the bar? Split where something measured tells, refused where nothing does."""

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from tests import cast
from wallofchange.deciding.models import Idea, Stage
from wallofchange.learning.parts.drift import yardstick_of
from wallofchange.learning.parts.scope import Scope
from wallofchange.listening.models import Performance, Signal, Vignette, VignetteAnswer

pytestmark = pytest.mark.django_db
FIRST = (date(2025, 4, 7), date(2025, 9, 28))
SECOND = (date(2026, 4, 6), date(2026, 9, 27))


def days(period, n):
    """Moments spread evenly over a period."""
    whole = (period[1] - period[0]).days + 1
    return [
        datetime.combine(period[0] + timedelta(days=at * whole // n), time(12), tzinfo=cast.AMSTERDAM)
        for at in range(n)
    ]


def answered(period, n, *, mean, late=None, below=None, seed=1, **more):
    """Answers around a mean; who is late (a share) gives 1.5 less, and that is kept as a fact."""
    lots = np.random.default_rng(seed)
    is_late = lots.random(n) < (late or 0)
    scores = np.clip(mean - 1.5 * is_late + lots.normal(0, 1, n), 0, 10)
    source, moment = cast.source(), cast.moment()
    signals = Signal.objects.bulk_create(
        [
            Signal(
                source=source,
                moment=moment,
                unit=f"district {at % 3}",
                said_at=when,
                heard_at=when,
                score=float(score),
                scale_low=0,
                scale_high=10,
                fingerprint=f"{period[0]}-{at}",
                expectation="" if below is None else "below" if lots.random() < below else "met",
                **more,
            )
            for at, (when, score) in enumerate(zip(days(period, n), scores, strict=True))
        ]
    )
    if late is not None:
        Performance.objects.bulk_create(
            [
                Performance(
                    source=source,
                    signal=signal,
                    moment=moment,
                    at=signal.said_at,
                    heard_at=signal.said_at,
                    fingerprint=f"fact-{signal.pk}",
                    kind="on_time",
                    value=float(not missed),
                    measure="yes_no",
                )
                for signal, missed in zip(signals, is_late, strict=True)
            ]
        )
    return signals


def found(**more):
    return yardstick_of(Scope.of(cast.moment(), *FIRST, more.pop("user", cast.anna()), **more), FIRST, SECOND)


def improved():
    """A third fewer are late (+0.45), and the bar rose by 0.45."""
    answered(FIRST, 1_200, mean=8.0, late=0.5)
    answered(SECOND, 1_200, mean=7.55, late=0.2, seed=2)


def test_what_we_did_and_what_the_bar_did_are_told_apart_by_what_was_measured():
    improved()

    split = found()

    assert (split.identified, split.found.anchor, split.facts) == (True, "performance", ("on time",))
    assert split.found.performance.estimate == pytest.approx(0.45, abs=0.1)
    assert split.found.yardstick.estimate == pytest.approx(-0.45, abs=0.15)
    assert split.sentence.en.startswith("We got 0.")
    assert "That is why it still says 7." in split.sentence.en
    assert split.sentence.nl.startswith("Wij werden 0,")


def test_without_an_anchor_it_says_so_and_what_would_help():
    answered(FIRST, 300, mean=8)
    answered(SECOND, 300, mean=7, seed=2)

    split = found()

    assert (split.identified, split.found.anchor) == (False, "none")
    assert split.as_dict()["performance"] is None
    assert "anchor" in split.sentence.en


def test_what_customers_say_of_their_expectation_gives_a_direction_and_no_parts():
    answered(FIRST, 300, mean=8, below=0.2)
    answered(SECOND, 300, mean=7, seed=2, below=0.5)

    split = found()

    assert (split.identified, split.found.anchor) == (False, "disconfirmation")
    assert "less than they expected" in split.sentence.en


def test_a_fixed_situation_tells_where_nothing_was_measured():
    answered(FIRST, 300, mean=8)
    answered(SECOND, 300, mean=7.5, seed=2)
    vignette = Vignette.objects.create(
        source=cast.source(),
        moment=cast.moment(),
        key="late",
        text_en="An hour late",
        level=1,
        heard_at=cast.MONDAY,
        fingerprint="v",
    )
    lots = np.random.default_rng(4)
    VignetteAnswer.objects.bulk_create(
        [
            VignetteAnswer(
                source=cast.source(),
                vignette=vignette,
                at=when,
                heard_at=when,
                fingerprint=f"{period[0]}-{at}",
                score=float(np.clip(mean + lots.normal(), 0, 10)),
                scale_low=0,
                scale_high=10,
            )
            for period, mean in ((FIRST, 5.0), (SECOND, 4.5))
            for at, when in enumerate(days(period, 200))
        ]
    )

    split = found()

    assert (split.found.anchor, split.vignette.key) == ("vignette", "late")
    assert split.found.yardstick.estimate == pytest.approx(-0.5, abs=0.2)
    assert split.found.performance.estimate == pytest.approx(0.0, abs=0.3)


def test_what_reached_everybody_in_between_is_named():
    improved()
    live_at = datetime(2025, 12, 1, 9, tzinfo=cast.AMSTERDAM)
    idea = cast.idea("A plain letter", moment=cast.moment())
    Idea.objects.filter(pk=idea.pk).update(stage=Stage.LEARNED, live_at=live_at)
    before = cast.idea("Before all this", moment=cast.moment())
    Idea.objects.filter(pk=before.pk).update(stage=Stage.LEARNED, live_at=live_at - timedelta(days=300))

    assert [each.title for each in found().everywhere] == ["A plain letter"]


def test_a_fact_known_of_few_answers_is_no_anchor():
    answered(FIRST, 300, mean=8, late=0.5)
    answered(SECOND, 300, mean=7, seed=2)

    assert found().found.anchor == "none"


def test_another_question_and_another_season_are_warned_of():
    answered(FIRST, 100, mean=8, question="1")
    answered((date(2026, 1, 5), date(2026, 3, 29)), 100, mean=8, seed=2, question="2")

    split = yardstick_of(
        Scope.of(cast.moment(), *FIRST, cast.anna()), FIRST, (date(2026, 1, 5), date(2026, 3, 29))
    )

    assert {each["code"] for each in split.warnings} == {"T1", "T8"}


def test_one_empty_period_gives_nothing():
    answered(FIRST, 100, mean=8)

    assert found() is None


def test_a_handful_of_answers_says_too_few():
    answered(FIRST, 5, mean=8)
    answered(SECOND, 5, mean=8, seed=2)

    assert "Too few answers" in found().sentence.en


def test_another_team_s_score_is_not_split_here():
    improved()

    assert found(user=cast.chantal()) is None


def test_the_fragment_and_its_calculation(client):
    improved()
    client.force_login(cast.anna())
    asked = f"?first_from={FIRST[0]}&first_until={FIRST[1]}&second_from={SECOND[0]}&second_until={SECOND[1]}"

    fragment = client.get(f"/moments/engineer/yardstick/{asked}", headers={"HX-Request": "true"})
    calculation = client.get(f"/moments/engineer/yardstick.json{asked}").json()

    assert "We got 0." in fragment.text
    assert calculation["anchor"] == "performance"
    assert calculation["performance_by_reference"][0]["estimate"] == pytest.approx(0.45, abs=0.15)
