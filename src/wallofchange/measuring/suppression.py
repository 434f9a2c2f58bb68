"""A table of counts with published totals, from which no small count can be read or computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Literal, TypeVar

T = TypeVar("T")
Reason = Literal["small", "complementary"]
Cell = tuple[int, int]
Node = tuple[str, int]
Cost = tuple[int, int]  # further cells, and their counts
Hidden = dict[Cell, Reason]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The table as it may be shown, why a count is hidden, and the small ones that still can be computed."""

    shown: tuple[tuple[int | None, ...], ...]
    reasons: tuple[tuple[Reason | None, ...], ...]
    exposed: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """What somebody who computes back knows of a hidden count: its least, and its most if it is small."""

    least_small: int
    most_small: int | None
    least_other: int

    def has_room(self, count: int, reason: Reason, direction: int) -> bool:
        """Whether the count could be one lower (-1) or one higher (+1), for all that is known."""
        if direction < 0:
            return count > (self.least_small if reason == "small" else self.least_other)
        return reason != "small" or self.most_small is None or count < self.most_small


def readers(k: int) -> tuple[Reader, ...]:
    """From the best informed down: knows k and the reasons; knows that a zero is shown; knows nothing."""
    informed = (Reader(1, k - 1, k),) if k > 2 else ()
    return (*informed, Reader(1, None, 1), Reader(0, None, 0))


def suppress(counts: Sequence[Sequence[int]], k: int = 10) -> Suppressed:
    """Hide counts of 1 to k - 1, and as few others as keep them from being computed from the totals.

    Published are the totals of rows and columns and what is not hidden; a zero is shown. A hidden count is
    free if it could be another number without contradicting that: if the hidden cells hold a cycle, up and
    down by turns, in which each has room (the residual graph of a transportation problem, which is exact
    for whole numbers: Ford & Fulkerson 1962; Cox 1980, JASA 75:377). Whoever computes back is taken to know
    k and the reasons; where that cannot be met, less. For each small count that is not free the cheapest
    cycle is hidden: fewest further cells, then the smallest counts. Hiding more never makes one less free.

    With one row (or column) its cells are the totals of the columns, so only the grand total is published.
    `exposed` are small counts for which no cycle exists because too few others are not zero: there, a total
    must be left out or the row merged with another.

    Raises:
        ValueError: when rows differ in length, or a count is below zero.

    >>> suppress([[20, 30, 4], [25, 15, 40], [50, 60, 70]]).shown
    ((None, 30, None), (None, 15, None), (50, 60, 70))
    """
    if not counts or len({len(row) for row in counts}) != 1 or min(map(min, counts)) < 0:
        raise ValueError("A table has rows of one length, and no count below zero.")
    hidden: Hidden = {cell: "small" for cell, count in _cells(counts) if 0 < count < k}
    exposed = []
    for cell in sorted(hidden):
        cycle = next(filter(None, (_cheapest(counts, hidden, cell, one) for one in readers(k))), None)
        if cycle is None:
            exposed.append(cell)
        for other in cycle or ():
            hidden.setdefault(other, "complementary")
    return Suppressed(
        _table(counts, lambda cell, count: None if cell in hidden else count),
        _table(counts, lambda cell, _: hidden.get(cell)),
        tuple(exposed),
    )


def is_free(counts: Sequence[Sequence[int]], hidden: Hidden, cell: Cell, reader: Reader) -> bool:
    """Whether a hidden count could be another, for all that a reader knows.

    >>> table = [[3, 12], [20, 4]]
    >>> is_free(table, {(0, 0): "small", (1, 1): "small"}, (0, 0), Reader(0, None, 0))
    False
    """
    return _cycle(_Graph.of(counts, hidden, hidden, cell, reader)) is not None


def _table(counts: Sequence[Sequence[int]], of: Callable[[Cell, int], T]) -> tuple[tuple[T, ...], ...]:
    return tuple(tuple(of((r, c), n) for c, n in enumerate(row)) for r, row in enumerate(counts))


def _cells(counts: Sequence[Sequence[int]]) -> Iterator[tuple[Cell, int]]:
    return (((r, c), count) for r, row in enumerate(counts) for c, count in enumerate(row))


def _cheapest(
    counts: Sequence[Sequence[int]], hidden: Hidden, cell: Cell, reader: Reader
) -> list[Cell] | None:
    """The cells of the cheapest cycle through this one; None where there is none."""
    if is_free(counts, hidden, cell, reader):
        return [cell]
    others = [each for each, count in _cells(counts) if count > 0]
    return _cycle(_Graph.of(counts, hidden, others, cell, reader))


def _cycle(graph: _Graph) -> list[Cell] | None:
    r, c = graph.around
    row, column = ("row", r), ("column", c)
    ways = [(1, column, row), (-1, row, column)]
    found = [_path(graph, *ends) for up, *ends in ways if graph.has_room(graph.around, up)]
    paths = [path for path in found if path is not None]
    return min(paths)[1] if paths else None


@dataclass(frozen=True, slots=True)
class _Graph:
    """Rows and columns; a cell leads from its row to its column if it may rise, and back if it may fall."""

    counts: Sequence[Sequence[int]]
    hidden: Hidden
    at: dict[Node, list[Cell]]
    around: Cell
    reader: Reader

    @classmethod
    def of(
        cls,
        counts: Sequence[Sequence[int]],
        hidden: Hidden,
        usable: Iterable[Cell],
        around: Cell,
        reader: Reader,
    ) -> _Graph:
        at: dict[Node, list[Cell]] = defaultdict(list)
        for cell in usable:
            at["row", cell[0]].append(cell)
            at["column", cell[1]].append(cell)
        return cls(counts, hidden, at, around, reader)

    def steps(self, node: Node) -> Iterator[tuple[Node, list[Cell], Cost]]:
        """The next node, the cell that is used, and what it costs to hide it."""
        down = node[0] == "row"
        for cell in self.at[node]:
            if cell != self.around and self.has_room(cell, 1 if down else -1):
                cost = (0, 0) if cell in self.hidden else (1, self.counts[cell[0]][cell[1]])
                yield ("column", cell[1]) if down else ("row", cell[0]), [cell], cost
        yield from self._unpublished(node)

    def has_room(self, cell: Cell, direction: int) -> bool:
        count = self.counts[cell[0]][cell[1]]
        return self.reader.has_room(count, self.hidden.get(cell, "complementary"), direction)

    def _unpublished(self, node: Node) -> Iterator[tuple[Node, list[Cell], Cost]]:
        """Totals that are cells themselves are not published: what leaves one may come from another."""
        if len(self.counts) == 1 if node[0] == "column" else len(self.counts[0]) == 1:
            others = len(self.counts[0]) if node[0] == "column" else len(self.counts)
            yield from (((node[0], other), [], (0, 0)) for other in range(others) if other != node[1])


def _path(graph: _Graph, start: Node, end: Node) -> tuple[Cost, list[Cell]] | None:
    """Dijkstra: the least cost and its cells."""
    queue: list[tuple[Cost, Node, list[Cell]]] = [((0, 0), start, [])]
    done = set()
    while queue:
        cost, node, cells = heappop(queue)
        if node == end:
            return cost, cells
        if node in done:
            continue
        done.add(node)
        for beyond, used, price in graph.steps(node):
            if beyond not in done:
                heappush(queue, ((cost[0] + price[0], cost[1] + price[1]), beyond, cells + used))
    return None
