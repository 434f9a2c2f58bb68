"""What the tree of goals says no to, each with what does work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from wallofchange.deciding.models.refusals import LONGEST
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.deciding.models.goal import Goal


def one_sentence(words: str) -> str:
    """The sentence on one line; refused when there is none, or more than one."""
    if not (words := " ".join(words.split())):
        raise Refused(
            _("A goal is one sentence, and there is none yet."),
            remedy=_("What should customers say of us one day?"),
            code="empty",
        )
    if len(words) > LONGEST:
        raise Refused(
            _("This is longer than a sentence: %(n)s characters.") % {"n": len(words)},
            remedy=_("Keep it within %(n)s; the rest can be a goal of its own below it.") % {"n": LONGEST},
            code="too_long",
        )
    return words


def not_yours_to_write() -> Refused:
    return Refused(
        _("The tree of goals is written by whoever leads a team, and by the managers."),
        remedy=_("Hang your idea on a goal, or tell the lead of your team what is missing."),
        code="not_yours",
    )


def its_own_ancestor(goal: Goal, under: Goal) -> Refused:
    return Refused(
        _("'%(goal)s' would hang under itself: '%(under)s' is below it.") % {"goal": goal, "under": under},
        remedy=_("Hang '%(under)s' elsewhere first, or choose a goal that is not below this one.")
        % {"under": under},
        code="loop",
    )


def under_a_lower_level(goal: Goal, under: Goal) -> Refused:
    return Refused(
        _("A %(level)s does not hang under a %(lower)s: '%(under)s' lies lower.")
        % {"level": goal.get_level_display(), "lower": under.get_level_display(), "under": under},
        remedy=_("Choose a goal of its own level or a higher one, or make this one smaller first."),
        code="level",
    )


def above_its_own(goal: Goal) -> Refused:
    return Refused(
        _("Something of a higher level hangs under '%(goal)s'.") % {"goal": goal},
        remedy=_("Hang that elsewhere first."),
        code="level",
    )


def something_hangs_under(goal: Goal, below: Goal) -> Refused:
    return Refused(
        _("'%(below)s' still hangs under '%(goal)s'.") % {"goal": goal, "below": below},
        remedy=_("Hang that elsewhere first, or take it down as well."),
        code="not_bare",
    )


def not_standing() -> Refused:
    return Refused(
        _("The goal it should hang under was taken down."),
        remedy=_("Choose another one, or hang it on top."),
        code="gone",
    )


def no_such_level(levels: str) -> Refused:
    return Refused(
        _("There is no such level."),
        remedy=_("Choose one of: %(levels)s.") % {"levels": levels},
        code="level",
    )


def nothing_to_undo() -> Refused:
    return Refused(_("There is nothing to undo here."), remedy=_("Change the goal instead."), code="nothing")
