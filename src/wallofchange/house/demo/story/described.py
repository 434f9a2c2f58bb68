"""Three situations that customers marked every quarter, and three things they were asked to do without."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from wallofchange.house.demo.company import BREAKDOWN, CHECK, ENGINEER


@dataclass(frozen=True)
class Described:
    """A situation, and the mark that it is worth in week 0 (0-10); the yardstick takes its part each week."""

    key: str
    level: int
    worth: float
    nl: str
    en: str


@dataclass(frozen=True)
class Feature:
    """Something that may be there. `asked`: by week, how many in a hundred answer A, O, M, I, R and Q."""

    key: str
    moment: str
    team: str
    nl: str
    en: str
    asked: MappingProxyType[int, tuple[int, int, int, int, int, int]]


VIGNETTES: Final = (
    Described(
        "te-laat-en-terugkomen", 1, 3.6,
        "De monteur komt twee uur later dan afgesproken. Hij heeft het onderdeel niet bij zich en komt "
        "overmorgen terug.",
        "The engineer comes two hours later than agreed. He does not have the part and returns the day after "
        "tomorrow.",
    ),
    Described(
        "op-tijd-en-gemaakt", 2, 7.0,
        "De monteur komt binnen het afgesproken dagdeel. Na een half uur doet de verwarming het weer.",
        "The engineer comes in the half day that was agreed. After half an hour the heating works again.",
    ),
    Described(
        "aangekondigd-en-uitgelegd", 3, 8.6,
        "U krijgt een bericht met de naam van de monteur. Hij komt op tijd, maakt het in één keer en legt "
        "uit wat er was.",
        "You get a message with the engineer's name. He is on time, mends it in one go and explains what it "
        "was.",
    ),
)  # fmt: skip

FEATURES: Final = (
    Feature(
        "naam-en-gezicht", CHECK, "field", "Vooraf weten wie er komt", "Knowing beforehand who comes",
        MappingProxyType({24: (56, 12, 5, 24, 2, 1), 75: (17, 22, 39, 20, 1, 1)}),
    ),
    Feature(
        "in-een-keer-gemaakt", ENGINEER, "field", "In één keer gemaakt", "Mended in one go",
        MappingProxyType({24: (4, 27, 60, 7, 1, 1), 75: (4, 26, 61, 7, 1, 1)}),
    ),
    Feature(
        "een-vraag", BREAKDOWN, "service", "Eén vraag in plaats van vier keuzes",
        "One question instead of four menus",
        MappingProxyType({24: (12, 8, 5, 73, 1, 1)}),
    ),
)  # fmt: skip
