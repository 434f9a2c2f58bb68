"""The template tags every room may use: signs, faces and figures."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import floor

from django import template
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wallofchange.house import drawing, icons, sparkline

register = template.Library()

Counts = Sequence[float] | Mapping[float, float]


@register.simple_tag
def icon(name: str) -> SafeString:
    """{% icon "below" %}: one sign in the colour of its text; the names are in house/icons.py."""
    return mark_safe(icons.icon(name))  # noqa: S308 - markup from our own table, no input


@register.simple_tag
def face(name: str, size: str = "") -> SafeString:
    """{% face person.name %} or {% face name "large" %}: initials; the name for who hovers or listens."""
    return format_html(
        '<span class="face {}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        size,
        name,
        drawing.initials(name),
        name,
    )


@register.simple_tag
def interval(
    estimate: float,
    low: float,
    high: float,
    worthwhile: float = 0,
    decimals: int = 2,
    unit: str = "",
    promised: float = 0,
) -> SafeString:
    """{% interval 0.39 0.25 0.53 worthwhile=0.3 %}: a difference beside the line of no difference."""

    def say(value: float) -> str:
        return signed(value, decimals) + unit

    spoken = _("A difference of %(estimate)s, between %(low)s and %(high)s.")
    label = spoken % {"estimate": say(estimate), "low": say(low), "high": say(high)}
    if promised:
        label += " " + _("Promised: %(promised)s.") % {"promised": say(promised)}
    drawn = drawing.interval(
        estimate, low, high, worthwhile=worthwhile, promised=promised, say=say, label=label
    )
    return mark_safe(drawn)  # noqa: S308 - drawing escapes every text


@register.simple_tag
def distribution(
    before: Counts, after: Counts, scale: str = "0-10", left: str = "", right: str = ""
) -> SafeString:
    """{% distribution before after "0-10" %}: both spreads; lists of counts or {score: count}.

    `left` and `right` name the sides where they are not before and after.
    """
    scores = scores_of(scale)
    rows = [counts_of(before, scores), counts_of(after, scores)]
    names = (_said(left or _("Before"), rows[0]), _said(right or _("After"), rows[1]))
    drawn = drawing.distribution(
        rows[0], rows[1], scores, names=names, say=whole, label=_spoken(names, rows, scores)
    )
    return mark_safe(drawn)  # noqa: S308 - drawing escapes every text


@register.simple_tag
def share(p: float | None, low: float, high: float, kind: str = "") -> SafeString:
    """{% share 0.39 0.25 0.53 kind="below" %}: a share (0 to 1) with its interval, on a line to everybody."""
    drawn = drawing.share(p, low, high, kind=kind)
    return mark_safe(drawn)  # noqa: S308 - drawing escapes every text


@register.simple_tag
def room(capacity: float, reserve: float, planned: float = 0, improving: float = 0) -> SafeString:
    """{% room capacity reserve planned improving %}: a team's hours, and the part kept for improving."""
    regular = _("%(used)s of %(there)s hours of regular work planned.")
    kept = _("%(used)s of the %(there)s hours kept for improving used.")
    label = " ".join(
        [
            regular % {"used": whole(planned), "there": whole(capacity - reserve)},
            kept % {"used": whole(improving), "there": whole(reserve)},
        ]
    )
    drawn = drawing.room(capacity, reserve, planned, improving, say=whole, label=label)
    return mark_safe(drawn)  # noqa: S308 - drawing escapes every text


@register.simple_tag
def weeks(given: Sequence[tuple[str, int, int]]) -> SafeString:
    """{% weeks proposal.weeks %}: own and all sentences a week, [[monday, own, all], …], drawn as shares."""
    if not given:
        return SafeString("")
    shares = [own / every if every else 0.0 for _monday, own, every in given]
    first, last = (date_format(date.fromisoformat(given[place][0]), "j F") for place in (0, -1))
    said = _("Share of each week from %(first)s to %(last)s; in the last four %(n)s sentences, before %(m)s.")
    own = [each[1] for each in given]
    label = said % {"first": first, "last": last, "n": whole(sum(own[-4:])), "m": whole(sum(own[:-4]))}
    drawn = sparkline.weeks(shares, first=first, last=last, label=label)
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every text


@register.filter
def signed(value: float, decimals: int = 2) -> str:
    """{{ 0.39|signed }}: +0.39 in the reader's language; a real minus sign, no sign at zero."""
    rounded = round(value, decimals)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + str(number_format(abs(rounded), decimals if rounded else 0))


@register.filter
def whole_amounts(text: str) -> str:
    """{{ idea.title|whole_amounts }}: what somebody typed, with no line end between a € and its amount."""
    return re.sub(r"€ (?=\d)", "€\N{NO-BREAK SPACE}", text)


@register.filter
def percent(value: float) -> str:
    """{{ 0.394|percent }}: 39 %; a share (0 to 1) as one says it, without decimals."""
    return f"{number_format(round(100 * value), 0)} %"  # number_format cuts off, it does not round


@register.filter
def whole(value: float) -> str:
    """{{ 12431|whole }}: 12,431; a number without decimals, in the reader's language."""
    return str(number_format(round(value), 0, force_grouping=True))


def scores_of(scale: str) -> range:
    """The scores on a scale written as "0-10"."""
    low, high = scale.split("-")
    return range(int(low), int(high) + 1)


def counts_of(given: Counts, scores: range) -> list[float]:
    """One count per score, from a list in order or from {score: count}; a 7.5 stands with the eights."""
    if not isinstance(given, Mapping):
        return list(given)
    counts = dict.fromkeys(scores, 0.0)
    for score, count in given.items():
        counts[min(max(floor(score + 0.5), scores.start), scores.stop - 1)] += count
    return list(counts.values())


def _said(name: str, counts: list[float]) -> str:
    return _("%(name)s, %(n)s answers (%%)") % {"name": name, "n": whole(sum(counts))}


def _spoken(names: tuple[str, str], rows: list[list[float]], scores: range) -> str:
    return " ".join(_row_spoken(name, row, scores) for name, row in zip(names, rows, strict=True))


def _row_spoken(name: str, row: list[float], scores: range) -> str:
    total = sum(row) or 1
    parts = [f"{score}: {whole(100 * count / total)} %" for score, count in zip(scores, row, strict=True)]
    return f"{name}: {', '.join(parts)}."
