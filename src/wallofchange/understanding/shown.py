"""What the fragments of this room need, in a constant number of queries."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from wallofchange.listening.models import Expectation
from wallofchange.understanding.models import Correction, Gist, Reading, Theme

SIGNS = {"below": "below", "met": "met", "exceeded": "above", "not_stated": "unstated"}


def read_so(gist: Gist) -> dict[str, Any]:
    """For `understanding/_reading.html`: how it was read, and every way in which it could be read better."""
    return {
        "gist": gist,
        "all_themes": Theme.objects.filter(Q(retired_at=None) | Q(gists=gist)).distinct(),
        "hung": {theme.slug for theme in gist.themes.all()},
        "corrections": Correction.objects.standing().filter(signal=gist.pk).select_related("by"),
        "sure": round(100 * gist.reading.confidence),
        "polarities": [(value, label, "") for value, label in polarities()],
        "expectations": [(value, Expectation(value).label, sign) for value, sign in SIGNS.items()],
        "answers": [("true", _("yes, it does"), ""), ("false", _("no, it does not"), "")],
        "asks": "true" if gist.asks_answer else "false",
    }


def polarities() -> list[tuple[str, str]]:
    """The three polarities, as they are called on screen."""
    labels = (_("negative"), _("neutral"), _("positive"))
    return list(zip(Reading.Polarity.values, labels, strict=True))
