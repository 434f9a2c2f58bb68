"""Columns that belong together: as long as one another, and none told by the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wallofchange.measuring.calc.method import Values
from wallofchange.measuring.calc.schema import ImpossibleError

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

TOLD = 1e-10  # what is left of a column, as a part of it, when the columns before it have said their say
INTERCEPT = "intercept"


def as_long_as(given: Values, first: str, *others: str) -> None:
    """Refuse a list, or a column of a record of lists, that is not as long as the first."""
    for name in others:
        held = given.get(name)
        if isinstance(held, Mapping):
            for column, values in held.items():
                _as_long(f"{name}.{column}", values, first, given[first])
        elif held is not None:
            _as_long(name, held, first, given[first])


def design(x: Mapping[str, Sequence[float]], n: int, field: str = "x") -> NDArray[float64]:
    """The intercept and the columns, n by 1 + len(x).

    Raises:
        ImpossibleError: at a column that is constant, or a combination of the ones before it.
    """
    import numpy as np

    if INTERCEPT in x:
        raise ImpossibleError(f"{field}.{INTERCEPT}", x[INTERCEPT], "must be left out: it is added")
    matrix = np.column_stack([np.ones(n), *(np.asarray(x[name], dtype=float) for name in x)])
    if n < matrix.shape[1]:
        rule = f"must have fewer columns than there are rows, which are {n}"
        raise ImpossibleError(field, sorted(x), rule)
    _own_say(matrix, x, field)
    return matrix


def _as_long(name: str, values: Sequence[object], first: str, other: Sequence[object]) -> None:
    if len(values) != len(other):
        raise ImpossibleError(
            name, list(values), f"must be as long as {first} ({len(other)}, not {len(values)})"
        )


def _own_say(matrix: NDArray[float64], x: Mapping[str, Sequence[float]], field: str) -> None:
    """Gram-Schmidt, twice for precision: whoever has nothing left is told by those before."""
    import numpy as np

    known = matrix[:, :1] / np.sqrt(len(matrix))
    for name, column in zip(x, matrix.T[1:], strict=True):
        size = float(np.linalg.norm(column))
        left = column / (size or 1.0)
        for _ in range(2):
            left = left - known @ (known.T @ left)
        rest = float(np.linalg.norm(left))
        if rest <= TOLD:
            rule = "must not be constant, nor a combination of the columns before it"
            raise ImpossibleError(f"{field}.{name}", list(x[name]), rule)
        known = np.column_stack([known, left / rest])
