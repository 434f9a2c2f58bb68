"""What may be done with the list of themes, by whom; each refusal says what does work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused
from wallofchange.people.models import Membership

if TYPE_CHECKING:
    from wallofchange.people.models import User
    from wallofchange.understanding.models.theme import Theme

DEPTH = 3  # steps from the top of the tree to its lowest leaves
MOST_PHRASES = 500
LONGEST_PHRASE = 80


def may_arrange(user: User) -> bool:
    """Who leads a team arranges the list, and so does who sees all teams; everybody may correct a signal."""
    return user.sees_all_teams or user.memberships.filter(role=Membership.Role.LEAD).exists()


def check_may_arrange(user: User) -> None:
    if not may_arrange(user):
        raise Refused(
            _("The list of themes is arranged by who leads a team."),
            remedy=_("Say on a signal which themes are its own: that becomes an example by itself."),
            code="not_yours",
        )


def check_current(theme: Theme) -> None:
    if theme.retired_at:
        raise Refused(
            _("'%(theme)s' is not read any more.") % {"theme": theme},
            remedy=_("Bring it back first, or choose another theme."),
            code="retired",
        )


def check_not_merged(theme: Theme) -> None:
    if theme.merged_into_id:
        raise Refused(
            _("'%(theme)s' has become part of '%(into)s'.") % {"theme": theme, "into": theme.merged_into},
            remedy=_("Make a new theme, and give it examples of its own."),
            code="merged",
        )


def check_fits(theme: Theme | None, under: Theme | None) -> None:
    """A tree has no loops, and this one is three steps deep at most."""
    if under is None:
        return
    check_current(under)
    above = _line_of(under)
    if theme is not None and theme.pk in above:
        raise Refused(
            _("'%(theme)s' cannot hang under itself, nor under what hangs below it.") % {"theme": theme},
            remedy=_("Move the other one up first, or choose another place."),
            code="loop",
        )
    if len(above) + (_height(theme) if theme else 1) > DEPTH:
        raise Refused(
            _("The tree is three steps deep at most."),
            remedy=_("Choose a place one step higher."),
            code="depth",
        )


def check_mergeable(theme: Theme, into: Theme) -> None:
    check_current(into)
    if theme.pk == into.pk or theme.pk in _line_of(into):
        raise Refused(
            _("A theme cannot become part of itself, nor of what hangs below it."),
            remedy=_("Choose another theme, or merge the other way round."),
            code="loop",
        )


def names(nl: str, en: str, *, beside: QuerySet[Theme]) -> tuple[str, str]:
    """Both names; where one is missing the other serves. No other theme that is read has it."""
    nl, en = " ".join(nl.split())[:80], " ".join(en.split())[:80]
    if not (nl or en):
        raise Refused(_("A theme needs a name."), remedy=_("One word is enough."), code="name")
    nl, en = nl or en, en or nl
    if beside.filter(Q(name_nl__iexact=nl) | Q(name_en__iexact=en)).exists():
        raise Refused(
            _("There is a theme '%(name)s' already.") % {"name": nl if nl == en else f"{nl} / {en}"},
            remedy=_("Choose another name, or merge the two."),
            code="name",
        )
    return nl, en


def phrases(given: Iterable[str]) -> list[str]:
    """The phrases in lower case, each once; a bare *, a bare - or an empty one is left out."""
    wanted = (" ".join(phrase.lower().replace("’", "'").split()).replace("- ", "-") for phrase in given)
    kept = list(dict.fromkeys(phrase for phrase in wanted if len(phrase.strip("*- ")) > 1))
    if len(kept) > MOST_PHRASES or any(len(phrase) > LONGEST_PHRASE for phrase in kept):
        raise Refused(
            _("That is more than fits: at most %(n)s phrases of a few words each.") % {"n": MOST_PHRASES},
            remedy=_("Leave some out; examples teach it the rest."),
            code="phrases",
        )
    return kept


def parts(
    theme: Theme, named: Sequence[tuple[str, str]], examples: Sequence[Iterable[int]]
) -> list[list[int]]:
    """The keys of the examples of each of two parts: both have some, none is in both."""
    own = set(theme.examples.filter(withdrawn_at=None).values_list("pk", flat=True))
    keys = [sorted(own & set(part)) for part in examples]
    if len(named) != 2 or len(keys) != 2 or not all(keys) or set(keys[0]) & set(keys[1]):
        raise Refused(
            _("Splitting takes two names, and at least one example for each."),
            remedy=_("Tick which examples belong to the first and which to the second."),
            code="parts",
        )
    return keys


def _line_of(theme: Theme) -> list[int]:
    """The keys from this theme up to the top."""
    line: list[int] = []
    step: Theme | None = theme
    while step is not None and step.pk not in line:
        line.append(step.pk)
        step = step.parent
    return line


def _height(theme: Theme) -> int:
    """How many steps there are from this theme down to its lowest leaf, itself included."""
    return 1 + max((_height(child) for child in theme.children.all()), default=0)
