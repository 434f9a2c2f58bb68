"""Experience against expectation, item by item (SERVQUAL), where a survey asks both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wallofchange.diary.tongue import in_our_tongue
from wallofchange.learning.parts.questionnaires import Column, dotted
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.told import Told
from wallofchange.measuring.drift import way
from wallofchange.measuring.traps import SHOWN_FROM
from wallofchange.measuring.words import SILENCE, Words

if TYPE_CHECKING:
    from wallofchange.measuring.servqual import Gap

SIDES = {
    "perceived": "perceived",
    "ervaren": "perceived",
    "expected": "expected",
    "verwacht": "expected",
    "adequate": "adequate",
    "voldoende": "adequate",
    "desired": "desired",
    "gewenst": "desired",
}
PLACES = {
    "below": Words("onder wat net zou volstaan", "below what would just do"),
    "within": Words("binnen wat men verdraagt", "within what people tolerate"),
    "above": Words("boven wat men wenst", "above what people wish for"),
    "unclear": Words("nog onduidelijk", "unclear yet"),
}
METHOD = Words(
    "SERVQUAL: per klant het gemiddelde van wat ervaren werd min wat verwacht werd, over de vragen die beide "
    "kregen; interval van de gepaarde verschillen (Student). Zone van tolerantie: ervaren min wat net zou "
    "volstaan, en min wat men wenst. Betrouwbaarheid: Cronbachs alfa met het interval van Feldt. Dimensies "
    "worden nooit opgeteld. Parasuraman, Zeithaml & Berry 1988, 1994; Feldt 1965.",
    "SERVQUAL: per customer the mean of what was experienced less what was expected, over the questions "
    "that got both; interval of the paired differences (Student). Zone of tolerance: experienced less what "
    "would just do, and less what is wished for. Reliability: Cronbach's alpha with Feldt's interval. "
    "Dimensions are never added up. Parasuraman, Zeithaml & Berry 1988, 1994; Feldt 1965.",
)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension and its questions; `found` is None where too few answered."""

    name: str
    items: tuple[str, ...]
    n: int
    found: Gap | None

    @property
    def label(self) -> str:
        return self.name.replace("_", " ")

    @property
    def place(self) -> str:
        words = PLACES[self.found.place if self.found else "unclear"]
        return in_our_tongue(words)

    def as_dict(self) -> dict[str, Any]:
        about = {"dimension": self.name, "items": list(self.items), "n": self.n}
        if self.found is None:
            return about
        return about | {
            "gap": self.found.gap.as_dict(),
            "adequacy": self.found.adequacy.as_dict(),
            "superiority": self.found.superiority.as_dict(),
            "place": self.found.place,
            "alpha": self.found.alpha.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Gaps(Told):
    """Every dimension that was asked, the widest gap first; points of the survey's own scale."""

    scope: Scope
    rows: tuple[Dimension, ...]
    sentence: Words
    method: Words = METHOD

    def as_dict(self) -> dict[str, Any]:
        return {
            "scope": self.scope.as_dict(),
            "sentence": self.sentence.as_dict(),
            "method": self.method.as_dict(),
            "dimensions": [row.as_dict() for row in self.rows],
        }


def gaps_of(scope: Scope) -> Gaps | None:
    """What was experienced less what was expected, on days that both count; None where it was not asked.

    Columns of a survey are told by their name: `dimension.item.perceived` beside `.expected`, `.adequate` or
    `.desired` (ervaren, verwacht, voldoende, gewenst); without an item a column is a dimension of its own.
    """
    asked = _dimensions(dotted(scope))
    if not asked:
        return None
    rows = [_dimension(name, sides) for name, sides in asked.items()]
    rows.sort(key=lambda row: (row.found.gap.estimate or 0.0) if row.found else 0.0)
    return Gaps(scope, tuple(rows), _sentence(rows))


def _dimensions(columns: Mapping[str, Column]) -> dict[str, dict[str, dict[str, Column]]]:
    """By dimension and side its items; only dimensions of which experience and something else was asked."""
    found: dict[str, dict[str, dict[str, Column]]] = defaultdict(lambda: defaultdict(dict))
    for name, values in columns.items():
        *where, last = name.split(".")
        if (side := SIDES.get(last.lower())) and where:
            found[where[0]][side][".".join(where)] = values
    return {name: sides for name, sides in found.items() if "perceived" in sides and len(sides) > 1}


def _dimension(name: str, sides: Mapping[str, Mapping[str, Column]]) -> Dimension:
    from wallofchange.measuring.servqual import gap

    found = gap(sides["perceived"], sides.get("expected"), sides.get("adequate"), sides.get("desired"))
    return Dimension(name, tuple(sides["perceived"]), found.n, found if found.n >= SHOWN_FROM else None)


def _sentence(rows: list[Dimension]) -> Words:
    short = [row.label for row in rows if row.found and way(row.found.gap) == "down"]
    more = [row.label for row in rows if row.found and way(row.found.gap) == "up"]
    said = SILENCE
    if short:
        said += Words(
            f"Minder dan mensen verwachtten: {', '.join(short)}.",
            f"Less than people expected: {', '.join(short)}.",
        )
    if more:
        said += Words(
            f"Meer dan mensen verwachtten: {', '.join(more)}.",
            f"More than people expected: {', '.join(more)}.",
        )
    return said + Words(
        "" if said.nl else "Tussen verwachting en ervaring is geen verschil aangetoond.",
        "" if said.en else "No difference between expectation and experience is shown.",
    )
