"""What not doing it costs: how many customers a week say it, and how many contacts and hours that takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wallofchange.deciding.models import Evidence, Idea
from wallofchange.listening.models import Performance
from wallofchange.listening.models.measure import Measure

WEEKS = 13  # a quarter: long enough to even out one odd week, short enough to be now
A_YEAR = 52
_NAMED_IN_ENGLISH = {"phone", "call", "mail", "email", "e-mail", "chat", "note", "portal", "letter", "desk"}
CONTACTS = _NAMED_IN_ENGLISH | {"whatsapp", "telefoon", "brief", "balie", "notitie"}
ON_THE_PHONE = "minutes_on_phone"


@dataclass(frozen=True)
class WaitingCost:
    """Of the words that hang with an idea, in the last quarter: at least this, as others were not counted.

    `minutes` is how long one contact took on average; None where no clock told.
    """

    customers: int
    contacts: int  # of which somebody of us had to answer
    minutes: float | None = None
    weeks: int = WEEKS

    @property
    def is_known(self) -> bool:
        return self.customers > 0

    @property
    def customers_a_week(self) -> float:
        return self.customers / self.weeks

    @property
    def contacts_a_week(self) -> float:
        return self.contacts / self.weeks

    @property
    def hours_a_year(self) -> float | None:
        """Working hours that these contacts take; None where nobody measured how long one takes."""
        if self.minutes is None or not self.contacts:
            return None
        return self.contacts_a_week * A_YEAR * self.minutes / 60


@dataclass
class _Said:
    people: set[tuple[str, int]] = field(default_factory=set)
    contacts: int = 0
    minutes: list[float] = field(default_factory=list)


def waiting_cost(idea: Idea, at: datetime) -> WaitingCost:
    """What this idea costs as long as it waits."""
    return waiting_costs([idea], at)[idea.pk]


def waiting_costs(ideas: Iterable[Idea], at: datetime) -> dict[int, WaitingCost]:
    """The same of many, by the key of the idea: two queries."""
    found = {idea.pk: _Said() for idea in ideas}
    since = at - timedelta(weeks=WEEKS)
    said = Evidence.objects.filter(idea__in=found, signal__said_at__gt=since, signal__said_at__lte=at)
    rows = list(said.values_list("idea", "signal_id", "signal__customer", "signal__channel"))
    clocked = _clocked([signal for _, signal, _, _ in rows])
    for idea, signal, customer, channel in rows:
        one = found[idea]
        one.people.add(("customer", customer) if customer else ("signal", signal))
        one.contacts += channel.lower() in CONTACTS or signal in clocked
        if signal in clocked:
            one.minutes.append(clocked[signal])
    return {pk: _cost(one) for pk, one in found.items()}


def _clocked(signals: list[int]) -> dict[int, float]:
    """Of the signals that came with a call: how many minutes it took."""
    calls = Performance.objects.counted().of_contacts().filter(signal__in=signals, kind=ON_THE_PHONE)
    return dict(calls.filter(measure=Measure.MINUTES).values_list("signal_id", "value")) if signals else {}


def _cost(said: _Said) -> WaitingCost:
    minutes = sum(said.minutes) / len(said.minutes) if said.minutes else None
    return WaitingCost(len(said.people), said.contacts, minutes)
