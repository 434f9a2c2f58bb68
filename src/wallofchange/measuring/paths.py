"""An index of satisfaction in its model: blocks of items, weighted so that they tell most of each other.

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wallofchange.measuring.estimate import Estimate

ROUNDS = 300
SETTLED = 1e-7  # change in the weights of a round
DRAWS = 200


@dataclass(frozen=True, slots=True)
class Paths:
    """Path coefficients (standardised) by (from, to), R² by construct, loadings and weights by item.

    `weights` are of the items in their own unit and add up to one within a construct; `n` complete rows.
    """

    paths: dict[tuple[str, str], float]
    r2: dict[str, float]
    loadings: dict[str, tuple[float, ...]]
    weights: dict[str, tuple[float, ...]]
    n: int
    settled: bool = True  # whether the weights stood still in the end


def path_model(blocks: Mapping[str, Any], paths: Sequence[tuple[str, str]]) -> Paths:
    """Partial least squares, all blocks reflective (mode A), centroid scheme; paths by least squares.

    Items are standardised. Outer weights w = corr(item, inner score), inner score = Σ sign(corr) times the
    scores of the neighbours, until no weight moves by more than 1e-7. The sign of a construct is that of
    most of its items. Blocks hold items, row for row the same people.

    Raises:
        ValueError: when a path names no block, an item never differs, or there are under three rows.

    Source: Tenenhaus, Esposito Vinzi, Chatelin & Lauro 2005, CSDA 48:159-205; Lohmoeller 1989.

    >>> a = [1, 2, 3, 4, 5, 6]
    >>> found = path_model({"a": [a, [2, 2, 3, 4, 6, 6]], "b": [[1, 3, 3, 4, 5, 7]]}, [("a", "b")])
    >>> round(found.paths["a", "b"], 3), round(found.r2["b"], 3)
    (0.944, 0.892)
    """
    if odd := [name for path in paths for name in path if name not in blocks]:
        raise ValueError(f"There is no block {odd[0]!r}.")
    tables = {
        name: np.column_stack([np.asarray(item, float) for item in items]) for name, items in blocks.items()
    }
    n = len(next(iter(tables.values())))
    if n < 3 or any((np.ptp(table, axis=0) == 0).any() for table in tables.values()):
        raise ValueError("Every item needs three rows that are not all the same.")
    return _model({name: _standard(table) for name, table in tables.items()}, tables, paths, n)


def _model(
    standard: Mapping[str, Any], own: Mapping[str, Any], paths: Sequence[tuple[str, str]], n: int
) -> Paths:
    weights, settled = _outer(standard, paths)
    scores = {name: _standard(standard[name] @ weights[name]) for name in standard}
    found, r2 = _inner(scores, paths)
    loadings = {
        name: tuple(float(each) for each in table.T @ scores[name] / n) for name, table in standard.items()
    }
    shares = {name: weights[name] / own[name].std(axis=0) for name in own}
    return Paths(
        found,
        r2,
        loadings,
        {name: tuple(float(each) for each in share / share.sum()) for name, share in shares.items()},
        n,
        settled,
    )


def _standard(values: Any) -> Any:
    return (values - values.mean(axis=0)) / values.std(axis=0)


def _outer(standard: Mapping[str, Any], paths: Sequence[tuple[str, str]]) -> tuple[dict[str, Any], bool]:
    names = list(standard)
    beside = np.zeros((len(names), len(names)))
    for start, end in paths:
        beside[names.index(start), names.index(end)] = beside[names.index(end), names.index(start)] = 1
    weights = {name: np.ones(standard[name].shape[1]) for name in names}
    for _ in range(ROUNDS):
        scores = np.column_stack([_standard(standard[name] @ weights[name]) for name in names])
        inner = scores @ (beside * np.sign(scores.T @ scores))
        fresh = {name: standard[name].T @ inner[:, at] / len(scores) for at, name in enumerate(names)}
        fresh = {name: _signed(each / max(np.abs(each).sum(), 1e-12)) for name, each in fresh.items()}
        moved = max(float(np.abs(fresh[name] - weights[name]).max()) for name in names)
        weights = fresh
        if moved < SETTLED:
            return weights, True
    return weights, False


def _signed(weights: Any) -> Any:
    """Most items point the way of their construct."""
    return -weights if weights.sum() < 0 else weights


def _inner(
    scores: Mapping[str, Any], paths: Sequence[tuple[str, str]]
) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    found: dict[tuple[str, str], float] = {}
    r2: dict[str, float] = {}
    for end in dict.fromkeys(end for _, end in paths):
        starts = [start for start, to in paths if to == end]
        design = np.column_stack([scores[start] for start in starts])
        slopes = np.linalg.lstsq(design, scores[end], rcond=None)[0]
        found |= {(start, end): float(slope) for start, slope in zip(starts, slopes, strict=True)}
        rest = scores[end] - design @ slopes
        r2[end] = float(1 - rest @ rest / (scores[end] @ scores[end]))
    return found, r2


def index(items: Any, weights: Sequence[float], scale: tuple[float, float]) -> float:
    """ACSI's index, 0 to 100: 100 (Σ w x̄ - low Σ w)/((high - low) Σ w), items on one scale (low, high).

    Source: Fornell, Johnson, Anderson, Cha & Bryant 1996, J. Marketing 60:7 (there low 1, high 10).

    >>> index([[10, 10], [10, 1]], [0.5, 0.5], (1, 10))
    75.0
    """
    means, shares = np.array([np.mean(item) for item in items]), np.array(weights, float)
    return float(100 * (shares @ means / shares.sum() - scale[0]) / (scale[1] - scale[0]))


def resampled(
    blocks: Mapping[str, Any],
    paths: Sequence[tuple[str, str]],
    scale: tuple[float, float],
    *,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 1,
) -> tuple[Paths, dict[str, Estimate], dict[tuple[str, str], Estimate]]:
    """The model, the index (0-100) of each construct and its paths, with percentile bootstrap intervals.

    People are drawn anew and the whole model is made again; a draw that cannot be (an item without spread)
    is left out.
    """
    found = path_model(blocks, paths)
    tables = {name: np.array(items, float) for name, items in blocks.items()}
    lots = np.random.default_rng(seed)
    indices: dict[str, list[float]] = {name: [] for name in blocks}
    slopes: dict[tuple[str, str], list[float]] = {path: [] for path in found.paths}
    for _ in range(draws):
        rows = lots.integers(0, found.n, found.n)
        drawn = {name: table[:, rows] for name, table in tables.items()}
        try:
            again = path_model(drawn, paths)
        except ValueError:
            continue
        for name, items in drawn.items():
            indices[name].append(index(items, again.weights[name], scale))
        for path, slope in again.paths.items():
            slopes[path].append(slope)
    whole = {name: index(items, found.weights[name], scale) for name, items in blocks.items()}
    return (
        found,
        {name: _ends(whole[name], each, level) for name, each in indices.items()},
        {path: _ends(found.paths[path], each, level) for path, each in slopes.items()},
    )


def _ends(found: float, drawn: Sequence[float], level: float) -> Estimate:
    if len(drawn) < 2:
        return Estimate(found)
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(found, float(low), float(high))
