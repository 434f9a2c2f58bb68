"""Does a figure go with the seasons?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import pi

from wallofchange.measuring.means import Sample

YEAR = 365.25
LEAST = 12  # weeks more than there are terms


def season_p(days: Mapping[date, Sample], change: date) -> float | None:
    """The p of two pairs of yearly sine and cosine beside a trend and a step: an F-test on weekly means.

    Weeks weigh by their answers. None with too few weeks to fit them.

    >>> from datetime import timedelta
    >>> from math import cos
    >>> start = date(2023, 1, 2)
    >>> swing = [start + timedelta(7 * week) for week in range(110)]
    >>> days = {day: Sample(50, 7 + cos(2 * pi * (day - start).days / YEAR), 1.0) for day in swing}
    >>> season_p(days, date(2025, 1, 1)) < 1e-6
    True
    """
    import numpy as np
    from scipy.special import fdtrc

    weeks = _weekly(days)
    at = np.array(sorted(weeks), dtype=float) * 7
    if len(at) < LEAST + 7:
        return None
    weight = np.sqrt(np.array([weeks[week][0] for week in sorted(weeks)]))
    y = np.array([weeks[week][1] / weeks[week][0] for week in sorted(weeks)])
    step = (at >= (change - min(days)).days).astype(float)
    plain = np.column_stack([np.ones_like(at), at / YEAR, step])
    waves = [wave(2 * pi * pairs * at / YEAR) for pairs in (1, 2) for wave in (np.sin, np.cos)]
    full = np.column_stack([plain, *waves])
    without, with_waves = (_squares(each, y, weight) for each in (plain, full))
    df = len(at) - int(np.linalg.matrix_rank(full))
    if with_waves <= 0 or df < 1:
        return None
    return float(fdtrc(4, df, (without - with_waves) / 4 / (with_waves / df)))


def _weekly(days: Mapping[date, Sample]) -> dict[int, tuple[int, float]]:
    first = min(days)
    weeks: dict[int, tuple[int, float]] = {}
    for day, answers in days.items():
        n, total = weeks.get((day - first).days // 7, (0, 0.0))
        weeks[(day - first).days // 7] = (n + answers.n, total + answers.n * answers.mean)
    return weeks


def _squares(columns: object, y: object, weight: object) -> float:
    import numpy as np

    x, target, w = np.asarray(columns), np.asarray(y), np.asarray(weight)
    coefficients, *_ = np.linalg.lstsq(x * w[:, None], target * w, rcond=None)
    return float((((target - x @ coefficients) * w) ** 2).sum())
