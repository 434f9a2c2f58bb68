"""What the wall says no to, each with what does work."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wallofchange.deciding.models.stage import Stage
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

LONGEST = 280  # characters in one sentence


def sentence(title: str) -> str:
    """The title on one line; refused when there is none, or more than one sentence."""
    if not (title := " ".join(title.split())):
        raise Refused(
            _("An idea is one sentence, and there is none yet."),
            remedy=_("What will a customer notice?"),
            code="empty",
        )
    if len(title) > LONGEST:
        raise Refused(
            _("This is longer than a sentence: %(n)s characters.") % {"n": len(title)},
            remedy=_("Keep it within %(n)s; the rest can be said as a yes-and.") % {"n": LONGEST},
            code="too_long",
        )
    return title


def check_belongs(team: Team, user: User) -> None:
    """Only the team's own people work on its wall."""
    if not team.welcomes(user):
        raise Refused(
            _("You do not belong to %(team)s.") % {"team": team},
            remedy=_("Ask somebody of that team, or the CX manager."),
            code="not_yours",
        )


def moved_already(who: str, stage: Stage) -> Refused:
    return Refused(
        _("%(who)s moved this idea just before you: it hangs under '%(stage)s' now.")
        % {"who": who, "stage": stage.label},
        remedy=_("Look at the card again; your move was not made."),
        code="moved",
    )


def hangs_there(stage: Stage) -> Refused:
    return Refused(
        _("It hangs there already, under '%(stage)s'.") % {"stage": stage.label},
        remedy=_("Nothing needs doing."),
        code="same",
    )


def not_by_moving() -> Refused:
    return Refused(
        _("An idea does not get there by moving it."),
        remedy=_("Open it: there you see what it needs."),
        code="open",
    )


def not_in_the_making() -> Refused:
    return Refused(
        _("Only what is in the making can go live."),
        remedy=_("Choose it and start it first."),
        code="stage",
    )


def no_fixed_prediction() -> Refused:
    return Refused(
        _("To prove that it works, the prediction must be fixed before it goes live."),
        remedy=_("Accept the prediction that is drafted for you, or go live as 'done, not measured'."),
        code="no_prediction",
    )


def nothing_to_measure() -> Refused:
    return Refused(
        _("There is no prediction yet, so there would be nothing to measure."),
        remedy=_("Look at the prediction that is drafted for you, or go live as 'done, not measured'."),
        code="no_prediction",
    )


def not_live() -> Refused:
    return Refused(
        _("There is no outcome to conclude: this idea is not live."),
        remedy=_("Go live first, then wait for the answers."),
        code="stage",
    )


def not_yours_to_refuse(team: Team) -> Refused:
    return Refused(
        _("Only somebody who may decide for %(team)s can say no.") % {"team": team},
        remedy=_("Say it as a yes-but; it will get an answer."),
        code="mandate",
    )


def refused_already(team: Team) -> Refused:
    return Refused(
        _("Somebody who may decide for %(team)s said no to this.") % {"team": team},
        remedy=_("Say what has changed as a yes-and, or ask the lead of the team to hang it back."),
        code="mandate",
    )


def nothing_to_undo() -> Refused:
    return Refused(_("There is nothing to undo here."), remedy=_("Move the card instead."), code="nothing")


def concluded_already(team: Team) -> Refused:
    return Refused(
        _("This idea has been concluded, and what was learned stays."),
        remedy=_("Ask somebody who leads %(team)s, or pin a new idea beside it.") % {"team": team},
        code="mandate",
    )
