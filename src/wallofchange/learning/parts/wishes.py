"""What customers wish for: Kano's pair of questions, feature by feature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wallofchange.diary.tongue import in_our_tongue
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.told import Told
from wallofchange.listening import wanted
from wallofchange.listening.models import KanoFeature
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.kano import Category, Kano, kano
from wallofchange.measuring.traps import SHOWN_FROM
from wallofchange.measuring.words import SILENCE, Words

CATEGORIES: dict[Category, Words] = {
    "A": Words("verrast", "surprises"),
    "O": Words("hoe beter hoe liever", "the better the more"),
    "M": Words("moet kloppen", "must be right"),
    "I": Words("maakt niet uit", "makes no difference"),
    "R": Words("liever niet", "rather not"),
    "Q": Words("spreekt zichzelf tegen", "contradicts itself"),
}
OPEN = Words("nog onduidelijk", "unclear yet")
MISUNDERSTOOD = Words("vraag niet begrepen", "question not understood")
METHOD = Words(
    "Kano: per klant de combinatie van twee antwoorden (als het er is, als het er niet is). Een categorie "
    "geldt als die duidelijk vaker voorkomt dan de volgende (Fong). Beter = (A+O)/(A+O+M+I), slechter = "
    "−(O+M)/(A+O+M+I), met intervallen van Wilson. Meer dan een vijfde dat zichzelf tegenspreekt: de vraag "
    "is niet begrepen. Kano 1984; Fong 1996; Berger e.a. 1993.",
    "Kano: per customer the pair of two answers (if it is there, if it is not). A category holds where it "
    "clearly comes up more often than the next (Fong). Better = (A+O)/(A+O+M+I), worse = −(O+M)/(A+O+M+I), "
    "with Wilson's intervals. More than a fifth contradicting themselves: the question is not understood. "
    "Kano 1984; Fong 1996; Berger et al. 1993.",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """One feature; `found` is None where too few answered to show anything."""

    feature: KanoFeature
    n: int
    found: Kano | None

    @property
    def name(self) -> str:
        return self.feature.name

    @property
    def label(self) -> Words:
        if self.found is None:
            return OPEN
        if self.found.is_misunderstood:
            return MISUNDERSTOOD
        return OPEN if self.found.category is None else CATEGORIES[self.found.category]

    @property
    def said(self) -> str:
        return in_our_tongue(self.label)

    @property
    def penalty(self) -> Estimate:
        """What its absence costs: the share that would be unhappy, from -1 to 0."""
        return self.found.worse if self.found and not self.found.is_misunderstood else UNKNOWN

    @property
    def reward(self) -> Estimate:
        """What its presence brings: the share that would be happy, from 0 to 1."""
        return self.found.better if self.found and not self.found.is_misunderstood else UNKNOWN

    def as_dict(self) -> dict[str, Any]:
        about = {"feature": self.feature.key, "n": self.n}
        if self.found is None:
            return about
        return about | {
            "counts": dict(self.found.counts),
            "category": self.found.category,
            "close": self.found.close,
            "misunderstood": self.found.is_misunderstood,
            "better": self.found.better.as_dict(),
            "worse": self.found.worse.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Wishes(Told):
    """Every feature that customers were asked about, those that most would miss first."""

    scope: Scope
    rows: tuple[Wish, ...]
    sentence: Words
    method: Words = METHOD

    def as_dict(self) -> dict[str, Any]:
        return {
            "scope": self.scope.as_dict(),
            "sentence": self.sentence.as_dict(),
            "method": self.method.as_dict(),
            "features": [row.as_dict() for row in self.rows],
        }


def wishes_of(scope: Scope) -> Wishes | None:
    """What customers of these moments answered to Kano's questions, on days that both count; None without.

    The questions are asked of everybody, so teams and units do not narrow them.
    """
    asked = {
        each.feature.pk: each
        for one in scope.moments
        for each in wanted.pairs(scope.user, moment=one, first=scope.since, last=scope.until)
    }
    if not asked:
        return None
    rows = [
        Wish(each.feature, len(each.pairs), kano(each.pairs) if len(each.pairs) >= SHOWN_FROM else None)
        for each in asked.values()
    ]
    ordered = sorted(rows, key=lambda row: (row.penalty.estimate or 0.0, row.feature.pk))
    return Wishes(scope, tuple(ordered), _sentence(rows))


def _sentence(rows: list[Wish]) -> Words:
    said = SILENCE
    sayings: tuple[tuple[Category, str, str], ...] = (
        ("M", "Zonder dit is het niet goed", "Without this it is not right"),
        ("O", "Hoe beter, hoe liever", "The better, the more they like it"),
        ("A", "Niemand mist het, en wie het krijgt is blij", "Nobody misses it, and whoever gets it is glad"),
        ("I", "Maakt niet uit", "Makes no difference"),
        ("R", "Liever niet", "Rather not"),
    )
    for category, nl, en in sayings:
        names = [row.name for row in rows if row.label == CATEGORIES[category]]
        if names:
            said += Words(f"{nl}: {', '.join(names)}.", f"{en}: {', '.join(names)}.")
    if unclear := sum(row.label in (OPEN, MISUNDERSTOOD) for row in rows):
        said += Words(f"Van {unclear} is nog niets te zeggen.", f"Of {unclear} nothing can be said yet.")
    return said
