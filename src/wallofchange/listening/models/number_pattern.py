"""How a home's own numbers look, so that they go from the working text: WOC-######."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.people.models import User
    from wallofchange.reading.redacting.own_patterns import OwnPattern

MOST = 20  # every text is looked through for each of them


class NumberPatternQuerySet(models.QuerySet["NumberPattern"]):
    def known(self) -> tuple[OwnPattern, ...]:
        """The patterns as readers take them."""
        return tuple(each.as_read for each in self.order_by("pk"))


class NumberPattern(models.Model):
    """Named by the people of the home; checked before it is kept."""

    name = models.CharField(max_length=60)
    pattern = models.CharField(max_length=120, unique=True)

    objects: ClassVar[NumberPatternQuerySet] = NumberPatternQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    def __str__(self) -> str:
        return f"{self.name}: {self.pattern}"

    @property
    def as_read(self) -> OwnPattern:
        from wallofchange.reading.redacting.own_patterns import OwnPattern  # pages start without the readers

        return OwnPattern(self.name, self.pattern)

    @classmethod
    def add(cls, name: str, pattern: str, *, by: User, at: datetime) -> NumberPattern:
        """Keep a pattern; from the next reading on its numbers are covered."""
        read = checked(name, pattern)
        if cls.objects.filter(pattern=read.pattern).exists():
            raise _refused(_("That pattern is there already."), _("Nothing needs to be done."))
        if cls.objects.count() >= MOST:
            raise _refused(
                _("There are %(most)s patterns already.") % {"most": MOST},
                _("Take one out that is not needed."),
            )
        made = cls.objects.create(name=read.name, pattern=read.pattern)
        note("added a number pattern", made, by=by, at=at, name=made.name, pattern=made.pattern)
        return made

    def take_out(self, *, by: User, at: datetime) -> None:
        note("took a number pattern out", self, by=by, at=at, name=self.name, pattern=self.pattern)
        self.delete()


def checked(name: str, pattern: str) -> OwnPattern:
    """The pattern, when readers can work with it safely.

    Raises:
        Refused: when it has no name, cannot be read, could take long or would cover ordinary words.
    """
    from wallofchange.reading.redacting.own_patterns import OwnPattern, UnsafePattern  # as above

    name, pattern = " ".join(name.split())[:60], pattern.strip()[:120]
    if not name:
        raise _refused(_("A pattern needs a name."), _("Say what kind of number it is."))
    try:
        return OwnPattern(name, pattern)
    except UnsafePattern as problem:
        raise _refused(
            _why(problem.reason), _("For instance WOC-######: # is a digit, ? a letter, * either.")
        ) from None


def _why(reason: str) -> str:
    return {
        "empty": _("There is no pattern yet."),
        "syntax": _("This pattern cannot be read."),
        "long": _("This pattern is longer than sixty signs."),
        "open": _("This pattern leaves too much open: at most three parts may differ in length."),
        "short": _("This pattern is shorter than four signs: it would cover too much."),
        "wide": _("This pattern holds no digit: it would cover ordinary words."),
    }[reason]


def _refused(message: str, remedy: str) -> Refused:
    return Refused(message, remedy=remedy, code="pattern")
