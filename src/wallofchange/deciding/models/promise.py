"""What somebody promised in front of the wall: done, today, or help is needed. No reason is asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models.condition import Condition
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

LONGEST = 140  # signs


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> PromiseQuerySet:
        return self.filter(done_at=None)

    def of_morning(self, team: Team, on: date, since: datetime) -> PromiseQuerySet:
        """What is due by this day, and what was done since the last time everybody stood here."""
        due = models.Q(done_at=None, due__lte=on) | models.Q(done_at__gte=since)
        return self.filter(due, team=team).select_related("who").order_by("due", "pk")


class Promise(models.Model):
    """One line, by somebody, for a day: tomorrow, unless somebody says otherwise."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="promises")
    what = models.CharField(max_length=LONGEST)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="promises")
    due = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[PromiseQuerySet] = PromiseQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        indexes = [models.Index(fields=["team", "done_at", "due"], name="promise_of_morning")]

    def __str__(self) -> str:
        return self.what

    @classmethod
    def make(
        cls, what: str, *, team: Team, due: date, by: User, at: datetime, who: User | None = None
    ) -> Promise:
        if not (what := what.strip()[:LONGEST]):
            raise Refused(
                _("There is nothing written yet."),
                remedy=_("Say in one line what you will do."),
                code="empty",
            )
        with transaction.atomic():
            promise = cls.objects.create(team=team, what=what, who=who or by, due=due, by=by, at=at)
            note("promised", promise, by=by, at=at, team_id=team.pk, words=what, who=promise.who.name)
        return promise

    def keep(self, *, by: User, at: datetime) -> None:
        """Done."""
        with transaction.atomic():
            if not Promise.objects.open().filter(pk=self.pk).update(done_at=at, done_by=by):
                raise kept_already()
            self.done_at, self.done_by = at, by
            note("kept a promise", self, by=by, at=at, team_id=self.team_id, words=self.what)


class PromiseWord(models.Model):
    """What was said of a promise, or of a condition, that is not done yet; the last one of a day counts."""

    class Said(models.TextChoices):
        TODAY = "today", gettext_lazy("today")
        HELP = "help", gettext_lazy("help needed")
        HELPING = "helping", gettext_lazy("gets help")

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    promise = models.ForeignKey(Promise, models.CASCADE, null=True, related_name="words")
    condition = models.ForeignKey(Condition, models.CASCADE, null=True, related_name="words")
    said = models.CharField(max_length=8, choices=Said.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(promise=None) ^ models.Q(condition=None), name="word_of_one_promise"
            )
        ]

    def __str__(self) -> str:
        return self.get_said_display()

    @classmethod
    def say(cls, said: str, of: Promise | Condition, *, by: User, at: datetime) -> PromiseWord:
        """Today, help needed, or I'll help. Nobody has to say why."""
        if said not in cls.Said.values:
            raise Refused(_("That cannot be said of a promise."), remedy=_("Choose one of the buttons."))
        team, about = _about(of)
        with transaction.atomic():
            word = cls.objects.create(team=team, said=said, by=by, at=at, **about)
            what = str(of)
            note(f"a promise: {said}", of, by=by, at=at, team_id=team.pk, words=what)
        return word

    @staticmethod
    def check_open(of: Promise | Condition) -> None:
        """Of two people who say it is done, the second is told kindly."""
        of.refresh_from_db()
        _about(of)

    @classmethod
    def latest(
        cls, promises: list[Promise], conditions: list[Condition]
    ) -> tuple[dict[int, PromiseWord], dict[int, PromiseWord]]:
        """What was said last of each of these, in one query."""
        about = models.Q(promise__in=promises) | models.Q(condition__in=conditions)
        words = list(cls.objects.filter(about).select_related("by"))
        return (
            {word.promise_id: word for word in words if word.promise_id},
            {word.condition_id: word for word in words if word.condition_id},
        )


def kept_already() -> Refused:
    return Refused(
        _("Somebody said so just before you: it is done."),
        remedy=_("Nothing more is needed."),
        code="kept",
    )


def _about(of: Promise | Condition) -> tuple[Team, dict[str, Promise | Condition]]:
    done = of.done_at if isinstance(of, Promise) else of.met_at
    if done:
        raise kept_already()
    if isinstance(of, Promise):
        return of.team, {"promise": of}
    return of.objection.idea.team, {"condition": of}
