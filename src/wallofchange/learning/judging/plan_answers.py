"""The answers a plan asks for, as a table: who said what, when, on which side, and what is watched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis
from wallofchange.learning.judging import watching
from wallofchange.learning.judging.yardstick import READ_BY, read_by
from wallofchange.listening.models import Expectation, Signal

if TYPE_CHECKING:
    import pyarrow as pa

BELOW = "below"  # the guardrail that needs no name: less than expected


def answers(hypothesis: Hypothesis, *, at: datetime) -> tuple[pa.Table, tuple[float, float]]:
    """The answers that the plan asks for, and the scale they were given on.

    One row each: said_on, score, unit, treated (0/1), a column of 0/1 for each guardrail, who read the words
    where a guardrail rests on that (empty: a person or the customer said it), and what the traps watch.
    """
    import pyarrow as pa

    signals = population_of(hypothesis, at)
    scale = _usual_scale(signals)
    signals = signals.filter(scale_low=scale[0], scale_high=scale[1])
    rails = [str(rail["measure"]) for rail in hypothesis.guardrails]
    watched = watching.FIELDS
    fields = ("said_at", "score", "unit", "expectation", "gist__expectation", "extra", *READ_BY, *watched)
    rows = [
        (
            *(day, score, unit, arm),
            *(_rail(rail, said, extra) for rail in rails),
            read_by(stated, *by[: len(READ_BY)]),
            *watching.beside(hypothesis, stated, unit, extra, *by[len(READ_BY) :]),
        )
        for said_at, score, unit, stated, understood, extra, *by in _rows(signals, fields)
        if (arm := _arm(hypothesis, unit, extra)) is not None
        for said, day in [(stated or understood, timezone.localdate(said_at))]
    ]
    kinds = {"said_on": pa.date32(), "score": pa.float64(), "unit": pa.string(), "treated": pa.int8()}
    kinds |= dict.fromkeys(rails, pa.int8()) | {"read_by": pa.string()}
    kinds |= dict.fromkeys(watching.columns(hypothesis), pa.string())
    columns = zip(*rows, strict=True) if rows else [()] * len(kinds)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds.values(), strict=True)]
    return pa.table(arrays, names=list(kinds)), scale


def _rows(signals: QuerySet[Signal], fields: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    return signals.order_by("pk").values_list(*fields).iterator(chunk_size=5000)


def _arm(hypothesis: Hypothesis, unit: str, extra: dict[str, Any]) -> int | None:
    """1 for who got the change, 0 for who did not, None where no lot was drawn."""
    if not hypothesis.arm_key:
        return int(unit in hypothesis.treated_units)
    lot = extra.get(hypothesis.arm_key)
    return None if lot is None else int(bool(lot))


def _rail(rail: str, said: str | None, extra: dict[str, Any]) -> int | None:
    """Whether what the guardrail watches happened to this customer; None where it is not known."""
    if rail != BELOW:
        return None if extra.get(rail) is None else int(bool(extra[rail]))
    return None if not said or said == Expectation.NOT_STATED else int(said == Expectation.BELOW)


def population_of(hypothesis: Hypothesis, at: datetime) -> QuerySet[Signal]:
    """Scored signals of the moment and the population, within the windows, as far as they are heard."""
    first, last = hypothesis.baseline_from, hypothesis.measure_until
    wanted = Q(said_at__gte=_midnight(first), said_at__lt=min(_midnight(last + timedelta(days=1)), at))
    if hypothesis.moment_id:
        wanted &= Q(moment=hypothesis.moment_id)
    for name in ("channel", "language", "unit"):
        if chosen := hypothesis.population.get(name):
            wanted &= Q(**{f"{name}__in": chosen})
    if not hypothesis.population.get("all_teams"):
        wanted &= Q(source__team__in=hypothesis.idea.team_ids)
    return Signal.objects.heard().filter(wanted).exclude(score=None).exclude(scale_high=None)


def _usual_scale(signals: QuerySet[Signal]) -> tuple[float, float]:
    """The scale of most answers: figures on two scales are never added up."""
    scales = signals.values_list("scale_low", "scale_high").annotate(n=Count("pk")).order_by("-n")
    low, high, _n = scales.first() or (0.0, 10.0, 0)
    return float(low or 0), float(high or 10)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
