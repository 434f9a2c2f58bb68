"""Which ideas: seen by whom, of which teams, hanging where, saying what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from wallofchange.deciding.models.decision import Decision
from wallofchange.deciding.models.evidence import Evidence
from wallofchange.deciding.models.objection import Objection
from wallofchange.deciding.models.stage import COLUMNS, IN_HAND, Stage
from wallofchange.people.models import Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

    Ideas = models.QuerySet[Idea]
else:
    Ideas = models.QuerySet


class IdeaQuerySet(Ideas):
    def seen_by(self, user: User) -> IdeaQuerySet:
        """Ideas of this person's teams, and those that other teams make together with them."""
        if user.sees_all_teams:
            return self
        return self.of_teams(Team.objects.filter(memberships__user=user))

    def of_teams(self, teams: models.QuerySet[Team]) -> IdeaQuerySet:
        """Ideas of these teams, and those they make together with others."""
        ids = teams.values("pk")
        shared = self.model.partners.through.objects.filter(team__in=ids).values("idea")
        return self.filter(Q(team__in=ids) | Q(pk__in=shared))

    def in_hand(self) -> IdeaQuerySet:
        return self.filter(stage__in=IN_HAND)

    def live(self) -> IdeaQuerySet:
        return self.filter(stage=Stage.EVALUATION)

    def on_the_wall(self) -> IdeaQuerySet:
        return self.filter(stage__in=COLUMNS)

    def as_cards(self) -> IdeaQuerySet:
        """With what the front of a card shows, in this one query; what moved last comes first."""
        first = Evidence.objects.filter(idea=OuterRef("pk")).order_by("id")
        last = Decision.objects.filter(idea=OuterRef("pk"), withdrawn_at=None).order_by("-id")
        worries = Objection.objects.open().filter(idea=OuterRef("pk"))
        cards: IdeaQuerySet = (
            self.select_related("owner", "by", "team")
            .annotate(
                words=Subquery(first.values("signal__gist__words")[:1]),
                words_language=Subquery(first.values("signal__gist__language")[:1]),
                hangs_since=Coalesce(Subquery(last.values("at")[:1]), "at"),
                has_worry=Exists(worries),
            )
            .order_by("-hangs_since", "-id")
        )
        return cards

    def containing(self, text: str) -> IdeaQuerySet:
        """Ideas that say this in their title, or whose customers say it."""
        said = Evidence.objects.filter(idea=OuterRef("pk"), signal__gist__words__icontains=text)
        return self.filter(Q(title__icontains=text) | Exists(said))


IdeaManager = models.Manager.from_queryset(IdeaQuerySet)
