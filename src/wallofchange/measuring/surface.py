"""Satisfaction over what was experienced and what was expected: a surface, not a difference score.

Satisfaction less expectation as one number would fix beforehand that a point more experienced counts as much
as a point less expected, and surprises as much as disappointments; a surface lets the answers tell
(Peter, Churchill & Brown 1993, J. Consumer Res. 19:655; Edwards 2002).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.quantiles import t_of

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]

TERMS = 6  # constant, P, E, P², PE, E²
SLOPE = (0, 1, -1, 0, 0, 0)
CURVATURE = (0, 0, 0, 1, -1, 1)
AGREED_SLOPE = (0, 1, 1, 0, 0, 0)
AGREED_CURVATURE = (0, 0, 0, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Surface:
    """Slopes in points of satisfaction a point, curvatures a point squared, each with its interval.

    `slope` and `curvature` run along P = -E: a point more experienced and one less expected. A curvature
    below zero: falling short costs more than exceeding brings. `agreed_*` run along P = E: as expected, at
    a higher level. `coefficients`: of 1, P, E, P², PE, E², centred.
    """

    n: int
    coefficients: tuple[float, ...]
    slope: Estimate
    curvature: Estimate
    agreed_slope: Estimate
    agreed_curvature: Estimate
    r2: float


def response_surface(
    satisfaction: Sequence[float],
    performance: Sequence[float],
    expectation: Sequence[float],
    centre: float,
    level: float = 0.95,
) -> Surface:
    """S = b0 + b1 P + b2 E + b3 P² + b4 PE + b5 E² + e, with P and E less `centre`, the middle of the scale.

    Slope along P = -E: b1 - b2, curvature b3 - b4 + b5; along P = E: b1 + b2, b3 + b4 + b5. Least squares
    with HC3 standard errors and t quantiles at n - 6 degrees of freedom.

    Raises:
        ValueError: when the columns differ in length, there are fewer than twelve answers, or P and E do not
            vary enough apart from each other to tell six terms.

    Sources: Edwards 2002, in Drasgow & Schmitt; HC3: MacKinnon & White 1985.

    >>> p = [x for x in range(1, 8) for _ in range(7)]
    >>> e = [x for _ in range(7) for x in range(1, 8)]
    >>> s = [5 + 0.5 * (x - 4) - 0.25 * (y - 4) for x, y in zip(p, e)]
    >>> found = response_surface(s, p, e, centre=4)
    >>> round(found.slope.estimate, 3), round(found.curvature.estimate, 3)
    (0.75, 0.0)
    """
    import numpy as np

    y = np.asarray(satisfaction, dtype=float)
    p, e = (np.asarray(side, dtype=float) - centre for side in (performance, expectation))
    if not len(y) == len(p) == len(e):
        raise ValueError(f"Every answer needs all three; these are {len(y)}, {len(p)} and {len(e)}.")
    if len(y) < 2 * TERMS:
        raise ValueError(f"Six terms need at least {2 * TERMS} answers; there are {len(y)}.")
    x = np.column_stack([np.ones_like(p), p, e, p * p, p * e, e * e])
    if np.linalg.matrix_rank(x) < TERMS:
        raise ValueError("What was experienced and what was expected do not vary apart from each other.")
    b = np.linalg.lstsq(x, y, rcond=None)[0]
    off = y - x @ b
    spread = float(((y - y.mean()) ** 2).sum())
    covariance = _hc3(x, off)
    t = t_of(level, len(y) - TERMS)
    slope, curvature = (_along(line, b, covariance, t) for line in (SLOPE, CURVATURE))
    agreed_slope, agreed_curvature = (
        _along(line, b, covariance, t) for line in (AGREED_SLOPE, AGREED_CURVATURE)
    )
    r2 = 1 - float((off**2).sum()) / spread if spread > 0 else 0.0
    return Surface(len(y), tuple(map(float, b)), slope, curvature, agreed_slope, agreed_curvature, r2)


def _hc3(x: Floats, off: Floats) -> Floats:
    """The covariance of the coefficients where the noise may differ from answer to answer."""
    import numpy as np

    bread = np.linalg.inv(x.T @ x)
    leverage = np.clip(np.einsum("ij,jk,ik->i", x, bread, x), 0, 1 - 1e-9)
    weighed = x * (off / (1 - leverage))[:, None]
    found: Floats = bread @ (weighed.T @ weighed) @ bread
    return found


def _along(line: Sequence[int], b: Floats, covariance: Floats, t: float) -> Estimate:
    import numpy as np

    weights = np.array(line, dtype=float)
    at = float(weights @ b)
    reach = t * sqrt(max(0.0, float(weights @ covariance @ weights)))
    return Estimate(at, at - reach, at + reach)
