"""What the fragments of this room need, in a constant number of queries."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from wallofchange.listening.models import Expectation
from wallofchange.people.models import User
from wallofchange.understanding.labels import compared, emotions, needs, polarities, presses
from wallofchange.understanding.models import Correction, Gist, Reading, Review, Theme
from wallofchange.understanding.pressing import press_of
from wallofchange.understanding.sieve import RATHER

SIGNS = {"below": "below", "met": "met", "exceeded": "above", "not_stated": "unstated"}


def read_so(gist: Gist, user: User) -> dict[str, Any]:
    """For `understanding/_reading.html`: how it was read, and every way in which it could be read better."""
    read = _read_whole(gist) if gist.reviewed else []
    return {
        "also": [*_sentences(gist), *also_read(gist.reading)],
        "confirmed": [review for review in read if review.outcome == Review.Outcome.CONFIRMED],
        "mine": any(review.by_id == user.pk for review in read),
        "user": user,
        "gist": gist,
        "all_themes": Theme.objects.filter(Q(retired_at=None) | Q(gists=gist)).distinct(),
        "hung": {theme.slug for theme in gist.themes.all()},
        "corrections": Correction.objects.standing().filter(signal=gist.pk).select_related("by"),
        "sure": round(100 * gist.reading.confidence),
        "polarities": [(value, label, "") for value, label in polarities().items()],
        "expectations": [(value, Expectation(value).label, sign) for value, sign in SIGNS.items()],
        "answers": [("true", _("yes, it does"), ""), ("false", _("no, it does not"), "")],
        "asks": "true" if gist.asks_answer else "false",
    }


class Also(NamedTuple):
    """Something that was read besides what can be corrected; a phrase is in the customer's own words."""

    label: str
    says: str = ""
    phrase: str = ""


def also_read(reading: Reading) -> list[Also]:
    """What was felt, what it is about, what we are compared with, what is wished, feared and needed,
    and how it presses."""
    felt = [emotions().get(each["emotion"], each["emotion"]) for each in reading.emotions]
    about = [name for need, name in needs().items() if (getattr(reading, need) or 0) >= RATHER]
    lines = [
        Also(_("Emotion"), ", ".join(felt)),
        Also(_("What it is about"), ", ".join(about)),
        Also(_("Compared with"), compared().get(reading.compared_with, reading.compared_with)),
        Also(_("Wish"), phrase=reading.wish),
        Also(_("Worry"), phrase=reading.worry),
        Also(_("Need"), phrase=reading.need),
        Also(_("How pressing"), presses().get(press_of(reading.urgency), "")),
        Also(_("Compliment for"), reading.compliment_to),
        Also(_("Read by"), f"{reading.reader} {reading.version}"),
    ]
    return [line for line in lines if line.says or line.phrase]


def _sentences(gist: Gist) -> list[Also]:
    """For each theme that hangs there, the sentence that said so, where that is not all of it."""
    names = {theme.slug: theme.name for theme in gist.themes.all()}
    found = [(each["theme"], each.get("passage", "")) for each in gist.reading.themes]
    return [
        Also(names[slug], phrase=said)
        for slug, said in found
        if slug in names and said not in ("", gist.words)
    ]


def _read_whole(gist: Gist) -> list[Review]:
    """By whom it was read whole; what the customer said themselves stands with the corrections."""
    return list(Review.objects.standing().filter(signal=gist.pk).exclude(by=None).select_related("by"))


POLARITY_KEYS = {"negative": "-", "neutral": "=", "positive": "+"}
EXPECTATION_KEYS = {"below": "1", "met": "2", "exceeded": "3", "not_stated": "0"}


def to_review(gist: Gist, user: User) -> dict[str, Any]:
    """For `understanding/_review_card.html`: choices as (value, label, sign, key), and whether I read it."""
    labels = {value: str(Expectation(value).label) for value in SIGNS}
    return {
        "gist": gist,
        "asked": gist.signal.answered and not gist.corrected,
        "hung": {theme.slug for theme in gist.themes.all()},
        "sure": round(100 * gist.reading.confidence),
        "polarities": [(value, label, "", POLARITY_KEYS[value]) for value, label in polarities().items()],
        "expectations": [
            (value, labels[value], SIGNS[value], key) for value, key in EXPECTATION_KEYS.items()
        ],
        "answers": [("true", _("yes, it does"), "", ""), ("false", _("no, it does not"), "", "")],
        "asks": "true" if gist.asks_answer else "false",
        "mine": gist.reviewed and Review.objects.standing().filter(signal=gist.pk, by=user).exists(),
    }
