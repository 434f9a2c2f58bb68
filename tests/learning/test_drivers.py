"""Drivers of a moment: from ratings beside the score, measured facts, and themes with what was expected."""

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pytest

from tests import cast
from wallofchange.learning.parts.drivers import drivers_of
from wallofchange.learning.parts.facts import Fact
from wallofchange.learning.parts.scope import Scope
from wallofchange.listening.models import Performance, Signal
from wallofchange.understanding.models import Gist, Reading, Theme

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 5)
LAST = FIRST + timedelta(days=179)
WHO = "who-comes"


def answers(n: int, *, extra: Any = lambda at: {}, score: Any = None, **more: Any) -> list[Signal]:
    """Answers on 0-10, spread over half a year; `extra` and `score` are functions of their place."""
    source, moment = cast.source(), cast.moment()
    spread = np.random.default_rng(3).normal(0, 1, n)
    rows = []
    for at in range(n):
        when = datetime.combine(FIRST + timedelta(days=at % 180), time(12), cast.AMSTERDAM)
        lift = 0.0 if score is None else score(at)
        rows.append(
            Signal(
                source=source,
                moment=moment,
                unit=f"district {at % 4}",
                said_at=when,
                heard_at=when,
                score=float(np.clip(7 + lift + spread[at], 0, 10)),
                scale_low=0,
                scale_high=10,
                fingerprint=f"driven-{at}",
                extra=extra(at),
                **more,
            )
        )
    return Signal.objects.bulk_create(rows)


def understood(signals: list[Signal], themes: Any, side: Any) -> None:
    """Read them all at once: the slugs of their themes and what was expected, as functions of their place."""
    at = cast.MONDAY
    plain = {"reader": "test", "version": "1", "at": at, "language": "en", "words": "words"}
    sure = {
        "polarity": "neutral",
        "polarity_p": 0.9,
        "expectation_p": 0.9,
        "threshold": 0.5,
        "confidence": 0.9,
    }
    readings = Reading.objects.bulk_create(
        [
            Reading(signal=signal, expectation=side(place), **plain, **sure)
            for place, signal in enumerate(signals)
        ]
    )
    Gist.objects.bulk_create(
        [
            Gist(
                signal=signal,
                reading=reading,
                said_at=signal.said_at,
                source=signal.source,
                moment=signal.moment,
                unit=signal.unit,
                words="words",
                polarity="neutral",
                expectation=side(place),
                confidence=0.9,
            )
            for place, (signal, reading) in enumerate(zip(signals, readings, strict=True))
        ]
    )
    keys = {theme.slug: theme.pk for theme in Theme.objects.all()}
    through = Gist.themes.through
    through._default_manager.bulk_create(
        [
            through(gist_id=signal.pk, theme_id=keys[slug])
            for place, signal in enumerate(signals)
            for slug in themes(place)
        ]
    )


def theme(slug: str, name: str) -> Theme:
    return Theme.objects.get_or_create(slug=slug, defaults={"name_nl": name, "name_en": name})[0]


def found(**more: Any):
    return drivers_of(Scope.of(cast.moment(), FIRST, LAST, more.pop("user", cast.anna()), **more))


def of(drivers, name: str):
    return next(row for row in drivers.rows if row.key == name)


SIDES = ("below", "met", "exceeded")


def test_without_answers_there_is_nothing_to_say():
    assert found() is None


