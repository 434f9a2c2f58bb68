"""Two ideas that are one, or one that is two. Whatever was said moves along; both can be made undone."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction

from wallofchange.deciding.models import refusals
from wallofchange.deciding.models.evidence import Evidence
from wallofchange.deciding.models.stage import Stage
from wallofchange.diary.models import note
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.decision import Decision
    from wallofchange.deciding.models.idea import Idea

SAID = ("objections", "additions", "observations", "remarks")  # what colleagues said, which goes along
SETTLED = (Stage.EVALUATION, Stage.LEARNED, Stage.DONE_AT_ONCE)  # customers notice it: it is what it is


class Merger(models.Model):
    """One idea became part of another: a decision, with what came along, so that it can be undone."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="mergers")
    into = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="taken_in")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict)  # the keys of what came along besides the words, per kind
    let_in = models.BooleanField(default=False)  # the team of the one sees the other because of this
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["idea"], condition=models.Q(undone_at=None), name="part_of_one_other"
            )
        ]

    def __str__(self) -> str:
        return f"idea {self.idea_id} in idea {self.into_id}"

    @classmethod
    def make(cls, idea: Idea, other: Idea, *, by: User, at: datetime) -> Merger:
        """Let an idea become part of another. Of two people who merge at once, the second is told."""
        with transaction.atomic():
            into = _held(idea, other)
            _check_one(idea, into, by)
            let_in = idea.team_id != into.team_id and not into.partners.filter(pk=idea.team_id).exists()
            idea.become_part(into, by=by, at=at)
            merger = cls.objects.create(idea=idea, into=into, by=by, at=at, let_in=let_in)
            if let_in:
                into.partners.add(idea.team_id)
            merger._bring_words()
            merger._bring_said()
            merger._bring_goals()
            note("took an idea in", into, by=by, at=at, team_id=into.team_id, idea=idea.pk, title=idea.title)
        return merger

    def undo(self, *, by: User, at: datetime) -> None:
        """Take the two apart: each has again what it had, and what came later stays where it was said."""
        _hold(self.idea, self.into)
        if self.into.stage == Stage.MERGED:
            raise refusals.part_of_more(self.idea, self.into)
        self.brought.filter(idea=self.into).delete()
        for kind in SAID:
            getattr(self.into, kind).filter(pk__in=self.moved.get(kind, [])).update(idea=self.idea)
        for goal in self.into.goals.filter(pk__in=self.moved.get("goals", [])):
            goal.take_off(self.into, by=by, at=at)
        if self.into.moment_id and self.into.moment_id in self.moved.get("moment", []):
            self.into.moment = None
            self.into.save(update_fields=["moment"])
        if self.let_in:
            self.into.partners.remove(self.idea.team_id)
        self.undone_by, self.undone_at = by, at
        self.save(update_fields=["undone_by", "undone_at"])
        note("let an idea go again", self.into, by=by, at=at, team_id=self.into.team_id, idea=self.idea_id)

    def _bring_words(self) -> None:
        """Words that both have stay one voice; who pinned them, and when, stays as it was."""
        hanging = self.into.evidence.values("signal")
        coming = self.idea.evidence.exclude(signal__in=hanging).values("signal_id", "by_id", "at")
        Evidence.objects.bulk_create(
            [Evidence(idea=self.into, came_with=self, **each) for each in coming], 500
        )
        had = self.into.moment_id
        self.into.follow_moment([self.idea])
        self.moved["moment"] = [] if had else [self.into.moment_id]

    def _bring_said(self) -> None:
        self.moved |= _move(self.idea, self.into, dict.fromkeys(SAID))
        self.save(update_fields=["moved"])

    def _bring_goals(self) -> None:
        """What the one served, the whole serves as well."""
        there = self.into.goals.values("pk")
        coming = list(self.idea.goals.filter(taken_down_at=None).exclude(pk__in=there))
        for goal in coming:
            goal.hang(self.into, by=self.by, at=self.at)
        self.moved["goals"] = [goal.pk for goal in coming]
        self.save(update_fields=["moved"])


