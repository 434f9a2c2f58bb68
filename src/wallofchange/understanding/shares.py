"""How many of these were below, as, or above expectation, and how they sound: corrected for what the reader
gets wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Value, When

from wallofchange.listening.models import ANSWERED
from wallofchange.measuring.audited import Audit, beside_gold, corrected_share, pooled
from wallofchange.measuring.share import share
from wallofchange.people.models import User
from wallofchange.understanding.labels import labels_of
from wallofchange.understanding.models import Gist
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.shown import SIGNS

AMONG = 50_000  # the newest of a selection: as many as can be counted while somebody waits
FEWEST = 30  # audited answers from which on a figure is given


@dataclass(frozen=True)
class Line:
    """One value: its share with its interval, 0 to 1; no figure where too little was checked."""

    value: str
    label: str
    p: float | None
    low: float
    high: float

    @property
    def sign(self) -> str:
        """The sign of an expectation; "" for everything else."""
        return SIGNS.get(self.value, "")


@dataclass(frozen=True)
class Shares:
    """The shares of `n` answers: `gold` of them need no reader, `audited` of the rest people checked."""

    lines: list[Line]
    n: int
    gold: int
    audited: int
    more: bool  # there were more, and only the newest are counted

    @property
    def corrected(self) -> bool:
        return self.audited >= FEWEST

    @property
    def rest(self) -> int:
        """Those that only a reader read."""
        return self.n - self.gold


def shares(gists: GistQuerySet, user: User) -> Shares:
    """The shares of each expectation in a selection of gists, in one query over at most the newest `AMONG`.

    What the customer was asked, or a person read because it seemed hard, is gold and counts as it is. The
    rest is what the reader says, corrected with those of the rest that were drawn by lot and read by people.
    Each team has lots of its own, so a team counts there by what it heard and not by how much it read.
    """
    needs_none = [
        When(signal__expectation__in=ANSWERED, then=Value("gold")),
        When(wordless=True, then=Value("gold")),
    ]
    return _shares("expectation", newest_of(gists, user), needs_none)


def polarity_shares(gists: GistQuerySet, user: User) -> Shares:
    """Likewise how the words sound; who wrote none is not counted."""
    return _shares("polarity", newest_of(gists.with_words(), user), [])


def newest_of(gists: GistQuerySet, user: User) -> GistQuerySet:
    """The newest of a selection that count, one more than `AMONG` to tell when there are more."""
    newest = gists.counted().order_by("-said_at", "-signal").values("pk")[: AMONG + 1]
    return Gist.objects.seen_by(user).filter(pk__in=newest)


Cell = tuple[str, str, str, int | None]  # gold, audited or read; what holds; what the reader says; whose
Heard = Mapping[int | None, int]  # by team: answers that are not gold


def _shares(field: str, gists: GistQuerySet, needs_none: Sequence[When]) -> Shares:
    cells = _cells(field, gists, needs_none)
    n, gold = sum(cells.values()), sum(many for cell, many in cells.items() if cell[0] == "gold")
    audited = sum(many for cell, many in cells.items() if cell[0] == "audited")
    heard: Counter[int | None] = Counter()
    for (kind, _holds, _says, team), many in cells.items():
        heard[team] += many if kind != "gold" else 0
    labels = labels_of(field).items() if n else ()
    lines = [line_of(value, cells, heard, value, label) for value, label in labels]
    return Shares(lines, n, gold, audited, n > AMONG)


def _cells(field: str, gists: GistQuerySet, needs_none: Sequence[When]) -> Counter[Cell]:
    """How many of each kind, by what holds, what today's reader says and the team that heard it."""
    kind = Case(
        *needs_none,
        When(reviewed=True, signal__drawn__isnull=False, then=Value("audited")),
        When(reviewed=True, then=Value("gold")),
        default=Value("read"),
    )
    rows: Any = gists.annotate(kind=kind).values_list("kind", field, f"reading__{field}", "source__team")
    return Counter({row[:4]: row[4] for row in rows.annotate(many=Count("pk")).order_by()})


def line_of(value: str, cells: Counter[Cell], heard: Heard, name: str, label: str) -> Line:
    """The share of what holds `value` among these cells, as a line called `label`."""
    gold = _both(cells, "gold", holds=value)
    rest = sum(many for cell, many in cells.items() if cell[0] != "gold")
    if not rest:
        alone = share(*gold)
        return Line(name, label, alone.p, alone.low, alone.high)
    audit = _audit(value, cells, heard)
    if sum(many for cell, many in cells.items() if cell[0] == "audited") < FEWEST:
        return Line(name, label, None, *_range(audit, rest, gold))
    marked = sum(many for cell, many in cells.items() if cell[0] != "gold" and cell[2] == value)
    found = beside_gold(corrected_share((marked, rest), audit), rest, gold)
    return Line(name, label, found.p, found.low, found.high)


def _both(cells: Counter[Cell], kind: str, *, holds: str) -> tuple[int, int]:
    """How many of a kind hold a value, and how many there are."""
    of_kind = {cell: many for cell, many in cells.items() if cell[0] == kind}
    return sum(many for cell, many in of_kind.items() if cell[1] == holds), sum(of_kind.values())


def _audit(value: str, cells: Counter[Cell], heard: Heard) -> Audit:
    counted: dict[int | None, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    for (kind, holds, says, team), many in cells.items():
        if kind == "audited":
            counted[team][says == value, holds == value] += many
    return pooled(
        (
            heard[team],
            Audit(
                both=each[True, True],
                reader_only=each[True, False],
                person_only=each[False, True],
                neither=each[False, False],
            ),
        )
        for team, each in counted.items()
    )


def _range(audit: Audit, rest: int, gold: tuple[int, int]) -> tuple[float, float]:
    """What it can lie between while too little was checked: only what people read counts, not the reader."""
    low, high = (0.0, 1.0)
    if audit.n:
        people = share(audit.person, audit.n)
        low, high = people.low, people.high
    total = rest + gold[1]
    return (gold[0] + rest * low) / total, (gold[0] + rest * high) / total
