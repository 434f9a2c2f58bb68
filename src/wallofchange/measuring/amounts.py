"""How much a measure moved, in words: 'nine more nines and tens per 100', not '0.0893'."""

from __future__ import annotations

from dataclasses import dataclass

from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.words import Language, Words, bound, decimals, number

TOP = Words("negens en tienen", "nines and tens")
HIGHEST = Words("hoogste cijfers", "highest scores")
FACTOR = {
    "nine_plus": 100.0,
    "mean": 1.0,
    "nps": 1.0,
    "ordinal": 100.0,
}  # shares and chances are said per 100


@dataclass(frozen=True, slots=True)
class Amounts:
    """A move of one measure, ready to be said. `what` names what a share counts."""

    measure: Measure
    shift: Shift | None
    what: Words = TOP

    def effect(self) -> Words:
        """The move with its interval, direction in words: '9 more nines and tens per 100 (5 to 13)'."""
        return Words(self._effect("nl"), self._effect("en"))

    def between(self, shift: Shift | None, *, narrow: bool = False) -> Words:
        """The two ends of the interval, joined by 'and', with the unit."""
        if shift is None:
            return Words("niets en alles", "nothing and everything")
        low, high = (shift.low90, shift.high90) if narrow else (shift.low, shift.high)
        return Words(self._between(low, high, "nl"), self._between(low, high, "en"))

    def worthwhile(self, least: float) -> Words:
        """The smallest effect that matters, with the unit."""
        nl, en = (
            number(least * self._factor, _places(least * self._factor), tongue) for tongue in ("nl", "en")
        )
        units = {
            "nine_plus": Words(f"{nl} op de 100", f"{en} in 100"),
            "mean": Words(f"{nl} punt", f"{en} points" if en != "1" else "1 point"),
            "nps": Words(f"{nl} NPS-punten", f"{en} NPS points"),
            "ordinal": Words(f"{nl} keer op de 100", f"{en} times in 100"),
        }
        return units[self.measure]

    def level(self, value: float, language: Language) -> str:
        """Where the measure stands, with no more digits than its move allows."""
        percent = "\N{NO-BREAK SPACE}%" if self._factor == 100 else ""
        return number(value * self._factor, self._decimals, language) + percent

    @property
    def _factor(self) -> float:
        return FACTOR[self.measure]

    @property
    def _decimals(self) -> int:
        if self.shift is None:
            return decimals(None)
        if self.shift.se is None and self.shift.low is not None and self.shift.high is not None:
            return decimals((self.shift.high - self.shift.low) * self._factor / 3.92)
        return decimals((self.shift.se or 0.0) * self._factor)

    def _effect(self, language: Language) -> str:
        if self.shift is None:
            return ""
        if self.measure == "ordinal":
            return self._chance(self.shift, language)
        up = self.shift.estimate >= self.shift.still
        size = number(abs(self.shift.estimate) * self._factor, self._decimals, language)
        return _PHRASES[self.measure, up][language].format(
            size=size,
            range=self._range(self.shift, up, language),
            what=self.what[language],
            points=_points(size, language),
        )

    def _range(self, shift: Shift, up: bool, language: Language) -> str:
        if shift.low is None or shift.high is None:
            return ""
        ends = (shift.low, shift.high) if up else (-shift.high, -shift.low)
        low, high = (bound(end * self._factor, self._decimals, language) for end in ends)
        return f" ({low} {_TO[language]} {high})"

    def _chance(self, shift: Shift, language: Language) -> str:
        times = number(shift.estimate * 100, self._decimals, language)
        ends = ""
        if shift.low is not None and shift.high is not None:
            low, high = (number(end * 100, self._decimals, language) for end in (shift.low, shift.high))
            ends = f" ({low} {_TO[language]} {high})"
        return _CHANCE[language].format(times=times, ends=ends)

    def _between(self, low: float | None, high: float | None, language: Language) -> str:
        if low is None or high is None:
            return "?"
        still = self.shift.still if self.shift else 0.0
        ends = [bound((end - still) * self._factor, self._decimals, language) for end in (low, high)]
        return f"{ends[0]} {'en' if language == 'nl' else 'and'} {ends[1]}{self._unit(language)}"

    def _unit(self, language: Language) -> str:
        return {
            "nine_plus": Words(f" {self.what.nl} op de 100", f" {self.what.en} in 100"),
            "mean": Words(" punt", " points"),
            "nps": Words(" NPS-punten", " NPS points"),
            "ordinal": Words(" keer op de 100", " times in 100"),
        }[self.measure][language]


_CHANCE = Words(
    "wie het meemaakte, is {times} van de 100 keer tevredener dan wie niet{ends}; 50 is gelijk",
    "who met it is happier than who did not {times} times in 100{ends}; 50 is equal",
)

_TO = {"nl": "tot", "en": "to"}

_PHRASES = {
    ("nine_plus", True): Words("{size} {what} meer op de 100{range}", "{size} more {what} in 100{range}"),
    ("nine_plus", False): Words("{size} {what} minder op de 100{range}", "{size} fewer {what} in 100{range}"),
    ("mean", True): Words(
        "het cijfer is {size} punt hoger{range}", "the score is {size} {points} higher{range}"
    ),
    ("mean", False): Words(
        "het cijfer is {size} punt lager{range}", "the score is {size} {points} lower{range}"
    ),
    ("nps", True): Words(
        "de NPS is {size} {points} hoger{range}", "the NPS is {size} {points} higher{range}"
    ),
    ("nps", False): Words(
        "de NPS is {size} {points} lager{range}", "the NPS is {size} {points} lower{range}"
    ),
}


def _points(size: str, language: Language) -> str:
    one = size == "1"
    return ("punt" if one else "punten") if language == "nl" else ("point" if one else "points")


def _places(value: float) -> int:
    """As many decimals as the number was given with, three at most."""
    return next((places for places in range(3) if round(value, places) == round(value, 6)), 3)
