"""`pls`: what cannot be asked in one question, read from several, and how one follows from another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wallofchange.measuring.calc.method import ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, columns, gapped, record

NAMES: Schema = {"type": "array", "items": {"type": "string"}, "minItems": 1}
NAMED_FIGURES: Schema = {"type": "object", "additionalProperties": {"type": "number"}}
FEWEST = 3  # complete rows
ROWS_A_PATH = 10  # complete rows for each arrow into one construct, below which paths are rough (Hair et al.)


def _pls(given: Values) -> Found:
    from wallofchange.measuring.paths import path_model

    blocks, follows, data = given["blocks"], given["paths"], given["data"]
    _fits(blocks, follows, data)
    rows = _complete(blocks, data)
    tables = {name: [[data[item][row] for row in rows] for item in items] for name, items in blocks.items()}
    found = path_model(tables, [(start, end) for end, starts in follows.items() for start in starts])
    figures: dict[str, Any] = {
        "paths": {end: {start: found.paths[start, end] for start in follows[end]} for end in follows},
        "r2": found.r2,
    }
    left_out = len(next(iter(data.values()))) - len(rows)
    most = max(map(len, follows.values()))
    return Found(figures, found.n, tuple(_about(found.n, left_out, most, settled=found.settled)))


def _fits(
    blocks: Mapping[str, list[str]], follows: Mapping[str, list[str]], data: Mapping[str, list[float | None]]
) -> None:
    """Refuse names that are not there, an item of two blocks, a block without a path, and a circle."""
    homes: dict[str, str] = {}
    for name, items in blocks.items():
        for at, item in enumerate(items):
            if item not in data:
                raise ImpossibleError(f"blocks.{name}[{at}]", item, "must be a column of data")
            if item in homes:
                rule = f"must belong to one block, and is in {homes[item]} already"
                raise ImpossibleError(f"blocks.{name}[{at}]", item, rule)
            homes[item] = name
    first = next(iter(data))
    for item, values in data.items():
        if len(values) != len(data[first]):
            rule = f"must be as long as {first} ({len(data[first])}, not {len(values)})"
            raise ImpossibleError(f"data.{item}", values, rule)
    for end, starts in follows.items():
        for at, name in enumerate([end, *starts]):
            if name not in blocks:
                field = f"paths.{end}[{at - 1}]" if at else "paths"
                raise ImpossibleError(field, name, f"must be a block: {', '.join(blocks)}")
        if len(set(starts)) < len(starts):
            raise ImpossibleError(f"paths.{end}", starts, "must name each block once")
    alone = [
        name for name in blocks if name not in {*follows, *(s for each in follows.values() for s in each)}
    ]
    if alone:
        raise ImpossibleError(f"blocks.{alone[0]}", blocks[alone[0]], "must be on a path")
    if (circle := _circle(follows)) is not None:
        raise ImpossibleError("paths", circle, "must not lead back to where it began")


def _circle(follows: Mapping[str, Sequence[str]]) -> str | None:
    """A block that follows from itself, be it by others."""
    left = {end: set(starts) for end, starts in follows.items()}
    while left:
        free = [end for end, starts in left.items() if not starts & left.keys()]
        if not free:
            return next(iter(left))
        for end in free:
            del left[end]
    return None


def _complete(blocks: Mapping[str, list[str]], data: Mapping[str, list[float | None]]) -> list[int]:
    used = [item for items in blocks.values() for item in items]
    rows = [row for row in range(len(data[used[0]])) if all(data[item][row] is not None for item in used)]
    for item in used:
        if len(rows) < FEWEST or len({data[item][row] for row in rows}) < 2:
            rule = f"must hold {FEWEST} complete rows that are not all the same"
            raise ImpossibleError(f"data.{item}", data[item], rule)
    return rows


def _about(n: int, left_out: int, most: int, *, settled: bool) -> Iterator[tuple[str, str]]:
    if left_out:
        yield (
            "MISSING",
            f"{left_out} rows with a gap were left out: safe only if gaps fall by chance.",
        )
    if n < ROWS_A_PATH * most:
        yield "T3", f"Fewer than {ROWS_A_PATH} rows ({n}) for each of {most} paths into one construct."
    if not settled:
        yield "NOT_CONVERGED", "The weights of the items did not settle: read the figures with care."


METHODS = (
    Method(
        "pls",
        "How much one construct, measured by several items, goes with those it is said to follow from",
        "partial least squares: reflective blocks (mode A), centroid scheme, standardised items; paths by "
        "least squares on the scores",
        "Tenenhaus, Esposito Vinzi, Chatelin & Lauro 2005, CSDA 48:159-205; Fornell et al. 1996",
        (
            "`blocks` names the items of each construct, `paths` for a construct those it follows from",
            "items of a block tell of one thing, and most of them point its way",
            "what goes together need not cause: the arrows are the model's, not the data's",
            "rows are independent; a row with a gap is left out",
        ),
        record(
            {
                "blocks": {"type": "object", "additionalProperties": NAMES, "minProperties": 2},
                "paths": {"type": "object", "additionalProperties": NAMES, "minProperties": 1},
                "data": columns(2, gapped()),
            },
            ("blocks", "paths", "data"),
        ),
        {"paths": {"type": "object", "additionalProperties": NAMED_FIGURES}, "r2": NAMED_FIGURES},
        {
            "blocks": {"expectation": ["before"], "quality": ["on_time", "able"], "satisfaction": ["score"]},
            "paths": {"quality": ["expectation"], "satisfaction": ["expectation", "quality"]},
            "data": {
                "before": [7, 8, 6, 9, 7, 8, 5, 7, 8, 6, 9, 7],
                "on_time": [6, 8, 5, 9, 7, 7, 4, 8, 9, 6, 8, 6],
                "able": [7, 8, 6, 8, 8, 7, 5, 7, 9, 5, 9, 7],
                "score": [7, 8, 5, 9, 8, 7, 4, 8, 9, 6, 9, 6],
            },
        },
        _pls,
        ONE_N,
    ),
)
