"""The tree of themes as one person sees it: how many of the customers they may hear speak of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from wallofchange.people.models import User
from wallofchange.understanding.models import Gist, Theme, ThemeExample
from wallofchange.understanding.sieve import Sieve


@dataclass
class Branch:
    """A theme with what hangs under it; `n` counts a signal once, however many of its themes it has."""

    theme: Theme
    n: int
    examples: int
    children: list[Branch] = field(default_factory=list)
    level: int = 1

    @property
    def family(self) -> list[Theme]:
        return [self.theme, *(theme for child in self.children for theme in child.family)]

    @property
    def sieve(self) -> Sieve:
        """What lets exactly these signals through."""
        return Sieve(theme=tuple(theme.slug for theme in self.family))

    @property
    def words(self) -> str:
        """The query of the list of signals that shows exactly these."""
        return self.sieve.address()


def tree_of(user: User) -> list[Branch]:
    """The themes that are read today, the top of the tree first."""
    themes = list(Theme.objects.current())
    branches = _counted(themes, user)
    for theme in themes:
        if theme.parent_id in branches:
            branches[theme.parent_id].children.append(branches[theme.pk])
    tops = [branches[theme.pk] for theme in themes if theme.parent_id not in branches]
    for branch in tops:
        _settle(branch, user, 1)
    return tops


def flat(branches: list[Branch]) -> list[Branch]:
    """All branches, each followed by what hangs under it."""
    return [each for branch in branches for each in (branch, *flat(branch.children))]


def _counted(themes: list[Theme], user: User) -> dict[int, Branch]:
    own = dict(_seen(user).values_list("themes").annotate(n=Count("pk")))
    taught: dict[int, int] = defaultdict(int)
    given = ThemeExample.objects.standing().filter(fits=True).order_by()
    taught.update(given.values_list("theme").annotate(n=Count("pk")))
    return {theme.pk: Branch(theme, own.get(theme.pk, 0), taught[theme.pk]) for theme in themes}


def _settle(branch: Branch, user: User, level: int) -> None:
    """How deep it hangs, and how many signals speak of it or of anything below it."""
    branch.level = level
    for child in branch.children:
        _settle(child, user, level + 1)
    if branch.children:
        family = [theme.pk for theme in branch.family]
        branch.n = _seen(user).filter(themes__in=family).values("pk").distinct().count()


def _seen(user: User) -> QuerySet[Gist]:
    return Gist.objects.seen_by(user).with_words().order_by()