def test_ratings_beside_the_score_tell_what_must_be_right_and_what_surprises():
    def rated(at):
        return {"punctual": 1 + at % 5, "coffee": 1 + at // 5 % 5, "late": bool(at % 2), "arm_1": at % 2}

    def lift(at):
        return -1.5 * (at % 5 < 2) + 1.5 * (at // 5 % 5 > 2)

    answers(900, extra=rated, score=lift)

    drivers = found()

    assert [part.seen for part in drivers.parts] == ["rating"]
    assert (of(drivers, "punctual").kind, of(drivers, "coffee").kind) == ("basic", "delighter")
    assert of(drivers, "punctual").penalty.estimate == pytest.approx(-1.5, abs=0.25)
    assert "goes together" in drivers.sentence.en
    assert "cause" not in drivers.sentence.en.replace("not what causes it", "")


def test_below_enough_answers_no_driver_gets_a_label_and_it_says_what_would_help():
    answers(200, extra=lambda at: {"punctual": 1 + at % 5}, score=lambda at: -2.0 * (at % 5 < 2))

    drivers = found()

    assert [row.kind for row in drivers.rows] == ["unclear"]
    assert "600" in drivers.more.en
    assert drivers.warnings[0]["code"] == "POWER"


def test_a_theme_counts_on_the_side_of_what_was_expected():
    theme(WHO, "knowing who comes")
    theme("price", "price")
    signals = answers(1_200, score=lambda at: {0: -1.0, 2: 1.6}.get(at % 3, 0) * (at % 2))
    understood(signals, lambda at: [WHO] if at % 2 else ["price"], lambda at: SIDES[at % 3])

    drivers = found()

    assert [part.seen for part in drivers.parts] == ["theme"]
    who = of(drivers, WHO)
    assert (who.below, who.above) == (200, 200)
    assert who.penalty.estimate == pytest.approx(-1.0, abs=0.3)
    assert who.reward.estimate == pytest.approx(1.6, abs=0.3)
    assert who.words["exceeded"] == "?moment=engineer&theme=who-comes&expectation=exceeded"


def test_measured_facts_move_the_score_and_get_no_label():
    signals = answers(800, score=lambda at: -1.2 * (at % 5 == 0))
    Performance.objects.bulk_create(
        [
            Performance(
                source=signal.source,
                signal=signal,
                at=signal.said_at,
                heard_at=signal.said_at,
                fingerprint=f"fact-{place}",
                kind="on_time",
                value=float(place % 5 != 0),
                measure="yes_no",
            )
            for place, signal in enumerate(signals)
        ]
    )

    drivers = found()

    late = of(drivers, "on_time")
    assert (late.seen, late.kind, late.name) == ("fact", "unclear", "on time")
    assert late.penalty.estimate == pytest.approx(-1.2, abs=0.25)
    assert late.reward.estimate is None
    assert "Measured, and the score moves with it: on time." in drivers.sentence.en


def test_the_worst_quarter_of_a_waiting_time_falls_short():
    wait = Fact("waiting_minutes", False, [float(minute) for minute in range(1, 9)])

    assert wait.marks() == [1, 1, 0, 0, 0, 0, -1, -1]


def test_who_may_not_hear_a_team_learns_nothing_of_it():
    answers(50, extra=lambda at: {"punctual": 1 + at % 5})

    assert found(user=cast.chantal()) is None


def test_units_narrow_what_is_looked_at():
    answers(40)

    assert found(units=["district 1"]).n == 10


def test_a_rating_that_never_differs_is_no_driver():
    answers(700, extra=lambda at: {"punctual": 1 + at % 5, "tidy": 4}, score=lambda at: at % 5)

    assert [row.key for row in found().rows] == ["punctual"]


def test_two_ratings_that_repeat_each_other_are_named_as_such():
    answers(700, extra=lambda at: {"punctual": 1 + at % 5, "on_time": 1 + at % 5}, score=lambda at: at % 5)

    assert "COLLINEAR" in [warned["code"] for warned in found().warnings]


def test_ten_answers_show_an_interval_or_nothing_at_all():
    answers(10, extra=lambda at: {"punctual": 1 + at % 5})

    drivers = found()

    assert {row.kind for row in drivers.rows} <= {"unclear"}
    assert drivers.as_dict()["n"] == 10


def test_nine_answers_are_too_few_to_show_a_figure():
    answers(9, extra=lambda at: {"punctual": 1 + at % 5})

    assert [row.penalty.estimate for row in found().rows] == [None]


def test_the_fragment_and_its_calculation_are_shown_to_who_may_hear(client):
    answers(700, extra=lambda at: {"punctual": 1 + at % 5}, score=lambda at: -1.5 * (at % 5 < 2))
    client.force_login(cast.anna())
    asked = f"?from={FIRST}&until={LAST}"

    fragment = client.get(f"/moments/engineer/drivers/{asked}", headers={"HX-Request": "true"})
    calculation = client.get(f"/moments/engineer/drivers.json{asked}").json()

    assert fragment.status_code == 200
    assert "<html" not in fragment.text
    assert "punctual" in fragment.text
    assert calculation["parts"][0]["drivers"][0]["kind"] == "basic"


def test_a_part_is_a_page_of_its_own_without_scripts(client):
    cast.moment()
    client.force_login(cast.anna())

    page = client.get("/moments/engineer/drivers/")

    assert "<h1>" in page.text
    assert "Nobody gave a score here" in page.text


def test_days_that_are_none_are_refused_with_a_way_on(client):
    cast.moment()
    client.force_login(cast.anna())

    assert client.get("/moments/engineer/drivers/?from=tomorrow").status_code == 409


def test_a_part_that_does_not_exist_is_not_found(client):
    cast.moment()
    client.force_login(cast.anna())

    assert client.get("/moments/engineer/nothing/").status_code == 404
