"""The same customers twice: what they expected before, beside what they gave after, and nobody else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wallofchange.learning import released
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.side import FEWEST
from wallofchange.learning.moments.written import written
from wallofchange.listening.models import Expected, Moment, Signal
from wallofchange.measuring.means import MeanDiff, paired_diff
from wallofchange.measuring.share import Share, share
from wallofchange.measuring.simultaneous import Shares, goodman
from wallofchange.measuring.words import Words
from wallofchange.people.models import User

METHOD = Words(
    "Gepaard verschil: per klant het cijfer achteraf min het cijfer dat vooraf werd verwacht, t-interval.",
    "Paired difference: for each customer the score after less the score expected before, t interval.",
)


@dataclass(frozen=True)
class Twice:
    """Who told beforehand what they expected (`asked`), and both scores of those who answered after too."""

    scale: str
    asked: int
    people: int
    expected: tuple[float, ...]
    given: tuple[float, ...]

    @property
    def n(self) -> int:
        return len(self.given)

    @property
    def shown(self) -> bool:
        return self.people >= FEWEST

    @cached_property
    def answered(self) -> Share:
        """The share that answered twice (0 to 1), with its interval."""
        return share(self.n, self.asked)

    @cached_property
    def change(self) -> MeanDiff:
        """After less before, in score points."""
        return paired_diff(self.expected, self.given)

    @cached_property
    def shares(self) -> Shares:
        """Who gave less than, as much as, and more than they had expected."""
        pairs = zip(self.expected, self.given, strict=True)
        signs = Counter((given > expected) - (given < expected) for expected, given in pairs)
        return goodman([signs[-1], signs[0], signs[1]])

    @property
    def sentence(self) -> str:
        told = _("Of %(asked)s who said beforehand what they expected, %(n)s answered afterwards too.") % {
            "asked": written(self.asked),
            "n": written(self.n),
        }
        too_few = _("Too few people to show anything without someone being recognised.")
        return f"{told} {self._moved()}" if self.shown else too_few

    def _moved(self) -> str:
        low, high = self.change.low, self.change.high
        if low is None or high is None:
            return _("Everybody gave just as much more or less than they expected.")
        size = written(abs(self.change.diff), 1)
        ends = sorted((abs(low), abs(high)))
        if low > 0:
            said = _("They gave %(size)s more than they had expected (%(low)s to %(high)s).")
        elif high < 0:
            said = _("They gave %(size)s less than they had expected (%(low)s to %(high)s).")
        else:
            said = _("What they gave is not shown to differ from what they expected (%(low)s to %(high)s).")
            ends = [low, high]
        return said % {"size": size, "low": written(ends[0], 1), "high": written(ends[1], 1)}

    def as_dict(self) -> dict[str, Any]:
        answered = {"estimate": self.answered.p, "low": self.answered.low, "high": self.answered.high}
        told: dict[str, Any] = {"asked_before": self.asked, "n": self.n, "answered_twice": answered}
        if not self.shown:
            return told | {"difference": None}
        change = {"estimate": self.change.diff, "low": self.change.low, "high": self.change.high}
        return told | {
            "scale": self.scale,
            "difference": change,
            "p": self.change.p,
            "method": METHOD.as_dict(),
        }


def twice_of(moment: Moment, asked: Asked, user: User, at: datetime) -> Twice | None:
    """Who was asked in these days beforehand; None where nobody was, or beside other days a few would show.

    Whoever never answered has no channel, so within one channel it cannot be told who answered twice.
    """
    if asked.channel:
        return None
    pairs_of = _asked_before(moment, asked, user).exclude(signal=None)
    cell = released.cell(f"{moment.slug}?{asked.since}/{asked.until}/{asked.unit}", pairs_of)
    if released.guard([cell], user=user, at=at, about="twice")[cell.name].reason == "difference":
        return None
    rows = list(_told(_asked_before(moment, asked, user), user))
    if not rows:
        return None
    scale = Counter(row[1:3] for row in rows).most_common(1)[0][0]
    pairs = [row for row in rows if row[6] and row[1:3] == scale == row[4:6] and row[3] is not None]
    named = {row[7] for row in pairs if row[7] is not None}
    return Twice(
        f"{scale[0]:g}-{scale[1]:g}",
        sum(row[1:3] == scale for row in rows),
        len(named) + sum(row[7] is None for row in pairs),
        tuple(row[0] for row in pairs),
        tuple(row[3] for row in pairs),
    )


def _asked_before(moment: Moment, asked: Asked, user: User) -> QuerySet[Expected]:
    here = Q(moment=moment) | Q(moment=None, signal__moment=moment)
    rows = Expected.objects.seen_by(user).filter(here, asked.within("at"))
    return rows.filter(unit=asked.unit) if asked.unit else rows


def _told(rows: QuerySet[Expected], user: User) -> Any:
    """Score and scale before, score and scale after, whether the second may be heard, and whose it was."""
    heard = Signal.objects.seen_by(user)
    after = Case(When(signal__in=heard, then=Value(True)), default=Value(False), output_field=BooleanField())
    return rows.annotate(after=after).values_list(
        *("score", "scale_low", "scale_high", "signal__score", "signal__scale_low", "signal__scale_high"),
        *("after", "customer_id"),
    )
