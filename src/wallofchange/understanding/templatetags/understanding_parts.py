"""How one line about a signal is written."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from wallofchange.understanding.labels import emotions
from wallofchange.understanding.models import Gist
from wallofchange.understanding.pressing import press_of
from wallofchange.understanding.search.marking import Bit, bits
from wallofchange.understanding.search.question import Question
from wallofchange.understanding.sieve import Sieve
from wallofchange.understanding.unread import Unread, unread_for

register = template.Library()


@register.simple_tag(takes_context=True)
def line(context: Context, words: str) -> list[Bit]:
    """{% line gist.words as bits %}: the part to show, cut where it is long, with what `question` hit."""
    question: Question | None = context.get("question")
    return bits(words, question)


@register.inclusion_tag("understanding/_still_reading.html", takes_context=True)
def still_reading(context: Context) -> dict[str, Unread]:
    """{% still_reading %}: says so while what this person may hear has not all been read."""
    return {"unread": unread_for(context["request"].user)}


@register.simple_tag
def sieve_of(sieve: Sieve, of: str) -> str:
    """{% sieve_of sieve "theme" %}: the query that asks for other shares of the same selection."""
    return sieve.address(of=of)


@register.simple_tag
def sieve_with(sieve: Sieve, facet: str, value: str) -> str:
    """{% sieve_with sieve "theme" "on-time" %}: the query of the words behind a share of the selection."""
    return sieve.address(**{facet: (value,)})


@register.filter
def emotion_name(emotion: str) -> str:
    """{{ gist.emotion|emotion_name }}: what it is called on screen."""
    return emotions().get(emotion, emotion)


@register.filter
def presses(gist: Gist) -> str:
    """{{ gist|presses }}: that somebody should look now, or today; empty for what can wait."""
    says = {"now": _("look now: somebody may come to harm"), "today": _("look today")}
    return says.get(press_of(gist.urgency), "")


@register.filter
def sure(gist: Gist) -> str:
    """{{ gist|sure }}: who read it and how sure that was, for who hovers."""
    read = {"reader": gist.reading.reader, "sure": round(100 * gist.confidence)}
    return _("Read by %(reader)s, %(sure)s %% sure.") % read


@register.filter
def certain(gist: Gist) -> str:
    """{{ gist|certain }}: how sure the reader was, in two words."""
    return _("%(sure)s %% sure") % {"sure": round(100 * gist.confidence)}


@register.filter
def unsure(gist: Gist) -> bool:
    """{% if gist|unsure %}: whether a person should look, and none did."""
    return bool(gist.words) and not gist.reviewed and gist.reading.uncertain
