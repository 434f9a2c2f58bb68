"""A whole programme of changes: what was promised, what was found, and how much of it may be luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from wallofchange.measuring.multiplicity import adjusted
from wallofchange.measuring.quantiles import z_of
from wallofchange.measuring.shrinkage import shrink

FEWEST = 3  # changes before anything is said of a programme


@dataclass(frozen=True, slots=True)
class Judged:
    """One change with its last verdict; promised, estimate and se in the measure's own unit.

    p is two-sided, of no change at all; reach is how many answers a week the change touches.
    """

    promised: float
    estimate: float
    se: float
    p: float
    works: bool
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Programme:
    """Figures over n changes of one measure, in its own unit; `lucky` counts changes, `total` is a week's.

    `promised` and `found` are means per change, `low` and `high` bound the true mean (95 %), and `shrunken`
    is what each change is believed to have done, in the order they were given.
    """

    n: int
    promised: float
    found: float
    low: float
    high: float
    shrunken: tuple[float, ...]
    works: int
    lucky: float
    total: float

    @property
    def calibration(self) -> float | None:
        """How much of what was promised was found; None where nothing was promised."""
        return self.found / self.promised if self.promised else None


def programme(judged: Sequence[Judged]) -> Programme | None:
    """Set what was promised against what was found; None for fewer than three changes.

    Found: every estimate is shrunk to the mean of all by how noisy it is (empirical Bayes, DerSimonian &
    Laird 1986), for a promise that looked best was also the luckiest (optimiser's curse; Smith & Winkler
    2006). Interval: random-effects mean ± z/√Σ 1/(se² + τ²). Lucky: the changes that work times the largest
    Benjamini-Hochberg adjusted p among them. Total: Σ shrunken × reach, over everything that was judged,
    what harmed as well.

    >>> seen = ((0.5, 0.01), (0.1, 0.6), (0.0, 1.0))
    >>> found = programme([Judged(0.6, x, 0.2, p, p < 0.05, 10) for x, p in seen])
    >>> found.promised, round(found.found, 2), found.works, round(found.lucky, 2)
    (0.6, 0.2, 1, 0.03)
    """
    if len(judged) < FEWEST:
        return None
    n = len(judged)
    shrunk = shrink([each.estimate for each in judged], [each.se for each in judged])
    spread = shrunk.prior_sd or 0.0
    half = z_of(0.95) / sqrt(sum(1 / (each.se**2 + spread**2) for each in judged))
    return Programme(
        n,
        sum(each.promised for each in judged) / n,
        shrunk.prior_mean,
        shrunk.prior_mean - half,
        shrunk.prior_mean + half,
        shrunk.shrunken,
        sum(each.works for each in judged),
        _lucky(judged),
        sum(value * each.reach for value, each in zip(shrunk.shrunken, judged, strict=True)),
    )


def _lucky(judged: Sequence[Judged]) -> float:
    """Of those that work, how many would on average be luck."""
    paid = adjusted([each.p for each in judged], "bh").adjusted
    works = [q for q, each in zip(paid, judged, strict=True) if each.works]
    return len(works) * max(works, default=0.0)
