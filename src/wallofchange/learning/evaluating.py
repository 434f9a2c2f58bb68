"""What the signals say about a live idea: its locked plan, put to the measurements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning import watching
from wallofchange.learning.beside import figures_beside
from wallofchange.learning.models import Evaluation
from wallofchange.learning.yardstick import READ_BY, read_by, yardstick
from wallofchange.listening.models import Expectation, Signal

if TYPE_CHECKING:
    import pyarrow as pa

    from wallofchange.analysis import Effect, Guardrail

UNITS_A_SIDE = 5  # a locked plan names its units beforehand; a loose file asks for six
BELOW = "below"  # the guardrail that needs no name: less than expected


def evaluate(hypothesis: Hypothesis, *, at: datetime) -> Evaluation:
    """Put one plan to the signals heard until now; keep the answer with the digest of its data."""
    from wallofchange import analysis

    table, scale = answers(hypothesis, at=at)
    question = _question(hypothesis, scale, at) | yardstick(hypothesis, at=at)
    watch = watching.watch_of(hypothesis, _population(hypothesis, at), table, at=at)
    try:
        found = analysis.effect(table, **question, watch=watch)
    except analysis.CannotAnswerError as trouble:
        result = _nothing_to_compare(hypothesis, str(trouble), at)
    else:
        result = _told(found, by_lot=hypothesis.design == Hypothesis.Design.RANDOMISED)
    return _keep(hypothesis, result | {"scale": f"{scale[0]:g}-{scale[1]:g}"}, _digest(table), at)


def answers(hypothesis: Hypothesis, *, at: datetime) -> tuple[pa.Table, tuple[float, float]]:
    """The answers that the plan asks for, and the scale they were given on.

    One row each: said_on, score, unit, treated (0/1), a column of 0/1 for each guardrail, who read the words
    where a guardrail rests on that (empty: a person or the customer said it), and what the traps watch.
    """
    import pyarrow as pa

    signals = _population(hypothesis, at)
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
        for said, day in [(stated or understood, timezone.localtime(said_at).date())]
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


def came_after(evaluation: Evaluation, *, at: datetime) -> bool:
    """Whether answers that its plan asks for came in after this evaluation, such as by a late import."""
    new = Q(heard_at__gt=evaluation.at) | Q(batch__done_at__gt=evaluation.at)
    return _population(evaluation.hypothesis, at).filter(new).exists()


def _population(hypothesis: Hypothesis, at: datetime) -> QuerySet[Signal]:
    """Scored signals of the moment and the population, within the windows, as far as they are heard."""
    first, last = hypothesis.baseline_from, hypothesis.measure_until
    wanted = Q(said_at__gte=_midnight(first), said_at__lt=min(_midnight(last + timedelta(days=1)), at))
    if hypothesis.moment_id:
        wanted &= Q(moment=hypothesis.moment_id)
    for name in ("channel", "language", "unit"):
        if chosen := hypothesis.population.get(name):
            wanted &= Q(**{f"{name}__in": chosen})
    if not hypothesis.population.get("all_teams"):
        teams = [hypothesis.idea.team_id, *hypothesis.idea.partners.values_list("pk", flat=True)]
        wanted &= Q(source__team__in=teams)
    return Signal.objects.heard().filter(wanted).exclude(score=None).exclude(scale_high=None)


def _usual_scale(signals: QuerySet[Signal]) -> tuple[float, float]:
    """The scale of most answers: figures on two scales are never added up."""
    scales = signals.values_list("scale_low", "scale_high").annotate(n=Count("pk")).order_by("-n")
    low, high, _n = scales.first() or (0.0, 10.0, 0)
    return float(low or 0), float(high or 10)


def _question(hypothesis: Hypothesis, scale: tuple[float, float], at: datetime) -> dict[str, Any]:
    controlled = hypothesis.design == Hypothesis.Design.CONTROLLED
    by_lot = hypothesis.design == Hypothesis.Design.RANDOMISED
    return {
        "score": "score",
        "time": "said_on",
        "scale": f"{scale[0]:g}-{scale[1]:g}",
        "change_at": hypothesis.live_on,
        "treated": ("treated", 1) if controlled or by_lot else None,
        "unit": "unit" if controlled else None,
        "measure": hypothesis.measure,
        "worthwhile": hypothesis.worthwhile,
        "planned_n": hypothesis.planned_n,
        "ends": hypothesis.measure_until,
        "today": timezone.localtime(at).date(),
        "randomised": by_lot,
        "units_needed": UNITS_A_SIDE,
        "baseline": (hypothesis.baseline_from, hypothesis.baseline_until),
        "after": (hypothesis.measure_from, hypothesis.measure_until),
        "exclude": [(_day(each["from"]), _day(each["until"])) for each in hypothesis.exclusions],
        "selected_on": _window(hypothesis.selected_on_from, hypothesis.selected_on_until),
        "guardrails": [_guardrail(each) for each in hypothesis.guardrails],
    }


def _guardrail(rail: dict[str, Any]) -> Guardrail:
    from wallofchange.analysis import Guardrail
    from wallofchange.measuring.words import Words

    measure = str(rail["measure"])
    usual = {"nl": "minder dan verwacht", "en": "less than expected"} if measure == BELOW else {}
    name = {"nl": measure, "en": measure} | usual | {key: rail[key] for key in ("nl", "en") if key in rail}
    return Guardrail(measure, float(rail["margin"]), Words(**name))


def _told(found: Effect, *, by_lot: bool) -> dict[str, Any]:
    """The answer as the command line gives it, with its texts in Dutch and what other pages count with."""
    dutch = found.as_dict("nl")
    more = {
        "traps_nl": dutch["traps"],
        "method_nl": dutch["method"],
        "beside": figures_beside(found, by_lot=by_lot),
        "se": found.shift.se if found.shift and found.judged else None,
        "p": found.shift.p if found.shift and found.judged else None,
    }
    return dict(found.as_dict()) | more


def _nothing_to_compare(hypothesis: Hypothesis, trouble: str, at: datetime) -> dict[str, Any]:
    """What is said while one side has no answers at all: too early, and once it is over, not to be judged."""
    over = timezone.localtime(at).date() > hypothesis.measure_until
    unknown: dict[str, Any] = {"estimate": None, "low": None, "high": None}
    side: dict[str, Any] = {"n": 0, "counts": []}
    return {
        "verdict": "cannot_judge" if over else "too_early",
        "moved": "unclear",
        "grade": "E",
        "measure": hypothesis.measure,
        "effect": unknown,
        "before": side,
        "after": side,
        "worthwhile": hypothesis.worthwhile,
        "mde": None,
        "method": trouble,
        "traps": [],
        "traps_nl": [],
        "sentence": _NOTHING_CAME if over else _NOTHING_YET,
    }


_NOTHING_YET = {
    "nl": "Nog te vroeg: er zijn nog geen antwoorden om naast elkaar te zetten.",
    "en": "Too early: there are no answers yet to set beside each other.",
}
_NOTHING_CAME = {
    "nl": "Hier is niets over te zeggen: aan één kant kwam geen antwoord. Zo kan het wel: meet langer.",
    "en": "Nothing can be said about this: one side had no answers. This is how it could: measure longer.",
}


def _keep(hypothesis: Hypothesis, result: dict[str, Any], digest: str, at: datetime) -> Evaluation:
    return Evaluation.objects.create(
        idea=hypothesis.idea,
        hypothesis=hypothesis,
        at=at,
        verdict=result["verdict"],
        moved=result["moved"],
        grade=result["grade"],
        sentence_nl=result["sentence"]["nl"],
        sentence_en=result["sentence"]["en"],
        result=result | {"plan": hypothesis.plan(), "plan_intact": hypothesis.intact()},
        data_digest=digest,
        final=timezone.localtime(at).date() > hypothesis.measure_until,
    )


def _digest(table: pa.Table) -> str:
    """SHA-256 of the rows that were used: the same data give the same digest."""
    rows = table.to_pylist()
    return sha256(json.dumps(rows, default=str, sort_keys=True).encode()).hexdigest()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(day: str | date) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _window(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last else None


def plan_of(idea: Idea) -> Hypothesis | None:
    """The plan by which an idea is judged: the first that was locked."""
    return idea.hypotheses.exclude(locked_at=None).order_by("locked_at", "pk").first()
