"""Who is there on which day, and with how many hours: without holidays, closed days and absence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from wallofchange.people.models.absence import Absence
from wallofchange.people.models.team import Membership, Team
from wallofchange.people.models.team_day import TeamDay
from wallofchange.people.models.user import User
from wallofchange.people.working_hours import holidays, is_working_day

WEEKEND = 5


class Presence:
    """Some teams in a stretch of days, read in four queries however many they are.

    `hours_a_week` gives what a team has, by its key: it is shared out evenly over Monday to Friday and over
    whoever has no week of their own.
    """

    def __init__(
        self,
        teams: Iterable[Team],
        first: date,
        last: date,
        hours_a_week: Mapping[int, Decimal] | None = None,
    ) -> None:
        keys = [team.pk for team in teams]
        self._hours_a_week = hours_a_week or {}
        self._members: dict[int, list[Membership]] = defaultdict(list)
        for membership in (
            Membership.objects.filter(team__in=keys, user__is_active=True)
            .select_related("user", "week")
            .order_by("user__name")
        ):
            self._members[membership.team_id].append(membership)
        marked = TeamDay.objects.filter(team__in=keys, on__range=(first, last))
        self._marked = {(day.team_id, day.on): day.works for day in marked}
        self._away: dict[int, list[Absence]] = defaultdict(list)
        users = {each.user_id for members in self._members.values() for each in members}
        for absence in Absence.objects.within(first, last).filter(user__in=users):
            self._away[absence.user_id].append(absence)

    def works(self, team: int, day: date) -> bool:
        """Whether it is a working day of this team."""
        return self._marked.get((team, day), is_working_day(day))

    def people(self, team: int, day: date) -> list[User]:
        """Who is in, by name."""
        if not self._open(team, day):
            return []
        return [each.user for each in self._members[team] if self._is_in(each, day)]

    def hours(self, team: int, day: date) -> Fraction:
        """The hours the team has on that day."""
        if not self._open(team, day):
            return Fraction(0)
        members = self._members[team]
        if not members:
            return self._share(team, day, 1)
        return sum((self._left(each, day, len(members)) for each in members), Fraction(0))

    def hours_between(self, team: int, first: date, last: date) -> Fraction:
        """The hours the team has on all of these days together."""
        days = (first + timedelta(days=passed) for passed in range((last - first).days + 1))
        return sum((self.hours(team, day) for day in days), Fraction(0))

    def _open(self, team: int, day: date) -> bool:
        """Not closed; in a weekend it depends on who works then."""
        return self._marked.get((team, day), day not in holidays(day.year))

    def _share(self, team: int, day: date, among: int) -> Fraction:
        usual = day.weekday() < WEEKEND or self._marked.get((team, day), False)
        return Fraction(self._hours_a_week.get(team, Decimal(40))) / 5 / among if usual else Fraction(0)

    def _left(self, each: Membership, day: date, among: int) -> Fraction:
        """What somebody has on a day, after what they are away."""
        week = getattr(each, "week", None)
        own = Fraction(week.hours[day.weekday()]) if week else self._share(each.team_id, day, among)
        away = [absence for absence in self._away[each.user_id] if absence.first <= day <= absence.last]
        if any(absence.hours is None for absence in away):
            return Fraction(0)
        return max(own - sum((Fraction(absence.hours or 0) for absence in away), Fraction(0)), Fraction(0))

    def _is_in(self, each: Membership, day: date) -> bool:
        week = getattr(each, "week", None)
        works = week.hours[day.weekday()] > 0 if week else self.works(each.team_id, day)
        away = [absence for absence in self._away[each.user_id] if absence.first <= day <= absence.last]
        return works and not any(absence.hours is None for absence in away)
