"""The first rows and values of a file as a page may show them: what identifies a person is covered.

Also for who may see originals: opening one asks for a reason and leaves a line in the diary, a file does not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from wallofchange.listening.importers import Inspection
from wallofchange.listening.importers.drafting import Draft
from wallofchange.listening.models import NumberPattern
from wallofchange.reading.redacting.own_patterns import OwnPattern


class FirstRows(NamedTuple):
    """Shows parts of an inspected file, in the language of the page."""

    found: Inspection
    language: str
    patterns: tuple[OwnPattern, ...]

    @classmethod
    def of(cls, found: Inspection, language: str) -> FirstRows:
        return cls(found, language, NumberPattern.objects.known())

    def rows(self) -> list[dict[str, Any]]:
        """Each with its number and its draft, or with the reason why it is set aside."""
        return [
            {"row": row.row, "draft": row._replace(words=self.covered(row.words))}
            if isinstance(row, Draft)
            else {"row": row.row, "reason": self.covered(row.reason.in_language(self.language))}
            for row in self.found.preview
        ]

    def columns(self) -> list[tuple[int, str, str, str, int, list[str]]]:
        """Place, name, label, field, how sure in per cent, and some values."""
        return [
            (
                place,
                view.name,
                view.label,
                view.field,
                round(100 * view.confidence),
                list(map(self.covered, view.examples)),
            )
            for place, view in enumerate(self.found.columns)
        ]

    def covered(self, text: str) -> str:
        return _covered(text, self.found.language or self.language, self.patterns)


def cover(language: str) -> Callable[[str], str]:
    """A function that covers what identifies a person, in texts of a file of which no language is known."""
    patterns = NumberPattern.objects.known()
    return lambda text: _covered(text, language, patterns)


def _covered(text: str, language: str, patterns: tuple[OwnPattern, ...]) -> str:
    from wallofchange.reading.opening import as_seen
    from wallofchange.reading.redaction import redact  # its lists of names are read once, when asked for
    from wallofchange.reading.words import Words

    return redact(Words(as_seen(text)), language, patterns=patterns)
