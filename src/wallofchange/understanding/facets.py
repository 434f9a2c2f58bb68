"""How many signals each choice would show: counted in what the other choices leave, and never in more than
ten thousand, so that a page over a million costs what a page over ten thousand does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from wallofchange.listening.channel_names import channel_name
from wallofchange.listening.models import Moment
from wallofchange.people.models import User
from wallofchange.understanding.labels import labels_of
from wallofchange.understanding.models import Gist, Theme
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.places import Places, places_of
from wallofchange.understanding.pressing import press_of
from wallofchange.understanding.search.newest import Newest
from wallofchange.understanding.shown import SIGNS
from wallofchange.understanding.sieve import FACETS, RATHER, Sieve

COUNTED = 10_000
SHOWN = 8  # choices of a facet before the rest is folded away
_COLUMNS = {
    "expectation": ("expectation",),
    "polarity": ("polarity",),
    "emotion": ("emotion",),
    "need": ("functional", "emotional"),
    "theme": (),
    "compared": ("compared_with",),
    "asks": ("asks_answer",),
    "pressing": ("urgency",),
    "moment": ("moment_id",),
    "channel": ("channel",),
    "unit": ("unit",),
    "language": ("language",),
}


@dataclass(frozen=True)
class Choice:
    """One value of a facet; the count is none when it lies among what was not counted."""

    facet: str
    value: str
    label: str
    count: int | None
    more: bool  # there are more than were counted
    chosen: bool
    address: str  # with this one chosen, or let go

    @property
    def sign(self) -> str:
        """The sign of an expectation; "" for everything else."""
        return SIGNS.get(self.value, "") if self.facet == "expectation" else ""


@dataclass(frozen=True)
class Facet:
    """One thing to sieve by, the choices in sight and those that are folded away."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def first(self) -> list[Choice]:
        """In sight: the first few, and whatever was chosen."""
        return [each for place, each in enumerate(self.choices) if place < SHOWN or each.chosen]

    @property
    def folded(self) -> list[Choice]:
        return [each for place, each in enumerate(self.choices) if place >= SHOWN and not each.chosen]


@dataclass(frozen=True)
class Tally:
    """What was counted in a list of signals: their keys, the newest first, and each facet's values."""

    signals: list[int]
    more: bool  # there are older ones, which were not counted
    counts: dict[str, Counter[str]]

    @classmethod
    def of(cls, gists: GistQuerySet, facets: Iterable[str] = FACETS, *, more: bool = False) -> Tally:
        """Count the newest ten thousand; one query, and one for the themes."""
        wanted = list(facets)
        columns = [column for facet in wanted for column in _COLUMNS[facet]]
        found = gists.newest_first().values_list("pk", *columns)[: COUNTED + 1]
        rows: list[Any] = list(found)
        kept = dict(zip(["pk", *columns], zip(*rows[:COUNTED], strict=True), strict=True)) if rows else {}
        signals = list(kept.get("pk", ()))
        counts = {facet: _count(facet, kept, signals) for facet in wanted}
        return cls(signals, more or len(rows) > COUNTED, counts)

    @property
    def count(self) -> int:
        return len(self.signals)


def tallies(sieve: Sieve, seen: GistQuerySet, found: Newest | None) -> dict[str, Tally]:
    """For each facet what the others leave; under "" what all of them leave."""
    more = bool(found and found.more)
    whole = Tally.of(sieve.through(seen, found), more=more)
    each = dict.fromkeys(["", *FACETS], whole)
    for name in sieve.chosen:
        each[name] = Tally.of(sieve.without(name).through(seen, found), [name], more=more)
    return each


def facets(sieve: Sieve, counted: dict[str, Tally], user: User) -> Iterator[Facet]:
    """All facets that have something to choose from."""
    names = _names(places_of(user))
    for name, title in titles().items():
        choices = list(_choices(name, names[name], sieve, counted[name]))
        if len(choices) > 1 or any(choice.chosen for choice in choices):
            yield Facet(name, title, choices)


def titles() -> dict[str, str]:
    """What the facets are called, in their order on the page."""
    return {
        "expectation": _("Expectation"),
        "polarity": _("Tone"),
        "emotion": _("Emotion"),
        "need": _("What it is about"),
        "theme": _("Theme"),
        "compared": _("Compared with"),
        "asks": _("Asks for an answer"),
        "pressing": _("How pressing"),
        "moment": _("Moment"),
        "channel": _("Channel"),
        "unit": _("Unit"),
        "language": _("Language"),
    }


def _names(places: Places) -> dict[str, dict[str, str]]:
    """The values of every facet and what they are called."""
    names = {facet: labels_of(facet) for facet in FACETS}
    names["theme"] = {theme.slug: theme.name for theme in Theme.objects.current()}
    names["moment"] = {moment.slug: moment.name for moment in Moment.objects.all()}
    names["channel"] = {channel: channel_name(channel) for channel in places.channels}
    names["unit"] = {unit: unit for unit in places.units}
    return names


def _choices(facet: str, names: dict[str, str], sieve: Sieve, tally: Tally) -> Iterator[Choice]:
    """Lists of a fixed order keep it; the others begin with what is said most."""
    counts, chosen = tally.counts[facet], getattr(sieve, facet)
    names |= {value: value for value in (*counts, *chosen) if value and value not in names}
    order = list(names)
    if facet in ("theme", "moment", "channel", "unit", "emotion"):
        order.sort(key=lambda value: -counts[value])
    for value in order:
        count = counts[value] or (None if tally.more else 0)
        if count != 0 or value in chosen:
            address = sieve.toggled(facet, value).address()
            yield Choice(facet, value, names[value], count, tally.more, value in chosen, address)


def _count(facet: str, kept: dict[str, tuple[Any, ...]], signals: list[int]) -> Counter[str]:
    if not signals:
        return Counter()
    if facet == "theme":
        return _themes_on(signals)
    if facet == "need":
        return Counter(
            {need: sum((value or 0) >= RATHER for value in kept[need]) for need in _COLUMNS["need"]}
        )
    if facet == "pressing":
        return Counter(filter(None, map(press_of, kept["urgency"])))
    counts = Counter(kept[_COLUMNS[facet][0]])
    if facet == "asks":
        return Counter({"1": counts[True], "0": counts[False]})
    if facet == "moment":
        slugs = dict(Moment.objects.values_list("pk", "slug"))
        return Counter({slugs[pk]: count for pk, count in counts.items() if pk})
    return Counter({str(value): count for value, count in counts.items() if value})


def _themes_on(signals: list[int]) -> Counter[str]:
    through = Gist.themes.through._default_manager.filter(gist__in=Newest(signals, more=False).among)
    return Counter(dict(through.values_list("theme__slug").annotate(Count("pk"))))
