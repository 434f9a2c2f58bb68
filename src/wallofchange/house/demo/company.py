"""Heemwarm of Deventer, an invented company: its districts, teams, people, moments and themes."""

from dataclasses import dataclass
from typing import Final

NAME: Final = "Heemwarm"
HOUSEHOLDS: Final = 64_000
ENGLISH_IN: Final = 8  # one household in eight writes English

DISTRICTS: Final = (
    "Deventer-Noord", "Deventer-Zuid", "Zutphen", "Apeldoorn-Oost", "Apeldoorn-West", "Zwolle",
    "Kampen", "Raalte", "Almelo", "Hengelo", "Doetinchem", "Lochem",
)  # fmt: skip
KAMPEN: Final = DISTRICTS.index("Kampen")
ALMELO: Final = DISTRICTS.index("Almelo")


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in; `team` is the key of a team, or empty."""

    login: str
    first: str
    last: str
    role_nl: str
    role_en: str
    team: str = ""
    leads: bool = False
    runs_the_house: bool = False


@dataclass(frozen=True)
class Team:
    """A team and what it may decide alone since week 45: hours an idea and euros a customer."""

    key: str
    nl: str
    en: str
    people: int
    hours_a_week: int
    reserve_percent: int
    hours_an_idea: int
    euros_a_customer: int
    subjects_nl: str
    subjects_en: str


@dataclass(frozen=True)
class Moment:
    """A moment of truth: its share of all signals, and what customers need there."""

    key: str
    nl: str
    en: str
    share: float
    functional_nl: str
    functional_en: str
    emotional_nl: str
    emotional_en: str


@dataclass(frozen=True)
class Theme:
    """What words are about; `key` names the file with its sentences."""

    key: str
    nl: str
    en: str


TEAMS: Final = (
    Team("service", "Klantenservice", "Customer service", 16, 416, 10, 12, 40,
         "belteksten, terugbellen", "scripts, call-backs"),
    Team("field", "Buitendienst", "Field service", 58, 1856, 5, 16, 60,
         "wat er in de bus ligt, volgorde van bezoeken", "what is in the van, order of visits"),
    Team("digital", "Digitaal", "Digital", 9, 288, 20, 40, 0,
         "eigen systemen; twee uur per dag voor kleine ideeën van anderen",
         "own systems; two hours a day for other teams' small ideas"),
)  # fmt: skip

PEOPLE: Final = (
    Person("anna", "Anna", "Wiersma", "teamleider Klantenservice", "leads service", "service", leads=True),
    Person("sefa", "Sefa", "Yildiz", "adviseur", "adviser", "service"),
    Person("tom", "Tom", "Brinkhuis", "adviseur", "adviser", "service"),
    Person("joke", "Joke", "te Velde", "teamleider Buitendienst", "leads field service", "field", leads=True),
    Person("dirk", "Dirk", "Wolters", "monteur", "engineer", "field"),
    Person("remco", "Remco", "Slot", "monteur", "engineer", "field"),
    Person("bram", "Bram", "Oldenhof", "product owner", "product owner", "digital", leads=True),
    Person("iris", "Iris", "Mulder", "ontwikkelaar", "developer", "digital"),
    Person("kwame", "Kwame", "Asante", "ontwikkelaar", "developer", "digital"),
    Person("mirjam", "Mirjam", "Kuiper", "CX-manager", "CX manager", "service", runs_the_house=True),
    Person("hilde", "Hilde", "Averink", "directeur operatie", "operations director", runs_the_house=True),
    Person("ruud", "Ruud", "Pol", "financiën", "finance"),
    Person("noor", "Noor", "Haan", "analist", "analyst", "digital"),
    Person("gerda", "Gerda", "Vos", "ondernemingsraad", "works council"),
    Person("chantal", "Chantal", "Baars", "woningcorporatie", "housing association"),
)  # fmt: skip

JOINING, APPOINTMENT, CHECK, BREAKDOWN, ENGINEER, BILL, LEAVING = (
    "joining", "appointment", "check", "breakdown", "engineer", "bill", "leaving",
)  # fmt: skip

MOMENTS: Final = (
    Moment(JOINING, "klant worden", "joining", 0.04,
           "duidelijke prijs", "clear price", "niets aangesmeerd krijgen", "not being sold to"),
    Moment(APPOINTMENT, "afspraak maken", "making an appointment", 0.14,
           "een kort tijdvak", "a short window", "mijn tijd telt ook", "my time counts too"),
    Moment(CHECK, "onderhoudsbeurt", "yearly check", 0.30,
           "op tijd, netjes", "on time, tidy", "weten wie er binnenkomt", "knowing who comes in"),
    Moment(BREAKDOWN, "storing melden", "reporting a breakdown", 0.16,
           "iemand aan de lijn, een tijd", "get through, a time",
           "“iemand heeft het opgepakt”", "“somebody has taken it on”"),
    Moment(ENGINEER, "monteur aan huis", "engineer at the door", 0.24,
           "in één keer gemaakt", "fixed in one go",
           "veilig, niet tot last, vanavond warm", "safe, not a nuisance, warm tonight"),
    Moment(BILL, "jaarnota", "yearly bill", 0.08,
           "klopt, leesbaar", "correct, readable", "je niet dom voelen", "not feeling stupid"),
    Moment(LEAVING, "verhuizen of opzeggen", "moving or leaving", 0.04,
           "zonder gedoe", "no hassle", "weg zonder ruzie", "leaving without a fight"),
)  # fmt: skip

THEMES: Final = (
    Theme("on_time", "op tijd", "on time"),
    Theme("who_comes", "weten wie er komt", "knowing who comes"),
    Theme("one_go", "in één keer gemaakt", "fixed in one go"),
    Theme("phone", "wachten aan de telefoon", "waiting on the phone"),
    Theme("listening", "echt luisteren", "really listening"),
    Theme("tidy", "nette werkplek", "a tidy job"),
    Theme("cold", "kou en zorgen", "cold and worries"),
    Theme("bill", "duidelijke nota", "a clear bill"),
    Theme("rebooking", "afspraak verzetten", "moving an appointment"),
    Theme("explaining", "uitleg van het werk", "explaining the work"),
    Theme("price", "prijs", "price"),
    Theme("app", "app", "app"),
)
