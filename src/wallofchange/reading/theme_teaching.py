"""How a head learns themes: from their names, sentences that are about them, and sentences that are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.ports import Encoder
from wallofchange.reading.theme_head import Floats, Layer, ThemeHead, name_of, unit, vectors_of

FEWEST = 5  # sentences that a theme needs before it is learnt; below that its phrases do it alone
SHRINKAGE = 3.0  # the inverse strength of the penalty on weights
DOOR = 0.55  # how probable a theme must be before it is named, where its own examples do not say otherwise
MOST_DEEP = 0.08  # share of ordinary sentences that the fast layer lets through to the deep one, at most
ORDINARY = 10  # what all ordinary sentences weigh together, in examples of other themes: some may be about it
WEIGHT_OF_NAME = 6.0  # against one example: a name says in few words what all examples have in common
FOLDS = 10
SEED = 7


@dataclass(frozen=True)
class Lesson:
    """What people say of one theme."""

    slug: str
    names: tuple[str, ...]  # in any language; a description may stand among them
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def teach(
    lessons: Sequence[Lesson],
    *,
    fast: Encoder | None = None,
    deep: Encoder | None = None,
    background: Sequence[str] = (),
    door: float | None = DOOR,
) -> ThemeHead | None:
    """Learn the themes that have examples enough; None when there is none such, or no encoder.

    `background`: ordinary sentences, by which the doors are set so that few of them reach the deep layer.
    `door`: what the doors of few examples are drawn to; at 0.5 a theme too many is as bad as one too few;
    None sets none, for who asks for the likeliest theme only.
    The same lessons in the same order give the same bytes.
    """
    ripe = [lesson for lesson in lessons if len(set(lesson.yes)) >= FEWEST]
    if not ripe or (fast is None and deep is None):
        return None
    taught = _Lessons(ripe, lessons, tuple(background), door)
    decide = taught.layer(deep) if deep is not None else None
    first = taught.layer(fast) if fast is not None else None
    if first is not None and decide is not None and fast is not None:
        first = taught.opened(first, fast)
    return ThemeHead(tuple(lesson.slug for lesson in ripe), first, decide)


class _Lessons:
    """All sentences that are taught with, what each is about, and how much it weighs for each theme."""

    def __init__(
        self,
        ripe: Sequence[Lesson],
        lessons: Sequence[Lesson],
        background: tuple[str, ...],
        drawn_to: float | None,
    ) -> None:
        self.drawn_to = drawn_to
        told = {said: None for lesson in lessons for said in (*lesson.yes, *lesson.no, *lesson.names)}
        self.background = tuple(said for said in background if said not in told)
        self.texts = [*told, *self.background]
        self.taught = len(told)
        place = {said: number for number, said in enumerate(told)}
        self.about = np.zeros((len(self.texts), len(ripe)), bool)
        named = {name for lesson in ripe for name in lesson.names}
        self.heavy = np.asarray([WEIGHT_OF_NAME if said in named else 1.0 for said in self.texts])
        for column, lesson in enumerate(ripe):
            for said in (*lesson.yes, *lesson.names):
                self.about[place[said], column] = True
            for said in lesson.no:
                self.about[place[said], column] = False

    def layer(self, encoder: Encoder) -> Layer:
        """Learn one layer; its doors, where any are asked, are set by leaving parts of the examples out."""
        rows = vectors_of(self.texts, encoder)
        middle = rows[self.taught :].mean(axis=0) if len(self.background) >= 100 else rows.mean(axis=0)
        rows = unit(rows - middle)
        fits = [_fit(rows, column, self._weights(column)) for column in self.about.T]
        doors = [
            self._door(rows, column, self.drawn_to) for column in self.about.T if self.drawn_to is not None
        ]
        return Layer(
            name_of(encoder),
            middle.astype(np.float32),
            np.stack([weights for weights, _bias in fits], axis=1),
            np.asarray([bias for _weights, bias in fits], np.float32),
            np.asarray(doors or np.zeros(len(fits)), np.float32),
        )

    def opened(self, layer: Layer, encoder: Encoder) -> Layer:
        """Doors so wide that most examples pass, and so narrow that few ordinary sentences do."""
        odds = layer.odds(vectors_of(self.texts, encoder))
        wide = np.asarray(
            [
                np.quantile(odds[: self.taught][column[: self.taught], place], 0.05) * 0.8
                for place, column in enumerate(self.about.T)
            ]
        )
        doors = np.minimum(wide, layer.doors)
        ordinary = odds[self.taught :]
        for _ in range(60):
            if not len(ordinary) or (ordinary >= doors).any(axis=1).mean() <= MOST_DEEP:
                break
            doors = doors + 0.05 * (1 - doors)
        return layer._replace(doors=doors.astype(np.float32))

    def _weights(self, about: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Half of the weight lies on what is about it, half on the rest; ordinary sentences weigh little."""
        ordinary = np.arange(len(about)) >= self.taught
        weights = np.zeros(len(about))
        rest = ORDINARY / (ORDINARY + max((~about & ~ordinary).sum(), 1))
        for part, share in (
            (about, 1.0),
            (~about & ~ordinary, 1 - rest),
            (ordinary, rest),
        ):
            weights[part] = share * self.heavy[part] / max(self.heavy[part].sum(), 1)
        balanced: NDArray[np.float64] = weights * self.taught / weights.sum()
        return balanced

    def _door(self, rows: Floats, about: NDArray[np.bool_], drawn_to: float) -> float:
        """Where precision counts double (F0.5) on examples left out; drawn to a fixed one: they are few."""
        order = np.random.default_rng(SEED).permutation(self.taught)
        left_out = np.zeros(self.taught)
        folds = self.taught if self.taught <= 60 else FOLDS
        for part in np.array_split(order, folds):
            weights = self._weights(about)
            weights[part] = 0
            if not (about & (weights > 0)).any():
                continue
            column, bias = _fit(rows, about, weights)
            left_out[part] = 1 / (1 + np.exp(-(rows[part] @ column + bias)))
        best = _best_door(left_out, about[: self.taught])
        return float(np.clip((best + 2 * drawn_to) / 3, 0.5, 0.85))


def _fit(rows: Floats, about: NDArray[np.bool_], weights: NDArray[np.float64]) -> tuple[Floats, float]:
    """Weighted logistic regression with a ridge penalty, of the few sentences that weigh anything."""
    from sklearn.linear_model import (
        LogisticRegression,
    )  # takes a second to import, and most processes never teach

    used = weights > 0
    fitted = LogisticRegression(C=SHRINKAGE, max_iter=1_000).fit(rows[used], about[used], weights[used])
    return fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])


def _best_door(odds: NDArray[np.float64], about: NDArray[np.bool_]) -> float:
    doors = np.unique(np.round(odds, 3))
    named = odds[None, :] >= doors[:, None]
    hits = (named & about).sum(axis=1)
    quality = 1.25 * hits / np.maximum(named.sum(axis=1) + 0.25 * about.sum(), 1e-9)
    return float(doors[int(quality.argmax())])
