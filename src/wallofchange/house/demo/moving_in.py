"""Heemwarm moves into an empty home: its people, teams, sources and moments."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.contrib.auth.hashers import make_password

from wallofchange.deciding.models import Capacity
from wallofchange.diary.models import note
from wallofchange.house.demo import company, weeks
from wallofchange.house.demo.story.people import PASSWORD, STAFF
from wallofchange.listening.models import Moment, Source
from wallofchange.people.models import Team, User
from wallofchange.people.models.user import GAVE

BEGAN: Final = weeks.moment_in(1, 0, "08:00")

# Who hears what: each source is owned by one team. The key is the survey, or the channel.
SOURCES: Final = {
    "contact": ("Enquête na contact", "service"),
    "bill": ("Enquête jaarnota", "service"),
    "birthday": ("Enquête bij een ketelverjaardag", "service"),
    "visit": ("Enquête na bezoek", "field"),
    "note": ("Notities van wat klanten zeiden", "service"),
    "email": ("E-mail", "service"),
    "chat": ("Chat op de website", "service"),
    "google": ("Google-reviews", "service"),
    "app": ("App-reviews", "digital"),
    "facebook": ("Facebook", "service"),
    "instagram": ("Instagram", "service"),
    "bluesky": ("Bluesky", "service"),
    "portal": ("Portaal van de woningcorporaties", "service"),
}
VISITS: Final = ("check", "engineer")
# Hours a week that can be planned, and the part of them that is kept for improving.
CAPACITIES: Final = {"service": (80, "0.20"), "field": (200, "0.20"), "digital": (288, "0.20")}


@dataclass(frozen=True)
class Company:
    """What the rest of the story refers to, by its key."""

    people: dict[str, User]
    teams: dict[str, Team]
    sources: dict[str, Source]
    moments: dict[str, Moment]

    def source_of(self, survey: str, channel: str) -> Source:
        """Return where a signal came in."""
        return self.sources["visit" if survey in VISITS else survey or channel]


def move_in() -> Company:
    """Make everybody and everything that was there before the first customer spoke."""
    people, teams = _people(), _teams()
    for person in company.PEOPLE:
        if person.team and person.login != "mirjam":
            teams[person.team].add(people[person.login], lead=person.leads)
    for login in ("ruud", "gerda", "hilde"):
        teams["staff"].add(people[login], lead=login == "hilde")
    return Company(people, teams, _sources(teams), _moments())


NAMED = ("sefa", "dirk")  # agreed that their names stay in compliments


def _people() -> dict[str, User]:
    """Everybody with the one printed password, hashed once: it is no secret."""
    password = make_password(PASSWORD)
    roles = {"mirjam": User.Role.ADMINISTRATOR, "hilde": User.Role.MANAGER}
    for person in company.PEOPLE:
        role = roles.get(person.login, User.Role.COLLEAGUE)
        User.objects.welcome(person.login, f"{person.first} {person.last}", role=role)
    User.objects.update(password=password)
    User.objects.filter(username__in=NAMED).update(name_may_stay=True)
    people = {user.username: user for user in User.objects.all()}
    for login in NAMED:
        note(GAVE, people[login], by=people[login], at=weeks.moment_in(1, 0, "06:30"))
    return people


def _teams() -> dict[str, Team]:
    teams = {team.key: Team.objects.create(name=team.nl) for team in company.TEAMS}
    for key, (hours, share) in CAPACITIES.items():
        Capacity.objects.create(team=teams[key], hours_a_week=Decimal(hours), reserve_share=Decimal(share))
    return teams | {"staff": Team.objects.create(name=STAFF)}


def _sources(teams: dict[str, Team]) -> dict[str, Source]:
    return {
        key: Source.objects.create(name=name, kind=key, team=teams[team], at=BEGAN)
        for key, (name, team) in SOURCES.items()
    }


def _moments() -> dict[str, Moment]:
    return {
        moment.key: Moment.objects.create(
            slug=moment.key, name_nl=moment.nl, name_en=moment.en, position=place
        )
        for place, moment in enumerate(company.MOMENTS)
    }
