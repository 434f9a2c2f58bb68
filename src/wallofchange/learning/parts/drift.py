"""Did we change, or the yardstick? A score in two periods, split as far as an anchor lets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count

from wallofchange.learning.parts.anchors import Anchors, anchors_of, observed, span
from wallofchange.learning.parts.answers import Answer, Answers, answers_in
from wallofchange.learning.parts.drift_found import YardstickFound, caution
from wallofchange.learning.parts.everywhere import everywhere_between
from wallofchange.learning.parts.facts import facts_of
from wallofchange.learning.parts.periods import Period
from wallofchange.learning.parts.scope import Scope
from wallofchange.measuring.drift_sentences import board_sentence, drift_sentence
from wallofchange.measuring.traps import SHOWN_FROM

Days = tuple[date, date]  # both count
YEAR = timedelta(weeks=52)
OTHERWISE = 0.10  # of the answers
OUT_OF_SEASON = 14  # days that two periods may lie apart in the year


def yardstick_of(scope: Scope, first: Days, second: Days) -> YardstickFound | None:
    """How the score changed between two periods (the scope's own days do not count), and by the yardstick.

    Told apart by measured facts where they are known of half the answers of both periods (what they are
    worth comes from all weeks between the first day and the last, with a weekly trend), else by a fixed
    described situation; what customers say about their expectation gives a direction only, and without any
    anchor nothing is split. Score points on the scale that most answers use; None without answers in both.
    """
    one, two = Period(*first), Period(*second)
    scope = scope.over(*span(one, two))
    answers = answers_in(scope)
    sides = [[row for row in answers.rows if period.holds(row.day)] for period in (one, two)]
    if not all(sides):
        return None
    return _split(scope, answers, (one, two), sides)


def _split(
    scope: Scope, answers: Answers, periods: tuple[Period, Period], sides: Sequence[Sequence[Answer]]
) -> YardstickFound:
    from wallofchange.measuring.yardstick import drift

    anchors = anchors_of(answers, facts_of(scope, answers.rows), scope, *periods)
    found = drift(observed(answers, anchors, *periods))
    between = everywhere_between(scope, *periods)
    now = sum(row.score for row in sides[1]) / len(sides[1])
    return YardstickFound(
        scope,
        answers.scale,
        periods,
        (_counts(sides[0]), _counts(sides[1])),
        found,
        tuple(fact.name for fact in anchors.facts),
        anchors.vignette,
        between,
        _mix(answers, periods),
        board if (board := board_sentence(found, now, SHOWN_FROM)).en else drift_sentence(found, SHOWN_FROM),
        tuple(_beware(scope, periods, anchors, sides)),
    )


def _counts(rows: Sequence[Answer]) -> dict[float, int]:
    found: dict[float, int] = {}
    for row in rows:
        found[row.score] = found.get(row.score, 0) + 1
    return dict(sorted(found.items()))


def _mix(answers: Answers, periods: tuple[Period, Period]) -> float | None:
    """The part of the change that came with another mix of units and moments (Kitagawa), in score points."""
    from wallofchange.measuring.histogram import Histogram
    from wallofchange.measuring.scale import Scale
    from wallofchange.measuring.strata import Stratum, parted

    scale = Scale(int(answers.scale[0]), int(answers.scale[1]))
    kinds: dict[tuple[str, int], tuple[dict[float, int], dict[float, int]]] = {}
    for row in answers.rows:
        for place, period in enumerate(periods):
            if period.holds(row.day):
                side = kinds.setdefault((row.unit, row.moment), ({}, {}))[place]
                side[row.score] = side.get(row.score, 0) + 1
    strata = [
        Stratum(f"{unit} {moment}", Histogram.of(scale, a), Histogram.of(scale, b))
        for (unit, moment), (a, b) in sorted(kinds.items())
    ]
    parts = parted("mean", strata) if len(strata) > 1 else None
    return parts.mix if parts else None


def _beware(
    scope: Scope, periods: tuple[Period, Period], anchors: Anchors, sides: Sequence[Sequence[Answer]]
) -> list[dict[str, str]]:
    found = []
    if _asked_otherwise(scope, periods):
        found.append(caution("T1"))
    apart = (periods[1].since - periods[0].since) % YEAR
    if min(apart, YEAR - apart).days > OUT_OF_SEASON:
        found.append(caution("T8"))
    if anchors.facts and anchors.vignette is None:
        found.append(caution("ROLLED_OUT"))
    if min(map(len, sides)) < 30:
        found.append(caution("T3"))
    return found


def _asked_otherwise(scope: Scope, periods: tuple[Period, Period]) -> bool:
    """Whether more than a tenth was asked another version of the question (trap T1)."""
    from wallofchange.measuring.mix import apart

    asked = []
    for period in periods:
        own = Scope(scope.moments, period.since, period.until, scope.user, scope.teams, scope.units)
        versions = own.scored()[0].exclude(question="").order_by().values_list("question")
        asked.append(dict(versions.annotate(n=Count("pk"))))
    return all(asked) and apart(*asked).distance > OTHERWISE