class Split(models.Model):
    """A part of an idea that became one of its own; putting it back is a merger."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="splits")
    part = models.OneToOneField("deciding.Idea", models.CASCADE, related_name="split_from")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"idea {self.part_id} of idea {self.idea_id}"

    @classmethod
    def make(
        cls,
        idea: Idea,
        title: str,
        *,
        by: User,
        at: datetime,
        signals: Iterable[int] = (),
        said: dict[str, Iterable[int]] | None = None,
    ) -> Split:
        """Hang a part apart, with the words and what was said that belong to it (their keys)."""
        with transaction.atomic():
            _hold(idea)
            going = list(idea.evidence.filter(signal__in=list(signals)))
            along = {kind: list(keys) for kind, keys in (said or {}).items() if kind in SAID}
            _check_divides(idea, len(going), any(along.values()), by)
            part = type(idea).pin(
                title, team=idea.team, by=by, at=at, moment=idea.moment, lane=idea.lane, kind=idea.kind
            )
            part.partners.set(idea.partners.all())
            Evidence.objects.filter(pk__in=[each.pk for each in going]).update(idea=part, came_with=None)
            moved = _move(idea, part, along) | {"evidence": [each.pk for each in going]}
            split = cls.objects.create(idea=idea, part=part, by=by, at=at, moved=moved)
            note("split", idea, by=by, at=at, team_id=idea.team_id, part=part.pk, title=part.title)
        return split


def undo_merger(idea: Idea, decision: Decision, *, by: User, at: datetime) -> None:
    """What undoing a decision means beyond the move, where that decision was a merger."""
    if decision.stage == Stage.MERGED:
        idea.mergers.select_related("into", "idea").get(undone_at=None).undo(by=by, at=at)


def whole_of(idea: Idea) -> Idea:
    """The idea itself, or the one that it has become part of by now."""
    while idea.stage == Stage.MERGED:
        idea = idea.mergers.select_related("into").get(undone_at=None).into
    return idea


class _MovedOn(Exception):
    """What was held is part of another idea by now."""


def held_whole(idea: Idea) -> Idea:
    """Hold an idea, or what it has become part of by now, until the end of the transaction."""
    while True:
        # A part is let go before its whole is held, or two who hold one each would wait for each other.
        with suppress(_MovedOn), transaction.atomic():
            _hold(idea)
            if idea.stage == Stage.MERGED:
                raise _MovedOn
            return idea
        idea = whole_of(idea)


def _hold(*ideas: Idea) -> None:
    """Keep others from moving these until the end of the transaction, always in the same order."""
    model = type(ideas[0])
    rows = model.objects.select_for_update().filter(pk__in=[idea.pk for idea in ideas]).order_by("pk")
    stages = dict(rows.values_list("pk", "stage"))
    for idea in ideas:
        idea.stage = stages[idea.pk]


def _held(idea: Idea, other: Idea) -> Idea:
    """Hold both, and return the one that the other is part of by now."""
    into = other
    while True:
        into = whole_of(into)
        with suppress(_MovedOn), transaction.atomic():  # idem
            _hold(idea, into)
            if into.stage == Stage.MERGED and into.pk != idea.pk:
                raise _MovedOn
            return into


def _check_one(idea: Idea, into: Idea, by: User) -> None:
    idea.check_works(by)
    if idea.pk == into.pk:
        raise refusals.one_already(idea)
    into.check_works(by)
    if idea.stage in SETTLED:
        raise refusals.settled(idea)


def _check_divides(idea: Idea, going: int, said: bool, by: User) -> None:
    idea.check_works(by)
    if idea.stage in SETTLED:
        raise refusals.settled(idea)
    if not going and not said:
        raise refusals.nothing_parts()
    if going and going == idea.evidence.count():
        raise refusals.all_parts()


def _move(one: Idea, other: Idea, kinds: dict[str, list[int]] | dict[str, None]) -> dict[str, list[int]]:
    """Give what was said under one idea to another; `None` is all of a kind. Returns the keys."""
    moved: dict[str, list[int]] = {}
    for kind, keys in kinds.items():
        going = getattr(one, kind).all() if keys is None else getattr(one, kind).filter(pk__in=keys)
        moved[kind] = list(going.values_list("pk", flat=True))
        getattr(one, kind).filter(pk__in=moved[kind]).update(idea=other)
    return moved
