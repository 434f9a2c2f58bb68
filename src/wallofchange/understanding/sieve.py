"""What somebody looks for among everything that was heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from wallofchange.listening.models import Expectation
from wallofchange.listening.spans import end_of, midnight
from wallofchange.understanding.models.gist import Gist, GistQuerySet
from wallofchange.understanding.models.reading import Reading
from wallofchange.understanding.pressing import STEPS, pressing
from wallofchange.understanding.search.newest import Newest, newest
from wallofchange.understanding.search.question import Question

LONGEST_SEARCH = 100  # characters
MOST_CHOSEN = 50  # values of one facet
MOST_FOUND = 20_000  # signals that hold the words of a search are looked at, the newest
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)  # no customer spoke outside these
RATHER = 0.5  # from here up a signal is called functional, or emotional; it may be both

Change = str | Sequence[str]


@dataclass(frozen=True)
class Sieve:
    """Any number of values a facet, of which one is enough; empty lets everything through.

    Built from an address, and turned into one again.
    """

    expectation: tuple[str, ...] = ()
    polarity: tuple[str, ...] = ()
    emotion: tuple[str, ...] = ()
    need: tuple[str, ...] = ()  # functional, emotional
    theme: tuple[str, ...] = ()  # slugs
    compared: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()  # 1: asks for an answer; 0: does not
    pressing: tuple[str, ...] = ()  # now, today, week
    moment: tuple[str, ...] = ()  # slugs
    channel: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    q: str = ""  # in the redacted words
    batch: str = ""  # number of an import
    since: str = ""  # the first day, as 2026-10-26, on the clock of the home
    until: str = ""  # the last day
    silent: str = ""  # "1": also those who gave a score and wrote nothing

    @classmethod
    def of(cls, asked: QueryDict) -> Sieve:
        """Read an address; what means nothing is left out."""
        given: dict[str, Any] = {name: _chosen(name, asked.getlist(name)) for name in FACETS}
        given |= {name: _day(asked.get(name, "")) for name in ("since", "until")}
        batch = asked.get("batch", "").strip()
        if not (batch.isascii() and batch.isdigit() and len(batch) < 19):
            batch = ""
        silent = "1" if asked.get("silent", "").strip() == "1" else ""
        q = asked.get("q", "").strip()[:LONGEST_SEARCH]
        return cls(**given, q=q, batch=batch, silent=silent)

    @property
    def set(self) -> dict[str, Change]:
        """What holds something back."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    @property
    def chosen(self) -> list[str]:
        """The facets of which something was chosen."""
        return [name for name in FACETS if getattr(self, name)]

    @property
    def question(self) -> Question:
        return Question.of(self.q)

    def through(self, gists: GistQuerySet, found: Newest | None = None) -> GistQuerySet:
        """The gists that pass; `found` saves looking for the words again."""
        if self.q:
            found = found or newest(self.question, most=MOST_FOUND)
            gists = gists.filter(pk__in=found.among)
        for name in self.chosen:
            gists = gists.filter(_CONDITIONS[name](getattr(self, name)))
        if self.batch:
            gists = gists.filter(signal__batch=int(self.batch))
        since, _until = self.days
        if since:
            gists = gists.filter(said_at__gte=midnight(since))
        if self.over:
            gists = gists.filter(said_at__lt=self.over)
        return gists if self.silent or self.q else gists.with_words()

    @property
    def over(self) -> datetime | None:
        """When the last day is over; none when there is no last day."""
        _since, until = self.days
        return end_of(until) if until else None

    def without(self, *names: str) -> Sieve:
        """The same with these facets let go."""
        let_go: dict[str, Any] = {name: () if name in FACETS else "" for name in names}
        return replace(self, **let_go)

    def toggled(self, name: str, value: str) -> Sieve:
        """The same with one more value of a facet, or one less."""
        values = getattr(self, name)
        left = tuple(one for one in values if one != value)
        changed: dict[str, Any] = {name: left if value in values else (*values, value)}
        return replace(self, **changed)

    @property
    def without_words(self) -> str:
        return self.without("q").address()

    @property
    def without_batch(self) -> str:
        return self.without("batch").address()

    @property
    def without_days(self) -> str:
        return self.without("since", "until").address()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day."""
        since, until = (date.fromisoformat(day) if day else None for day in (self.since, self.until))
        return since, until

    @property
    def other_silence(self) -> str:
        """The address of the same with those who wrote nothing, or without them again."""
        return self.address(silent="" if self.silent else "1")

    def address(self, **changed: Change) -> str:
        """The query of an address that asks for this, with some of it changed or added."""
        wanted = {name: value for name, value in (self.set | changed).items() if value}
        return "?" + urlencode(wanted, doseq=True)


FACETS = (
    *("expectation", "polarity", "emotion", "need", "theme", "compared", "asks", "pressing"),
    *("moment", "channel", "unit", "language"),
)
_ALLOWED = {
    "expectation": set(Expectation.values),
    "polarity": set(Reading.Polarity.values),
    "need": {"functional", "emotional"},
    "asks": {"0", "1"},
    "pressing": set(STEPS),
}


def _chosen(name: str, given: list[str]) -> tuple[str, ...]:
    values = dict.fromkeys(value.strip()[:200] for value in given)
    allowed = _ALLOWED.get(name)
    return tuple(value for value in values if value and (not allowed or value in allowed))[:MOST_CHOSEN]


def _day(given: str) -> str:
    """A day of the calendar as it is written in an address; anything else means nothing."""
    try:
        day = date.fromisoformat(given.strip())
    except ValueError:
        return ""
    return day.isoformat() if FIRST_DAY <= day <= LAST_DAY else ""


def _needs(values: Sequence[str]) -> Q:
    functional = Q(functional__gte=RATHER) if "functional" in values else Q()
    return functional | (Q(emotional__gte=RATHER) if "emotional" in values else Q())


def _themes(values: Sequence[str]) -> Q:
    """A theme, or one that stands under it in the tree."""
    hung = Gist.themes.through._default_manager.filter(
        Q(theme__slug__in=values)
        | Q(theme__parent__slug__in=values)
        | Q(theme__parent__parent__slug__in=values)
    )
    return Q(pk__in=hung.values("gist"))


_CONDITIONS: dict[str, Callable[[Sequence[str]], Q]] = {
    "expectation": lambda values: Q(expectation__in=values),
    "polarity": lambda values: Q(polarity__in=values),
    "emotion": lambda values: Q(emotion__in=values),
    "need": _needs,
    "theme": _themes,
    "compared": lambda values: Q(compared_with__in=values),
    "asks": lambda values: Q(asks_answer__in=[value == "1" for value in values]),
    "pressing": pressing,
    "moment": lambda values: Q(moment__slug__in=values),
    "channel": lambda values: Q(channel__in=values),
    "unit": lambda values: Q(unit__in=values),
    "language": lambda values: Q(language__in=values),
}
