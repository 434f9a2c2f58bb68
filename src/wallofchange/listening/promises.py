"""What was promised on a day, and promising it: what customers were told to expect."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.anchors import SORTS, Ground, Keeper, Misfit
from wallofchange.listening.anchors.cells import Cells
from wallofchange.listening.models import Moment, Promise, Source
from wallofchange.listening.models.promise import check_may_promise
from wallofchange.people.models import Team, User


def in_force(
    on: date, *, user: User | None = None, moment: Moment | int | None = None, unit: str = "", kind: str = ""
) -> list[Promise]:
    """The promises that held on a day, in one query, the latest first.

    `user`: only those of teams whose customers this person may hear. `moment`: those about it, and those
    about no moment in particular. `unit`: those that held there. `kind`: those about this performance.
    """
    return [each for each in history(user=user, moment=moment, unit=unit, kind=kind) if each.held(on)]


def history(
    *, user: User | None = None, moment: Moment | int | None = None, unit: str = "", kind: str = ""
) -> list[Promise]:
    """Every promise there was, ended ones too, in one query, the latest first."""
    found = Promise.objects.seen_by(user) if user else Promise.objects.counted()
    if moment is not None:
        pk = moment.pk if isinstance(moment, Moment) else moment
        found = found.filter(moment=pk) | found.filter(moment=None)
    found = found.filter(kind=kind) if kind else found
    held = found.in_order().select_related("moment", "source__team")
    return [each for each in held if not unit or each.holds_in(unit)]


def give(team: Team, said: Cells, *, by: User, at: datetime) -> Promise:
    """Promise something for a team, with the fields and the rules of a file (docs/facts.md).

    Raises:
        Refused: by somebody who does not lead the team, when it was promised before, or cannot be.
    """
    check_may_promise(team, by)
    try:
        [found] = SORTS["promises"].read(said, Ground(team, at))
    except Misfit as misfit:
        why = misfit.reason.in_language(get_language() or "nl")
        raise Refused(
            _("This cannot be promised: %(why)s.") % {"why": why},
            remedy=_("Fill in what customers were told, and from which day on."),
            code=misfit.code,
        ) from misfit
    if not Keeper(_source(team, at), batch=None, at=at).keep([found]).new:
        raise Refused(
            _("This was promised already, from that day on."),
            remedy=_("Nothing needs to be done."),
            code="known",
        )
    promise = Promise.objects.get(pk=found.fact.pk)
    promise.by = by
    promise.save(update_fields=["by"])
    note("promised", promise, by=by, at=at, team_id=team.pk, text=promise.text_nl, on=str(promise.starts_on))
    return promise


def _source(team: Team, at: datetime) -> Source:
    """Where a team's promises stand: also those that came in by a file."""
    label = SORTS["promises"].label.in_language(get_language() or "nl")
    found = Source.objects.filter(team=team, kind="promises").order_by("pk").first()
    return found or Source.objects.create(team=team, name=label, kind="promises", at=at)
