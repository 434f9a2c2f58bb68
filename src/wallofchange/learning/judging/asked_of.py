"""Whom a plan's question was put to, and who answered: facts tell how many were asked, scores do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis
from wallofchange.listening.models import Performance, Signal
from wallofchange.listening.models.performance import PerformanceQuerySet
from wallofchange.listening.models.signal import SignalQuerySet
from wallofchange.listening.response import (
    Closed,
    Response,
    asking_at,
    closed_of,
    coming_through,
    response_of,
)
from wallofchange.listening.spans import midnight

if TYPE_CHECKING:
    from wallofchange import analysis
    from wallofchange.analysis import Watch


def watched(watch: Watch, hypothesis: Hypothesis, *, at: datetime) -> Watch:
    """The same, with the response (T5) and with whom was asked of all that was closed (T14d)."""
    since, until = _windows(hypothesis, at)[1]
    facts = _of_plan(Performance.objects.counted(), hypothesis)
    return replace(watch, response=_response(hypothesis, at), closed=_closed(closed_of(facts, since, until)))


def _response(hypothesis: Hypothesis, at: datetime) -> tuple[tuple[int, int], ...]:
    """Without the control where that is not known; nothing where lots were drawn: who was asked is alike."""
    if hypothesis.design == Hypothesis.Design.RANDOMISED:
        return ()
    found = responses(hypothesis, at=at)
    found = found[:2] if None in found[2:] else found
    known = tuple(each.counts for each in found if each is not None)
    return known if len(known) == len(found) else ()


def responses(hypothesis: Hypothesis, *, at: datetime) -> list[Response | None]:
    """Before and after; then of the control where there is one. None where it is not known who was asked.

    How many were asked is known by source, unit and day: not within a language, and within a channel only of
    a source through which nothing else comes in.
    """
    if hypothesis.population.get("language"):
        return [None, None]
    facts = _of_plan(Performance.objects.counted(), hypothesis)
    signals = Signal.objects.heard().counted()
    sides: list[tuple[PerformanceQuerySet, SignalQuerySet]] = [(facts, signals)]
    if units := hypothesis.treated_units:
        sides = [(facts.filter(unit__in=units), signals.filter(unit__in=units))]
        if hypothesis.design != Hypothesis.Design.BEFORE_AFTER:
            others = facts.exclude(unit__in=[*units, ""]), signals.exclude(unit__in=units)
            sides.append(others)
    return [response_of(*side, *window) for side in sides for window in _windows(hypothesis, at)]


def as_result(found: Iterable[Response | None]) -> list[dict[str, int] | None]:
    """As it is kept with an evaluation, in the order of `responses`."""
    return [
        None if each is None else {"answered": each.answered, "asked": each.invited, "days": each.days}
        for each in found
    ]


def _of_plan(facts: PerformanceQuerySet, hypothesis: Hypothesis) -> PerformanceQuerySet:
    """What belongs to the moment, the units and the teams of a plan."""
    wanted = Q()
    if hypothesis.moment:
        facts = asking_at(facts, hypothesis.moment)
    if units := hypothesis.population.get("unit"):
        wanted &= Q(unit__in=units)
    if not hypothesis.population.get("all_teams"):
        wanted &= Q(source__team__in=hypothesis.idea.team_ids)
    facts = facts.filter(wanted).exclude(_left_out(hypothesis))
    return coming_through(hypothesis.population.get("channel") or (), facts)


def _left_out(hypothesis: Hypothesis) -> Q:
    """Facts of days that the plan leaves out, also where they are of a week that has such a day."""
    wanted = Q(pk=None)
    for first, last in hypothesis.left_out:
        wanted |= Q(starts_on__lte=last, ends_on__gte=first)
        wanted |= Q(starts_on=None, at__gte=midnight(first), at__lt=midnight(last + timedelta(days=1)))
    return wanted


def _windows(hypothesis: Hypothesis, at: datetime) -> list[tuple[date, date]]:
    until = min(hypothesis.measure_until, timezone.localdate(at) - timedelta(days=1))
    return [(hypothesis.baseline_from, hypothesis.baseline_until), (hypothesis.measure_from, until)]


def _closed(contacts: Iterable[Closed]) -> analysis.Closed | None:
    """Counted by who helped and by how it ended; None where nothing ended in one of the two ways."""
    from wallofchange import analysis

    known = [each for each in contacts if each.well is not None]
    handlers: dict[str, list[Closed]] = defaultdict(list)
    for each in known:
        if each.unit:
            handlers[each.unit].append(each)
    well, badly = ([each for each in known if each.well is way] for way in (True, False))
    if not well or not badly or len(handlers) < 2:
        return None
    return analysis.Closed(tuple(map(_asked, handlers.values())), _asked(well), _asked(badly))


def _asked(contacts: list[Closed]) -> tuple[int, int]:
    return sum(each.asked for each in contacts), len(contacts)
