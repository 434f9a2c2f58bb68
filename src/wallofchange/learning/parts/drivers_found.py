"""Drivers as they were found: each with its two sides, the answers on them and the way to their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from wallofchange.diary.tongue import in_our_tongue, spoken
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.told import Told
from wallofchange.measuring.drift import way
from wallofchange.measuring.driver_sentences import KINDS
from wallofchange.measuring.words import Language, Words

if TYPE_CHECKING:
    from wallofchange.analysis.driven import Driver, Drivers
    from wallofchange.measuring.estimate import Estimate

Seen = Literal["rating", "fact", "theme"]
SEEN: dict[Seen, Words] = {
    "rating": Words("Naast het cijfer beoordeeld", "Rated beside the score"),
    "fact": Words("Gemeten", "Measured"),
    "theme": Words("In woorden", "In words"),
}
MEASURED = Words("gemeten", "measured")
METHOD = Words(
    "Straf en beloning: kleinste kwadraten van het cijfer op twee merken per driver (minder, beter dan "
    "verwacht), alle tegelijk, met HC3-fouten; de toets op het verschil tussen beide is gecorrigeerd voor "
    "het aantal drivers (Benjamini-Hochberg). Belang: LMG, met een bootstrapinterval. Een thema telt aan de "
    "kant van wat er verwacht werd, waar het ter sprake komt. Van een gemeten hoeveelheid valt het slechtste "
    "kwart tegen en het beste mee; zij krijgt geen etiket, want die kwarten liggen niet even ver van gewoon. "
    "Brandt 1987; Mikulić & Prebežac 2008; Lindeman, Merenda & Gold 1980.",
    "Penalty and reward: least squares of the score on two marks a driver (less, better than expected), all "
    "together, with HC3 errors; the test of the difference between the two is adjusted for the number of "
    "drivers (Benjamini-Hochberg). Importance: LMG, with a bootstrap interval. A theme counts on the side of "
    "what was expected, where it is spoken of. Of a measured amount the worst quarter falls short and the "
    "best exceeds; it gets no label, because those quarters are not equally far from usual. Brandt 1987; "
    "Mikulić & Prebežac 2008; Lindeman, Merenda & Gold 1980.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One driver, how many answers lie on either side of it, and where their words are (by side)."""

    key: str
    seen: Seen
    driver: Driver
    below: int
    above: int
    words: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.driver.name

    @property
    def kind(self) -> str:
        return self.driver.contrast.kind

    @property
    def said(self) -> str:
        """What it is, in the words of the screen."""
        return in_our_tongue(MEASURED if self.seen == "fact" else KINDS[self.kind])

    @property
    def moves(self) -> bool:
        """Whether the interval of one of its sides leaves out nought."""
        return any(way(side) != "unclear" for side in (self.penalty, self.reward))

    @property
    def penalty(self) -> Estimate:
        return self.driver.contrast.penalty

    @property
    def reward(self) -> Estimate:
        return self.driver.contrast.reward

    def as_dict(self) -> dict[str, object]:
        answers = {"below": self.below, "exceeded": self.above}
        return {"key": self.key, "seen": self.seen, "answers": answers} | self.driver.as_dict()


@dataclass(frozen=True, slots=True)
class Part:
    """The drivers that were put into one model together."""

    seen: Seen
    found: Drivers
    rows: tuple[Row, ...]

    @property
    def said(self) -> str:
        return in_our_tongue(SEEN[self.seen])

    def as_dict(self) -> dict[str, object]:
        return {
            "seen": self.seen,
            "n": self.found.n,
            "r2": self.found.r2,
            "common_asymmetry": self.found.common,
            "drivers": [row.as_dict() for row in self.rows],
            "warnings": [warned.as_dict("en") for warned in self.found.warnings],
        }


@dataclass(frozen=True, slots=True)
class DriversFound(Told):
    """All drivers of a scope: ratings beside the score, measured facts, and themes with what was expected.

    `n` scored answers; penalty and reward in points of `scale`. `more` says what would help to see more.
    """

    scope: Scope
    scale: tuple[float, float]
    n: int
    parts: tuple[Part, ...]
    sentence: Words
    more: Words
    method: Words = METHOD

    @property
    def helps(self) -> str:
        return in_our_tongue(self.more)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def warnings(self) -> list[dict[str, str]]:
        """Each once, in the tongue of the page."""
        tongue: Language = spoken(nl="nl", en="en")
        told = [warned.as_dict(tongue) for part in self.parts for warned in part.found.warnings]
        return list({each["text"]: each for each in told}.values())

    def as_dict(self) -> dict[str, Any]:
        """The whole calculation, to check or to keep."""
        return {
            "scope": self.scope.as_dict(),
            "scale": list(self.scale),
            "n": self.n,
            "sentence": self.sentence.as_dict(),
            "what_would_help": self.more.as_dict(),
            "method": self.method.as_dict(),
            "parts": [part.as_dict() for part in self.parts],
        }
