"""Who went through what was tried: as far as we know them, and they told us that we may write."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis
from wallofchange.listening.models import ContactWish, Signal


class Reach(NamedTuple):
    """How many customers went through it, as far as we know them, and to how many of them we may write."""

    known: int
    welcome: int


def reach_of(plan: Hypothesis, until: datetime) -> Reach:
    """For the page that promises it: counted before anybody presses; two queries."""
    known = set(_customers(_in_it(plan, until), plan))
    return Reach(len(known), len(set(_customers(_welcoming(_in_it(plan, until)), plan))))


def who_went_through(plan: Hypothesis, until: datetime) -> list[Signal]:
    """What each of these customers said last in that time, with words where they wrote any; one each."""
    said = _welcoming(_in_it(plan, until)).select_related("source", "gist").order_by("-said_at", "-pk")
    theirs: dict[int | None, Signal] = {}
    for signal in said:
        if _got_it(signal.extra, plan):
            first = theirs.setdefault(signal.customer_id, signal)
            if not _has_words(first) and _has_words(signal):
                theirs[signal.customer_id] = signal
    return list(theirs.values())


def _in_it(plan: Hypothesis, until: datetime) -> QuerySet[Signal]:
    """What known customers said at the moment of the plan since it was live, where it was."""
    wanted = Q(said_at__gte=_midnight(plan.live_on), said_at__lt=until) & _where(plan)
    if plan.moment_id:
        wanted &= Q(moment=plan.moment_id)
    for name in ("channel", "language", "unit"):
        if chosen := plan.population.get(name):
            wanted &= Q(**{f"{name}__in": chosen})
    if not plan.population.get("all_teams"):
        wanted &= Q(source__team__in=plan.idea.team_ids)
    return Signal.objects.heard().filter(wanted).exclude(customer=None)


def _where(plan: Hypothesis) -> Q:
    """The places that had it; one after another, each since its own day."""
    if not plan.treated_units:
        return Q()
    since = {unit: plan.unit_starts.get(unit, plan.live_on.isoformat()) for unit in plan.treated_units}
    found = Q(pk__in=[])
    for unit, day in since.items():
        found |= Q(unit=unit, said_at__gte=_midnight(date.fromisoformat(day)))
    return found


def _welcoming(signals: QuerySet[Signal]) -> QuerySet[Signal]:
    """Of whom the last word about it is that we may write."""
    last = ContactWish.objects.filter(customer=OuterRef("customer")).order_by("-id").values("welcome")[:1]
    return signals.annotate(welcome=Subquery(last)).filter(welcome=True)


def _customers(signals: QuerySet[Signal], plan: Hypothesis) -> set[int]:
    if not plan.arm_key:
        return set(signals.order_by().values_list("customer_id", flat=True).distinct())
    return {who for who, extra in signals.values_list("customer_id", "extra") if _got_it(extra, plan)}


def _got_it(extra: dict[str, object], plan: Hypothesis) -> bool:
    """Where lots were drawn: whether this customer was among those who got it."""
    return not plan.arm_key or bool(extra.get(plan.arm_key))


def _has_words(signal: Signal) -> bool:
    gist = getattr(signal, "gist", None)
    return bool(gist and gist.words.strip())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
