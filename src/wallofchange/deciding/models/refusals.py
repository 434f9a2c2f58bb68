"""What the wall says no to, each with what does work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.deciding.models.stage import MADE, Stage
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

LONGEST = 280  # characters in one sentence
MOST = {"hours": 10_000, "money": 10_000_000}  # of an idea


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


def check_amounts(given: Mapping[str, Any]) -> None:
    """Hours and money of an idea are numbers from nothing up, and no more than anybody has."""
    for name, most in MOST.items():
        number = Decimal(given.get(name, 0))
        if not number.is_finite() or not 0 <= number <= most:
            raise Refused(
                _("An idea cannot take '%(given)s'.") % {"given": given[name]},
                remedy=_("Give a number from 0 to %(most)s.") % {"most": most},
                code=name,
            )


def check_belongs(team: Team, user: User) -> None:
    """Only the team's own people work on its wall."""
    if not team.welcomes(user):
        raise Refused(
            _("You do not belong to %(team)s.") % {"team": team},
            remedy=_("Ask somebody of that team, or the CX manager."),
            code="not_yours",
        )


def looks_back(day: date) -> Refused:
    return Refused(
        _("'Not now' looks ahead: %(day)s has passed already.") % {"day": day.isoformat()},
        remedy=_("When do we look again? A quarter of a year is usual."),
        code="day",
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


def measured_longer_already() -> Refused:
    return Refused(
        _("This is being measured longer already."),
        remedy=_("Look at what came of it by now."),
        code="extended",
    )


def measures_until_then(until: date) -> Refused:
    return Refused(
        _("It is measured until %(date)s already.") % {"date": date_format(until)},
        remedy=_("Name a day that is still to come."),
        code="until",
    )


def check_not_made(stage: str) -> None:
    """A no is about what is not made yet; what is live is kept or stopped on its outcome."""
    if stage not in MADE:
        return
    remedy = _("Say what would take the worry away as a yes-if, or pin a new idea that turns it back.")
    if stage == Stage.EVALUATION:
        remedy = _("Stop it, adapt it or keep it: that is decided on what came of it.")
    raise Refused(
        _("Customers notice this already: it hangs under '%(stage)s', and a no comes too late.")
        % {"stage": Stage(stage).label},
        remedy=remedy,
        code="made",
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


def part_of(into: str) -> Refused:
    return Refused(
        _("This idea has become part of '%(idea)s'.") % {"idea": into},
        remedy=_("Do it there, or take the two apart again."),
        code="merged",
    )


def part_of_more(idea: object, into: object) -> Refused:
    return Refused(
        _("'%(idea)s' became part of '%(into)s', which is part of another idea itself.")
        % {"idea": idea, "into": into},
        remedy=_("Take '%(into)s' apart first.") % {"into": into},
        code="merged",
    )


def one_already(idea: object) -> Refused:
    return Refused(
        _("'%(idea)s' is one idea already.") % {"idea": idea},
        remedy=_("Choose another one to merge it with."),
        code="one",
    )


def settled(idea: object) -> Refused:
    return Refused(
        _("Customers notice '%(idea)s' already, so it stays as it is.") % {"idea": idea},
        remedy=_("Make a new idea of these words; they stay here as well."),
        code="settled",
    )


def nothing_parts() -> Refused:
    return Refused(
        _("Nothing was chosen to go along."),
        remedy=_("Tick what belongs to the new idea."),
        code="split",
    )


def all_parts() -> Refused:
    return Refused(
        _("Then no customer's words would be left here."),
        remedy=_("Leave at least one, or change the sentence of the idea."),
        code="split",
    )
