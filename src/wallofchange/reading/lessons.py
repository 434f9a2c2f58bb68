"""A reader taught one question from labelled texts: which of these labels does a text have?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from wallofchange.reading import deep
from wallofchange.reading.fast import FastEncoder, shipped_convolution, shipped_static
from wallofchange.reading.fast.table import WORDS
from wallofchange.reading.heads import Cascade, Learnt, LinearHead, Stack, Step, backed, learn, settle
from wallofchange.reading.heads.backing import AS_MUCH
from wallofchange.reading.ports import Encoder, Matrix
from wallofchange.reading.record import POLARITIES, polarities_of
from wallofchange.reading.theme_encoders import deep_encoder, learning_encoder
from wallofchange.reading.theme_lessons import TaughtThemes, few, teach_themes

Labels = frozenset[str]
Depth = Literal["fast", "cascade", "deep"]

SHARES = (0.4, 0.2)  # of all texts, the least sure: what goes to our encoder, and from there to its base too
ABOUT_SHARES = (0.1,)  # to the base alone, where labels tell what a text is about: most of the gain
OTHER_SHARES = (0.25,)  # to our encoder alone
FEW = 400  # texts below which there are too few to tell what is sure, or to weigh more than a few blocks
DEEP_BACKING = 0.5  # in a text unlike the lessons who reads deep needs less of what is felt already
FEELING = 2  # its block, behind what is counted and the static vectors


class Taught(NamedTuple):
    """What answers: a head over blocks of features, or a cascade of several."""

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
    seed: int = 1,
) -> Taught | TaughtThemes:
    """Teach a reader from n labelled texts; with `several` a text has any number of labels.

    `feeling` is an encoder whose rows go beside the others, such as what the shipped reader feels already;
    then the deep encoder stands beside its own base, for they know different things about a feeling, and
    with texts enough both give several of their layers, and words are weighed apart from parts of words.
    Where the labels are polarities it also backs the head in texts unlike the lessons, as in another
    language.
    `about` says that the labels tell what a text is about: then the base stands alone, because ours was
    tuned for feeling and forgot subjects; and a few texts a label are taught as the home's themes are.
    Without the deep reader here all depths are fast.

    Raises:
        ValueError: when there is too little to learn from.
    """
    shallow = depth == "fast" or deep.available() is not None
    if about and few(labels):
        name, slower = ("fast", None) if shallow else ("deep", deep_encoder())
        return teach_themes(texts, labels, learning_encoder(), slower, several=several, name=name)
    felt = [feeling] if feeling else []
    encoders: list[Encoder] = [FastEncoder(), shipped_static(), *felt, shipped_convolution()]
    fast = Stack(*encoders)
    rows = fast.encode(texts)
    weights = (AS_MUCH, DEEP_BACKING) if feeling else (0.0, 0.0)
    cut = WORDS if feeling and len(texts) >= FEW else None
    if shallow:
        head = _learnt(rows, labels, several, seed, cut).tell().head
        return Taught("fast", fast, _backed(head, rows, weights[0]), None)
    slow, shares = _slow(about, feeling is not None, len(texts))
    learnt = _learnt([*rows, *Stack(*slow).encode(texts)], labels, several, seed, cut)
    if depth == "deep" or several or len(texts) < FEW:
        head = _backed(learnt.tell().head, rows, weights[1])
        return Taught("deep", Stack(*encoders, *slow), head, None)
    told = [learnt.tell(blocks) for blocks in range(len(encoders), learnt.blocks + 1)]
    taus = settle(told[:-1], shares)
    first = _backed(told[0].head, rows, weights[0])
    deeper = [_backed(one.head, rows, weights[1]) for one in told[1:]]
    steps = (Step(Stack(one), head, tau) for one, head, tau in zip(slow, deeper, taus, strict=True))
    return Taught("cascade", fast, first, Cascade(fast, first, tuple(steps)))


def _backed(head: LinearHead, rows: Sequence[Matrix], weight: float) -> LinearHead:
    names = polarities_of(head.labels)
    if not weight or not all(names):
        return head
    return backed(head, rows, FEELING, [POLARITIES.index(name) for name in names], weight)


def _slow(about: bool, feeling: bool, texts: int) -> tuple[list[Encoder], tuple[float, ...]]:
    """The deep encoders in the order in which they are asked, and about what share of the texts each is."""
    if about:
        return [deep.base_encoder()], ABOUT_SHARES
    if not feeling:
        return [deep.reader()], OTHER_SHARES
    return ([*deep.levelled()] if texts >= FEW else [deep.reader(), deep.base_encoder()]), SHARES


def _learnt(
    rows: Sequence[Matrix], labels: Sequence[Labels], several: bool, seed: int, cut: int | None
) -> Learnt:
    if several:
        return learn(rows, [tuple(sorted(label)) for label in labels], multi=True, seed=seed, cut=cut)
    return learn(rows, [next(iter(label)) for label in labels], seed=seed, cut=cut)
