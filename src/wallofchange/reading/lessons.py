"""A reader taught one question from labelled texts: which of these labels does a text have?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from wallofchange.reading import deep
from wallofchange.reading.fast import FastEncoder, shipped_static
from wallofchange.reading.heads import Cascade, LinearHead, Stack, backed, fit, settle
from wallofchange.reading.ports import Encoder, Matrix
from wallofchange.reading.record import POLARITIES, polarity_of
from wallofchange.reading.theme_lessons import Beside, TaughtThemes, few, teach_themes

Labels = frozenset[str]
Depth = Literal["fast", "cascade", "deep"]

SHARE = 0.25  # of the texts, the least sure ones, that a cascade asks about; more gained nothing on tweets
ABOUT_SHARE = 0.1  # the same where labels tell what a text is about: most of the gain, at twice the speed
FEW = 400  # texts below which there are too few to tell what is sure: then all go to the deep encoder
BACKING, DEEP_BACKING = (
    1.0,
    0.5,
)  # what is felt already, in a text unlike the lessons; who reads deep needs less
FEELING = 2  # its block, behind what is counted and the static vectors
HELD_OUT = 5  # every so many texts one is kept out to settle what is sure


class Taught(NamedTuple):
    """What answers: a head over blocks of features, or a cascade of two."""

    name: str
    encoder: Stack
    head: LinearHead
    cascade: Cascade | None

    @property
    def version(self) -> str:
        return self.cascade.version if self.cascade else self.head.version

    def answer(self, texts: Sequence[str]) -> list[Labels]:
        """The labels of each text."""
        said = self.cascade.predict(texts) if self.cascade else self.head.predict(self.encoder.encode(texts))
        return [frozenset([label] if isinstance(label, str) else label) for label in said]


def teach(
    texts: Sequence[str],
    labels: Sequence[Labels],
    *,
    several: bool = False,
    feeling: Encoder | None = None,
    about: bool = False,
    depth: Depth = "cascade",
    share: float | None = None,
    seed: int = 1,
) -> Taught | TaughtThemes:
    """Teach a reader from n labelled texts; with `several` a text has any number of labels.

    `feeling` is an encoder whose rows go beside the others, such as what the shipped reader feels already;
    then the deep encoder stands beside its own base, for they know different things about a feeling. Where
    the labels are polarities it also backs the head in texts unlike the lessons, as in another language.
    `about` says that the labels tell what a text is about: then the base stands alone, because ours was
    tuned for feeling and forgot subjects; and a few texts a label are taught as the home's themes are.
    Without the deep reader here all depths are fast.

    Raises:
        ValueError: when there is too little to learn from.
    """
    shallow = depth == "fast" or deep.available() is not None
    if about and few(labels):
        vectors = shipped_static() if shallow else Beside(shipped_static(), deep.base_encoder())
        return teach_themes(texts, labels, vectors, several=several, name="fast" if shallow else "deep")
    encoders: list[Encoder] = [FastEncoder(), shipped_static(), *([feeling] if feeling else [])]
    fast = Stack(*encoders)
    rows = fast.encode(texts)
    weight = BACKING if feeling else 0.0
    if shallow:
        return Taught("fast", fast, _backed(_head(rows, labels, several, seed), rows, weight), None)
    slow = _slow(about, feeling is not None)
    every = Stack(*encoders, *slow.encoders)
    deep_rows: list[Matrix] = [*rows, *slow.encode(texts)]
    deep_head = _backed(_head(deep_rows, labels, several, seed), rows, DEEP_BACKING if feeling else 0.0)
    if depth == "deep" or several or len(texts) < FEW:
        return Taught("deep", every, deep_head, None)
    fast_head = _backed(_head(rows, labels, several, seed), rows, weight)
    share = (ABOUT_SHARE if about else SHARE) if share is None else share
    cascade = Cascade(fast, fast_head, slow, deep_head, _settled(rows, labels, share, seed))
    return Taught("cascade", fast, fast_head, cascade)


def _backed(head: LinearHead, rows: Sequence[Matrix], weight: float) -> LinearHead:
    names = [polarity_of(label) for label in head.labels]
    if not weight or not all(names):
        return head
    return backed(head, rows, FEELING, [POLARITIES.index(name) for name in names], weight)


def _slow(about: bool, feeling: bool) -> Stack:
    if about:
        return Stack(deep.base_encoder())
    return Stack(deep.reader(), deep.base_encoder()) if feeling else Stack(deep.reader())


def _settled(rows: Sequence[Matrix], labels: Sequence[Labels], share: float, seed: int) -> float:
    """What margin is unsure, found on texts that the head was not taught with."""
    kept_out = np.arange(len(labels)) % HELD_OUT == 0
    seen, unseen = (
        [block[part] for block in rows] for part in (np.flatnonzero(~kept_out), np.flatnonzero(kept_out))
    )
    head = _head(seen, [label for label, out in zip(labels, kept_out, strict=True) if not out], False, seed)
    return settle(head, unseen, share)


def _head(rows: Sequence[Matrix], labels: Sequence[Labels], several: bool, seed: int) -> LinearHead:
    if several:
        return fit(rows, [tuple(sorted(label)) for label in labels], multi=True, seed=seed)
    return fit(rows, [next(iter(label)) for label in labels], seed=seed)
