"""The customer's glasses, drafted: from what customers wrote, in the phrases that readers found there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea, Kind
from wallofchange.deciding.models.customer_test import LONGEST
from wallofchange.understanding.models import Gist

HEARD = 50  # of the words under an idea, the first
FEWEST = 5  # words of an expectation: "had ik niet verwacht" says how it was, not what was expected
PHRASES = ("expectation_phrase", "wish", "need", "worry")


def draft(idea: Idea, how_known: str = "") -> dict[str, str]:
    """The four answers as far as they can be filled in. `how_known`: the prediction, if there is one."""
    signals = idea.evidence.order_by("pk").values("signal")[:HEARD]
    rows = Gist.objects.filter(pk__in=list(signals.values_list("signal", flat=True)))
    found = list(rows.order_by("pk").values(*(f"reading__{name}" for name in PHRASES)))
    expects, also = _two([[row[f"reading__{name}"] for name in PHRASES] for row in found])
    answers = {
        "expects_now": _("“%(phrase)s”") % {"phrase": expects} if expects else "",
        "will_get": idea.title,
        "remarkable": _remarkable(idea.kind, also or expects),
        "how_known": how_known,
    }
    return {name: text[:LONGEST] for name, text in answers.items()}


def _two(rows: list[list[str]]) -> tuple[str, str]:
    """What was expected, and something else they said of it; the phrases that say most come first."""
    phrases = [row[place].split() for place in range(len(PHRASES)) for row in rows if row[place]]
    telling = [" ".join(phrase) for phrase in phrases if len(phrase) >= FEWEST]
    expects, also, *_more = [*dict.fromkeys(telling), "", ""]
    return expects, also


def _remarkable(kind: str, phrase: str) -> str:
    if kind == Kind.SEVEN:
        return _("It is not: this is as it should be.")
    if kind == Kind.NINE and phrase:
        return _("They never expected it. They wrote: “%(phrase)s”") % {"phrase": phrase}
    return ""
