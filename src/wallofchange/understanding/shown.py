"""What the fragments of this room need, in a constant number of queries."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from wallofchange.listening.models import Expectation
from wallofchange.people.models import User
from wallofchange.understanding.labels import polarities
from wallofchange.understanding.models import Correction, Gist, Review, Theme

SIGNS = {"below": "below", "met": "met", "exceeded": "above", "not_stated": "unstated"}


def read_so(gist: Gist) -> dict[str, Any]:
    """For `understanding/_reading.html`: how it was read, and every way in which it could be read better."""
    return {
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
