"""Did treated and control already run apart before anything changed? One joint test on units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

CONTRASTS = {2: [[-1.0, 1.0]], 3: [[-1.0, 0.0, 1.0], [1.0, -2.0, 1.0]]}


@dataclass(frozen=True, slots=True)
class TrendsApart:
    """Hotelling's test that both sides had the same shape of trend; p below .05 is a sign they had not."""

    f: float
    df: tuple[float, float]
    p: float


def trends_apart(
    control: Sequence[Sequence[float]], treated: Sequence[Sequence[float]], *, uneven: bool = False
) -> TrendsApart | None:
    """One row a unit: its figure (mean, share) in two or three equal stretches before the change.

    Each unit is reduced to its slope (and, with three stretches, its bend); Hotelling's T² asks at once
    whether these differ between the sides: F(p, units - p - 1). None where the units are too few to tell.
    Where units of one side are smaller (`uneven`) each side has its own spread, with the degrees of freedom
    of Nel & Van der Merwe (1986). A regression with a lead for every week is not used: with a dozen units its
    test does not keep its level.

    >>> flat = [[7, 7.1, 7], [7.2, 7.1, 7.2], [6.9, 7, 6.9]]
    >>> rising = [[7, 7.5, 8.1], [7, 7.6, 8], [7, 7.4, 8]]
    >>> trends_apart(flat, rising).p < 0.05
    True
    """
    import numpy as np
    from scipy.special import fdtrc

    contrast = np.array(CONTRASTS[len(control[0])])
    a, b = np.asarray(control) @ contrast.T, np.asarray(treated) @ contrast.T
    n, m, size = len(a), len(b), contrast.shape[0]
    if min(n, m) < 2 or n + m - size - 1 < 1:
        return None
    gap = b.mean(axis=0) - a.mean(axis=0)
    own = [(side - side.mean(axis=0)).T @ (side - side.mean(axis=0)) for side in (a, b)]
    if uneven:
        spreads = [square / (k - 1) / k for square, k in zip(own, (n, m), strict=True)]
        spread = spreads[0] + spreads[1]
        shared = sum(_size(each) / (k - 1) for each, k in zip(spreads, (n, m), strict=True))
        free = _size(spread) / shared if shared > 0 else 0.0
    else:
        free, spread = float(n + m - 2), (own[0] + own[1]) / (n + m - 2) * (1 / n + 1 / m)
    df = free - size + 1
    if df < 1 or np.linalg.matrix_rank(spread) < size:
        return None
    f = df / (free * size) * float(gap @ np.linalg.solve(spread, gap))
    return TrendsApart(f, (size, df), float(fdtrc(size, df, f)))


def _size(spread: Any) -> float:
    """tr(V²) + (tr V)²."""
    return float((spread @ spread).trace() + spread.trace() ** 2)
