"""What the values of a reading are called on screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wallofchange.listening.models import Expectation
from wallofchange.understanding.models import Reading


def labels_of(facet: str) -> dict[str, str]:
    """The values of a facet that has a fixed list, in the order of the screen, with their names."""
    return _LISTS[facet]() if facet in _LISTS else {}


def expectations() -> dict[str, str]:
    return {str(value): str(label) for value, label in Expectation.choices}


def polarities() -> dict[str, str]:
    names = (_("negative"), _("neutral"), _("positive"))
    return dict(zip(Reading.Polarity.values, names, strict=True))


def emotions() -> dict[str, str]:
    return {
        "anger": _("anger"),
        "disappointment": _("disappointment"),
        "sadness": _("sadness"),
        "fear": _("fear"),
        "disgust": _("disgust"),
        "surprise": _("surprise"),
        "relief": _("relief"),
        "trust": _("trust"),
        "gratitude": _("gratitude"),
        "joy": _("joy"),
    }


def needs() -> dict[str, str]:
    return {
        "functional": _("functional: what was done"),
        "emotional": _("emotional: how it felt"),
    }


def compared() -> dict[str, str]:
    return {
        "us_earlier": _("us, earlier"),
        "our_promise": _("our promise"),
        "couriers": _("couriers"),
        "other_trades": _("other trades"),
        "competitor": _("a competitor"),
    }


def asks() -> dict[str, str]:
    return {"1": _("asks for an answer"), "0": _("asks for nothing")}


def presses() -> dict[str, str]:
    return {
        "now": _("now: somebody may come to harm"),
        "today": _("today"),
        "week": _("this week"),
    }


def languages() -> dict[str, str]:
    return {
        "nl": _("Dutch"),
        "en": _("English"),
        "other": _("another language"),
        "unknown": _("too short to tell"),
    }


_LISTS = {
    "expectation": expectations,
    "polarity": polarities,
    "emotion": emotions,
    "need": needs,
    "compared": compared,
    "asks": asks,
    "pressing": presses,
    "language": languages,
}
