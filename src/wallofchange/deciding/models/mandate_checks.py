"""What may not be given as a mandate or left in somebody's hands, each with what does work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from wallofchange.deciding.models.refusals import check_belongs
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

MOST = {"hours": Decimal(10_000), "money": Decimal(10_000_000), "gesture": Decimal(100_000), "free_moves": 50}


def check_giver(by: User) -> None:
    """A mandate is given from above: by somebody who sees every team."""
    if not by.sees_all_teams:
        raise Refused(
            _("A mandate is given by a manager, not taken."),
            remedy=_("Ask a manager; your team's page says who that is."),
            code="mandate",
        )


def check_works_on(idea: Idea, by: User) -> None:
    """Only the people of the teams that work on it have a say."""
    if not any(team.welcomes(by) for team in [idea.team, *idea.partners.all()]):
        check_belongs(idea.team, by)


def check_bounds(reach: Mapping[str, Any], since: date, until: date | None) -> None:
    """Nothing below zero, nothing beyond what anybody has, and no end before its beginning."""
    for name, most in MOST.items():
        if not 0 <= (given := reach.get(name, 0)) <= most:
            raise Refused(
                _("'%(given)s' is not something a mandate can hold.") % {"given": given},
                remedy=_("Give a number from 0 to %(most)s.") % {"most": most},
                code="bounds",
            )
    if until and until < since:
        raise Refused(
            _("This would end before it begins."),
            remedy=_("Choose a last day on or after the first."),
            code="period",
        )


def check_is_above(whose: Team | User, above: User | None, since: date, until: date | None) -> None:
    """Who is asked outside a mandate can see what it is about, and never stands below it: no circle.

    Also not on a later day, when a mandate begins that was given already.
    """
    if above is None:
        return
    if isinstance(whose, Team):
        _check_sees(whose, above)
        return
    if any(whose.pk in _line_above(above, on) for on in _days_that_differ(since, until)):
        raise mandate_loop(whose, above)


def mandate_loop(whose: User, above: User) -> Refused:
    return Refused(
        _("This would make a mandate loop: %(above)s would go up to %(whose)s, and %(whose)s to %(above)s.")
        % {"above": above.name, "whose": whose.name},
        remedy=_("Choose somebody who does not stand below %(whose)s.") % {"whose": whose.name},
        code="loop",
    )


def _check_sees(team: Team, above: User) -> None:
    if not team.welcomes(above):
        raise Refused(
            _("%(name)s may not see what %(team)s is about.") % {"name": above.name, "team": team},
            remedy=_("Choose a manager, or somebody of the team."),
            code="not_theirs",
        )


def _days_that_differ(since: date, until: date | None) -> list[date]:
    """The first day, and those after it on which somebody else's mandate begins or has ended."""
    from wallofchange.deciding.models.mandate import A_DAY, Mandate  # it checks itself here

    bounds = Mandate.objects.exclude(user=None).values_list("since", "until")
    turns = {turn for begins, ends in bounds for turn in (begins, ends and ends + A_DAY) if turn}
    return [since, *sorted(day for day in turns if day > since and (until is None or day <= until))]


def _line_above(person: User, on: date) -> set[int]:
    """This person and everybody above, as far as mandates of persons say."""
    from wallofchange.deciding.models.mandate import Mandate  # it checks itself here

    ups = {mandate.user_id: mandate.above_id for mandate in Mandate.objects.on(on).exclude(user=None)}
    seen: set[int] = set()
    step: int | None = person.pk
    while step is not None and step not in seen:
        seen.add(step)
        step = ups.get(step)
    return seen
