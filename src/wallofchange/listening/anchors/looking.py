"""A first look at a file with facts: of which sort, what its columns hold, how its rows will be kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from wallofchange.analysis.tabular import Row, Sentence, Table, TableError, open_table
from wallofchange.listening.importers.column_map import HOME_ZONE, check_zone
from wallofchange.listening.importers.inspection import AMBIGUOUS_DATES, NO_ROWS
from wallofchange.listening.importers.running import refusals
from wallofchange.listening.importers.scores import Given, Scale, count_scores, guess_scale
from wallofchange.listening.importers.times import day_comes_first
from wallofchange.listening.importers.values import text_of
from wallofchange.people.models import Team

from . import misfits
from .found import Found
from .ground import Ground
from .misfits import Misfit
from .sorts import SORTS, Columns, Sort, recognise, settle

PREVIEW = 20
MOST_KINDS = 2_000  # different cells of a column that are looked at
_DATES = ("at", "starts_on", "ends_on")


@dataclass(frozen=True)
class FactWishes:
    """What the person who imports says about a file with facts; all but the sort may stay open."""

    sort: str
    changes: Mapping[str, Sequence[str]] = field(default_factory=dict)  # field → column; empty: none
    scale: Scale | None = None
    timezone: str | None = None
    moment: str = ""
    sheet: str | None = None


@dataclass(frozen=True)
class FactFile:
    """What a file with facts is, before anything is kept."""

    path: Path
    sort: Sort
    format: str
    sheet: str | None
    header: list[str]
    columns: Columns
    rows: int
    ground: Ground
    examples: dict[str, tuple[str, ...]]
    preview: list[Shown]
    warnings: list[Sentence]

    def as_json(self) -> dict[str, Any]:
        """How it was read, as its batch remembers it."""
        return {
            "sort": self.sort.name,
            "fields": {name: [column] for name, column in self.columns.items()},
            "scale": str(self.ground.scale),
            "timezone": self.ground.zone,
            "day_first": self.ground.day_first,
            "moment": self.ground.moment,
        }


class Shown(NamedTuple):
    """One of the first rows: what was found in it, or why it is set aside."""

    row: int
    found: list[Found]
    reason: Sentence | None


def sort_of(path: str | Path, *, sheet: str | None = None) -> str:
    """The sort of fact that a file holds, by its header; "" when it holds customers' words and scores.

    Raises:
        Refused: when it cannot be read as a table.
    """
    with refusals():
        sort = recognise(open_table(path, sheet=sheet).columns)
    return sort.name if sort else ""


def look_at_facts(path: str | Path, wishes: FactWishes, *, team: Team, at: dt.datetime) -> FactFile:
    """Look at a file without storing anything.

    Raises:
        Refused: when it cannot be read as a table, or lacks what is needed.
    """
    with refusals():
        sort = SORTS[wishes.sort]
        table = open_table(path, sheet=wishes.sheet)
        columns = settle(sort, table.columns, wishes.changes)
        check_zone(wishes.timezone or HOME_ZONE)
        ground = Ground(team, at, wishes.timezone or HOME_ZONE, moment=wishes.moment)
        counted = _count(table, columns)
        ground = _with_scale_and_dates(ground, counted, wishes, columns)
        return FactFile(
            path=table.path,
            sort=sort,
            format=table.format,
            sheet=wishes.sheet,
            header=table.columns,
            columns=columns,
            rows=counted.rows,
            ground=ground,
            examples=counted.examples,
            preview=[
                _shown(row) for row in islice(read_rows(table, sort, columns, replace(ground)), PREVIEW)
            ],
            warnings=[
                *table.notes,
                *table.doubts(list(columns.values())),
                *([AMBIGUOUS_DATES] if day_comes_first(counted.dates) is None else []),
            ],
        )


class _Count(NamedTuple):
    rows: int
    dates: set[str]
    scores: Counter[Given]
    examples: dict[str, tuple[str, ...]]


def _count(table: Table, columns: Columns) -> _Count:
    """One pass over all rows: in which order dates are written, on which scale scores stand."""
    places = {name: table.columns.index(column) for name, column in columns.items()}
    rows, dates, cells = 0, set[str](), Counter[object]()
    first: list[Row] = []
    for _, row in table.numbered_rows():
        rows += 1
        if len(row) != len(table.columns):
            continue
        first += [row] if len(first) < PREVIEW else []
        for name in _DATES:
            if name in places and isinstance(cell := row[places[name]], str) and len(dates) < MOST_KINDS:
                dates.add(cell[:10])
        if "score" in places and len(cells) < MOST_KINDS:
            cells[row[places["score"]]] += 1
    if not rows:
        raise TableError(*NO_ROWS)
    return _Count(rows, dates, count_scores(cells), _examples(table, first))


def _examples(table: Table, first: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    return {
        column: tuple(dict.fromkeys(said[:80] for row in first if (said := text_of(row[place]))))[:3]
        for place, column in enumerate(table.columns)
    }


def _with_scale_and_dates(ground: Ground, counted: _Count, wishes: FactWishes, columns: Columns) -> Ground:
    scale = wishes.scale or (
        guess_scale(counted.scores, columns["score"]).scale if "score" in columns else ground.scale
    )
    day_first = day_comes_first(counted.dates)
    return replace(ground, scale=scale, day_first=day_first is not False)


NumberedRow = tuple[int, Row, list[Found] | Misfit]


def read_rows(table: Table, sort: Sort, columns: Columns, ground: Ground) -> Iterator[NumberedRow]:
    """Each row with its number, and what was found in it or why it is set aside."""
    places = [(name, table.columns.index(column)) for name, column in columns.items()]
    for number, row in table.numbered_rows():
        if len(row) != len(table.columns):
            yield number, row, misfits.wrong_number_of_fields(len(row), len(table.columns))
            continue
        try:
            yield number, row, sort.read({name: row[place] for name, place in places}, ground)
        except Misfit as misfit:
            yield number, row, misfit


def _shown(read: NumberedRow) -> Shown:
    number, _, found = read
    return Shown(number, [], found.reason) if isinstance(found, Misfit) else Shown(number, found, None)
