"""How often the reader is right, by what people read themselves: honestly only from answers drawn by lot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from wallofchange.measuring.share import Share, share
from wallofchange.people.models import User
from wallofchange.understanding.labels import labels_of
from wallofchange.understanding.models import Drawn, Gist, Reading, Review, Theme
from wallofchange.understanding.themes_read import themes_read

FEWEST = 10  # answers from which on a share is shown
FIELDS = ("polarity", "expectation", "themes", "asks_answer")

Values = Mapping[str, Any]  # what is said of the fields that can be corrected


class Judged(NamedTuple):
    """One answer: what a person stands behind, what the reader that reads today says, and how it came up."""

    truth: Values
    says: Values
    by_lot: bool
    asked: bool  # the survey asked what was expected: nobody read that in the words


@dataclass(frozen=True)
class Rate:
    """How many of how many, with the interval of the share; too few give no share."""

    hits: int
    n: int

    @property
    def share(self) -> Share | None:
        return share(self.hits, self.n) if self.n >= FEWEST else None


@dataclass(frozen=True)
class Label:
    """One label: of what the reader called so, how much was; of what was so, how much it found."""

    name: str
    precision: Rate
    recall: Rate


@dataclass(frozen=True)
class Field:
    """One field: how often both said the same, by lot and among the hard ones, and how each label did."""

    name: str
    agreed: Rate
    hard: Rate
    labels: list[Label] = field(default_factory=list)


@dataclass(frozen=True)
class Version:
    """What one version of a reader said of the same answers drawn by lot."""

    reader: str
    version: str
    since: datetime
    rates: dict[str, Rate]  # by field

    @property
    def taught(self) -> bool:
        """Whether people here taught it; what ours or a chosen reader calls itself has no such sign."""
        return "+" in self.version


@dataclass(frozen=True)
class Accuracy:
    """All of it, for one person's answers."""

    by_lot: int
    hard: int
    fields: list[Field]
    versions: list[Version]


def accuracy_for(user: User) -> Accuracy:
    """By field and label, from the answers that this person may hear and that people read."""
    judged = judged_for(user)
    lots = [one for one in judged.values() if one.by_lot]
    hard = [one for one in judged.values() if not one.by_lot]
    names = _names()
    fields = [_field(name, lots, hard, names[name]) for name in FIELDS]
    return Accuracy(len(lots), len(hard), fields, _versions(judged))


def judged_for(user: User) -> dict[int, Judged]:
    """Answers that a person read whole, by key. A correction alone does not count: it seeks mistakes."""
    whole = Review.objects.standing().values("signal")
    gists = Gist.objects.seen_by(user).with_words().filter(reviewed=True, pk__in=whole)
    lots = set(Drawn.objects.filter(signal__gist__reviewed=True).values_list("pk", flat=True))
    found = list(gists.whole())
    themes = themes_read(found)
    return {
        gist.pk: Judged(
            {name: gist.value_of(name) for name in FIELDS} | {"themes": sorted(themes[gist.pk].truth)},
            gist.reading.said | {"themes": sorted(themes[gist.pk].says)},
            gist.pk in lots,
            gist.signal.answered,
        )
        for gist in found
    }


def _field(name: str, lots: Sequence[Judged], hard: Sequence[Judged], labels: Mapping[Any, str]) -> Field:
    lots, hard = _read(name, lots), _read(name, hard)
    counted = [_label(name, label, said, lots) for label, said in labels.items()]
    shown = [one for one in counted if one.precision.n or one.recall.n]
    return Field(name, _agreed(name, lots), _agreed(name, hard), shown)


def _read(name: str, judged: Iterable[Judged]) -> list[Judged]:
    """Those of which the field was read in the words."""
    return [one for one in judged if name != "expectation" or not one.asked]


def _agreed(name: str, judged: Sequence[Judged]) -> Rate:
    return Rate(sum(one.truth[name] == one.says[name] for one in judged), len(judged))


def _label(name: str, label: Any, said: str, judged: Sequence[Judged]) -> Label:
    table = Counter((_has(one.says[name], label), _has(one.truth[name], label)) for one in judged)
    both = table[True, True]
    return Label(said, Rate(both, both + table[True, False]), Rate(both, both + table[False, True]))


def _has(value: Any, label: Any) -> bool:
    return label in value if isinstance(value, list) else bool(value == label)


def _versions(judged: Mapping[int, Judged]) -> list[Version]:
    """Each version that read the sample, on what it read of it, the newest first."""
    lots = {pk: one for pk, one in judged.items() if one.by_lot}
    said: dict[tuple[str, str], dict[int, Values]] = defaultdict(dict)
    since: dict[tuple[str, str], datetime] = {}
    known = Theme.objects.keys_by_slug()
    for reading in Reading.objects.filter(signal__in=lots):
        key = (reading.reader, reading.version)
        says = reading.said
        themes = sorted({known[slug] for slug in says["themes"] if slug in known})
        said[key][reading.signal_id] = says | {"themes": themes}
        since[key] = min(since.get(key, reading.at), reading.at)
    order = sorted(said, key=lambda key: since[key], reverse=True)
    return [Version(*key, since[key], _rates(said[key], lots)) for key in order]


def _rates(said: Mapping[int, Values], lots: Mapping[int, Judged]) -> dict[str, Rate]:
    ones = [lots[pk]._replace(says=says) for pk, says in said.items()]
    return {name: _agreed(name, _read(name, ones)) for name in FIELDS}


def _names() -> dict[str, dict[Any, str]]:
    """The labels of each field, as they are called on screen."""
    return {
        "polarity": labels_of("polarity"),
        "expectation": labels_of("expectation"),
        "themes": {theme.pk: theme.name for theme in Theme.objects.all()},
        "asks_answer": {True: _("asks for an answer")},
    }
