"""Which language was written, Dutch or English: by small words first, by a model where those are silent."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from wallofchange.reading.words import Words

FEWEST_WORDS = 3  # below this, two languages cannot be told apart and the hint counts

_DUTCH_WORDS = """
    de het een en ik niet van dat die je jij u ze zij wij jullie hun mijn onze zijn haar ook maar wel
    nog naar voor met bij aan uit tot als dan toen toch heb hebt heeft hebben had hadden ben bent waren
    wordt werd worden geen niets iets erg heel zeer goed goede slecht kon kan kunnen moet moest moeten
    wilde willen deze dit daar hier er om te op zo werkt waarom wanneer hoe veel weer altijd nooit al
    meer minder beter dus omdat want tijdens alles iemand niemand zeker gewoon helaas graag bedankt dank
    prima snel snelle vriendelijk vriendelijke
"""
_ENGLISH_WORDS = """
    the a an and i not of that this it you he she we they my our your their his its but also is was were
    are be been has have had having do does did don't didn't can can't could would should will won't
    with from for at by on to in as if than then there here what when where why how who which very
    really too just only good bad great nice no yes so all any some more most less better worse because
    about after before again never always thank thanks please i'm it's that's i've we're you're they're
    isn't wasn't me us them get got
"""
_BOTH = {*_DUTCH_WORDS.split()} & {*_ENGLISH_WORDS.split()}  # these say nothing
_DUTCH = frozenset(_DUTCH_WORDS.split()) - _BOTH
_ENGLISH = frozenset(_ENGLISH_WORDS.split()) - _BOTH


def language_of(text: str | Words, hint: str | None = None) -> str:
    """Return "nl" or "en"; of a mixed text the dominant one; under three words the hint, else "unknown"."""
    words = Words(text) if isinstance(text, str) else text
    letters = [word for word in words.lower if not word.isdigit()]
    if len(letters) < FEWEST_WORDS:
        return hint or "unknown"
    dutch = sum([word in _DUTCH for word in letters])
    english = sum([word in _ENGLISH for word in letters])
    if abs(dutch - english) >= 2 or (dutch != english and not min(dutch, english) and len(letters) > 5):
        return "nl" if dutch > english else "en"
    return str(_identifier().classify(" ".join(letters))[0])


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["nl", "en"])
    return identifier
