"""What may not be asked, each with what does work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.mandate_checks import check_works_on
from wallofchange.deciding.models.refusals import check_belongs, check_not_made
from wallofchange.deciding.models.stage import Stage
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.mandates import Covered
    from wallofchange.deciding.matter import Matter
    from wallofchange.deciding.models.owned_no import OwnedNo


def check_may_ask(matter: Matter, covered: Covered, why: str, *, by: User) -> None:
    """One's own team's, not within one's own mandate, and of a reserve: for something, and once."""
    if matter.idea:
        check_works_on(matter.idea, by)
        if matter.act == Act.NO:
            check_not_made(matter.idea.stage)
        if matter.act == Act.NO and not why.strip():
            raise Refused(
                _("A no needs a sentence: why not?"), remedy=_("Say in one line why not."), code="reason"
            )
    if matter.cycle:
        check_belongs(matter.team, by)
        _check_exception(matter, why)
    if covered.allowed:
        remedy = _("Choose it; nobody needs to be asked.")
        if matter.cycle:
            remedy = _("Break it in your own name; nobody needs to be asked.")
        raise Refused(_("You may decide this yourselves."), remedy=remedy, code="yours")


def _check_exception(matter: Matter, why: str) -> None:
    if not why.strip():
        raise Refused(
            _("An exception is asked for something."), remedy=_("Say in one line what."), code="empty"
        )
    if matter.hours <= 0:
        raise Refused(
            _("Hours cannot be negative."), remedy=_("Give a number of hours above 0."), code="hours"
        )
    if matter.cycle and (had := matter.cycle.asked().filter(why=why.strip()).first()):
        raise asked_already(had.of_whom)


def check_may_appeal(no: OwnedNo, by: User) -> None:
    """A no that stands, by somebody who works on the idea."""
    idea = no.objection.idea
    idea.check_works(by)
    if no.came_back_at or idea.stage != Stage.NO:
        raise Refused(
            _("This idea has come back already."), remedy=_("Look at the idea again."), code="answered"
        )


def asked_already(whom: User | None) -> Refused:
    return Refused(
        _("%(name)s has been asked this already.") % {"name": whom.name if whom else _("Somebody")},
        remedy=_("It goes up by itself; meanwhile you can make it smaller."),
        code="asked",
    )


def appealed_already() -> Refused:
    return Refused(
        _("This was asked one step up already, and that is done once."),
        remedy=_("It comes back by itself on its day, or when twice as many customers say it."),
        code="answered",
    )


def nobody_above_a_no(no: OwnedNo) -> Refused:
    return Refused(
        _("There is nobody above %(name)s to ask here.") % {"name": no.by.name},
        remedy=_("It comes back by itself on its day, or when twice as many customers say it."),
        code="top",
    )
