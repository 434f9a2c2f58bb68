"""Who had to do with Heemwarm, when and about what: contacts, before anybody felt or said anything."""

from dataclasses import dataclass, fields
from typing import Final, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from . import weeks
from .chance import stream
from .company import (
    APPOINTMENT,
    BILL,
    BREAKDOWN,
    CHECK,
    DISTRICTS,
    ENGINEER,
    HOUSEHOLDS,
    JOINING,
    LEAVING,
    MOMENTS,
)  # fmt: skip
from .truth import TRUTH

Ints: TypeAlias = npt.NDArray[np.int64]

KINDS: Final = ("check", "engineer", "contact", "bill", "birthday", "other")
MOMENT_KEYS: Final = tuple(moment.key for moment in MOMENTS)
# Unasked words lean to where things go wrong; the shares make the whole come out as the company's page says.
UNASKED_SHARES: Final = {
    JOINING: 1600, APPOINTMENT: 2450, CHECK: 2150, BREAKDOWN: 2900, ENGINEER: 3900, BILL: 2750, LEAVING: 1600,
}  # fmt: skip
KIND_OF_MOMENT: Final = {
    JOINING: "other", APPOINTMENT: "contact", CHECK: "check", BREAKDOWN: "contact", ENGINEER: "engineer",
    BILL: "bill", LEAVING: "other",
}  # fmt: skip


@dataclass(frozen=True)
class Contacts:
    """Contacts as columns of equal length: numbers into KINDS, MOMENT_KEYS and DISTRICTS."""

    week: Ints
    weekday: Ints
    minute: Ints
    kind: Ints
    moment: Ints
    household: Ints

    def __len__(self) -> int:
        return len(self.week)

    @property
    def district(self) -> Ints:
        """Districts are of equal size: a household's number says which one."""
        return self.household % len(DISTRICTS)

    def of(self, *kinds: str) -> npt.NDArray[np.bool_]:
        """Say which contacts are of these kinds."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])

    def during(self, first: int, last: int) -> npt.NDArray[np.bool_]:
        """Say which contacts fall in these weeks, both counted."""
        return (self.week >= first) & (self.week <= last)

    def take(self, rows: Ints) -> Self:
        """Return some of the contacts, in the order asked for."""
        return type(self)(*(getattr(self, column.name)[rows] for column in fields(self)))


def answered(seed: int) -> Contacts:
    """Return the contacts that led to an answer on a survey."""
    chance = stream(seed, "answers a week")
    counts = {kind: chance.poisson(_expected_a_week(kind)) for kind in TRUTH.waves}
    counts["birthday"] = np.where(np.arange(1, weeks.WEEKS + 1) >= 73, 190 // 6, 0)
    counts["birthday"][-1] += 190 - counts["birthday"].sum()
    week = np.concatenate([np.repeat(np.arange(1, weeks.WEEKS + 1), count) for count in counts.values()])
    kind = np.concatenate([np.full(count.sum(), KINDS.index(name)) for name, count in counts.items()])
    chance = stream(seed, "who answered")
    moment = _moment_of_survey(kind, week, chance.random(len(kind)))
    return _somebody(week, kind, moment, chance)


def unasked(seed: int, size: int) -> Contacts:
    """Return contacts of people who may speak without being asked."""
    chance = stream(seed, "who speaks unasked")
    shares = np.array([UNASKED_SHARES[key] for key in MOMENT_KEYS], dtype=np.float64)
    moment = chance.choice(len(MOMENT_KEYS), size, p=shares / shares.sum())
    kind = np.array([KINDS.index(KIND_OF_MOMENT[key]) for key in MOMENT_KEYS])[moment]
    week = np.zeros(size, dtype=np.int64)
    for number, key in enumerate(MOMENT_KEYS):
        mine = moment == number
        crowd = _crowd(key)
        week[mine] = 1 + chance.choice(weeks.WEEKS, int(mine.sum()), p=crowd / crowd.sum())
    return _somebody(week, kind, moment, chance)


def _expected_a_week(kind: str) -> npt.NDArray[np.float64]:
    wave = TRUTH.waves[kind]
    number = np.arange(1, weeks.WEEKS + 1)
    open_ = np.any([(number >= first) & (number <= last) for first, last in wave.weeks], axis=0)
    busy = np.ones(weeks.WEEKS)
    if kind in ("engineer", "contact"):
        for week, times in TRUTH.outage.volume.items():
            busy[week - 1] = times
    return np.asarray(open_ * busy * wave.mean * (1 + wave.swing * weeks.season(number)))


def _crowd(moment: str) -> npt.NDArray[np.float64]:
    """Weigh the weeks for people who speak unasked; about the bill mostly around it."""
    kind = KIND_OF_MOMENT[moment]
    if kind in ("check", "engineer", "contact"):
        return _expected_a_week(kind)
    number = np.arange(1, weeks.WEEKS + 1)
    return np.where((kind == "bill") & np.isin((number - 2) % 52, range(8)), 12.0, 1.0)


def _moment_of_survey(kind: Ints, week: Ints, draw: npt.NDArray[np.float64]) -> Ints:
    """A contact is about a breakdown more often when it is cold."""
    plain = {"check": CHECK, "engineer": ENGINEER, "bill": BILL, "birthday": CHECK}
    moment = np.array([MOMENT_KEYS.index(plain.get(name, APPOINTMENT)) for name in KINDS])[kind]
    breaks = (kind == KINDS.index("contact")) & (draw < 0.55 + 0.15 * weeks.season(week))
    return np.where(breaks, MOMENT_KEYS.index(BREAKDOWN), moment)


def _somebody(week: Ints, kind: Ints, moment: Ints, chance: np.random.Generator) -> Contacts:
    """Households come back: about one in six of those who answer does so more than once."""
    size = len(week)
    weekday = chance.choice(7, size, p=[0.19, 0.18, 0.18, 0.17, 0.16, 0.08, 0.04])
    minute = np.clip(chance.normal(15.3, 3.4, size) * 60, 8 * 60 - 29, 22.5 * 60).astype(np.int64)
    return Contacts(week, weekday, minute, kind, moment, chance.integers(0, HOUSEHOLDS, size))
