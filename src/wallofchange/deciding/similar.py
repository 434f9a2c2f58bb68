"""What lies near in meaning: ideas that may be one, and more customers who may say the same.

Suggestions only: a person pins, and what was passed over is not suggested again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from django.db.models import Count, QuerySet

from wallofchange.deciding.models import Evidence, Idea, PassedOver, Stage
from wallofchange.listening.models import Expectation
from wallofchange.people.models import User
from wallofchange.understanding.models import Gist

OPEN = [Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION, Stage.EVALUATION, Stage.NOT_NOW, Stage.NO]
MOST_IDEAS = 400  # the newest open ones
VOICES = 3  # of an idea that are looked at beside its title
WINDOW = 20_000  # of the newest words
DEEP = 50  # that are looked at deeply, of what is near at a quick glance; half as many from elsewhere
SAME_IDEA, SAME_WORDS = 0.34, 0.38  # cosines below which it is something else
OPPOSITE = {Expectation.BELOW: Expectation.EXCEEDED, Expectation.EXCEEDED: Expectation.BELOW}


class Said(NamedTuple):
    """One thing that may say the same."""

    pk: int
    words: str
    language: str
    moment: int | None


@dataclass(frozen=True)
class Like:
    """What is looked for: words, about which moment, in which language, disappointed or delighted."""

    words: list[str]
    moment: int | None = None
    languages: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    without: frozenset[int] = field(default=frozenset())  # signals that hang there, or were passed over

    @classmethod
    def gists(cls, gists: Sequence[Gist]) -> Like:
        """Like these, and none of them again."""
        return cls(
            words=[gist.words for gist in gists if gist.words],
            moment=next((gist.moment_id for gist in gists if gist.moment_id), None),
            languages=frozenset(gist.language for gist in gists),
            sides=frozenset(gist.expectation for gist in gists),
            without=frozenset(gist.pk for gist in gists),
        )

    @classmethod
    def idea(cls, idea: Idea) -> Like:
        """Like what this idea rests on."""
        evidence = idea.evidence.select_related("signal__gist").order_by("id")
        voices = [each.signal.gist for each in evidence[:VOICES] if hasattr(each.signal, "gist")]
        hanging = set(idea.evidence.values_list("signal", flat=True))
        passed = PassedOver.objects.filter(idea=idea, other=None).values_list("signal", flat=True)
        like = cls.gists(voices)
        return cls(
            words=[*like.words, idea.title],
            moment=idea.moment_id or like.moment,
            languages=like.languages,
            sides=like.sides,
            without=frozenset({*hanging, *(key for key in passed if key)}),
        )


def ideas_like(words: list[str], user: User, n: int = 3, *, but: Idea | None = None) -> list[Idea]:
    """Open ideas that may be about the same as these words, the nearest first; `but` not this one, nor what
    was passed over beside it."""
    ideas = list(_open(user, but))
    texts, owners = _texts_of(ideas)
    near = _near(words, texts)
    best = {idea.pk: 0.0 for idea in ideas}
    for place, owner in enumerate(owners):
        best[owner] = max(best[owner], float(near[place]))
    found = sorted((idea for idea in ideas if best[idea.pk] >= SAME_IDEA), key=lambda idea: -best[idea.pk])
    return found[:n]


def words_like(like: Like, user: User, n: int = 6) -> list[Gist]:
    """What other customers said that may be the same, the nearest first, in both languages."""
    said = _quickly(like, _heard(like, user))
    near = _near(like.words, [each.words for each in said])
    order = [place for place in np.argsort(-near, kind="stable") if near[place] >= SAME_WORDS][:n]
    gists = Gist.objects.select_related("signal", "moment", "source").in_bulk([said[at].pk for at in order])
    return [gists[said[at].pk] for at in order]


def with_the_same_words(idea: Idea, user: User) -> Idea | None:
    """Another open idea with all words of this one, as when two people picked them at the same moment."""
    words = idea.evidence.values("signal")
    others = Idea.objects.seen_by(user).filter(stage__in=OPEN, evidence__signal__in=words)
    shared = others.annotate(shared=Count("evidence", distinct=True)).filter(shared=idea.evidence.count())
    found: Idea | None = _not_passed_over(shared, idea).select_related("team", "by").order_by("id").first()
    return found


def _open(user: User, but: Idea | None) -> QuerySet[Idea]:
    ideas = Idea.objects.seen_by(user).filter(stage__in=OPEN).select_related("team").order_by("-id")
    return (_not_passed_over(ideas, but) if but is not None else ideas)[:MOST_IDEAS]


def _not_passed_over(ideas: QuerySet[Idea], but: Idea) -> QuerySet[Idea]:
    """Without this one, and what somebody said is another idea."""
    these = PassedOver.objects.filter(idea=but, signal=None).values("other")
    those = PassedOver.objects.filter(other=but).values("idea")
    return ideas.exclude(pk=but.pk).exclude(pk__in=these).exclude(pk__in=those)


def _texts_of(ideas: Sequence[Idea]) -> tuple[list[str], list[int]]:
    """The title and the first words of each idea, and whose each text is; one query."""
    texts, owners = [idea.title for idea in ideas], [idea.pk for idea in ideas]
    heard: dict[int, int] = {}
    said = Evidence.objects.filter(idea__in=owners.copy()).exclude(signal__gist__words="").order_by("id")
    for idea, words in said.values_list("idea", "signal__gist__words"):
        heard[idea] = heard.get(idea, 0) + 1
        if words and heard[idea] <= VOICES:
            texts.append(words)
            owners.append(idea)
    return texts, owners


def _heard(like: Like, user: User) -> list[Said]:
    """The newest words that may join: not the opposite of what is looked for."""
    opposite = {OPPOSITE[side] for side in map(Expectation, like.sides) if side in OPPOSITE} - like.sides
    newest = Gist.objects.seen_by(user).with_words().exclude(expectation__in=opposite).newest_first()
    rows = newest.values_list("pk", "words", "language", "moment")[:WINDOW]
    return [Said(*row) for row in rows if row[0] not in like.without]


def _quickly(like: Like, heard: list[Said]) -> list[Said]:
    """Those that are near at a glance, and of the same moment the newest in other languages."""
    from wallofchange.understanding.meaning import QUICK  # only who looks for the same needs vectors

    if not (heard and like.words and QUICK.at_hand):
        return heard[:DEEP]
    near = (QUICK.vectors([each.words for each in heard]) @ QUICK.vectors(like.words).T).max(axis=1)
    closest = [heard[place] for place in np.argsort(-near, kind="stable")[:DEEP]]
    others = [each for each in heard if each.language not in like.languages and each.moment == like.moment]
    return list(dict.fromkeys([*closest, *others[: DEEP // 2]]))


def _near(words: Sequence[str], texts: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """How near each text comes to one of these words, at most 1."""
    from wallofchange.understanding.meaning import closeness

    if not (words and texts):
        return np.zeros(len(texts), np.float32)
    best: np.ndarray[tuple[int], np.dtype[np.float32]] = closeness(list(words), list(texts)).max(axis=0)
    return best
