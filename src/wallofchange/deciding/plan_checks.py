"""What a plan may not be, said with the next step: each check gives the field and the trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Hypothesis
from wallofchange.listening.models import Moment, Signal
from wallofchange.people.models import User

Given = Mapping[str, Any]
Troubles = Iterator[tuple[str, str]]
Check = Callable[[Given, User], Troubles]

Design = Hypothesis.Design
WINDOWS = (("baseline_from", "baseline_until"), ("measure_from", "measure_until"))


def whole_weeks(given: Given, user: User) -> Troubles:
    """Weekdays differ, so a window with one Monday more than the other compares unlike with unlike."""
    for first, last in WINDOWS:
        if not (given.get(first) and given.get(last)) or given[last] < given[first]:
            continue
        days = (given[last] - given[first]).days + 1
        if over := days % 7:
            ends = given[last] - timedelta(days=over) if days > 7 else given[first] + timedelta(days=6)
            yield (
                last,
                _("%(days)s days are not whole weeks. End on %(day)s.")
                % {"days": days, "day": date_format(ends)},
            )


def chosen_by_figures(given: Given, user: User) -> Troubles:
    """What is picked because it was bad gets better by itself (trap T9)."""
    first, last = given.get("selected_on_from"), given.get("selected_on_until")
    if bool(first) != bool(last):
        missing = "selected_on_until" if first else "selected_on_from"
        yield missing, _("Name both days, or neither.")
    elif first and last and last < first:
        yield "selected_on_until", _("This window is empty: it ends before it begins.")
    elif first and last and _overlap(given, first, last):
        yield (
            "baseline_from",
            _(
                "The idea was chosen by figures of these days: they would rise by themselves. "
                "Begin 'before' after %(day)s."
            )
            % {"day": date_format(last)},
        )


def looked_at_in_time(given: Given, user: User) -> Troubles:
    """A look lies in the time after the change."""
    first, last = given.get("measure_from"), given.get("measure_until")
    if not (first and last):
        return
    for look in given.get("looks") or []:
        if isinstance(look, str) and not first <= date.fromisoformat(look) <= last:
            yield (
                "looks",
                _("%(day)s lies outside the time after the change.")
                % {"day": date_format(date.fromisoformat(look))},
            )
            return


def drawn_by_lot(given: Given, user: User) -> Troubles:
    """Some answer must carry the lot, or nobody can be told apart."""
    if given.get("design") != Design.RANDOMISED or "arm_key" not in given:
        return
    key = given["arm_key"]
    if not key:
        yield "arm_key", _("Say under which name the answers carry the lot.")
    elif not _heard(user, given.get("moment")).filter(extra__has_key=key).exists():
        yield (
            "arm_key",
            _("No answer carries '%(key)s' yet. Send one along with it first, or compare in another way.")
            % {"key": key},
        )


def made_somewhere(given: Given, user: User) -> Troubles:
    """Places with the change exist, and some are left to compare with."""
    design = given.get("design")
    if not design or not Design(design).beside_units or "treated_units" not in given:
        return
    field, asked = "treated_units", set(given["treated_units"])
    if design == Design.STAGGERED:
        field, asked = "unit_starts", set(given.get("unit_starts") or {})
        yield from _starts(given)
    known = units_of(user, given.get("moment"))
    if not asked:
        yield (
            field,
            _("Name at least one place where the change is made; known are: %(known)s.")
            % {"known": _some(known)},
        )
    elif unknown := sorted(asked - known):
        yield (
            field,
            _("Nobody has answered from %(unknown)s. Known are: %(known)s.")
            % {"unknown": ", ".join(unknown), "known": _some(known)},
        )
    elif not known - asked and design != Design.STAGGERED:
        yield (
            field,
            _("Nobody is left to compare with. Leave at least one out, or choose 'before and after'."),
        )


def _starts(given: Given) -> Troubles:
    """Every start lies in the measuring, and not all on one day with nobody left."""
    first, last = given.get("live_on"), given.get("measure_until")
    days = sorted(set((given.get("unit_starts") or {}).values()))
    if not (first and last and days):
        return
    outside = [each for each in days if not first <= date.fromisoformat(each) <= last]
    if outside:
        yield (
            "unit_starts",
            _("%(day)s lies outside the time between going live and the last day.")
            % {"day": date_format(date.fromisoformat(outside[0]))},
        )


def kinds_that_answer(given: Given, user: User) -> Troubles:
    """Who nobody has heard cannot be weighted to, and who is heard has a share."""
    for name, shares in (given.get("margins") or {}).items():
        if name not in ("channel", "language", "unit"):
            continue
        heard = _heard(user, given.get("moment")).exclude(**{name: ""}).order_by()
        known, asked = set(heard.values_list(name, flat=True).distinct()), set(shares)
        if unknown := sorted(asked - known):
            yield (
                "margins",
                _("Nobody has answered as %(unknown)s. Known are: %(known)s.")
                % {"unknown": ", ".join(unknown), "known": _some(known)},
            )
        elif left := known - asked:
            yield (
                "margins",
                _("%(left)s answered too, and have no share. Give them one.") % {"left": _some(left)},
            )


CHECKS: tuple[Check, ...] = (
    *(whole_weeks, chosen_by_figures, looked_at_in_time, drawn_by_lot),
    *(made_somewhere, kinds_that_answer),
)


def units_of(user: User, moment: Moment | None) -> set[str]:
    """The units from which this person hears customers, at this moment."""
    heard = _heard(user, moment).exclude(unit="")
    return set(heard.order_by().values_list("unit", flat=True).distinct())


def _heard(user: User, moment: Moment | None) -> Any:
    heard = Signal.objects.seen_by(user)
    return heard.filter(moment=moment) if moment else heard


def _overlap(given: Given, first: date, last: date) -> bool:
    begins, ends = given.get("baseline_from"), given.get("baseline_until")
    return bool(begins and ends and begins <= last and first <= ends)


def _some(known: set[str]) -> str:
    names = sorted(known)
    return ", ".join(names[:12]) + (", …" if len(names) > 12 else "") if names else _("none yet")
