"""Whether figures that were shown give away a group that is too small to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Rows = NDArray[np.float64]
Reason = Literal["small", "difference"]
MOST_TRIED = 20_000  # steps; beyond, what cannot be told counts as given away


@dataclass(frozen=True, slots=True)
class Group:
    """The answers that a figure is made of, each with who gave it: two lists of one length."""

    answers: Ids
    people: Ids

    def size(self) -> int:
        """How many people, not how many answers."""
        return len(set(self.people.tolist()))


def judge(shown: Sequence[Group], asked: Sequence[Group], k: int = 10) -> list[Reason | None]:
    """For each group that is asked for: None if it may be shown beside all that was, else why not.

    Refused is a group of fewer than k people, and one that with the others would give away such a group: if
    sums over what is shown, added and subtracted, come to a sum over fewer than k people. Larger
    groups go first, so that of a whole and its parts the smallest part is hidden beside a small one.

    The answers are sorted into atoms: those that are in exactly the same groups. What a sum over groups can
    tell is the row space of groups x atoms. With atoms ordered from many people to few, a row of its reduced
    echelon form that starts in a small atom lies wholly in small atoms, and every combination that does so
    is made of those rows (Chin & Ozsoyoglu 1982, IEEE TSE 8:574, audit for sums). Among those it is looked
    for exactly.

    Raises:
        ValueError: when k is below 1, or a group does not name one person per answer.

    >>> whole, most = (Group(np.arange(n), np.arange(n)) for n in (40, 37))
    >>> judge([whole], [most])
    ['difference']
    """
    if k < 1 or any(len(group.answers) != len(group.people) for group in (*shown, *asked)):
        raise ValueError("k is at least 1, and every answer has a person.")
    table = _Table.of([*shown, *asked])
    kept = list(range(len(shown)))
    found: list[Reason | None] = [None] * len(asked)
    for at in sorted(range(len(asked)), key=lambda each: -asked[each].size()):
        place = len(shown) + at
        if not asked[at].size():
            continue  # nobody is nobody's secret
        if asked[at].size() < k:
            found[at] = "small"
        elif table.gives_away([*kept, place], k):
            found[at] = "difference"
        else:
            kept.append(place)
    return found


def adds(shown: Sequence[Group], group: Group) -> bool:
    """Whether a group tells anything that those already shown do not."""
    table = _Table.of([*shown, group])
    return table.rank(range(len(shown) + 1)) > table.rank(range(len(shown)))


@dataclass(frozen=True, slots=True)
class _Table:
    """Groups x atoms, 1 where the atom is in the group; and who is in each atom, the largest first."""

    rows: Rows
    people: list[frozenset[int]]

    @classmethod
    def of(cls, groups: Sequence[Group]) -> _Table:
        answers = np.unique(
            np.concatenate([np.asarray(g.answers, np.int64) for g in groups] or [np.empty(0, np.int64)])
        )
        inside = np.zeros((len(groups), len(answers)), bool)
        who = np.zeros(len(answers), np.int64)
        for row, group in zip(inside, groups, strict=True):
            at = np.searchsorted(answers, group.answers)
            row[at], who[at] = True, group.people
        if not len(answers):
            return cls(np.zeros((len(groups), 0)), [])
        packed = np.ascontiguousarray(np.packbits(inside, axis=0).T)
        whole = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
        _values, first, atom = np.unique(whole, return_index=True, return_inverse=True)
        people = [frozenset(part.tolist()) for part in _split(who, atom, len(first))]
        order = sorted(range(len(people)), key=lambda each: -len(people[each]))
        return cls(inside[:, first[order]].astype(float), [people[each] for each in order])

    def rank(self, places: Sequence[int] | range) -> int:
        return len(_echelon(self.rows[list(places)])[1])

    def gives_away(self, places: Sequence[int], k: int) -> bool:
        """Whether these groups together tell a sum over 1 to k - 1 people."""
        rows, pivots = _echelon(self.rows[list(places)])
        small = sum(len(self.people[pivot]) < k for pivot in pivots)  # the last ones: they start furthest on
        return _Search(self.people, k).finds(rows[len(rows) - small :], frozenset())


class _Search:
    """Looks for a combination of rows that is a sum over 1 to k - 1 people.

    Somebody may be in several atoms, so people are counted and not atoms. An atom that brings too many people
    may not be in the sum; of any other both are tried, with it and without it. What takes too many steps
    counts as found.
    """

    def __init__(self, people: Sequence[frozenset[int]], k: int) -> None:
        self._people, self._k = people, k
        self._tried = 0

    def finds(self, rows: Rows, within: frozenset[int]) -> bool:
        """Whether there is one over these people, who are in it, and others; the rows are independent."""
        self._tried += 1
        if self._tried > MOST_TRIED:
            return True
        for atom in _used(rows):
            if len(within | self._people[atom]) >= self._k:
                rows = _without(rows, atom)
        used = _used(rows)
        if not used or len(within.union(*(self._people[atom] for atom in used))) < self._k:
            return bool(used)
        largest = max(used, key=lambda atom: len(self._people[atom] - within))
        with_it = within | self._people[largest]
        return self.finds(rows, with_it) or self.finds(_without(rows, largest), within)


def _used(rows: Rows) -> list[int]:
    """The atoms that any of these sums is over."""
    found: list[int] = np.flatnonzero(abs(rows).max(axis=0, initial=0)).tolist()
    return found


def _without(rows: Rows, atom: int) -> Rows:
    """All combinations of these rows that leave out this atom."""
    column = rows[:, atom]
    if not column.any():
        return rows
    best = int(np.argmax(abs(column)))
    rest = np.delete(rows - np.outer(column / column[best], rows[best]), best, axis=0)
    rest[abs(rest) < 1e-9] = 0
    rest[:, atom] = 0
    return rest


def _split(who: Ids, atom: Ids, count: int) -> list[Ids]:
    order = np.argsort(atom, kind="stable")
    return np.split(who[order], np.cumsum(np.bincount(atom, minlength=count))[:-1])


def _echelon(rows: Rows) -> tuple[Rows, list[int]]:
    """The reduced row echelon form, and the column each of its rows starts in."""
    table = rows.copy()
    pivots: list[int] = []
    for column in range(table.shape[1]):
        done = len(pivots)
        if done == len(table):
            break
        best = done + int(np.argmax(abs(table[done:, column])))
        if abs(table[best, column]) < 1e-9:
            continue
        table[[done, best]] = table[[best, done]]
        table[done] /= table[done, column]
        others = np.arange(len(table)) != done
        table[others] -= np.outer(table[others, column], table[done])
        table[abs(table) < 1e-9] = 0
        pivots.append(column)
    return table[: len(pivots)], pivots
