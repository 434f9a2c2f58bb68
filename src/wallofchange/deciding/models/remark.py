"""A remark on an idea. One that reads as a yes-but gets one question, to its writer alone."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.deciding.models.idea import Idea
from wallofchange.deciding.models.objection import Objection
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User


class RemarkQuerySet(models.QuerySet["Remark"]):
    def hanging(self) -> RemarkQuerySet:
        """Those that were not turned into a yes-but."""
        return self.filter(became=None)


class Remark(models.Model):
    """Something somebody says of an idea, neither a yes-and nor a yes-but."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="remarks")
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    asked = models.BooleanField(default=False)  # it read as a yes-but, so its writer was asked once
    answered_at = models.DateTimeField(null=True)
    became = models.OneToOneField(Objection, models.SET_NULL, null=True, related_name="said_as")

    objects: ClassVar[RemarkQuerySet] = RemarkQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def make(cls, idea: Idea, words: str, *, by: User, at: datetime) -> Remark:
        """Kept as it is; whether it reads as a yes-but is asked afterwards, never before."""
        idea.check_works(by)
        if not (words := words.strip()):
            raise Refused(
                _("There is nothing written yet."), remedy=_("Write your remark in a line."), code="empty"
            )
        with transaction.atomic():
            remark = cls.objects.create(idea=idea, words=words, by=by, at=at, asked=_asks(words, by))
            note("remarked", idea, by=by, at=at, team_id=idea.team_id, words=words)
        return remark

    @property
    def asks(self) -> bool:
        """Whether its writer still has the question before them."""
        return self.asked and self.answered_at is None

    def become_yes_but(self, *, by: User, at: datetime) -> Objection:
        """Go ahead: it hangs with the idea as a yes-but, and gets its answer."""
        self._check_mine(by)
        with transaction.atomic():
            if not Remark.objects.filter(pk=self.pk, became=None).select_for_update().exists():
                raise Refused(
                    _("It hangs there as a yes-but already."),
                    remedy=_("Look at the idea again."),
                    code="answered",
                )
            self.became = self.idea.yes_but(self.words, by=by, at=at)
            self.answered_at = at
            self.save(update_fields=["became", "answered_at"])
        return self.became

    def stay(self, *, by: User, at: datetime, ask_again: bool = True) -> None:
        """No, just a remark; and with `ask_again` off this person is never asked this again."""
        self._check_mine(by)
        with transaction.atomic():
            if not ask_again:
                Unasked.switch(by, off=True, at=at)
            self.answered_at = at
            self.save(update_fields=["answered_at"])

    def _check_mine(self, by: User) -> None:
        if by.pk != self.by_id:
            raise Refused(
                _("Only %(name)s can say what was meant.") % {"name": self.by.name},
                remedy=_("Say your own yes-but, if you have one."),
                code="not_yours",
            )


class Unasked(models.Model):
    """Somebody who does not want to be asked whether a remark is a yes-but."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="unasked")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "unasked"

    def __str__(self) -> str:
        return f"do not ask {self.user}"

    @classmethod
    def switch(cls, user: User, *, off: bool, at: datetime) -> None:
        """Turn the question off for this person, or on again."""
        if off:
            cls.objects.get_or_create(user=user, defaults={"at": at})
        else:
            cls.objects.filter(user=user).delete()


def _asks(words: str, by: User) -> bool:
    from wallofchange.reading.yes_but import looks_like  # the reader's word lists wait until somebody writes

    return looks_like([words])[0].is_one and not Unasked.objects.filter(user=by).exists()
