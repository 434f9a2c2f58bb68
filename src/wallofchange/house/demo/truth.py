"""What is true in Heemwarm: everything that makes a score, as plain frozen values.

This is the answer sheet of the test bench. Effects are in points of L, the felt score before it is rounded
and cut to its scale (0-10; the bill 1-10). The measurements never see it; the tests compare with it.
"""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Survey: TypeAlias = Literal["check", "engineer", "contact", "bill", "birthday"]
Design: TypeAlias = Literal["units", "coin", "before_after"]
Weeks: TypeAlias = tuple[int, int]  # first and last, both counted


@dataclass(frozen=True)
class Driver:
    """What moves a score: points when bad, points when good."""

    key: str
    penalty: float
    reward: float
    kind: str


@dataclass(frozen=True)
class Planted:
    """A change: where it was, how it can be compared, what was planted, what 40 dry runs found."""

    number: int
    key: str
    surveys: tuple[Survey, ...]
    design: Design
    before: Weeks | None
    after: Weeks
    effect: float
    worthwhile: float
    verdict: str
    grade: str
    found: float
    spread: float
    districts: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    agrees_in_40: int = 40


@dataclass(frozen=True)
class Wave:
    """How many answers a survey brings in an ordinary week: mean * (1 + swing * season)."""

    mean: float
    swing: float
    base: float
    noise: float = 1.35
    scale: tuple[int, int] = (0, 10)
    weeks: tuple[Weeks, ...] = ((1, 78),)


@dataclass(frozen=True)
class Outage:
    """Three weeks in which the planning system was down and it froze nine degrees."""

    score: MappingProxyType[int, float]
    volume: MappingProxyType[int, float]
    on_time: MappingProxyType[int, float]
    waiting: MappingProxyType[int, float]
    follow_ups: int = 312
    called_within_a_day: float = 0.71
    ever_after: float = -0.1  # those who were called still end below who never had trouble


@dataclass(frozen=True)
class Truth:
    """Everything planted in Heemwarm."""

    waves: MappingProxyType[str, Wave]  # by survey
    drivers: MappingProxyType[str, Driver]
    changes: tuple[Planted, ...]
    outage: Outage
    yardstick_a_week: float = 0.006
    sd_district: float = 0.15
    sd_district_week: float = 0.10
    sd_customer: float = 0.8
    expectation_slope: float = 0.75
    expectation_noise: float = 0.7
    below_under: float = -1.25
    better_over: float = 1.45
    engineer_in_winter: float = -0.15
    check_in_summer: float = 0.05
    almelo_weeks: Weeks = (62, 65)
    almelo_dip: float = -0.5
    ten_card_share: float = 0.6
    unasked_mix: tuple[float, float, float] = (0.48, 0.30, 0.22)  # below, as expected, better
    response: Weeks = field(default=(29, 25))  # percent, first and last week
    response_in_outage: int = 18

    def change(self, number: int) -> Planted:
        """Return the planted change of one idea."""
        return next(change for change in self.changes if change.number == number)


DRIVERS: Final = (
    Driver("on_time", -1.1, 0.0, "basic"),
    Driver("one_go", -1.3, 0.0, "basic"),
    Driver("minutes", -0.06, 0.06, "performance"),  # points a minute, above and below five
    Driver("listened", -0.8, 0.8, "performance"),
    Driver("extra", 0.0, 1.0, "delighter"),
    Driver("knew", -0.3, 0.45, "delighter"),  # the penalty only after a year, the reward falls to 0.15
    Driver("called", 0.0, 0.75, "delighter"),
    Driver("menu", 0.0, 0.02, "indifferent"),
)

CHANGES: Final = (
    Planted(1, "a name and a face", ("check", "engineer"), "units", (8, 21), (22, 37), 0.45, 0.3,
            "works", "B", 0.39, 0.07, districts=(0, 2, 4, 6, 8, 10), agrees_in_40=37),
    Planted(2, "we call first", ("engineer",), "coin", None, (25, 43), 0.75, 0.3,
            "works", "A", 0.74, 0.16, excluded=(38, 39)),
    Planted(3, "one question", ("contact",), "coin", None, (10, 29), 0.02, 0.4,
            "no relevant effect", "A", 0.03, 0.08),
    Planted(4, "a bot in front", ("contact",), "units", (26, 37), (42, 46), -0.90, 0.3,
            "harmful", "B", -0.90, 0.17, districts=(1, 2, 4, 7, 8, 11), agrees_in_40=39),
    Planted(5, "a plain bill", ("bill",), "before_after", (2, 6), (50, 54), 0.30, 0.3,
            "not proven", "D", 0.02, 0.20, agrees_in_40=38),
    Planted(6, "the warmth case", ("engineer",), "units", (21, 32), (33, 43), 0.75, 0.3,
            "works", "B", 0.65, 0.12, districts=(0, 1, 4, 5, 9), excluded=(38, 39), agrees_in_40=39),
    Planted(7, "an hour", ("check", "engineer"), "units", (47, 56), (57, 70), 0.70, 0.3,
            "works with damage", "B", 0.37, 0.10, districts=(0, 3, 5, 6, 8, 11), agrees_in_40=38),
    Planted(8, "the ten card", ("check", "engineer"), "units", (28, 32), (33, 37), 0.0, 0.3,
            "cannot judge", "B", 0.0, 0.2, districts=(6,)),
    Planted(9, "the boiler's birthday", ("birthday",), "coin", None, (73, 78), 0.50, 0.3,
            "too early", "A", 0.50, 0.24),
)  # fmt: skip

TRUTH: Final = Truth(
    waves=MappingProxyType({
        "check": Wave(118, -0.35, 7.50),
        "engineer": Wave(82, 0.65, 7.45),
        "contact": Wave(92, 0.45, 7.20),
        "bill": Wave(40, 0.0, 6.85, noise=1.5, scale=(1, 10), weeks=((2, 6), (50, 54))),
        "birthday": Wave(190 / 6, 0.0, 7.50, weeks=((73, 78),)),
    }),
    drivers=MappingProxyType({driver.key: driver for driver in DRIVERS}),
    changes=CHANGES,
    outage=Outage(
        score=MappingProxyType({38: -1.2, 39: -0.5, 40: -0.2}),
        volume=MappingProxyType({38: 2.6, 39: 1.5}),
        on_time=MappingProxyType({38: 0.5, 39: 0.8}),
        waiting=MappingProxyType({38: 4.0, 39: 1.8}),
    ),
)  # fmt: skip
