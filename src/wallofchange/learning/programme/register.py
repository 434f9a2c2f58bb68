"""The register of yes-buts: by kind and outcome, with the days they waited. Never by who said them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea, Objection
from wallofchange.people.models import User
from wallofchange.reading.amounts import Amount, amount_of

FEWEST: Final = 5  # yes-buts of a kind before it is shown apart: fewer, and one knows whose they are
BECAME: Final = ("open", "yes_if", "yes", "no", "withdrawn", "lapsed")


@dataclass(frozen=True)
class Entry:
    """One yes-but as the register knows it: what became of it, and how many days that took."""

    objection: Objection
    became: str
    days: int

    @property
    def feared(self) -> Amount | None:
        return amount_of(self.objection.feared)

    @property
    def found(self) -> Amount | None:
        return amount_of(self.objection.found)

    @property
    def share(self) -> float | None:
        """What was found as a part of what was feared; None where the two cannot be compared."""
        return self.found.share_of(self.feared) if self.found and self.feared else None


@dataclass(frozen=True)
class Row:
    """All of one kind; or of the kinds of which too few were said, together."""

    kinds: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def label(self) -> str:
        if len(self.kinds) == 1:
            return str(Objection.Kind(self.kinds[0]).label)
        return _("%(n)s kinds with fewer than %(few)s each") % {"n": len(self.kinds), "few": FEWEST}

    @property
    def n(self) -> int:
        return len(self.entries)

    @property
    def became(self) -> Counter[str]:
        return Counter(entry.became for entry in self.entries)

    @property
    def told(self) -> list[tuple[str, int]]:
        """What they became, and how many did, in the order of the table."""
        return [(name, self.became[name]) for name in BECAME]

    @property
    def right(self) -> int:
        return sum(entry.objection.proved_right_at is not None for entry in self.entries)

    @property
    def days(self) -> int | None:
        """Half of those that were answered had their answer within so many days."""
        waited = [entry.days for entry in self.entries if entry.became != "open"]
        return round(median(waited)) if waited else None


@dataclass(frozen=True)
class Register:
    """Every yes-but that somebody may see, the latest first."""

    entries: tuple[Entry, ...]

    @property
    def whole(self) -> Row:
        return Row(tuple(Objection.Kind.values), self.entries)

    @property
    def rows(self) -> list[Row]:
        """By kind, the most said first; the rare ones together, so that nobody is known by them."""
        said: dict[str, list[Entry]] = {kind: [] for kind in Objection.Kind.values}
        for entry in self.entries:
            said[entry.objection.kind or Objection.Kind.OTHER].append(entry)
        kinds = sorted((kind for kind in said if said[kind]), key=lambda kind: -len(said[kind]))
        apart = [kind for kind in kinds if len(said[kind]) >= FEWEST]
        few = [kind for kind in kinds if kind not in apart]
        while few and apart and (len(few) < 2 or sum(len(said[kind]) for kind in few) < FEWEST):
            few.insert(0, apart.pop())
        rows = [Row((kind,), tuple(said[kind])) for kind in apart]
        return [*rows, Row(tuple(few), tuple(one for kind in few for one in said[kind]))] if few else rows

    @property
    def compared(self) -> list[Entry]:
        """Those of which fear and fact are both known."""
        return [entry for entry in self.entries if entry.objection.feared and entry.objection.found]

    @property
    def longest_open(self) -> int:
        """Days that the oldest open one waits."""
        return max((entry.days for entry in self.entries if entry.became == "open"), default=0)

    def only(self, *, kind: str = "", became: str = "") -> Register:
        """A part of it; a kind that is too rare to be shown apart cannot be asked for."""
        shown = {row.kinds[0] for row in self.rows if len(row.kinds) == 1}
        entries: Iterable[Entry] = self.entries
        if kind in shown:
            entries = [entry for entry in entries if entry.objection.kind == kind]
        if became in BECAME:
            entries = [entry for entry in entries if entry.became == became]
        return Register(tuple(entries))


def register_of(user: User, at: datetime) -> Register:
    """The yes-buts on every idea that this person may see: one query."""
    said = (
        Objection.objects.filter(idea__in=Idea.objects.seen_by(user))
        .select_related("idea", "condition", "owned_no")
        .order_by("-at", "-pk")
    )
    return Register(tuple(Entry(each, each.state, each.days_waiting(at)) for each in said))


def as_dict(register: Register) -> dict[str, Any]:
    """The counts, for a program; days are whole days from said to answered."""
    return {
        "n": register.whole.n,
        "became": dict(register.whole.became),
        "proved_right": register.whole.right,
        "median_days": register.whole.days,
        "longest_open_days": register.longest_open,
        "kinds": [
            {"kinds": list(row.kinds), "n": row.n, "became": dict(row.became), "median_days": row.days}
            for row in register.rows
        ],
    }


def lines(register: Register) -> Iterator[list[str]]:
    """The register as rows of a table, with a head; nobody's name is in it."""
    yield ["idea", "yes_but", "kind", "said_on", "became", "days", "feared", "found", "share", "right"]
    apart = {row.kinds[0] for row in register.rows if len(row.kinds) == 1}
    for entry in register.entries:
        said, share = entry.objection, entry.share
        yield [
            said.idea.title,
            said.words,
            said.kind if said.kind in apart else "",
            timezone.localdate(said.at).isoformat(),
            entry.became,
            str(entry.days),
            said.feared,
            said.found,
            "" if share is None else f"{share:.2f}",
            "yes" if said.proved_right_at else "",
        ]
