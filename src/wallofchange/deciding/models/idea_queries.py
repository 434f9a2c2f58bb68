"""Which ideas: seen by whom, of which teams, hanging where, saying what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest

from wallofchange.deciding.models.decision import Decision
from wallofchange.deciding.models.evidence import Evidence
from wallofchange.deciding.models.merger import Merger
from wallofchange.deciding.models.objection import Objection
from wallofchange.deciding.models.stage import COLUMNS, IN_HAND, Stage
from wallofchange.diary.models import Entry
from wallofchange.people.models import Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

    Ideas = models.QuerySet[Idea]
else:
    Ideas = models.QuerySet

DEEPEST = 3  # mergers of mergers in which a title is still looked for


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

    def with_touch(self) -> Any:  # what is annotated here is no field, which the types cannot know
        """With `hangs_since`, and `touched_at`: when it came here or a person last did anything with it."""
        last = Decision.objects.filter(idea=OuterRef("pk"), withdrawn_at=None).order_by("-id")
        done = Entry.objects.filter(
            noun=self.model._meta.label_lower, noun_id=OuterRef("pk"), actor_id__isnull=False
        )
        since = Coalesce(Subquery(last.values("at")[:1]), "at")
        return self.annotate(
            hangs_since=since,
            touched_at=Greatest(since, Coalesce(Subquery(done.order_by("-at").values("at")[:1]), "at")),
        )

    def put_aside_until(self, day: date) -> IdeaQuerySet:
        """Ideas that were put aside until this day, or until a day before it."""
        last = Decision.objects.filter(idea=OuterRef("pk"), withdrawn_at=None).order_by("-id")
        aside = self.filter(stage=Stage.NOT_NOW).alias(again=Subquery(last.values("look_again_on")[:1]))
        return aside.filter(again__lte=day)

    def containing(self, text: str) -> IdeaQuerySet:
        """Ideas that say this in their title or that of what became part of them, or whose customers do."""
        said = Evidence.objects.filter(idea=OuterRef("pk"), signal__gist__words__icontains=text)
        parts = Merger.objects.filter(_called(text), into=OuterRef("pk"), undone_at=None)
        return self.filter(Q(title__icontains=text) | Exists(said) | Exists(parts))


def _called(text: str) -> Q:
    """Mergers of what is called so, and of what took in what is called so, as deep as anybody looks."""
    step, held, called = "idea__", Q(), Q(idea__title__icontains=text)
    for _deeper in range(DEEPEST - 1):
        held &= Q(**{f"{step}taken_in__undone_at": None})
        step = f"{step}taken_in__idea__"
        called |= held & Q(**{f"{step}title__icontains": text})
    return called


IdeaManager = models.Manager.from_queryset(IdeaQuerySet)
