"""Who may decide what on one day, and who stands above whom: read once, asked often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone

from wallofchange.deciding.matter import Matter
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.delegation import Delegation
from wallofchange.deciding.models.mandate import Mandate
from wallofchange.people.models import Membership, Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.owned_no import OwnedNo

BY_THE_TEAM = (Act.CHOOSE, Act.SPEND)  # what every member decides under the team's mandate; the rest its lead


class Powers:
    """The mandates and stand-ins of one day, in a constant number of queries; none where there are none."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.day = timezone.localdate(at)
        self._leads: dict[int, list[User]] = {}

    def any_for(self, team: Team, by: User) -> bool:
        """Whether anything was arranged for this team or this person; if not, all is as without mandates."""
        return team.pk in self.of_teams or by.pk in self.of_people

    @cached_property
    def _mandates(self) -> list[Mandate]:
        return list(Mandate.objects.on(self.day).select_related("team", "user", "above"))

    @cached_property
    def of_teams(self) -> dict[int, Mandate]:
        return {mandate.team_id: mandate for mandate in self._mandates if mandate.team_id}

    @cached_property
    def of_people(self) -> dict[int, Mandate]:
        return {mandate.user_id: mandate for mandate in self._mandates if mandate.user_id}

    @cached_property
    def _stand_ins(self) -> dict[int, User]:
        found = Delegation.objects.on(self.day).filter(stands_in__is_active=True).select_related("stands_in")
        return {delegation.whose_id: delegation.stands_in for delegation in found}

    @cached_property
    def _delegators(self) -> dict[int, User]:
        """Everybody who is away and left their place to somebody."""
        return {person.pk: person for person in User.objects.filter(pk__in=self._stand_ins)}

    def stand_in(self, person: User) -> User:
        """Who answers for this person today: themselves, or whoever stands in at the end of the line."""
        seen = {person.pk}
        while (other := self._stand_ins.get(person.pk)) and other.pk not in seen:
            person = other
            seen.add(person.pk)
        return person

    def in_whose_place(self, by: User) -> list[User]:
        """Those who are away and for whom this person answers today."""
        if not self._stand_ins:
            return []
        return [away for away in self._delegators.values() if self.stand_in(away).pk == by.pk]

    def leads(self, team: Team) -> list[User]:
        """Who lead the team, the first one first."""
        if team.pk not in self._leads:
            self._leads[team.pk] = _leads(team)
        return self._leads[team.pk]

    def held_by(self, person: User, team: Team, act: str) -> Iterator[Mandate]:
        """Under which mandates this person may do such a thing for this team: one's own, then the team's."""
        if own := self.of_people.get(person.pk):
            yield own
        ours = self.of_teams.get(team.pk)
        if ours and (act in BY_THE_TEAM or person.pk in {lead.pk for lead in self.leads(team)}):
            yield ours

    def has_no_limit(self, person: User) -> bool:
        """A manager decides without one, until a mandate of their own says otherwise."""
        return person.sees_all_teams and person.pk not in self.of_people

    def line_above(self, team: Team, by: User) -> list[User]:
        """Everybody above, one step after another: who leads the team, whom the mandates name, a manager.

        Never the one who asks, nobody twice: a circle, however it came to be, ends by itself.
        """
        ups = [*self.leads(team), *self._named_above(team, by)]
        line: list[User] = []
        while ups:
            person = ups.pop(0)
            if person.pk != by.pk and person not in line:
                line.append(person)
            own = self.of_people.get(person.pk)
            if own and own.above and own.above.is_active and own.above not in [*line, *ups]:
                ups.append(own.above)
        return line or self._managers(by)

    def above_a_no(self, no: OwnedNo, by: User) -> list[User]:
        """Who come after the one who said no, one step after another; nobody above who has no limit."""
        team, said_no = no.objection.idea.team, no.by
        if self.has_no_limit(said_no):
            return []
        below = {lead.pk for lead in self.leads(team)} if said_no.pk in self.of_people else set()
        return [each for each in self.line_above(team, said_no) if each.pk not in {by.pk, *below}]

    def reaches(self, person: User, matter: Matter) -> bool:
        """Whether this person, asked, could say yes: no limit, named as above, or a mandate so wide."""
        if self.has_no_limit(person):
            return True
        if person.pk not in self.of_people and any(person == up for up in self._all_above):
            return True
        held = self.held_by(person, matter.team, matter.act)
        return any(mandate.covers(matter) for mandate in held)

    def first_to_ask(self, matter: Matter, by: User) -> list[User]:
        """Of the line above, those who could say yes, the nearest first; else a manager."""
        line = [person for person in self.line_above(matter.team, by) if self.reaches(person, matter)]
        return line or [person for person in self._managers(by) if self.reaches(person, matter)]

    @cached_property
    def _all_above(self) -> list[User]:
        return [mandate.above for mandate in self._mandates if mandate.above]

    def _named_above(self, team: Team, by: User) -> list[User]:
        held = (self.of_people.get(by.pk), self.of_teams.get(team.pk))
        return [each.above for each in held if each and each.above and each.above.is_active]

    def _managers(self, by: User) -> list[User]:
        """The first manager, else the first administrator, who is not the one who asks."""
        roles = (User.Role.MANAGER, User.Role.ADMINISTRATOR)
        found = User.objects.filter(role__in=roles, is_active=True).exclude(pk=by.pk).order_by("pk")
        return sorted(found, key=lambda person: roles.index(User.Role(person.role)))[:1]


def _leads(team: Team) -> list[User]:
    leading = User.objects.filter(memberships__team=team, memberships__role=Membership.Role.LEAD)
    return list(leading.filter(is_active=True).order_by("memberships__pk"))
