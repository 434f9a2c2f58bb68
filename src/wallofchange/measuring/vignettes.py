"""Where somebody puts their own experience among described ones that are the same for everybody."""

from __future__ import annotations

from collections.abc import Sequence


def c_scale(y: float, z: Sequence[float]) -> tuple[int, int]:
    """The place of a self-rating among the ratings of J vignettes, 1 to 2J + 1, as the ends of a range.

    1 is below the first vignette, 2 equal to it, 3 between the first and the second, … 2J + 1 above the
    last. Whoever ties vignettes or puts them in another order fits more than one place: low and high are
    the smallest and the largest of all places whose condition holds (King, Murray, Salomon & Tandon 2004,
    APSR 98:191; King & Wand 2007, Political Analysis 15:46, table 1).

    Raises:
        ValueError: without vignettes.

    >>> c_scale(3, [2, 4]), c_scale(2, [2, 2]), c_scale(3, [4, 2])
    ((3, 3), (2, 4), (1, 5))
    """
    if not z:
        raise ValueError("The place among vignettes needs at least one of them.")
    places = [2 * place for place, rating in enumerate(z, 1) if y == rating]
    places += [2 * place + 1 for place in range(1, len(z)) if z[place - 1] < y < z[place]]
    places += [1] * (y < z[0]) + [2 * len(z) + 1] * (y > z[-1])
    return min(places), max(places)
