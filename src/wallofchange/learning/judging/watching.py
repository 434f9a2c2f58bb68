"""What the home knows beside the scores, by which a plan's traps are caught."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis
from wallofchange.listening.models import ANSWERED, Expectation, Signal

if TYPE_CHECKING:
    import pyarrow as pa

    from wallofchange.analysis import OtherChange, Watch

FORTNIGHT = timedelta(days=14)
FIELDS = ("question", "channel", "language", "customer_id", "gist__polarity", "gist__wordless")
COLUMNS = ("question", "channel", "customer", "stated", "feeling")
INVITED_BY = "invited_by"  # in what came along with a signal: by mail, by text message
HIGH = ("10", "9", "tien", "negen", "ten", "nine")  # one of these stands in whatever asks for a high score


def beside(hypothesis: Hypothesis, stated: str, unit: str, extra: dict[str, Any], *known: Any) -> list[Any]:
    """What stands beside one score: the question, the channel, who, what was expected, and the segments."""
    question, channel, language, customer, polarity, wordless = known
    named = {"channel": channel, "language": language, "unit": unit}
    return [
        question or None,
        _text(" ".join(filter(None, (channel, str(extra.get(INVITED_BY) or ""))))),
        None if customer is None else str(customer),
        stated if stated in ANSWERED else None,
        None if wordless else _text(polarity),
        *(_text(named.get(name) or extra.get(name)) for name in kinds_of(hypothesis)),
    ]


def columns(hypothesis: Hypothesis) -> list[str]:
    """The names of what `beside` gives."""
    return [*COLUMNS, *(f"segment {at}" for at in range(len(kinds_of(hypothesis))))]


def kinds_of(hypothesis: Hypothesis) -> list[str]:
    """The kinds of customers that are told apart: the segments of the plan, and its margins."""
    return list(dict.fromkeys([*hypothesis.segments, *margins_of(hypothesis)]))


def margins_of(hypothesis: Hypothesis) -> dict[str, dict[str, float]]:
    """Where the plan says it: what share of all customers has each value of a segment, channel or unit."""
    return dict(hypothesis.population.get("margins") or {})


def watch_of(
    hypothesis: Hypothesis,
    signals: QuerySet[Signal],
    table: pa.Table,
    *,
    at: datetime,
    peeking: bool = False,
) -> Watch:
    """Every trap this plan can be caught in; `table` holds the answers, `signals` what they came from."""
    from wallofchange.analysis import Watch

    return Watch(
        question="question",
        channel="channel",
        segments=tuple(columns(hypothesis)[len(COLUMNS) :])[: len(set(hypothesis.segments))],
        handler="unit",
        feeling="feeling",
        trouble=tuple(_trouble(hypothesis, at)),
        customer="customer",
        expectation="stated",
        begged=_begged(hypothesis, signals),
        comparisons=1 + hypothesis.idea.hypotheses.filter(after_start=True).count(),
        other_changes=tuple(_other_changes(hypothesis, table, at)),
        scheduled=True,
        peeking=peeking,
        extended=hypothesis.extends_id is not None,
    )


def _begged(hypothesis: Hypothesis, signals: QuerySet[Signal]) -> int:
    """In how many answers since the change a customer tells of being asked for a high score."""
    from wallofchange.measuring.traps import begs

    since = timezone.make_aware(datetime.combine(hypothesis.live_on, time.min))
    told = signals.filter(said_at__gte=since)
    if hypothesis.treated_units:
        told = told.filter(unit__in=hypothesis.treated_units)
    likely = Q()
    for word in HIGH:
        likely |= Q(gist__words__icontains=word)
    words = told.filter(likely).values_list("gist__words", flat=True)
    return sum(begs(text) for text in words.iterator(chunk_size=2000))


def _trouble(hypothesis: Hypothesis, at: datetime) -> list[tuple[int, int]]:
    """Of what was said unasked at this moment, how much fell short: before and after, then of the control.

    Nobody drew lots for who speaks unasked, so where lots were drawn nothing is compared.
    """
    if hypothesis.moment_id is None or hypothesis.design == Hypothesis.Design.RANDOMISED:
        return []
    unasked = Signal.objects.heard().counted().filter(moment=hypothesis.moment_id, score=None)
    sides = [unasked]
    if hypothesis.treated_units:
        reached = Q(unit__in=hypothesis.treated_units)
        sides = [unasked.filter(reached), unasked.exclude(reached)]
    if hypothesis.design == Hypothesis.Design.BEFORE_AFTER:
        sides = sides[:1]
    said = [_complained(side, *window) for side in sides for window in _windows(hypothesis, at)]
    return said if all(known for _, known in said) else said[:2]  # a control that is silent tells nothing


def _windows(hypothesis: Hypothesis, at: datetime) -> list[tuple[date, date]]:
    until = min(hypothesis.measure_until, _day(at) - timedelta(days=1))
    return [(hypothesis.baseline_from, hypothesis.baseline_until), (hypothesis.measure_from, until)]


def _complained(said: QuerySet[Signal], first: date, last: date) -> tuple[int, int]:
    since, until = (timezone.make_aware(datetime.combine(day, time.min)) for day in (first, last))
    known = said.filter(said_at__gte=since, said_at__lt=until + timedelta(days=1))
    known = known.filter(gist__expectation__in=ANSWERED)
    return known.filter(gist__expectation=Expectation.BELOW).count(), known.count()


def _other_changes(hypothesis: Hypothesis, table: pa.Table, at: datetime) -> list[OtherChange]:
    """Other predicted changes at this moment that went live within a fortnight, with whom they reached.

    Beside a control only the difference counts: what reaches both sides alike is taken off by comparing.
    """
    from wallofchange.analysis import OtherChange
    from wallofchange.measuring.words import Words

    near = (hypothesis.live_on - FORTNIGHT, hypothesis.live_on + FORTNIGHT)
    others = (
        Hypothesis.objects.filter(live_on__range=near, live_on__lte=_day(at), after_start=False)
        .exclude(locked_at=None)
        .exclude(idea=hypothesis.idea_id)
        .select_related("idea")
    )
    if hypothesis.moment_id:
        others = others.filter(Q(moment=hypothesis.moment_id) | Q(moment=None))
    sides = _sides(hypothesis, table)
    return [
        OtherChange(other.live_on, Words(str(other.idea), str(other.idea)), _touched(other, sides))
        for other in others.order_by("live_on", "pk")
    ]


def _sides(hypothesis: Hypothesis, table: pa.Table) -> list[Counter[str]]:
    """Answers per unit: of who got the change, and of the control where there is one."""
    arms = list(zip(table["treated"].to_pylist(), table["unit"].to_pylist(), strict=True))
    if hypothesis.design == Hypothesis.Design.BEFORE_AFTER:
        return [Counter(unit for _, unit in arms)]
    return [Counter(unit for arm, unit in arms if arm == side) for side in (1, 0)]


def _touched(other: Hypothesis, sides: list[Counter[str]]) -> float:
    """By how much more another change reached those with the change than the control, 0 to 1."""
    reached = [_reached(other, side) for side in sides]
    return reached[0] - (reached[1] if len(reached) > 1 else 0.0)


def _reached(other: Hypothesis, side: Counter[str]) -> float:
    if other.design == Hypothesis.Design.RANDOMISED:
        return 0.5
    everybody = sum(side.values())
    if other.design == Hypothesis.Design.BEFORE_AFTER or not everybody:
        return 1.0
    return sum(n for unit, n in side.items() if unit in other.treated_units) / everybody


def _text(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


def _day(at: datetime) -> date:
    return timezone.localdate(at)
