"""Through whose eyes a wall is seen, and what they look for on it: from an address, and to one."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Subquery
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Goal, Idea, Kind
from wallofchange.deciding.models.idea_queries import IdeaQuerySet
from wallofchange.deciding.views.given import number
from wallofchange.listening.models import Moment
from wallofchange.people.models import Team, User

LONGEST_SEARCH = 100  # characters
GROUPS = ("team", "moment", "goal")


class Look:
    """A person; perhaps one team, moment, kind or goal; perhaps a word to find; perhaps grouped."""

    def __init__(self, user: User, asked: QueryDict) -> None:
        self.user = user
        self.find = asked.get("find", "").strip()[:LONGEST_SEARCH]
        self.kind = asked.get("kind", "") if asked.get("kind", "") in Kind.values else ""
        self.group = asked.get("group", "") if asked.get("group", "") in GROUPS else ""
        self._team, self._goal = number(asked.get("team", "")), number(asked.get("goal", ""))
        self._moment = asked.get("moment", "")
        if self._team and self.team is None:
            raise Http404

    # -- what can be chosen ----------------------------------------------------------------------------

    @cached_property
    def teams(self) -> list[Team]:
        return list(Team.objects.of(self.user))

    @cached_property
    def moments(self) -> list[Moment]:
        return list(Moment.objects.all())

    @cached_property
    def goals(self) -> list[Goal]:
        return list(Goal.objects.standing())

    @property
    def kinds(self) -> list[tuple[str, Any]]:
        return list(Kind.choices)

    @property
    def groups(self) -> list[tuple[str, str]]:
        """By what the cards of a column can be put together."""
        return [("moment", _("by moment")), ("team", _("by team")), ("goal", _("by goal"))]

    # -- what is chosen --------------------------------------------------------------------------------

    @cached_property
    def team(self) -> Team | None:
        """The team that was chosen to look at."""
        return next((team for team in self.teams if team.pk == self._team), None)

    @cached_property
    def moment(self) -> Moment | None:
        return next((moment for moment in self.moments if moment.slug == self._moment), None)

    @cached_property
    def goal(self) -> Goal | None:
        return next((goal for goal in self.goals if goal.pk == self._goal), None)

    @cached_property
    def own(self) -> Team | None:
        """The team whose room is shown and for whom an idea is pinned."""
        mine = Team.objects.filter(memberships__user=self.user).first()
        return self.team or mine or next(iter(self.teams), None)

    @property
    def is_sieved(self) -> bool:
        """Whether something is held back, so that an empty wall means nothing."""
        return bool(self.find or self.moment or self.kind or self.goal)

    @property
    def chosen(self) -> dict[str, str]:
        """What somebody chose, in one order, as an address says it."""
        said = {
            "team": str(self.team.pk) if self.team else "",
            "moment": self.moment.slug if self.moment else "",
            "goal": str(self.goal.pk) if self.goal else "",
            "kind": self.kind,
            "group": self.group,
            "find": self.find,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def query(self) -> str:
        """As a kept view holds it: without the question mark."""
        return urlencode(self.chosen)

    @property
    def address(self) -> str:
        return f"?{self.query}" if self.query else ""

    # -- what is seen ----------------------------------------------------------------------------------

    def ideas(self) -> IdeaQuerySet:
        ideas = Idea.objects.seen_by(self.user)
        if self.team:
            ideas = ideas.of_teams(Team.objects.filter(pk=self.team.pk))
        if self.moment:
            ideas = ideas.filter(moment=self.moment)
        if self.goal:
            hangs = Goal.ideas.through.objects.filter(goal__in=self._line_of_sight())
            ideas = ideas.filter(pk__in=hangs.values("idea"))
        if self.kind:
            ideas = ideas.filter(kind=self.kind)
        return ideas.containing(self.find) if self.find else ideas

    def with_lanes(self, ideas: IdeaQuerySet) -> IdeaQuerySet:
        """With what tells in which lane they hang."""
        if self.group != "goal":
            return ideas
        first = Goal.objects.standing().filter(ideas=OuterRef("pk")).order_by("level", "pk")
        lanes: IdeaQuerySet = ideas.annotate(goal=Subquery(first.values("pk")[:1]))
        return lanes

    def counts(self) -> dict[str, int]:
        """How many hang where."""
        rows = self.ideas().order_by().values("stage").annotate(n=Count("pk"))
        return {row["stage"]: row["n"] for row in rows}

    def lane_of(self, idea: Any) -> tuple[str, str]:
        """The key and the name of the lane this idea hangs in."""
        if self.group == "team":
            return str(idea.team_id), idea.team.name
        if self.group == "moment":
            return self._named(idea.moment_id, _("No moment yet"))
        if self.group == "goal":
            return self._named(idea.goal, _("No goal yet"))
        return "", ""

    def _named(self, key: int | None, nothing: str) -> tuple[str, str]:
        return (str(key), self._names[key]) if key in self._names else ("", nothing)

    @cached_property
    def _names(self) -> dict[int | None, str]:
        """What the lanes are called."""
        if self.group == "goal":
            return {goal.pk: goal.sentence for goal in self.goals}
        return {moment.pk: moment.name for moment in self.moments}

    def _line_of_sight(self) -> list[int]:
        """The goal itself and all that hang under it."""
        under = [self.goal.pk] if self.goal else []
        for pk in under:  # grows while it is walked
            under += [goal.pk for goal in self.goals if goal.parent_id == pk]
        return under
