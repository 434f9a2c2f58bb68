"""How many were asked and how many of them answered, as far as that was brought in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from wallofchange.listening.models import ANSWERED, Moment, Signal, Source
from wallofchange.listening.models.measure import INVITED, WAS_INVITED, Measure
from wallofchange.listening.models.performance import PerformanceQuerySet
from wallofchange.listening.models.signal import SignalQuerySet
from wallofchange.listening.spans import midnight

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Response:
    """So many answered of so many who were asked, over the days of which both are known."""

    answered: int
    invited: int
    days: int

    @property
    def counts(self) -> tuple[int, int]:
        return self.answered, self.invited


class _Asking(NamedTuple):
    """Those who were asked in some days: through which source, in which unit and of which moment (or all)."""

    source: int
    unit: str
    moment: int | None
    first: date
    last: date
    n: int


def response_of(
    facts: PerformanceQuerySet, signals: SignalQuerySet, since: date, until: date
) -> Response | None:
    """The response in these days; None where nobody knows how many were asked.

    Counted are the answers that came in on the days, through the source, in the unit and of the moment that
    an invitation is of. Where more answered than were asked, the two do not belong together: None as well.
    """
    known = _latest(facts.filter(kind=INVITED, starts_on__gte=since, ends_on__lte=until))
    asked = sum(each.n for each in known)
    if not asked:
        return None
    wanted = Q(pk=None)
    for source, unit, moment in {each[:3] for each in known}:
        spans = _spans(each for each in known if each[:3] == (source, unit, moment))
        there = Q(source=source) & _said_in(spans)
        there &= Q(unit=unit) if unit else Q()
        wanted |= there & Q(moment=moment) if moment else there
    given = Q(score__isnull=False) | Q(expectation__in=ANSWERED)
    answered = signals.filter(wanted, given).count()
    days = sum((last - first).days + 1 for first, last in _spans(known))
    return Response(answered, asked, days) if answered <= asked else None


def asking_at(facts: PerformanceQuerySet, moment: Moment) -> PerformanceQuerySet:
    """What is known of asking about a moment: of itself, or of all that a source asks that hears of it."""
    heard = Signal.objects.filter(source=OuterRef("pk"), moment=moment)
    return facts.filter(Q(moment=moment) | Q(moment=None, source__in=Source.objects.filter(Exists(heard))))


def coming_through(channels: Sequence[str], facts: PerformanceQuerySet) -> PerformanceQuerySet:
    """Of sources through which these channels come in and no others; all of them where none is named."""
    if not channels:
        return facts
    heard = Signal.objects.filter(source=OuterRef("pk"))
    others = heard.exclude(channel__in=channels)
    through = Source.objects.filter(Exists(heard)).exclude(Exists(others))
    return facts.filter(source__in=list(through.values_list("pk", flat=True)))


def _latest(facts: PerformanceQuerySet) -> list[_Asking]:
    """One for each place and days, the last one that was told; where the whole is known not its units too."""
    rows = facts.order_by("heard_at", "pk").values_list(
        "source_id", "unit", "moment_id", "starts_on", "ends_on", "value"
    )
    found: dict[tuple[object, ...], _Asking] = {}
    for source, unit, moment, first, last, value in rows:
        if first and last:
            asking = _Asking(source, unit, moment, first, last, round(value))
            found[asking[:-1]] = asking
    whole = {(each.source, each.moment) for each in found.values() if not each.unit}
    return [each for each in found.values() if not each.unit or (each.source, each.moment) not in whole]


def _spans(known: Iterable[_Asking]) -> list[tuple[date, date]]:
    """The days that these cover, in as few stretches as there are."""
    found: list[tuple[date, date]] = []
    for first, last in sorted((each.first, each.last) for each in known):
        if found and first <= found[-1][1] + A_DAY:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _said_in(spans: Iterable[tuple[date, date]]) -> Q:
    wanted = Q(pk=None)
    for first, last in spans:
        wanted |= Q(said_at__gte=midnight(first), said_at__lt=midnight(last + A_DAY))
    return wanted


class Closed(NamedTuple):
    """One contact that is over: who helped, whether a question followed, and whether it had ended well."""

    unit: str
    asked: bool
    well: bool | None


def closed_of(facts: PerformanceQuerySet, since: date, until: date) -> list[Closed]:
    """Each contact of these days of which it is known whether a question followed.

    How it ended is told by the yes or no that is known of most of them, such as fixed in one go.
    """
    days = Q(at__gte=midnight(since), at__lt=midnight(until + A_DAY))
    contacts = facts.of_contacts().filter(days).exclude(contact="")
    asked = contacts.filter(kind=WAS_INVITED).order_by("at", "pk")
    ended: dict[tuple[int, str], dict[str, bool]] = defaultdict(dict)
    told = contacts.of_what_was_done().filter(measure=Measure.YES_NO).order_by("at", "pk")
    for source, contact, kind, value in told.values_list("source_id", "contact", "kind", "value"):
        ended[source, contact][kind] = value >= 1
    usual = _most_known(ended.values())
    found = {
        (source, contact): Closed(unit, value >= 1, ended[source, contact].get(usual))
        for source, contact, unit, value in asked.values_list("source_id", "contact", "unit", "value")
    }
    return list(found.values())


def _most_known(ended: Iterable[dict[str, bool]]) -> str:
    often: dict[str, int] = defaultdict(int)
    for kinds in ended:
        for kind in kinds:
            often[kind] += 1
    return max(sorted(often), key=lambda kind: often[kind], default="")
