"""One pass over all rows: how many there are, which scores, and in which order dates are written."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from wallofchange.analysis.tabular import Table

from .column_map import ColumnMap
from .scores import Given, count_scores
from .times import day_comes_first

MOST_KINDS = 20_000  # different values kept of one column, so that memory stays flat


class Count(NamedTuple):
    rows: int
    scores: Counter[Given]
    dates: set[str]

    @property
    def day_first(self) -> bool | None:
        return day_comes_first(self.dates)


def count_rows(table: Table, chosen: ColumnMap) -> Count:
    """Count rows and look at every score and date."""
    score, time = _place(table, chosen, "score"), _place(table, chosen, "time")
    rows, cells, dates = 0, Counter[object](), set[str]()
    width = len(table.columns)
    for _, row in table.numbered_rows():
        rows += 1
        if len(row) != width:
            continue
        if score is not None and (row[score] in cells or len(cells) < MOST_KINDS):
            cells[row[score]] += 1
        if time is not None and isinstance(cell := row[time], str) and len(dates) < MOST_KINDS:
            dates.add(cell[:10])
    return Count(rows, count_scores(cells), dates)


def _place(table: Table, chosen: ColumnMap, field: str) -> int | None:
    columns = chosen.fields.get(field)
    return table.columns.index(columns[0]) if columns else None
