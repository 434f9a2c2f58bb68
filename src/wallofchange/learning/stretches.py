"""Which days a figure may be of: whole weeks, whose ends lie ten people apart from every end that was shown.

Two stretches that differ by a few answers give those answers away: whoever has both subtracts. Every figure
over days is a difference of two of their ends, so it is enough to keep the ends apart: between any two ends
that one person was shown for a moment, each kind of answer came from nobody or from enough people. An end
that lies too near to an earlier one is moved to it. A week that is not over is left out, for it would grow
by a few answers from one day to the next.

It does not guard against two people who lay their screens side by side, nor against an answer that comes in
late, into weeks that were shown before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Self

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from wallofchange.learning.cube import Sought, people, teams_of
from wallofchange.learning.models import Released
from wallofchange.learning.models.released import KEPT_FOR
from wallofchange.listening.models import ANSWERED, Moment
from wallofchange.people.models import User

ABOUT = "days"  # under which ends are remembered, as "slug/kind/2026-09-07"
TOLD = "told"  # the kind of answer that says what was expected; scores are a kind for each scale: "0-10"
A_DAY = timedelta(days=1)
Days = tuple[date, date]  # the first and the last day, both counted


@dataclass(frozen=True)
class Stretch:
    """Whole weeks, and which kinds of answers may be shown of them."""

    since: date
    until: date
    kinds: frozenset[str] = frozenset()

    @property
    def days(self) -> Days:
        return self.since, self.until

    @property
    def ends(self) -> Days:
        """The first day of it, and of what follows it."""
        return self.since, self.until + A_DAY


def whole_weeks(since: date, until: date, *, today: date) -> Days:
    """The weeks that hold these days, Monday to Sunday, as far as they are over; at least the last one."""
    sunday = today - timedelta(days=today.isoweekday() % 7 or 7)
    until = min(until + timedelta(days=6 - until.weekday()), sunday)
    since = min(since, until)
    return since - timedelta(days=since.weekday()), until


def kind_of(low: float, high: float) -> str:
    """Scores on one scale."""
    return f"{low:g}-{high:g}"


def apart(
    user: User, moments: Iterable[Moment], stretches: Sequence[Days], *, at: datetime
) -> dict[int, list[Stretch]]:
    """By the key of the moment, each of these stretches of whole weeks as this person may see it.

    What is returned is remembered as shown. A kind of answer that too few gave in it, or that beside what
    was shown before would tell of too few, is not among its kinds.
    """
    moments = list(moments)
    weeks = [whole_weeks(*days, today=timezone.localdate(at)) for days in stretches]
    with transaction.atomic():
        ends = _Ends.of(user, at)
        found = ends.all_moved(moments, weeks)
        if ends.new:  # two pages of one person are judged one after the other
            User.objects.select_for_update().get(pk=user.pk)
            ends = replace(_Ends.of(user, at), counted=ends.counted)
            found = ends.all_moved(moments, weeks)
            ends.keep(at)
    return found


def between(user: User, moment: Moment, stretches: Sequence[Days], *, at: datetime) -> Iterator[Days]:
    """The days between the ends that this person was shown, as far as they touch one of these stretches.

    What is known of the whole is known of each: a part is judged beside them (learning.released).
    """
    known = sorted(set().union(*_Ends.of(user, at).known[moment.slug].values()))
    for first, following in pairwise(known):
        if any(first <= until and following > since for since, until in stretches):
            yield first, following - A_DAY


@dataclass
class _Ends:
    """The ends that one person was shown, by moment and kind: each the first day of what follows it."""

    user: User
    known: dict[str, dict[str, set[date]]]
    new: list[str] = field(default_factory=list)
    counted: dict[Days, Mapping[int, Mapping[str, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, user: User, at: datetime) -> Self:
        kept = Released.objects.filter(user=user, about=ABOUT, at__gt=at - KEPT_FOR)
        known: dict[str, dict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
        for name in kept.values_list("name", flat=True):
            slug, kind, day = name.split("/")
            known[slug][kind].add(date.fromisoformat(day))
        return cls(user, known)

    def all_moved(self, moments: Iterable[Moment], weeks: Sequence[Days]) -> dict[int, list[Stretch]]:
        return {moment.pk: [self._moved(moment, Stretch(*days)) for days in weeks] for moment in moments}

    def _moved(self, moment: Moment, asked: Stretch) -> Stretch:
        first, following = (self._nearest(moment, end) for end in asked.ends)
        if first >= following:
            return asked
        known = self.known[moment.slug]
        moved = Stretch(first, following - A_DAY)
        kinds = [kind for kind in self._people(moment, *moved.ends) if self._is_safe(moment, kind, moved)]
        for kind in kinds:
            self.new += [f"{moment.slug}/{kind}/{end}" for end in moved.ends if end not in known[kind]]
            known[kind] |= set(moved.ends)
        return replace(moved, kinds=frozenset(kinds))

    def _nearest(self, moment: Moment, end: date) -> date:
        """This end, or the known one beside it from which too few people part it."""
        for kind in list(self.known[moment.slug]):
            if (near := self._too_near(moment, kind, end)) is not None:
                return near
        return end

    def _is_safe(self, moment: Moment, kind: str, moved: Stretch) -> bool:
        few = self._is_few(moment, kind, *moved.ends)
        return not few and all(self._too_near(moment, kind, end) is None for end in moved.ends)

    def _too_near(self, moment: Moment, kind: str, end: date) -> date | None:
        known = self.known[moment.slug][kind]
        if end in known:
            return None
        before = max((each for each in known if each < end), default=None)
        if before is not None and self._is_few(moment, kind, before, end):
            return before
        after = min((each for each in known if each > end), default=None)
        return after if after is not None and self._is_few(moment, kind, end, after) else None

    def _is_few(self, moment: Moment, kind: str, first: date, following: date) -> bool:
        """Whether somebody gave such an answer in these days, and too few did."""
        return 0 < self._people(moment, first, following).get(kind, 0) < settings.SMALLEST_GROUP

    def _people(self, moment: Moment, first: date, following: date) -> Mapping[str, int]:
        days = (first, following - A_DAY)
        if days not in self.counted:
            self.counted[days] = _people(self.user, days)
        return self.counted[days].get(moment.pk, {})

    def keep(self, at: datetime) -> None:
        Released.objects.filter(user=self.user, about=ABOUT, at__lte=at - KEPT_FOR).delete()
        Released.objects.bulk_create(
            Released(user=self.user, about=ABOUT, name=name, digest="", group=b"", people=0, at=at)
            for name in dict.fromkeys(self.new)
        )


def _people(user: User, days: Days) -> dict[int, dict[str, int]]:
    """By moment and kind of answer, how many people gave it in these days."""
    sought: Sought = {"since": days[0], "until": days[1], "teams": teams_of(user)}
    who_told: Sought = {**sought, "stated": ANSWERED}
    enough = settings.SMALLEST_GROUP
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for (moment, scale), many in people(by=("moment", "scale"), scored=True, enough=enough, **sought).items():
        if moment is not None and isinstance(scale, tuple):
            found[int(str(moment))][kind_of(*scale)] = many
    for (moment,), many in people(by="moment", enough=enough, **who_told).items():
        if moment is not None:
            found[int(str(moment))][TOLD] = many
    return found
