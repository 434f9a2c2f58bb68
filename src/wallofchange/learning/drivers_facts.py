"""What was measured beside the answers, put on the rows of the answers: minutes waited, on time or not."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from wallofchange.learning.drivers_answers import Answer, Marks
from wallofchange.learning.drivers_scope import Scope
from wallofchange.listening.models import Performance
from wallofchange.listening.models.measure import MORE_IS_BETTER, called

WORST, BEST = 0.25, 0.75  # of a measured amount: the worst quarter falls short, the best exceeds
Period = tuple[date, date, float]


@dataclass(frozen=True, slots=True)
class Fact:
    """One kind of fact, row for row with the answers (None where it is not known)."""

    kind: str
    more_is_better: bool
    values: Marks

    @property
    def name(self) -> str:
        return called(self.kind)

    @property
    def known(self) -> int:
        return sum(value is not None for value in self.values)

    def marks(self) -> Marks:
        """-1 falls short, 0 as usual, 1 exceeds.

        Of two values the more frequent is what people are used to; an amount is cut at its quarters.
        """
        known = [value for value in self.values if value is not None]
        if len(set(known)) < 3:
            usual = Counter(known).most_common(1)[0][0] if known else 0.0
            return [None if value is None else self._side(value, usual, usual) for value in self.values]
        low, _middle, high = quantiles(known, n=4, method="inclusive")
        return [None if value is None else self._side(value, low, high) for value in self.values]

    def _side(self, value: float, low: float, high: float) -> float:
        place = (value > high) - (value < low)
        return float(place if self.more_is_better else -place)


def facts_of(scope: Scope, rows: Iterable[Answer]) -> list[Fact]:
    """Every kind of fact that is known of at least one of these answers.

    A fact of the contact itself comes first; else that of its unit, or of all together, on that day.
    """
    answers = list(rows)
    places = {row.pk: place for place, row in enumerate(answers)}
    found: dict[str, Marks] = defaultdict(lambda: [None] * len(answers))
    better: dict[str, bool] = {}
    for kind, measure, unit, periods in _of_periods(scope):
        better[kind] = measure in MORE_IS_BETTER
        for place, row in enumerate(answers):
            if (unit is None or row.unit == unit) and found[kind][place] is None:
                found[kind][place] = _on(row.day, periods)
    for signal, kind, measure, value in _of_contacts(scope):
        if signal in places:
            better[kind] = measure in MORE_IS_BETTER
            found[kind][places[signal]] = value
    facts = [Fact(kind, better[kind], values) for kind, values in sorted(found.items())]
    return [fact for fact in facts if fact.known]


def _of_contacts(scope: Scope) -> Iterable[tuple[int, str, str, float]]:
    signals = scope.signals().order_by().values("pk")
    seen = Performance.objects.seen_by(scope.user).of_contacts().filter(signal__in=signals)
    return seen.order_by("pk").values_list("signal_id", "kind", "measure", "value").iterator(chunk_size=5000)


def _of_periods(scope: Scope) -> Iterable[tuple[str, str, str | None, list[Period]]]:
    """Per kind and unit (None: everywhere) its periods in order of time, units first."""
    seen = Performance.objects.seen_by(scope.user).of_periods()
    seen = seen.filter(starts_on__lte=scope.until, ends_on__gte=scope.since)
    seen = seen.filter(moment__in=[moment.pk for moment in scope.moments]) | seen.filter(moment=None)
    grouped: dict[tuple[bool, str, str, str | None], list[Period]] = defaultdict(list)
    fields = ("kind", "measure", "about", "unit", "starts_on", "ends_on", "value")
    for kind, measure, about, unit, first, last, value in seen.order_by("starts_on", "pk").values_list(
        *fields
    ):
        everywhere = about == Performance.About.EVERYBODY
        grouped[everywhere, kind, measure, None if everywhere else unit].append((first, last, value))
    for (_everywhere, kind, measure, place), periods in sorted(grouped.items(), key=str):
        yield kind, measure, place, periods


def _on(day: date, periods: list[Period]) -> float | None:
    """The value of the last period that began by this day and holds it."""
    begun = bisect_right([first for first, _last, _value in periods], day)
    return next(
        (value for _f, last, value in reversed(periods[:begun]) if day < last + timedelta(days=1)), None
    )
