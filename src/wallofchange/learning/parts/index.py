"""The customer satisfaction index in its model (ACSI, ECSI), where a survey asks its items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wallofchange.diary.tongue import in_our_tongue
from wallofchange.learning.parts.questionnaires import Column, dotted
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.told import Told
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.words import Words, number

ENOUGH = 250  # people who answered every item
SCALE = (1.0, 10.0)
CONSTRUCTS = {
    "image": ("image", "imago"),
    "expectation": ("expectation", "verwachting"),
    "quality": ("quality", "kwaliteit"),
    "value": ("value", "waarde"),
    "satisfaction": ("satisfaction", "tevredenheid"),
    "complaints": ("complaints", "klachten"),
    "loyalty": ("loyalty", "trouw"),
}
NAMES = {
    "image": Words("wat men van ons denkt", "what people think of us"),
    "expectation": Words("verwachting", "expectation"),
    "quality": Words("kwaliteit", "quality"),
    "value": Words("waar voor zijn geld", "value for money"),
    "satisfaction": Words("tevredenheid", "satisfaction"),
    "complaints": Words("hoe klachten worden opgelost", "how complaints are handled"),
    "loyalty": Words("trouw", "loyalty"),
}
PATHS = (
    *(("image", "expectation"), ("image", "satisfaction"), ("image", "loyalty")),
    *(("expectation", "quality"), ("expectation", "value"), ("expectation", "satisfaction")),
    *(("quality", "value"), ("quality", "satisfaction"), ("value", "satisfaction")),
    *(("satisfaction", "complaints"), ("satisfaction", "loyalty"), ("complaints", "loyalty")),
)
METHOD = Words(
    "Index van 0 tot 100: 100 × (gewogen gemiddelde − 1)/9 van vragen op 1-10. Gewichten en paden komen uit "
    "het hele model (partiële kleinste kwadraten, modus A, centroïdeschema), met verwachting als eigen "
    "begrip; intervallen door klanten opnieuw te trekken. Fornell e.a. 1996; Tenenhaus e.a. 2005. Vergelijk "
    "alleen met een ander op dezelfde vragen, dezelfde manier van vragen en dezelfde tijd.",
    "Index from 0 to 100: 100 × (weighted mean − 1)/9 of questions on 1-10. Weights and paths come from the "
    "whole model (partial least squares, mode A, centroid scheme), with expectation as a construct of its "
    "own; intervals by drawing customers anew. Fornell et al. 1996; Tenenhaus et al. 2005. Compare with "
    "another only on the same questions, the same way of asking and the same time.",
)


@dataclass(frozen=True, slots=True)
class Index(Told):
    """The index of each construct (0-100) and the standardised paths between them; empty below 250 people."""

    scope: Scope
    n: int
    constructs: Mapping[str, Estimate]
    paths: Mapping[tuple[str, str], Estimate]
    r2: Mapping[str, float]
    sentence: Words
    method: Words = METHOD

    @property
    def rows(self) -> list[tuple[str, Estimate]]:
        return [(_name(name), found) for name, found in self.constructs.items()]

    @property
    def path_rows(self) -> list[tuple[str, str, Estimate]]:
        return [(_name(start), _name(end), found) for (start, end), found in self.paths.items()]

    def as_dict(self) -> dict[str, Any]:
        return {
            "scope": self.scope.as_dict(),
            "n": self.n,
            "index": {name: found.as_dict() for name, found in self.constructs.items()},
            "paths": [
                {"from": start, "to": end} | found.as_dict() for (start, end), found in self.paths.items()
            ],
            "r2": dict(self.r2),
            "sentence": self.sentence.as_dict(),
            "method": self.method.as_dict(),
        }


def index_of(scope: Scope) -> Index | None:
    """The satisfaction index of these moments, on days that both count; None where its items are not asked.

    Columns of a survey are told by their name, all on 1-10: `satisfaction.1` to `.3`, `expectation.1`,
    `quality.1`, `value.1`, `image.1`, `complaints.1`, `loyalty.1` (in Dutch too). Satisfaction and one other
    are the least. It takes 250 people who answered every item; below that it says what is missing.
    """
    blocks = _blocks(dotted(scope))
    if "satisfaction" not in blocks or len(blocks) < 2:
        return None
    complete = _complete(blocks)
    n = len(next(iter(complete["satisfaction"])))
    if n < ENOUGH:
        return Index(scope, n, {}, {}, {}, _too_few(n))
    return _found(scope, complete, n)


def _found(scope: Scope, blocks: Mapping[str, list[list[float]]], n: int) -> Index:
    from wallofchange.measuring.paths import resampled

    paths = [path for path in PATHS if path[0] in blocks and path[1] in blocks]
    try:
        model, indices, found = resampled(blocks, paths, SCALE)
    except ValueError:
        return Index(scope, n, {}, {}, {}, FLAT)
    return Index(scope, n, indices, found, model.r2, _sentence(indices, n))


def _blocks(columns: Mapping[str, Column]) -> dict[str, list[Column]]:
    """Items by construct, in the order of the model; only those whose answers all lie on 1-10."""
    named = {alias: name for name, aliases in CONSTRUCTS.items() for alias in aliases}
    found: dict[str, list[Column]] = defaultdict(list)
    for column, values in columns.items():
        construct, _, item = column.lower().partition(".")
        known = [value for value in values if value is not None]
        if construct in named and item.isdigit() and all(SCALE[0] <= value <= SCALE[1] for value in known):
            found[named[construct]].append(values)
    return {name: found[name] for name in CONSTRUCTS if name in found}


def _complete(blocks: Mapping[str, list[Column]]) -> dict[str, list[list[float]]]:
    """Only people who answered every item."""
    whole = zip(*(item for items in blocks.values() for item in items), strict=True)
    kept = [place for place, row in enumerate(whole) if None not in row]
    return {
        name: [[value for place in kept if (value := item[place]) is not None] for item in items]
        for name, items in blocks.items()
    }


def _name(construct: str) -> str:
    return in_our_tongue(NAMES[construct])


def _sentence(indices: Mapping[str, Estimate], n: int) -> Words:
    found = indices["satisfaction"]
    nl, en = (
        [number(value or 0.0, 0, tongue) for value in (found.estimate, found.low, found.high)]
        for tongue in ("nl", "en")
    )
    return Words(
        f"De tevredenheidsindex is {nl[0]} van de 100 (van {nl[1]} tot {nl[2]}), naar {n} klanten.",
        f"The satisfaction index is {en[0]} of 100 (from {en[1]} to {en[2]}), by {n} customers.",
    )


def _too_few(n: int) -> Words:
    return Words(
        f"Een index vraagt om {ENOUGH} klanten die alle vragen beantwoordden; nu zijn het er {n}.",
        f"An index takes {ENOUGH} customers who answered every question; now there are {n}.",
    )


FLAT = Words(
    "Op een van de vragen gaf iedereen hetzelfde antwoord: daar is geen model van te maken.",
    "To one of the questions everybody gave the same answer: no model can be made of that.",
)
