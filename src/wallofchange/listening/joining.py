"""Which signal a fact is about: by the number of its contact, or by its customer and its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from wallofchange.listening.models import (
    CUSTOMERS_ANCHORS,
    CustomersAnchor,
    Expected,
    Performance,
    Signal,
)
from wallofchange.listening.models.signal import SignalQuerySet
from wallofchange.listening.spans import midnight

# How long after a contact its customer still speaks of it; what has no time here is joined by number only.
SPOKEN_WITHIN: Final[dict[type[CustomersAnchor], timedelta]] = {
    Performance: timedelta(days=14),
    Expected: timedelta(days=60),
}
AT_ONCE = 2_000


class _Said(NamedTuple):
    pk: int
    source_id: int
    customer_id: int | None
    moment_id: int | None
    external_id: str
    said_at: datetime
    scored: bool


def join(facts: Sequence[CustomersAnchor], *, team: int) -> list[CustomersAnchor]:
    """Tell facts of one kind their signal, and whose it is; return those for whom one was found.

    Only signals of the same team. By number where the fact has one: of its own source, else of the only
    source that has it. Else the customer's first signal on its day or soon after, about the same moment
    where the fact names one; a scored one before others.
    """
    numbered = _by_number({each.contact for each in facts if each.contact}, team)
    spoken = _by_customer([each for each in facts if _waits_for_customer(each)], team)
    joined = []
    for fact in facts:
        said = _numbered(fact, numbered[fact.contact]) if fact.contact else _spoken(fact, spoken)
        if said:
            fact.signal_id, fact.customer_id = said.pk, fact.customer_id or said.customer_id
            fact.at = fact.at or said.said_at  # where no day was told
            joined.append(fact)
    return joined


def join_heard(signals: QuerySet[Signal]) -> int:
    """Set facts that were there before beside these signals; return how many."""
    return sum(_join_later(model, signals) for model in CUSTOMERS_ANCHORS if model._default_manager.exists())


def forget(signals: QuerySet[Signal]) -> int:
    """Take the facts about these signals away, before they are forgotten themselves; return how many went.

    Whoever forgets a customer need not: deleting a customer takes all that is theirs along.
    """
    about = signals.order_by().values("pk")
    return sum(model._default_manager.filter(signal__in=about).delete()[0] for model in CUSTOMERS_ANCHORS)


def _join_later(model: type[CustomersAnchor], signals: QuerySet[Signal]) -> int:
    heard = signals.order_by()
    waiting = model._default_manager.filter(signal=None)
    found = waiting.filter(contact__in=heard.exclude(external_id="").values("external_id"))
    if model in SPOKEN_WITHIN:
        theirs = heard.exclude(customer=None).values("customer")
        found = found | waiting.filter(contact="", customer__in=theirs)
    by_team: defaultdict[int, list[CustomersAnchor]] = defaultdict(list)
    for fact in found.select_related("source"):
        by_team[fact.source.team_id].append(fact)
    return sum(
        _keep(model, join(facts[start : start + AT_ONCE], team=team))
        for team, facts in by_team.items()
        for start in range(0, len(facts), AT_ONCE)
    )


def _keep(model: type[CustomersAnchor], joined: list[CustomersAnchor]) -> int:
    return model._default_manager.bulk_update(joined, ["signal", "customer"]) if joined else 0


def _waits_for_customer(fact: CustomersAnchor) -> bool:
    return not fact.contact and fact.customer_id is not None and type(fact) in SPOKEN_WITHIN


def _by_number(numbers: set[str], team: int) -> defaultdict[str, list[_Said]]:
    return _grouped(Signal.objects.filter(external_id__in=numbers) if numbers else None, team, "external_id")


def _by_customer(facts: Iterable[CustomersAnchor], team: int) -> defaultdict[int, list[_Said]]:
    customers = {fact.customer_id for fact in facts}
    found = Signal.objects.filter(customer__in=customers) if customers else None
    return _grouped(found, team, "customer_id")


def _grouped(found: SignalQuerySet | None, team: int, by: str) -> defaultdict[Any, list[_Said]]:
    """Scored ones first, then in the order of time."""
    groups: defaultdict[Any, list[_Said]] = defaultdict(list)
    if found is None:
        return groups
    heard = found.heard().filter(source__team=team)
    rows = heard.values_list("pk", "source_id", "customer_id", "moment_id", "external_id", "said_at", "score")
    said = [_Said(*row[:6], scored=row[6] is not None) for row in rows]
    for each in sorted(said, key=lambda one: (not one.scored, one.said_at, one.pk)):
        groups[getattr(each, by)].append(each)
    return groups


def _numbered(fact: CustomersAnchor, there: list[_Said]) -> _Said | None:
    own = [said for said in there if said.source_id == fact.source_id]
    if not own and len({said.source_id for said in there}) > 1:
        return None
    return next(iter(own or there), None)


def _spoken(fact: CustomersAnchor, spoken: defaultdict[int, list[_Said]]) -> _Said | None:
    if not _waits_for_customer(fact) or fact.customer_id is None:
        return None
    since = fact.at if isinstance(fact, Expected) else midnight(timezone.localdate(fact.at))
    until = fact.at + SPOKEN_WITHIN[type(fact)]
    return next(
        (
            said
            for said in spoken[fact.customer_id]
            if since <= said.said_at <= until and fact.moment_id in (None, said.moment_id)
        ),
        None,
    )
