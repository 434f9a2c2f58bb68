"""How often the reader is right, by what people read themselves: honestly only from answers drawn by lot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count
from django.utils.translation import gettext as _

from wallofchange.measuring.share import Share, weighted_share
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
    weight: float = 1.0  # how many answers it stands for: what its team heard, over its lots that were read


@dataclass(frozen=True)
class Rate:
    """How many of how many, with the interval of the share; too few give no share.

    Every team has as many lots as any other, so in the share a team counts by what it heard.
    """

    hits: int
    n: int
    share: Share | None

    @classmethod
    def of(cls, said: Iterable[tuple[bool, float]]) -> Rate:
        """From whether each is a hit, and how much it counts."""
        rows = list(said)
        hits = sum(hit for hit, _weight in rows)
        return cls(hits, len(rows), weighted_share(rows) if len(rows) >= FEWEST else None)


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
    weighed: bool  # more than one team was heard, and each counts by how much
    fields: list[Field]
    versions: list[Version]


def accuracy_for(user: User) -> Accuracy:
    """By field and label, from the answers that this person may hear and that people read."""
    judged = judged_for(user)
    lots = [one for one in judged.values() if one.by_lot]
    hard = [one for one in judged.values() if not one.by_lot]
    names = _names()
    fields = [_field(name, lots, hard, names[name]) for name in FIELDS]
    weighed = any(one.weight != 1 for one in lots)
    return Accuracy(len(lots), len(hard), weighed, fields, _versions(judged))


def judged_for(user: User) -> dict[int, Judged]:
    """Answers that a person read whole, by key. A correction alone does not count: it seeks mistakes."""
    whole = Review.objects.standing().values("signal")
    gists = Gist.objects.seen_by(user).with_words().filter(reviewed=True, pk__in=whole)
    lots = set(Drawn.objects.filter(signal__gist__reviewed=True).values_list("pk", flat=True))
    found = list(gists.whole())
    themes = themes_read(found)
    weights = _weights((gist for gist in found if gist.pk in lots), user)
    return {
        gist.pk: Judged(
            {name: gist.value_of(name) for name in FIELDS} | {"themes": sorted(themes[gist.pk].truth)},
            gist.reading.said | {"themes": sorted(themes[gist.pk].says)},
            gist.pk in lots,
            gist.signal.answered,
            weights.get(gist.source.team_id, 1.0),
        )
        for gist in found
    }


def _weights(lots: Iterable[Gist], user: User) -> dict[int | None, float]:
    """By team how many answers each of its lots stands for; none where all are of one team."""
    read = Counter(gist.source.team_id for gist in lots)
    if len(read) < 2:
        return {}
    heard = Gist.objects.seen_by(user).with_words().values_list("source__team").order_by()
    return {team: many / read[team] for team, many in heard.annotate(Count("pk")) if read[team]}


def _field(name: str, lots: Sequence[Judged], hard: Sequence[Judged], labels: Mapping[Any, str]) -> Field:
    lots, hard = _read(name, lots), _read(name, hard)
    counted = [_label(name, label, said, lots) for label, said in labels.items()]
    shown = [one for one in counted if one.precision.n or one.recall.n]
    return Field(name, _agreed(name, lots), _agreed(name, hard), shown)


def _read(name: str, judged: Iterable[Judged]) -> list[Judged]:
    """Those of which the field was read in the words."""
    return [one for one in judged if name != "expectation" or not one.asked]


def _agreed(name: str, judged: Iterable[Judged]) -> Rate:
    return Rate.of((one.truth[name] == one.says[name], one.weight) for one in judged)


def _label(name: str, label: Any, said: str, judged: Iterable[Judged]) -> Label:
    read = [(_has(one.says[name], label), _has(one.truth[name], label), one.weight) for one in judged]
    return Label(
        said,
        precision=Rate.of((true, weight) for says, true, weight in read if says),
        recall=Rate.of((says, weight) for says, true, weight in read if true),
    )


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
