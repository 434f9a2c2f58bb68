"""A card that is made elsewhere: the issue it leads to, and what its tracker says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models.stage import Stage
from wallofchange.deciding.trackers import addresses, news
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.people.models import User


class Tracker(models.TextChoices):
    """Where work is kept elsewhere."""

    GITHUB = addresses.GITHUB, "GitHub"
    GITLAB = addresses.GITLAB, "GitLab"
    JIRA = addresses.JIRA, "Jira"
    AZURE = addresses.AZURE, "Azure DevOps"


class TrackerLinkQuerySet(models.QuerySet["TrackerLink"]):
    def standing(self) -> TrackerLinkQuerySet:
        return self.filter(withdrawn_at=None)

    def of_idea(self, idea: Idea) -> list[TrackerLink]:
        """Where this card is made, with how far it is; two queries."""
        links = list(self.standing().filter(idea=idea).select_related("by"))
        last = TrackerStatus.objects.latest_of(links)
        for link in links:
            link.status = last.get(link.pk)
        return links


class TrackerLink(models.Model):
    """An issue elsewhere that belongs to an idea. It never moves the card; people do."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="tracker_links")
    kind = models.CharField(max_length=10, choices=Tracker.choices)
    address = models.URLField(max_length=addresses.LONGEST)
    key = models.CharField(max_length=addresses.LONGEST + 20, db_index=True)
    name = models.CharField(max_length=addresses.LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[TrackerLinkQuerySet] = TrackerLinkQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods
    status: TrackerStatus | None = None

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["idea", "key"], condition=models.Q(withdrawn_at=None), name="one_link_an_issue"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    @classmethod
    def hang(cls, idea: Idea, address: str, *, by: User, at: datetime) -> TrackerLink:
        """Say where it is made, by the address of the issue there; twice is once."""
        idea.check_works(by)
        address, issue = addresses.issue_at(address)
        with transaction.atomic():
            link, made = cls.objects.get_or_create(
                idea=idea,
                key=issue.key,
                withdrawn_at=None,
                defaults={"kind": issue.kind, "address": address, "name": issue.name, "by": by, "at": at},
            )
            if made:
                note("linked an issue", idea, by=by, at=at, team_id=idea.team_id, name=issue.name)
        return link

    def withdraw(self, *, by: User, at: datetime) -> None:
        """It is not made there any more."""
        self.idea.check_works(by)
        if self.withdrawn_at is not None:
            raise Refused(
                _("This link was taken away already."), remedy=_("Nothing needs doing."), code="gone"
            )
        self.withdrawn_by, self.withdrawn_at = by, at
        self.save(update_fields=["withdrawn_by", "withdrawn_at"])
        note("unlinked an issue", self.idea, by=by, at=at, team_id=self.idea.team_id, name=self.name)

    def hear(self, told: news.News, *, delivery: str, at: datetime) -> bool:
        """Keep what its tracker says; the same delivery twice is once. Whether it was new."""
        with transaction.atomic():
            _status, made = TrackerStatus.objects.get_or_create(
                link=self,
                delivery=delivery,
                defaults={"word": told.word, "state": told.state, "said_at": told.said_at or at, "at": at},
            )
            if made:
                idea = self.idea
                note(
                    "heard of an issue",
                    idea,
                    by=None,
                    at=at,
                    team_id=idea.team_id,
                    name=self.name,
                    word=told.word,
                )
        return made

    @property
    def proposes(self) -> str:
        """Where its status would hang the card, when that is further than it hangs; else nothing."""
        state = self.status.state if self.status else ""
        return _NEXT.get((state, self.idea.stage), "")


_NEXT: dict[tuple[str, str], str] = {
    (news.DOING, Stage.SELECTION): Stage.REALISATION,
    (news.DONE, Stage.SELECTION): Stage.REALISATION,
    (news.DONE, Stage.REALISATION): Stage.EVALUATION,
    (news.DROPPED, Stage.SELECTION): Stage.NOT_NOW,
    (news.DROPPED, Stage.REALISATION): Stage.NOT_NOW,
    (news.TO_DO, Stage.REALISATION): Stage.SELECTION,
}


class TrackerStatusQuerySet(models.QuerySet["TrackerStatus"]):
    def latest_of(self, links: Iterable[TrackerLink]) -> dict[int, TrackerStatus]:
        """How far each is, by the key of the link: what was said last there, in whatever order it came in."""
        return {status.link_id: status for status in self.filter(link__in=links).order_by("said_at", "pk")}


class TrackerStatus(models.Model):
    """What a tracker said of an issue, in its own word. Only added."""

    class State(models.TextChoices):
        TO_DO = news.TO_DO, gettext_lazy("not begun there")
        DOING = news.DOING, gettext_lazy("being made there")
        DONE = news.DONE, gettext_lazy("done there")
        DROPPED = news.DROPPED, gettext_lazy("put away there")
        OTHER = news.OTHER, ""

    link = models.ForeignKey(TrackerLink, models.CASCADE, related_name="statuses")
    word = models.CharField(max_length=news.LONGEST)
    state = models.CharField(max_length=10, choices=State.choices)
    delivery = models.CharField(max_length=64)
    said_at = models.DateTimeField()  # there
    at = models.DateTimeField()  # here

    objects: ClassVar[TrackerStatusQuerySet] = TrackerStatusQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [models.UniqueConstraint(fields=["link", "delivery"], name="one_delivery_once")]
        verbose_name_plural = "tracker statuses"

    def __str__(self) -> str:
        return self.word
