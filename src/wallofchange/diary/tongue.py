"""Which of our two languages is spoken on this screen."""

from __future__ import annotations

from typing import TypeVar

from django.utils.translation import get_language

from wallofchange.measuring.words import Words

Said = TypeVar("Said")


def spoken(*, nl: Said, en: Said) -> Said:
    """Of something that is kept in both languages, the one that is read here."""
    return nl if (get_language() or "nl").startswith("nl") else en


def in_our_tongue(words: Words) -> str:
    """Of a sentence in both languages, the one that is read here."""
    return spoken(nl=words.nl, en=words.en)
