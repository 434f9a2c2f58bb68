"""The hand-written sentences, from the files in `words/`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeAlias

from .company import THEMES

Sentences: TypeAlias = tuple[str, ...]

LANGUAGES: Final = ("nl", "en")
SIDES: Final = ("below", "met", "exceeded")
EVENTS: Final = (
    "called",
    "not_called",
    "bot",
    "warm_case",
    "hour_kept",
    "hour_missed",
    "ten_card",
    "birthday",
    "new_bill",
    "outage",
)
TOPICS: Final = tuple(theme.key for theme in THEMES) + EVENTS
REFERENTS: Final = ("courier", "before", "promise", "trade")

FIRST_NAMES: Final = ("Dirk", "Remco", "Femke", "Hassan", "Gijs", "Wouter", "Nienke", "Ali", "Jeroen", "Bas")
ADVISERS: Final = ("Sefa", "Tom", "Lotte", "Anouk", "Ruben", "Esra")
DAYS: Final = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
}
TIMES: Final = {
    "nl": (
        "acht uur",
        "kwart voor negen",
        "half tien",
        "tien uur",
        "elf uur",
        "half een",
        "twee uur",
        "kwart over drie",
    ),
    "en": (
        "eight",
        "a quarter to nine",
        "half past nine",
        "ten",
        "eleven",
        "half past twelve",
        "two",
        "a quarter past three",
    ),
}
EMOJI: Final = {"below": "😡😞🥶😤🙄", "met": "👍🙂👌😐☀", "exceeded": "😍🙏👏🔥❤"}
FOREIGN: Final = {
    "nl": ("Anyway, thanks.", "Very nice.", "Not OK, sorry.", "My Dutch is not perfect."),
    "en": ("Dank u wel.", "Groetjes.", "Mijn Nederlands wordt beter.", "Niet normaal."),
}


@dataclass(frozen=True)
class Lexicon:
    """Everything a customer of Heemwarm can say, in one language."""

    language: str
    openers: dict[str, Sentences]
    greetings: dict[str, Sentences]
    feelings: dict[str, Sentences]
    compared: dict[str, dict[str, Sentences]]
    asks: dict[str, Sentences]
    events: dict[str, Sentences]
    themes: dict[str, dict[str, Sentences]]

    def about(self, topic: str, side: str, moment: str = "") -> Sentences:
        """Return the sentences about an event, or about a theme from one side of what was expected.

        A sentence that begins with moments in brackets is said at those only.
        """
        said = self.events.get(topic) or self.themes[topic][side]
        return _fitting(tuple(said), moment) if moment else tuple(map(_bare, said))


@cache
def _fitting(sentences: Sentences, moment: str) -> Sentences:
    marked = (sentence.partition("] ") for sentence in sentences)
    return tuple(text or mark for mark, _, text in marked if not text or moment in mark[1:].split())


def _bare(sentence: str) -> str:
    return sentence.rpartition("] ")[2]


@cache
def lexicon(language: str) -> Lexicon:
    """Read the sentences of one language."""
    around = {
        name: _read(f"around/{name}.toml") for name in ("openers", "feelings", "compared", "asks", "events")
    }
    return Lexicon(
        language=language,
        openers=around["openers"][language],
        greetings=around["openers"][f"channel_{language}"],
        feelings=around["feelings"][language],
        compared=around["compared"][language],
        asks=around["asks"][language],
        events=around["events"][language],
        themes={theme.key: _read(f"themes/{theme.key}.toml")[language] for theme in THEMES},
    )


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words" / path).read_text(encoding="utf-8"))
