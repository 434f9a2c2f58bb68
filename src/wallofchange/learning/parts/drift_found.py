"""What a changed score came to: the split, what it rests on, and what to beware of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from wallofchange.diary.tongue import in_our_tongue, spoken
from wallofchange.learning.parts.periods import Period
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.told import Told
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.deciding.models import Idea
    from wallofchange.listening.models import Vignette
    from wallofchange.measuring.drift import Drift
    from wallofchange.measuring.estimate import Estimate

METHOD = Words(
    "Oaxaca-Blinder: wat feiten waard zijn komt uit alle weken samen, met een weeklijn; het verschil in "
    "feiten tussen de perioden, keer die waarde, is onze prestatie; de rest is de lat. Ernaast met de "
    "waarden van elke periode apart. Zonder feiten: een vaste beschreven situatie (wat die verandert is de "
    "lat). De samenstelling volgens Kitagawa. Oaxaca 1973; Blinder 1973; Jann 2008; King e.a. 2004; Kitagawa "
    "1955.",
    "Oaxaca-Blinder: what facts are worth comes from all weeks together, with a weekly trend; the difference "
    "in facts between the periods, times that worth, is our performance; the rest is the yardstick. Beside "
    "it with the worth of either period alone. Without facts: a fixed described situation (what changes "
    "there is the yardstick). The mix by Kitagawa. Oaxaca 1973; Blinder 1973; Jann 2008; King et al. 2004; "
    "Kitagawa 1955.",
)
Code = Literal["T1", "T3", "T8", "ROLLED_OUT"]
CAUTIONS: dict[Code, Words] = {
    "T1": Words(
        "De vraag zelf veranderde tussen de perioden: dat telt hier als lat.",
        "The question itself changed between the periods: that counts as yardstick here.",
    ),
    "T3": Words(
        "Minder dan 30 antwoorden in een periode: lees het interval, niet het cijfer.",
        "Fewer than 30 answers in a period: read the interval, not the figure.",
    ),
    "T8": Words(
        "De perioden liggen niet in dezelfde weken van het jaar: het seizoen is niet uitgesloten.",
        "The periods do not lie in the same weeks of the year: the season cannot be excluded.",
    ),
    "ROLLED_OUT": Words(
        "Wat voor iedereen tegelijk veranderde en niet is gemeten, telt hier als lat.",
        "What changed for everybody at once and was not measured counts as yardstick here.",
    ),
}
ROWS = {
    "change": Words("Wat het cijfer deed", "What the score did"),
    "performance": Words("Wat wij deden", "What we did"),
    "yardstick": Words("De lat", "The yardstick"),
    "first": Words("Wat wij deden, naar de eerste periode", "What we did, as the first period counts it"),
    "second": Words("Wat wij deden, naar de tweede periode", "What we did, as the second period counts it"),
    "expectation": Words("Minder of beter dan verwacht (−1 tot 1)", "Less or better than expected (−1 to 1)"),
    "check": Words("De lat, naar een vaste situatie", "The yardstick, by a fixed situation"),
}


@dataclass(frozen=True, slots=True)
class YardstickFound(Told):
    """A change in score points (later less earlier) with its parts, where an anchor tells them apart.

    `counts` holds how often each score was given in either period; `mix` what another mix of units and
    moments did; `everywhere` what reached everybody in between.
    """

    scope: Scope
    scale: tuple[float, float]
    periods: tuple[Period, Period]
    counts: tuple[Mapping[float, int], Mapping[float, int]]
    found: Drift
    facts: tuple[str, ...]
    vignette: Vignette | None
    everywhere: tuple[Idea, ...]
    mix: float | None
    sentence: Words
    cautions: tuple[dict[str, str], ...]
    method: Words = METHOD

    @property
    def identified(self) -> bool:
        return self.found.identified

    @property
    def named(self) -> tuple[str, str]:
        """What both periods are called."""
        first, second = (in_our_tongue(each.named) for each in self.periods)
        return first, second

    @property
    def scaled(self) -> str:
        return f"{self.scale[0]:g}-{self.scale[1]:g}"

    @property
    def rows(self) -> list[tuple[str, Estimate]]:
        """The figures that are known, as a table shows them."""
        found = self.found
        figures = {
            "change": found.change,
            "performance": found.performance,
            "yardstick": found.yardstick,
            "first": found.references[0],
            "second": found.references[1],
            "expectation": found.expectation,
            "check": found.check,
        }
        return [
            (in_our_tongue(ROWS[name]), figure)
            for name, figure in figures.items()
            if figure.estimate is not None
        ]

    @property
    def warnings(self) -> list[dict[str, str]]:
        tongue = spoken(nl="nl", en="en")
        return [{"code": each["code"], "text": each[tongue]} for each in self.cautions]

    def as_dict(self) -> dict[str, Any]:
        found = self.found
        return {
            "scope": self.scope.as_dict(),
            "periods": [period.as_dict() for period in self.periods],
            "scale": list(self.scale),
            "counts": [{f"{score:g}": n for score, n in side.items()} for side in self.counts],
            "n": list(found.n),
            "identified": self.identified,
            "anchor": found.anchor,
            "facts": list(self.facts),
            "vignette": self.vignette.key if self.vignette else None,
            "change": found.change.as_dict(),
            "performance": found.performance.as_dict() if self.identified else None,
            "yardstick": found.yardstick.as_dict() if self.identified else None,
            "performance_by_reference": [each.as_dict() for each in found.references],
            "expectation": found.expectation.as_dict(),
            "mix": self.mix,
            "everywhere_between": [idea.pk for idea in self.everywhere],
            "sentence": self.sentence.as_dict(),
            "method": self.method.as_dict(),
            "warnings": list(self.cautions),
        }


def caution(code: Code) -> dict[str, str]:
    return {"code": code} | CAUTIONS[code].as_dict()
