"""The way of each idea, from the first word of a customer to proof, as the record has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, QuerySet

from wallofchange.deciding.models import Decision, Idea, Stage
from wallofchange.deciding.models.stage import EXITS, IN_HAND
from wallofchange.learning.models import Evaluation, Verdict

PROVEN = (Verdict.WORKS, Verdict.WORKS_WITH_DAMAGE, Verdict.HARMFUL, Verdict.NO_RELEVANT_EFFECT)
UNMEASURED = "unmeasured"  # live, and nobody will know
UNPROVEN = "unproven"  # concluded without proof


@dataclass(frozen=True)
class Stay:
    """How long an idea hung in one place; `until` is None where it still hangs there."""

    stage: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Passage:
    """When an idea got how far; None where it has not. `exit` is how it left, empty while it has not."""

    idea: Idea
    voiced: datetime | None
    pinned: datetime
    chosen: datetime | None
    live: datetime | None
    proven: datetime | None
    exit: str
    gone: datetime | None
    stays: tuple[Stay, ...]


def passages_of(ideas: QuerySet[Idea]) -> list[Passage]:
    """The way of every one of these ideas; three queries, however many there are.

    What became part of another goes its way as that other, and is not told twice.
    """
    whole = ideas.exclude(stage=Stage.MERGED).select_related("team").order_by("pk")
    found = list(whole.annotate(voiced=Min("evidence__signal__said_at")))
    moves: dict[int, list[Decision]] = {idea.pk: [] for idea in found}
    for decision in Decision.objects.filter(idea__in=moves, withdrawn_at=None).order_by("at", "pk"):
        moves[decision.idea_id].append(decision)
    proofs = _first_proofs(moves)
    return [_passage(idea, moves[idea.pk], proofs.get(idea.pk)) for idea in found]


def _first_proofs(ideas: Iterable[int]) -> dict[int, datetime]:
    proofs: dict[int, datetime] = {}
    final = Evaluation.objects.filter(idea__in=list(ideas), final=True, verdict__in=PROVEN)
    for idea, at in final.order_by("pk").values_list("idea", "at"):
        proofs.setdefault(idea, at)
    return proofs


def _passage(idea: Idea, moves: list[Decision], proven: datetime | None) -> Passage:
    stays = _stays(idea, moves)
    back = max((stay.since for stay in stays if stay.stage == Stage.INVENTORY), default=idea.at)
    taken = [stay.since for stay in stays if stay.stage in IN_HAND and stay.since >= back]
    way, gone = _exit(idea, stays[-1], proven)
    voiced: datetime | None = getattr(idea, "voiced", None)
    first = min(taken, default=None)
    return Passage(
        idea, voiced and min(voiced, idea.at), idea.at, first, idea.live_at, proven, way, gone, stays
    )


def _stays(idea: Idea, moves: list[Decision]) -> tuple[Stay, ...]:
    places = [(str(Stage.INVENTORY), idea.at), *((move.stage, move.at) for move in moves)]
    ends = [since for _stage, since in places[1:]]
    return tuple(
        Stay(stage, since, until) for (stage, since), until in zip(places, [*ends, None], strict=True)
    )


def _exit(idea: Idea, last: Stay, proven: datetime | None) -> tuple[str, datetime | None]:
    """How it left the wall before it was proven."""
    if idea.stage in EXITS:
        return idea.stage, last.since
    if idea.stage != Stage.LEARNED or proven:
        return "", None
    return (UNMEASURED if idea.live_at == last.since else UNPROVEN), last.since
