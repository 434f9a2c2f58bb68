"""How a head learns themes: from their names, sentences that are about them, and sentences that are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.ports import Encoder
from wallofchange.reading.theme_head import Floats, Layer, ThemeHead, name_of, pieces_of, unit, vectors_of

WAY = 2  # which way of teaching this is; a home that was taught in an earlier one is taught again
FEWEST = 5  # sentences that a theme needs before it is learnt; below that its phrases do it alone
SHRINKAGE = 3.0  # the inverse strength of the penalty on weights
DOOR = 0.55  # how probable a theme must be before it is named: a few examples cannot say it better
MOST_DEEP = 0.08  # share of ordinary sentences that the fast layer lets through to the deep one, at most
ORDINARY = 10  # what all ordinary sentences weigh together, in examples of other themes: some may be about it
WEIGHT_OF_NAME = 6.0  # against one example: a name says in few words what all examples have in common


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
) -> ThemeHead | None:
    """Learn the themes that have examples enough; None when there is none such, nothing else, or no encoder.

    `background`: ordinary sentences, by which the doors are set so that few of them reach the deep layer.
    The same lessons in the same order give the same bytes.
    """
    ripe = [lesson for lesson in lessons if len(set(lesson.yes)) >= FEWEST]
    if not ripe or (fast is None and deep is None):
        return None
    taught = _Lessons(ripe, lessons, tuple(background))
    if taught.about.all():  # of one theme alone: there is nothing to tell it from
        return None
    first = _learnt(taught, fast) if fast is not None else None
    decide = _learnt(taught, deep) if deep is not None else None
    if first is not None and decide is not None and fast is not None:
        first = taught.opened(first, fast)
    return ThemeHead(tuple(lesson.slug for lesson in ripe), first, decide)


class _Lessons:
    """All sentences that are taught with, what each is about, and how much it weighs for each theme."""

    def __init__(
        self, ripe: Sequence[Lesson], lessons: Sequence[Lesson], background: tuple[str, ...]
    ) -> None:
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

    def opened(self, layer: Layer, encoder: Encoder) -> Layer:
        """Doors so wide that most examples pass, and so narrow that few ordinary sentences do."""
        odds = layer.of(self.texts, encoder)
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

    def weights(self, about: NDArray[np.bool_]) -> NDArray[np.float64]:
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


def _learnt(lessons: _Lessons, encoder: Encoder) -> Layer:
    """One layer, of each text by the whole and by the clause that says most of a theme.

    Nobody says which clause of an example is about the theme. It is taken to be the one that sounds most
    like it once the whole texts are learnt; of a text that is not about it, the same one most needs telling
    apart. (Many instances with one label: Andrews, Tsochantaridis and Hofmann, 2003.)
    """
    pieces, starts = pieces_of(lessons.texts)
    rows = vectors_of(pieces, encoder)
    ordinary = rows[starts[lessons.taught :]]
    middle = (ordinary if len(ordinary) >= 100 else rows[starts]).mean(axis=0)
    rows = unit(rows - middle)
    fits = []
    for about in lessons.about.T:
        weights = lessons.weights(about)
        column, _bias = _fit(rows[starts], about, weights)
        chosen = _loudest(rows @ column, starts)
        both = np.concatenate([starts, chosen])
        fits.append(_fit(rows[both], np.tile(about, 2), np.tile(weights / 2, 2)))
    return Layer(
        name_of(encoder),
        middle.astype(np.float32),
        np.stack([weights for weights, _bias in fits], axis=1),
        np.asarray([bias for _weights, bias in fits], np.float32),
        np.full(len(fits), DOOR, np.float32),
    )


def _loudest(said: Floats, starts: NDArray[np.intp]) -> NDArray[np.intp]:
    """The piece of each text that says most of a theme: one of its clauses, or itself where it has none."""
    ends = np.append(starts[1:], len(said))
    firsts = np.minimum(starts + 1, ends - 1)
    own = zip(firsts, ends, strict=True)
    return np.asarray([first + said[first:end].argmax() for first, end in own], np.intp)


def _fit(rows: Floats, about: NDArray[np.bool_], weights: NDArray[np.float64]) -> tuple[Floats, float]:
    """Weighted logistic regression with a ridge penalty, of the few sentences that weigh anything."""
    from sklearn.linear_model import LogisticRegression  # a second to import, and most processes never teach

    used = weights > 0
    fitted = LogisticRegression(C=SHRINKAGE, max_iter=1_000).fit(rows[used], about[used], weights[used])
    return fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])
