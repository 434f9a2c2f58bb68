"""What was promised at a moment, and how we objectively did: both stand beside what customers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from wallofchange.learning.moments.asked import Asked, said_in
from wallofchange.learning.moments.side import FEWEST
from wallofchange.listening import promises
from wallofchange.listening.models import Moment, Performance, Promise
from wallofchange.listening.models.measure import MORE_IS_BETTER, Measure, called
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.means import Sample, mean, mean_diff
from wallofchange.measuring.share import share, share_diff
from wallofchange.people.models import User


@dataclass(frozen=True)
class Measured:
    """One kind of fact in one stretch: so many contacts of so many people, their mean and spread."""

    n: int
    people: int
    sample: Sample

    @property
    def shown(self) -> bool:
        return self.people >= FEWEST


@dataclass(frozen=True)
class Fact:
    """How we did in one respect, now and then; shares are 0 to 1, the rest in `measure`."""

    kind: str
    measure: str
    now: Measured | None
    then: Measured | None

    @property
    def name(self) -> str:
        return called(self.kind)

    @property
    def in_a_hundred(self) -> bool:
        return self.measure == Measure.YES_NO

    @property
    def unit(self) -> str:
        return "%" if self.in_a_hundred else str(Measure(self.measure).label)

    @property
    def figure_now(self) -> Estimate:
        return self._figure(self.now)

    @property
    def figure_then(self) -> Estimate:
        return self._figure(self.then)

    @property
    def change(self) -> Estimate:
        """Now less then, with its interval; unknown where either is not shown."""
        if not (self.now and self.then and self.now.shown and self.then.shown):
            return Estimate(None)
        if self.in_a_hundred:
            moved = share_diff(_hits(self.then), _hits(self.now))
            return Estimate(moved.diff, moved.low, moved.high)
        shift = mean_diff(self.then.sample, self.now.sample)
        return Estimate(shift.diff, shift.low, shift.high)

    def _figure(self, measured: Measured | None) -> Estimate:
        if measured is None or not measured.shown:
            return Estimate(None)
        if self.in_a_hundred:
            found = share(*_hits(measured))
            return Estimate(found.p, found.low, found.high)
        return mean(measured.sample)

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "measure": self.measure,
            "n": self.now.n if self.now and self.now.shown else None,
            "now": self.figure_now.as_dict(),
            "then": self.figure_then.as_dict(),
            "change": self.change.as_dict(),
        }


@dataclass(frozen=True)
class Promised:
    """A promise that held in these days, and the share (0 to 1) of contacts in which it was kept."""

    promise: Promise
    n: int
    kept: Estimate

    def as_dict(self) -> dict[str, Any]:
        return {
            "promise": {"nl": self.promise.text_nl, "en": self.promise.text_en},
            "from": self.promise.starts_on.isoformat(),
            "until": self.promise.ends_on.isoformat() if self.promise.ends_on else None,
            "n": self.n,
            "kept": self.kept.as_dict(),
        }


@dataclass(frozen=True)
class Kept:
    """The promises in force in these days, and the facts."""

    promised: list[Promised]
    facts: list[Fact]

    @property
    def sentence(self) -> str:
        """What was promised last, and whether it was kept; or how we did where nothing was promised."""
        told = next((each for each in self.promised if each.kept.estimate is not None), None)
        if told is not None and told.kept.estimate is not None:
            said = _("We promised: %(promise)s. Kept %(kept)s times in 100.")
            return said % {"promise": _unended(told.promise), "kept": round(100 * told.kept.estimate)}
        if self.promised:
            return _("We promised: %(promise)s.") % {"promise": _unended(self.promised[0].promise)}
        return _("No promise about this moment is known. How we did is.")

    def as_dict(self) -> dict[str, Any]:
        return {
            "promises": [each.as_dict() for each in self.promised],
            "performance": [each.as_dict() for each in self.facts],
        }


def kept_of(moment: Moment, asked: Asked, user: User) -> Kept | None:
    """Promises and facts of these days; None where neither is known. Three queries."""
    facts = _facts_seen(moment, asked, user)
    held = [
        each
        for each in promises.history(user=user, moment=moment, unit=asked.unit)
        if each.starts_on <= asked.until and (each.ends_on is None or each.ends_on >= asked.since)
    ]
    promised, measured = _promised(held, facts, asked), _facts(facts, asked)
    return Kept(promised, measured) if promised or measured else None


def _unended(promise: Promise) -> str:
    """Without its own full stop: it stands within a sentence."""
    return promise.text.rstrip(". ")


def _facts_seen(moment: Moment, asked: Asked, user: User) -> QuerySet[Performance]:
    here = Q(moment=moment) | Q(moment=None, signal__moment=moment)
    narrowed = Q(unit=asked.unit) if asked.unit else Q()
    narrowed &= Q(signal__channel=asked.channel) if asked.channel else Q()
    facts = Performance.objects.seen_by(user).of_contacts().of_what_was_done()
    return facts.filter(here, narrowed)


def _facts(facts: QuerySet[Performance], asked: Asked) -> list[Fact]:
    found: dict[tuple[str, str], dict[bool, Measured]] = {}
    now = Case(When(asked.within("at"), then=Value(True)), default=Value(False), output_field=BooleanField())
    both: Any = facts.filter(asked.within("at") | asked.within_then("at")).annotate(now=now)
    rows = both.values_list("kind", "measure", "now").annotate(
        n=Count("pk"),
        people=_people(),
        middle=Avg("value"),
        squares=Avg(F("value") * F("value")),
    )
    for kind, measure, is_now, n, people, middle, squares in rows.order_by():
        sample = Sample(n, middle, _spread(n, middle, squares))
        found.setdefault((kind, measure), {})[is_now] = Measured(n, people, sample)
    return [Fact(*key, sides.get(True), sides.get(False)) for key, sides in sorted(found.items())]


def _promised(held: Sequence[Promise], facts: QuerySet[Performance], asked: Asked) -> list[Promised]:
    """How often each was kept, all of them in one query."""
    wanted: dict[str, Any] = {}
    for promise in held:
        about = _about(promise, asked)
        wanted |= {
            f"n_{promise.pk}": Count("pk", filter=about & (_kept(promise) | _broken(promise))),
            f"people_{promise.pk}": _people(about),
            f"kept_{promise.pk}": Count("pk", filter=about & _kept(promise)),
        }
    counted = facts.aggregate(**wanted) if wanted else {}
    return [_told(promise, counted) for promise in held]


def _told(promise: Promise, counted: dict[str, int]) -> Promised:
    n, hits = counted[f"n_{promise.pk}"], counted[f"kept_{promise.pk}"]
    if counted[f"people_{promise.pk}"] < FEWEST or not n:
        return Promised(promise, n, Estimate(None))
    found = share(hits, n)
    return Promised(promise, n, Estimate(found.p, found.low, found.high))


def _about(promise: Promise, asked: Asked) -> Q:
    """Facts of its kind, in the days that it held and that were asked for, where it held."""
    first = max(promise.starts_on, asked.since)
    last = min(promise.ends_on or asked.until, asked.until)
    where = Q(unit__in=promise.units) if promise.units else Q()
    return Q(kind=promise.kind) & said_in(first, last, "at") & where


def _kept(promise: Promise) -> Q:
    """As `Promise.kept` says it of one fact."""
    yes = Q() if promise.measure in MORE_IS_BETTER else Q(measure=Measure.YES_NO, value__gte=1)
    if promise.threshold is None:
        return yes or Q(pk=None)
    end = "gte" if promise.measure in MORE_IS_BETTER else "lte"
    return yes | Q(**{"measure": promise.measure, f"value__{end}": promise.threshold})


def _broken(promise: Promise) -> Q:
    no = Q() if promise.measure in MORE_IS_BETTER else Q(measure=Measure.YES_NO, value__lt=1)
    if promise.threshold is None:
        return no or Q(pk=None)
    end = "lt" if promise.measure in MORE_IS_BETTER else "gt"
    return no | Q(**{"measure": promise.measure, f"value__{end}": promise.threshold})


def _people(among: Q | None = None) -> Any:
    """So many different people; who has no name counts each time."""
    among = among or Q()
    return Count("customer", distinct=True, filter=among) + Count("pk", filter=among & Q(customer=None))


def _hits(measured: Measured) -> tuple[float, float]:
    return round(measured.sample.mean * measured.n), measured.n


def _spread(n: int, middle: float, squares: float) -> float | None:
    return (max(0.0, squares - middle**2) * n / (n - 1)) ** 0.5 if n > 1 else None
