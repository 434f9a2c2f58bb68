"""What teaches a theme: a sentence that is about it, or one that is not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team
from wallofchange.understanding.models import theme_rules as rules
from wallofchange.understanding.models.theme import Theme

if TYPE_CHECKING:
    from wallofchange.people.models import User

LONGEST = 600  # characters of an example


class ThemeExampleQuerySet(models.QuerySet["ThemeExample"]):
    def standing(self) -> ThemeExampleQuerySet:
        """Examples that teach, the oldest first."""
        return self.filter(withdrawn_at=None).order_by("id")

    def seen_by(self, user: User) -> ThemeExampleQuerySet:
        """Own sentences, and words of customers that this person may hear."""
        if user.sees_all_teams:
            return self
        mine = Q(signal__source__team__in=Team.objects.of(user).values("pk"))
        return self.filter(Q(signal=None) | mine)

    def told(self) -> ThemeExampleQuerySet:
        """With the sentence as `said`: its own, or the working text of the signal."""
        return self.alias(whole=F("signal__gist__words")).annotate(
            said=models.Case(
                models.When(~Q(words=""), then=F("words")),
                default=F("whole"),
                output_field=models.TextField(),
            )
        )


class ThemeExample(models.Model):
    """A sentence, somebody's own or a customer's, that is about a theme or expressly is not."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="examples")
    signal = models.ForeignKey(Signal, models.CASCADE, null=True, related_name="+")
    words = models.TextField(blank=True)  # without obvious personal data; empty: all that the signal says
    fits = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[ThemeExampleQuerySet] = ThemeExampleQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    def __str__(self) -> str:
        return f"{'an' if self.fits else 'no'} example of {self.theme_id}"

    @classmethod
    def give(
        cls,
        theme: Theme,
        *,
        by: User,
        at: datetime,
        words: str = "",
        signal: Signal | None = None,
        fits: bool = True,
    ) -> ThemeExample:
        """Teach a theme a sentence. The same again adds nothing."""
        rules.check_may_arrange(by)
        rules.check_current(theme)
        words = _without_names(words)
        if not words and signal is None:
            raise Refused(
                _("An example is a sentence."),
                remedy=_("Write one as a customer would say it."),
                code="words",
            )
        with transaction.atomic():
            same = cls.objects.standing().filter(theme=theme, signal=signal, words=words)
            if (known := same.filter(fits=fits).first()) is not None:
                return known
            same.update(withdrawn_at=at)
            example = cls.objects.create(theme=theme, signal=signal, words=words, fits=fits, by=by, at=at)
            theme.touched(at=at)
            note("gave an example", theme, by=by, at=at, fits=fits)
        return example

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take it back; it stays on record."""
        rules.check_may_arrange(by)
        with transaction.atomic():
            if ThemeExample.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
                self.theme.touched(at=at)
                note("withdrew an example", self.theme, by=by, at=at)
        self.refresh_from_db()


def _without_names(words: str) -> str:
    """As it may be shown: people paste what customers wrote."""
    from wallofchange.reading.language import language_of  # the readers are heavy, and pages do not need them
    from wallofchange.reading.opening import as_seen
    from wallofchange.reading.redaction import redact
    from wallofchange.reading.words import Words

    kept = Words(" ".join(as_seen(words).split())[:LONGEST])
    return redact(kept, language_of(kept, None)) if kept.text else ""
