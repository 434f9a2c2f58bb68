"""One picture with everything that stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MOST_VALUES = 5_000  # what one picture may hold; a page with more wants an aggregate
Spec = dict[str, Any]


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite spec, and the same numbers as a table; every text in the reader's language.

    `key` names the picture on its page and in the addresses of its files. Colours in the spec are names of
    tokens, `var(--ink)`: a browser fills them in by theme, the server by tokens.css.

    Raises:
        ValueError: when there is nothing to draw, too much, or a row that does not fit the columns.
    """

    key: str
    title: str
    description: str
    spec: Spec
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError(f"The chart {self.key} has nothing to draw.")
        if len(self.spec["data"]["values"]) > MOST_VALUES:
            raise ValueError(f"The chart {self.key} holds more than {MOST_VALUES} values.")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"A row of {self.key} does not fit its columns.")

    @property
    def named_rows(self) -> list[list[tuple[str, str]]]:
        """Each cell with its column: on a phone a row reads as a few lines."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


def table(*rows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)
