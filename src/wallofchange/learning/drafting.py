"""A prediction drafted by the system, to be accepted with one tap: when shall we see it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil, sqrt
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wallofchange.deciding.models import Hypothesis, Idea, Kind
from wallofchange.listening.models import Signal

WEEKS_BACK = 12
LEAST_WEEKS, MOST_WEEKS = 4, 26
SHARE, MEAN = 0.05, 0.3  # what is worth while: five in a hundred; 0.3 on a scale of ten
USUAL_SPREAD = 2.2  # standard deviation on 0-10 where nothing is known yet


@dataclass(frozen=True)
class Rate:
    """How a moment has been answered lately, on the scale most answers use."""

    per_week: float
    n: int
    mean: float
    sd: float
    nine_plus: float
    scale: tuple[float, float]


def draft_for(idea: Idea, *, at: datetime) -> dict[str, Any]:
    """Fields of a Hypothesis, filled in, and `sentence_nl`, `sentence_en`, `enough` beside them."""
    today = timezone.localtime(at).date()
    rate = rate_of(idea, today)
    measure = Hypothesis.Measure.NINE_PLUS if idea.kind == Kind.NINE else Hypothesis.Measure.MEAN
    worthwhile = (
        SHARE if measure == Hypothesis.Measure.NINE_PLUS else MEAN * (rate.scale[1] - rate.scale[0]) / 10
    )
    needed = answers_needed(measure, worthwhile, rate)
    weeks = _weeks(needed, rate.per_week)
    monday = today + timedelta(days=7 - today.weekday())
    until = monday + timedelta(days=7 * min(max(weeks, LEAST_WEEKS), MOST_WEEKS) - 1)
    plan = {
        "measure": str(measure),
        "direction": str(Hypothesis.Direction.UP),
        "worthwhile": round(worthwhile, 3),
        "design": str(Hypothesis.Design.BEFORE_AFTER),
        "moment": idea.moment,
        "baseline_from": monday - timedelta(days=7 * (WEEKS_BACK + 1)),
        "baseline_until": monday - timedelta(days=8),
        "live_on": today,
        "measure_from": monday,
        "measure_until": until,
        "planned_n": needed,
        "looks": [until.isoformat()],
        "drafted_by_system": True,
    }
    return plan | _sentences(idea, plan, until) | {"enough": weeks <= MOST_WEEKS, "rate": rate}


def rate_of(idea: Idea, today: date) -> Rate:
    """The scores of the idea's moment in the last twelve weeks, as the team hears them."""
    since = timezone.localtime().replace(year=today.year, month=today.month, day=today.day) - timedelta(
        weeks=WEEKS_BACK
    )
    heard = Signal.objects.heard().filter(source__team=idea.team, said_at__gte=since).exclude(score=None)
    if idea.moment_id:
        heard = Signal.objects.heard().filter(moment=idea.moment_id, said_at__gte=since).exclude(score=None)
    counts = list(heard.values_list("scale_low", "scale_high", "score").annotate(n=Count("pk")))
    scales: dict[tuple[float, float], int] = {}
    for low, high, _score, n in counts:
        if low is not None and high is not None:
            scales[low, high] = scales.get((low, high), 0) + n
    if not scales:
        return Rate(0, 0, 0, USUAL_SPREAD, 0.3, (0, 10))
    scale = max(scales, key=lambda each: scales[each])
    return _rate({score: n for low, high, score, n in counts if (low, high) == scale}, scale)


def answers_needed(measure: str, worthwhile: float, rate: Rate) -> int:
    """Answers needed after the change, beside as many before, at 80 % power."""
    from wallofchange.measuring import sample_size

    if measure == Hypothesis.Measure.NINE_PLUS:
        start = min(max(rate.nine_plus, 0.01), 0.99 - worthwhile)
        return ceil(sample_size.for_share(worthwhile, start))
    return ceil(sample_size.for_mean(worthwhile, rate.sd or USUAL_SPREAD))


def _rate(counts: dict[float, int], scale: tuple[float, float]) -> Rate:
    n = sum(counts.values())
    mean = sum(score * hits for score, hits in counts.items()) / n
    variance = sum(hits * (score - mean) ** 2 for score, hits in counts.items()) / max(n - 1, 1)
    top = 9 if scale[1] == 10 else scale[1]
    nine_plus = sum(hits for score, hits in counts.items() if score >= top) / n
    return Rate(n / WEEKS_BACK, n, mean, sqrt(variance), nine_plus, scale)


def _weeks(needed: int, per_week: float) -> int:
    return ceil(needed / per_week) if per_week else MOST_WEEKS + 1


def _sentences(idea: Idea, plan: dict[str, Any], until: date) -> dict[str, str]:
    return {f"sentence_{language}": _sentence(idea, plan, until, language) for language in ("nl", "en")}


def _sentence(idea: Idea, plan: dict[str, Any], until: date, language: str) -> str:
    with override(language):
        moment = str(idea.moment.name) if idea.moment else _("what customers say of us")
        if plan["measure"] == Hypothesis.Measure.NINE_PLUS:
            amount = _("%(n)s in a hundred more nines and tens") % {"n": round(plan["worthwhile"] * 100)}
        else:
            amount = _("%(n)s of a point higher") % {
                "n": f"{plan['worthwhile']:.2f}".rstrip("0").replace(".", "," if language == "nl" else ".")
            }
        seen = {"moment": moment, "amount": amount, "date": date_format(until, "j F Y")}
        return (
            _("We think '%(moment)s' gets %(amount)s because of this, and shall see it around %(date)s.")
            % seen
        )
