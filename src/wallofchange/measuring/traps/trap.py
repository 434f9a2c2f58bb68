"""What a trap is: a code, what was seen, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wallofchange.measuring.words import SILENCE, Language, Words

FEWEST = 30  # answers a side for a verdict
SHOWN_FROM = 10  # answers a side for any figure at all
LANGUAGES: tuple[Language, Language] = ("nl", "en")
RARE = 0.01  # by chance alone less than once in a hundred

Window = tuple[date, date]  # first and last day, both included
LEAD_WITH_SHAPE = Words("kijk eerst naar de verdeling", "look at the distribution first")
NO_VERDICT = Words("geen uitkomst", "no verdict")


@dataclass(frozen=True, slots=True)
class Trap:
    """A trap that went off: its code, what was seen, and what follows. One that blocks leaves no verdict."""

    code: str
    text: Words
    consequence: Words
    blocks: bool = False
    way_round: Words = SILENCE

    def as_dict(self, language: Language = "en") -> dict[str, str]:
        return {"code": self.code, "text": self.text[language], "consequence": self.consequence[language]}
