"""The whole tree of goals with what hangs on it, as far as somebody may see; a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, F, OuterRef, Subquery

from wallofchange.deciding.models import Evidence, Goal, Idea, Level, Stage
from wallofchange.deciding.models.idea_queries import IdeaQuerySet
from wallofchange.listening.models import Moment
from wallofchange.people.models import User

LEFT_THE_WALL = (Stage.NOT_NOW, Stage.NO, Stage.NEVER_MIND, Stage.MERGED)
A_FEW = 3  # goals that are offered for an idea, before the rest


@dataclass(eq=False)
class Branch:
    """A goal, what hangs on it, and the goals below it."""

    goal: Goal
    above: Branch | None = None
    below: list[Branch] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)

    @property
    def level(self) -> Level:
        return Level(self.goal.level)

    @property
    def path(self) -> list[Branch]:
        """Everything above it, from the top: the line of sight up."""
        return [*self.above.path, self.above] if self.above else []

    @property
    def whole(self) -> Iterator[Branch]:
        """This goal and everything below it."""
        yield self
        for branch in self.below:
            yield from branch.whole

    @cached_property
    def in_sight(self) -> list[Idea]:
        """The ideas on it and below it, each once, those with most voices first: the line of sight down."""
        found = {idea.pk: idea for branch in self.whole for idea in branch.ideas}
        return sorted(found.values(), key=lambda idea: (-voices(idea), -idea.pk))

    @cached_property
    def voices(self) -> int:
        """How many of customers' sentences are in sight from here."""
        return sum(voices(idea) for idea in self.in_sight)

    @property
    def below_levels(self) -> list[Level]:
        """Of which levels a goal may hang under this one, the next one first."""
        return [*(each for each in Level if each > self.goal.level), self.level]


@dataclass(frozen=True)
class Tree:
    """The goals that stand, from the top."""

    branches: dict[int, Branch]

    @property
    def roots(self) -> list[Branch]:
        return [branch for branch in self.branches.values() if branch.above is None]

    @property
    def lines(self) -> list[Branch]:
        """Every branch, each after the one it hangs under."""
        return [branch for root in self.roots for branch in root.whole]

    @property
    def wordless(self) -> list[Branch]:
        """Goals from which no customer's words are in sight; of a whole branch only the highest one."""
        dumb = [branch for branch in self.lines if not branch.voices]
        return [branch for branch in dumb if branch.above is None or branch.above.voices]

    def offered(self, idea: Idea) -> tuple[list[Branch], list[Branch]]:
        """Goals that this idea does not hang on: the likeliest few, and the rest.

        Likely: where its moment hangs, then where ideas of its team hang, then what lies nearest to the work.
        """
        free = [branch for branch in self.lines if idea.pk not in {each.pk for each in branch.ideas}]
        ranked = sorted(free, key=lambda branch: _likely(branch, idea), reverse=True)
        return ranked[:A_FEW], sorted(ranked[A_FEW:], key=self.lines.index)

    def holding(self, idea: Idea) -> list[Branch]:
        """The goals that this idea hangs on."""
        return [branch for branch in self.lines if idea.pk in {each.pk for each in branch.ideas}]


def tree(user: User) -> Tree:
    """The goals that stand, for everybody; the ideas on them as far as this person may see them."""
    goals = Goal.objects.standing().prefetch_related("moments", "measures__moment")
    branches = {goal.pk: Branch(goal) for goal in goals}
    for branch in branches.values():
        branch.above = branches.get(branch.goal.parent_id or 0)
        if branch.above:
            branch.above.below.append(branch)
    whole = Idea.objects.seen_by(user).exclude(stage=Stage.MERGED)
    ideas = {idea.pk: idea for idea in with_voices(whole.filter(goals__in=branches))}
    hung = Goal.ideas.through.objects.filter(goal__in=branches, idea__in=ideas).order_by("pk")
    for goal, idea in hung.values_list("goal", "idea"):
        branches[goal].ideas.append(ideas[idea])
    return Tree(branches)


def without_a_goal(user: User) -> IdeaQuerySet:
    """Ideas on the wall that rest on customers' words and hang on no goal, those with most voices first."""
    loose = Idea.objects.seen_by(user).exclude(stage__in=LEFT_THE_WALL)
    loose = loose.exclude(pk__in=Goal.ideas.through.objects.filter(goal__taken_down_at=None).values("idea"))
    heard = loose.filter(pk__in=Evidence.objects.values("idea"))
    return with_voices(heard).order_by(F("voices").desc(), "-pk")


def moments_without_a_goal() -> list[Moment]:
    """Moments that hang on no goal that stands."""
    hung = Goal.moments.through.objects.filter(goal__taken_down_at=None).values("moment")
    return list(Moment.objects.exclude(pk__in=hung))


def with_voices(ideas: IdeaQuerySet) -> IdeaQuerySet:
    """With how many sentences they rest on, and the first of these."""
    first = Evidence.objects.filter(idea=OuterRef("pk")).exclude(signal__gist__words="").order_by("pk")
    counted: IdeaQuerySet = (
        ideas.select_related("team", "moment")
        .annotate(
            voices=Count("evidence", distinct=True),
            words=Subquery(first.values("signal__gist__words")[:1]),
            words_language=Subquery(first.values("signal__gist__language")[:1]),
        )
        .distinct()
    )
    return counted


def voices(idea: Idea) -> int:
    """How many sentences an idea of this tree rests on."""
    return int(getattr(idea, "voices", 0))


def _likely(branch: Branch, idea: Idea) -> tuple[bool, int, int]:
    hung = {moment.pk for moment in branch.goal.moments.all()}
    ours = sum(each.team_id == idea.team_id for each in branch.ideas)
    return idea.moment_id in hung, ours, branch.goal.level
