"""What the signals say about a live idea: its locked plan, put to the measurements."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.deciding.models.hypothesis import judged_by
from wallofchange.learning.judging import asked_of, watching
from wallofchange.learning.judging.designs import design_of
from wallofchange.learning.judging.found_out import nothing_to_compare, told
from wallofchange.learning.judging.plan_answers import answers, population_of
from wallofchange.learning.judging.plan_question import question_of
from wallofchange.learning.judging.yardstick import yardstick
from wallofchange.learning.models import Evaluation

if TYPE_CHECKING:
    import pyarrow as pa


def evaluate(hypothesis: Hypothesis, *, at: datetime, peeking: bool = False) -> Evaluation:
    """Put one plan to the signals heard until now; keep the answer with the digest of its data.

    peeking: somebody asked at a time of their own; that is told (T10), and shows nothing more.
    """
    from wallofchange import analysis

    table, scale = answers(hypothesis, at=at)
    question = question_of(hypothesis, scale, at) | yardstick(hypothesis, at=at) | design_of(hypothesis)
    signals = population_of(hypothesis, at)
    watch = watching.watch_of(hypothesis, signals, table, at=at, peeking=peeking)
    watch = asked_of.watched(watch, hypothesis, at=at)
    try:
        found = analysis.effect(table, **question, watch=watch)
    except analysis.CannotAnswerError as trouble:
        result = nothing_to_compare(hypothesis, str(trouble), at)
    else:
        by_lot = hypothesis.design == Hypothesis.Design.RANDOMISED
        result = told(found, by_lot=by_lot) | {"comparisons": watch.comparisons}
    return _keep(hypothesis, result | _beside(hypothesis, scale, at), _digest(table), at)


def _beside(hypothesis: Hypothesis, scale: tuple[float, float], at: datetime) -> dict[str, Any]:
    """What is kept with every evaluation: the scale, and how many of those who were asked answered."""
    response = asked_of.as_result(asked_of.responses(hypothesis, at=at))
    return {"scale": f"{scale[0]:g}-{scale[1]:g}", "response": response}


def came_after(evaluation: Evaluation, *, at: datetime) -> bool:
    """Whether answers that its plan asks for came in after this evaluation, such as by a late import."""
    new = Q(heard_at__gt=evaluation.at) | Q(batch__done_at__gt=evaluation.at)
    return population_of(evaluation.hypothesis, at).filter(new).exists()


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
        final=timezone.localdate(at) > hypothesis.measure_until,
    )


def _digest(table: pa.Table) -> str:
    """SHA-256 of the rows that were used: the same data give the same digest."""
    rows = table.to_pylist()
    return sha256(json.dumps(rows, default=str, sort_keys=True).encode()).hexdigest()


def plan_of(idea: Idea) -> Hypothesis | None:
    """The plan by which an idea is judged."""
    return judged_by(idea)
