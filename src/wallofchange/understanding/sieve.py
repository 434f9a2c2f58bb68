"""What somebody looks for among everything that was heard."""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.http import QueryDict

from wallofchange.listening.models import Expectation
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.models.reading import Reading

LONGEST_SEARCH = 100  # characters


@dataclass(frozen=True)
class Sieve:
    """One value a facet; empty lets everything through. Built from an address, and turned into one again."""

    moment: str = ""  # slug
    theme: str = ""  # slug
    expectation: str = ""
    polarity: str = ""
    channel: str = ""
    unit: str = ""
    language: str = ""
    q: str = ""  # in the redacted words
    batch: str = ""  # number of an import
    silent: str = ""  # "1": also those who gave a score and wrote nothing

    @classmethod
    def of(cls, asked: QueryDict) -> Sieve:
        """Read an address; what means nothing is left out."""
        given = {field.name: asked.get(field.name, "").strip() for field in fields(cls)}
        given["q"] = given["q"][:LONGEST_SEARCH]
        for name, allowed in _ALLOWED.items():
            given[name] = given[name] if given[name] in allowed else ""
        if not (given["batch"].isascii() and given["batch"].isdigit() and len(given["batch"]) < 19):
            given["batch"] = ""
        return cls(**given)

    @property
    def set(self) -> dict[str, str]:
        """The facets that hold something back."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def through(self, gists: GistQuerySet) -> GistQuerySet:
        """The gists that pass."""
        for name, value in self.set.items():
            if name in _LOOKUPS:
                gists = gists.filter(**{_LOOKUPS[name]: value})
        return gists if self.silent else gists.with_words()

    def address(self, **changed: str) -> str:
        """The query of an address that asks for this, with some facets changed or added."""
        wanted = {name: value for name, value in (self.set | changed).items() if value}
        return "?" + urlencode(wanted) if wanted else "?"


_ALLOWED = {
    "expectation": set(Expectation.values),
    "polarity": set(Reading.Polarity.values),
    "silent": {"1"},
}
_LOOKUPS = {
    "moment": "moment__slug",
    "theme": "themes__slug",
    "expectation": "expectation",
    "polarity": "polarity",
    "channel": "channel",
    "unit": "unit",
    "language": "language",
    "q": "words__icontains",
    "batch": "signal__batch",
}
