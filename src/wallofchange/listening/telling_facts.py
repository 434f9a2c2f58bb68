"""A fact in one line, without whose it is."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wallofchange.listening.models import (
    Anchor,
    Expected,
    KanoFeature,
    KanoPair,
    Measure,
    Performance,
    Promise,
    Vignette,
    VignetteAnswer,
)
from wallofchange.listening.models.measure import called


def told(fact: Anchor) -> str:
    """What it says: "on time: yes", "waiting: 7.5 minutes, Zwolle, 2 to 8 March 2026"."""
    if isinstance(fact, Performance):
        parts = [f"{called(fact.kind)}: {measured(fact.value, fact.measure)}", fact.unit, days(fact)]
        return ", ".join(filter(None, parts))
    if isinstance(fact, Promise):
        return f"{fact.text} ({period(fact.starts_on, fact.ends_on)})"
    if isinstance(fact, Vignette):
        return _("vignette %(key)s: %(text)s") % {"key": fact.key, "text": fact.text}
    if isinstance(fact, VignetteAnswer):
        return f"{fact.vignette.key}: {_number(fact.score)}"
    if isinstance(fact, KanoFeature):
        return _("feature %(name)s") % {"name": fact.name}
    if isinstance(fact, KanoPair):
        return f"{fact.feature.name}: {fact.functional}, {fact.dysfunctional}"
    if isinstance(fact, Expected):
        return _("expected %(score)s") % {"score": _number(fact.score)}
    return str(fact)


def measured(value: float, measure: str) -> str:
    """A value in its measure, as one says it: yes, 86 %, 7.5 minutes."""
    if measure == Measure.YES_NO:
        return _("yes") if value else _("no")
    if measure == Measure.SHARE:
        return f"{_number(100 * value)} %"
    return _counted(value, measure)


def _counted(value: float, measure: str) -> str:
    n, one = {"n": _number(value)}, 1 if value == 1 else 2  # 1 day; 0, 1.5 and 3 days
    if measure == Measure.MINUTES:
        return ngettext("%(n)s minute", "%(n)s minutes", one) % n
    if measure == Measure.HOURS:
        return ngettext("%(n)s hour", "%(n)s hours", one) % n
    if measure == Measure.DAYS:
        return ngettext("%(n)s day", "%(n)s days", one) % n
    if measure == Measure.COUNT:
        return ngettext("%(n)s time", "%(n)s times", one) % n
    return f"€\u00a0{n['n']}" if measure == Measure.EUROS else n["n"]


def period(first: date, last: date | None) -> str:
    """From a day until another, or from then on."""
    if last is None:
        return _("since %(day)s") % {"day": date_format(first)}
    return _("%(first)s to %(last)s") % {"first": date_format(first), "last": date_format(last)}


def days(fact: Performance) -> str:
    return period(fact.starts_on, fact.ends_on) if fact.starts_on else ""


def _number(value: float) -> str:
    return str(number_format(f"{value:.2f}".rstrip("0").rstrip("."), use_l10n=True))
