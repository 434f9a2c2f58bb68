"""The portfolio: what was changed, by the kind customers found. A wall of repairs only is grey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from wallofchange.deciding.models import Idea, Kind
from wallofchange.learning.found_kind import REALISED, realised_at
from wallofchange.learning.models import GreyWall
from wallofchange.listening.models import Expectation, Moment
from wallofchange.people.models import Team
from wallofchange.understanding.models import Gist

LAST = 10  # changes that are looked at


@dataclass(frozen=True, slots=True)
class Grey:
    """A wall that is grey: since when, and how many wrote this month that they had not expected something."""

    wall: GreyWall
    surprises: int

    @property
    def team(self) -> Team | None:
        """Whose wall; None is the whole house."""
        return self.wall.team

    @property
    def words(self) -> str:
        """What to ask of /signals/ to read those."""
        return f"expectation={Expectation.EXCEEDED.value}"


def grey(team: Team | None, at: datetime) -> Grey | None:
    """This team's grey wall, else the house's; None where there is none, or not this month on purpose."""
    walls = GreyWall.objects.filter(Q(team=team) | Q(team=None), over_at=None).prefetch_related("on_purpose")
    here = timezone.localtime(at)
    open_ = [wall for wall in walls.select_related("team") if (here.year, here.month) not in _chosen(wall)]
    wall = max(open_, key=lambda wall: (wall.team_id is not None, wall.pk), default=None)
    return Grey(wall, surprises(wall.team, at)) if wall else None


def pull(*, at: datetime) -> int:
    """Call a wall grey the day it turns grey, once, and say when it is over; return how many."""
    open_ = {wall.team_id: wall for wall in GreyWall.objects.filter(over_at=None)}
    teams: list[Team | None] = [None, *Team.objects.filter(pk__in=_with_enough())]
    done = 0
    for team in teams:
        last = last_changes(team)
        is_grey = len(last) == LAST and all(is_repair(idea) for idea in last)
        done += _note(open_.pop(team.pk if team else None, None), team, last, is_grey, at)
    return done


def last_changes(team: Team | None) -> list[Idea]:
    """The ten changes that customers could notice last, the latest first."""
    ideas: QuerySet[Idea] = Idea.objects.filter(stage__in=REALISED)
    if team is not None:
        ideas = ideas.filter(team=team)
    return list(ideas.annotate(noticed_at=realised_at()).order_by("-noticed_at", "-pk")[:LAST])


def is_repair(idea: Idea) -> bool:
    """As customers found it, else as it was meant. What nobody said anything of is no repair."""
    return (idea.kind_found or idea.kind) == Kind.SEVEN


def surprises(team: Team | None, at: datetime) -> int:
    """How many customers wrote in this month that they got more than they expected."""
    here = timezone.localtime(at)
    first = here.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = Gist.objects.with_words().filter(
        expectation=Expectation.EXCEEDED, said_at__gte=first, said_at__lte=at
    )
    if team is not None:
        found = found.filter(source__team=team)
    told = found.aggregate(
        known=Count("signal__customer", distinct=True), others=Count("pk", filter=Q(signal__customer=None))
    )
    return int(told["known"] + told["others"])


def _note(wall: GreyWall | None, team: Team | None, last: list[Idea], is_grey: bool, at: datetime) -> int:
    from wallofchange.diary.models import note

    if is_grey and wall is None:
        called = GreyWall.objects.create(team=team, at=at, changes=[idea.pk for idea in last])
        note("called the wall grey", called, by=None, at=at, team_id=team.pk if team else None)
        return 1
    if wall is not None and not is_grey:
        wall.end(at=at)
        return 1
    return 0


def _chosen(wall: GreyWall) -> set[tuple[int, int]]:
    """The months in which somebody left it so on purpose."""
    months: Iterable[datetime] = (timezone.localtime(each.at) for each in wall.on_purpose.all())
    return {(month.year, month.month) for month in months}


def _with_enough() -> list[int]:
    rows = Idea.objects.filter(stage__in=REALISED).order_by().values("team").annotate(n=Count("pk"))
    return [row["team"] for row in rows if row["n"] >= LAST]


@dataclass(frozen=True, slots=True)
class GreyMoment:
    """A moment that seven in ten find as expected; `in_ten` of all found it so and wrote nothing."""

    moment: Moment
    n: int  # who said what they expected
    met: int
    silent: int  # of those, who wrote nothing

    @property
    def in_ten(self) -> int:
        return round(10 * self.silent / self.n)

    @property
    def met_in_ten(self) -> int:
        return round(10 * self.met / self.n)
