"""How we did in what signals speak of: one batch function for whoever sets scores beside facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, Model, QuerySet
from django.utils import timezone

from wallofchange.listening.models import Performance, Signal
from wallofchange.listening.models.measure import called
from wallofchange.listening.models.performance import PerformanceQuerySet
from wallofchange.people.models import User

Facts = dict[int, dict[str, float]]  # signal → kind of fact → value
_Place = tuple[int, str, int | None]  # team, unit, moment
_Days = Mapping[_Place, Mapping[date, Mapping[str, float]]]
AT_ONCE = 10_000


class KnownKind(NamedTuple):
    """A kind of fact that there is, over which days; `value` is in `measure` (yes is 1)."""

    kind: str
    measure: str
    about: str
    n: int
    first: date
    last: date

    @property
    def name(self) -> str:
        return called(self.kind)


def facts_for(signals: QuerySet[Signal] | Iterable[Signal | int], kinds: Collection[str] = ()) -> Facts:
    """The facts beside each signal, in three queries (a list of keys: three for every 10,000).

    `{signal: {kind: value}}`, only signals with a fact; `kinds` empty is all of them. Of its own contact
    before that of its unit, that of its unit before that of all together; of two the latest. Facts are
    set beside signals of the same team only, and those of a period where the moment agrees.
    """
    if isinstance(signals, QuerySet):
        return _facts_for(signals, kinds)
    keys = [each.pk if isinstance(each, Model) else each for each in signals]
    found: Facts = {}
    for start in range(0, len(keys), AT_ONCE):
        found |= _facts_for(Signal.objects.filter(pk__in=keys[start : start + AT_ONCE]), kinds)
    return found


def known_kinds(user: User) -> list[KnownKind]:
    """The kinds of fact that this person may see, those with the most facts first."""
    seen = Performance.objects.seen_by(user).of_what_was_done().order_by()
    by_kind = seen.values_list("kind", "measure", "about")
    counted = by_kind.annotate(n=Count("pk"), first=Min("at"), last=Max("at"), end=Max("ends_on"))
    return sorted(
        (
            KnownKind(kind, measure, about, n, timezone.localdate(first), end or timezone.localdate(last))
            for kind, measure, about, n, first, last, end in counted
        ),
        key=lambda known: -known.n,
    )


def _facts_for(signals: QuerySet[Signal], kinds: Collection[str]) -> Facts:
    facts = Performance.objects.counted().of_what_was_done()
    facts = facts.filter(kind__in=list(kinds)) if kinds else facts
    found: defaultdict[int, dict[str, float]] = defaultdict(dict)
    _add_periods(found, signals, facts)
    own = facts.filter(signal__in=signals.order_by().values("pk")).order_by("at", "pk")
    for signal, kind, value in own.values_list("signal_id", "kind", "value"):
        found[signal][kind] = value
    return dict(found)


def _add_periods(
    found: defaultdict[int, dict[str, float]], signals: QuerySet[Signal], facts: PerformanceQuerySet
) -> None:
    days = _days(facts)
    if not days:
        return
    said = signals.order_by().values_list("pk", "source__team_id", "unit", "moment_id", "said_at")
    for pk, team, unit, moment, said_at in said:
        day = timezone.localdate(said_at)
        for place in _places(team, unit, moment):
            if beside := days.get(place, {}).get(day):
                found[pk].update(beside)


def _places(team: int, unit: str, moment: int | None) -> list[_Place]:
    """Where facts about a signal may stand, the widest first: what comes later wins."""
    units = [""] + ([unit] if unit else [])
    moments = [None] + ([moment] if moment else [])
    return [(team, where, what) for where in units for what in moments]


def _days(facts: PerformanceQuerySet) -> _Days:
    """What held on each day: a longer stretch gives way to a shorter one."""
    days: defaultdict[_Place, defaultdict[date, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    fields = ("starts_on", "ends_on", "source__team_id", "unit", "moment_id", "kind", "value")
    rows = facts.of_periods().order_by("at", "pk").values_list(*fields)
    stretches = [(_stretch(first, last), *fact) for first, last, *fact in rows if first and last]
    for stretch, team, unit, moment, kind, value in sorted(stretches, key=_length, reverse=True):
        for day in stretch:
            days[team, unit, moment][day][kind] = value
    return days


def _stretch(first: date, last: date) -> list[date]:
    return [first + timedelta(days=after) for after in range((last - first).days + 1)]


def _length(stretch: tuple[Any, ...]) -> int:
    return len(stretch[0])
