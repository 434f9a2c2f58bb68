"""What somebody looks at more than once: a search with its facets, or a look at the wall, under a name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team

if TYPE_CHECKING:
    from wallofchange.people.models import User

MOST_VIEWS = 100  # of one person


class ViewQuerySet(models.QuerySet["View"]):
    def seen_by(self, user: User) -> ViewQuerySet:
        """One's own, and those of the teams whose customers this person may hear."""
        return self.filter(Q(owner=user) | Q(team__in=Team.objects.of(user)))

    def kept_by(self, user: User) -> ViewQuerySet:
        """Those that this person may rename and throw away: one's own, and those of a team one leads."""
        if user.sees_all_teams:
            return self.filter(Q(owner=user) | ~Q(team=None))
        led = user.memberships.filter(role="lead").values("team")
        return self.filter(Q(owner=user) | Q(team__in=led))

    def on(self, page: str) -> ViewQuerySet:
        """Those of what was heard, or those of the wall."""
        return self.filter(page=page)


class View(models.Model):
    """For its owner alone, or for everybody of a team."""

    class Page(models.TextChoices):
        SIGNALS = "signals", gettext_lazy("what was heard")
        WALL = "wall", gettext_lazy("the wall")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="views")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="views")
    name = models.CharField(max_length=80)
    page = models.CharField(max_length=10, choices=Page.choices, default=Page.SIGNALS)
    query = models.TextField(blank=True)  # as the sieve writes it in an address, without the question mark
    at = models.DateTimeField()

    objects: ClassVar[ViewQuerySet] = ViewQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def save_as(
        cls,
        name: str,
        query: str,
        *,
        by: User,
        at: datetime,
        team: Team | None = None,
        page: str = Page.SIGNALS,
    ) -> View:
        """Keep a search under a name; what this person has under that name already becomes this."""
        _check_welcome(team, by)
        name = _named(name)
        found = cls.objects.filter(owner=by, team=team, name=name, page=page).first()
        if found is None and by.views.count() >= MOST_VIEWS:
            raise Refused(
                _("You keep %(n)s views already.") % {"n": MOST_VIEWS},
                remedy=_("Throw one away that you do not open any more."),
                code="full",
            )
        view = found or cls(owner=by, team=team, name=name, page=page)
        view.query, view.at = query, at
        view.save()
        return view

    def rename(self, name: str) -> None:
        self.name = _named(name)
        self.save(update_fields=["name"])

    def show_to(self, team: Team | None, *, by: User) -> None:
        """Keep it for everybody of a team, or for its owner alone; whose it is says for whom."""
        if team == self.team:
            return
        if by != self.owner:
            raise Refused(
                _("%(name)s keeps this view.") % {"name": self.owner.name},
                remedy=_("Keep one like it under a name of your own."),
                code="not_yours",
            )
        _check_welcome(team, by)
        self.team = team
        self.save(update_fields=["team"])


def _check_welcome(team: Team | None, by: User) -> None:
    if team is not None and not team.welcomes(by):
        raise Refused(_("This is not your team."), remedy=_("Keep it for yourself."), code="not_yours")


def _named(name: str) -> str:
    """The name without what nobody sees; refused when nothing is left."""
    if name := " ".join(name.split())[:80]:
        return name
    raise Refused(_("A view needs a name."), remedy=_("One or two words are enough."), code="nameless")
