"""What was promised on a day: for who sets an experience beside what was told to expect."""

from __future__ import annotations

from datetime import date

from wallofchange.listening.models import Moment, Promise
from wallofchange.people.models import User


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
