"""Sentences that belong together, and what such a group could be called: a proposal, never a decision.

Pure and repeatable: the same sentences with the same vectors give the same groups in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.naming import Namer
from wallofchange.reading.theme_head import Floats, unit

SEED = 7
AXES = 64  # principal axes in which sentences are compared
AVERAGE = 40  # sentences a group, before groups that say the same are joined
MOST_GROUPS = 120
ALIKE = 0.75  # cosine of two middles above which they are one group
NEAR = 0.45  # cosine with the middle below which a sentence does not belong to it
TIGHT = 0.55  # mean cosine with the middle below which a group is no group


@dataclass(frozen=True)
class Said:
    """A sentence, its language, and who said it (any key; the same customer twice counts once)."""

    words: str
    language: str
    who: str


@dataclass(frozen=True)
class Group:
    """Sentences that belong together: their places in what was given, the nearest to the middle first."""

    members: tuple[int, ...]
    size: int  # customers
    middle: Floats  # of the vectors as they were given, length one
    name_nl: str
    name_en: str


def groups_of(said: Sequence[Said], vectors: Floats, *, fewest: int = 8, most: int = 20) -> list[Group]:
    """Find groups of at least `fewest` customers, the largest first, `most` of them."""
    if len(said) < 2 * fewest:
        return []
    rows = axes_of(vectors)
    count = min(max(len(said) // AVERAGE, 2), MOST_GROUPS)
    labels = _joined(rows, partition(rows, count))
    found = [members for label in np.unique(labels) if len(members := _nearest(rows, labels == label))]
    sized = [(len({said[place].who for place in members}), members) for members in found]
    kept = sorted((each for each in sized if each[0] >= fewest), key=lambda each: (-each[0], each[1][0]))
    namer = Namer([each.words for each in said], [members.tolist() for _size, members in kept])
    return [
        _group(said, vectors, size, members, namer, place)
        for place, (size, members) in enumerate(kept[:most])
    ]


def halves(vectors: Floats) -> list[NDArray[np.intp]]:
    """The places of the rows in two parts, each nearest to its middle first; one part where all are alike."""
    rows = axes_of(vectors)
    labels = partition(rows, 2)
    return [_order(rows, labels == label) for label in np.unique(labels)]


def axes_of(vectors: Floats) -> Floats:
    """The rows on their principal axes, length one again: what all sentences share is taken off."""
    rows = unit(vectors) - unit(vectors).mean(axis=0)
    _values, axes = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    return unit(rows @ axes[:, ::-1][:, :AXES].astype(np.float32))


def partition(rows: Floats, count: int) -> NDArray[np.intp]:
    """Put every row in one of `count` groups (k-means; the best of three starts)."""
    from sklearn.cluster import KMeans  # takes a second to import, and only the worker looks for groups

    different = len(np.unique(rows.round(4), axis=0))
    fitted = KMeans(min(count, different), n_init=3, random_state=SEED).fit(rows)
    labels: NDArray[np.intp] = fitted.labels_.astype(np.intp)
    return labels


def _joined(rows: Floats, labels: NDArray[np.intp]) -> NDArray[np.intp]:
    """Join groups whose middles are alike: whoever is alike to one of a family belongs to it."""
    names = np.unique(labels)
    middles = unit(np.stack([rows[labels == name].mean(axis=0) for name in names]))
    family = np.arange(len(names))
    for one, other in np.argwhere(np.triu(middles @ middles.T > ALIKE, 1)):
        family[family == family[other]] = family[one]
    return family[np.searchsorted(names, labels)]


def _nearest(rows: Floats, belongs: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The members of a group that are near its middle; none when it hangs together too loosely."""
    middle = unit(rows[belongs].mean(axis=0, keepdims=True))[0]
    near = belongs & (rows @ middle >= NEAR)
    if not near.any() or (rows[near] @ middle).mean() < TIGHT:
        return np.zeros(0, np.intp)
    return _order(rows, near)


def _order(rows: Floats, belongs: NDArray[np.bool_]) -> NDArray[np.intp]:
    places = np.flatnonzero(belongs)
    return places[np.argsort(-(rows[places] @ rows[places].mean(axis=0)), kind="stable")]


def _group(
    said: Sequence[Said], vectors: Floats, size: int, members: NDArray[np.intp], namer: Namer, place: int
) -> Group:
    dutch = sum(said[member].language == "nl" for member in members) * 2 >= len(members)
    nl, en = namer.names(place, "nl" if dutch else "en")
    middle = unit(vectors[members].mean(axis=0, keepdims=True))[0]
    return Group(tuple(int(member) for member in members), size, middle, nl, en)
