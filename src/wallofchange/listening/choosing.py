"""What a person chooses for a file: which column is which, for whom, on which scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused
from wallofchange.listening.anchors import SORTS
from wallofchange.listening.importers import ColumnMap, Scale, Wishes
from wallofchange.listening.models.measure import called

SCALES = ("0-10", "1-10", "1-5", "1-7", "0-100")
ZONES = ("Europe/Amsterdam", "UTC", "Europe/London", "Europe/Brussels", "Europe/Berlin", "America/New_York")
KEEP = "keep"


def fields() -> list[tuple[str, str]]:
    """What a column can hold, as it is called on screen."""
    return [
        ("", _("not used")),
        ("text", _("the customer's words")),
        ("score", _("score")),
        ("time", _("when it was said")),
        ("expectation", _("less, as, or better than expected")),
        ("moment", _("moment")),
        ("channel", _("channel")),
        ("unit", _("branch, district or department")),
        ("language", _("language")),
        ("customer", _("which customer")),
        ("title", _("title")),
        ("id", _("number of the answer")),
        ("question", _("question")),
        ("inbound", _("from the customer, or from us")),
        ("reply", _("our answer")),
        (KEEP, _("keep beside it")),
    ]


def sorts() -> list[tuple[str, str]]:
    """What a file can hold, as it is called on screen."""
    language = get_language() or "nl"
    named = [(sort.name, sort.label.in_language(language)) for sort in SORTS.values()]
    return [("", _("What customers said, and their scores")), *sorted(named, key=lambda each: each[1])]


def fact_fields(sort: str) -> list[tuple[str, str]]:
    """What a column of a file with facts can hold, as it is called on screen."""
    names = {
        "contact": _("number of the contact"),
        "customer": _("which customer"),
        "at": _("when"),
        "unit": _("branch, district or department"),
        "units": _("where it holds"),
        "moment": _("moment"),
        "week": _("week"),
        "month": _("month"),
        "year": _("year"),
        "starts_on": _("first day"),
        "ends_on": _("last day"),
        "n": _("how many contacts"),
        "kind": _("which fact"),
        "value": _("value"),
        "measure": _("in what it is counted"),
        "text": _("text"),
        "text_nl": _("text in Dutch"),
        "text_en": _("text in English"),
        "name_nl": _("name in Dutch"),
        "name_en": _("name in English"),
        "level": _("level, 1 is the worst"),
        "threshold": _("at most, or at least"),
        "vignette": _("which vignette"),
        "feature": _("which feature"),
        "functional": _("answer if it is there"),
        "dysfunctional": _("answer if it is not there"),
        "score": _("score"),
        "scale": _("scale"),
    }
    return [
        ("", _("not used")),
        *((field, names.get(field) or called(field)) for field in SORTS[sort].fields),
    ]


def wishes(given: Mapping[str, str], columns: Sequence[str], last: ColumnMap | None) -> Wishes:
    """Read the form: for each column its field, and what goes for the whole file.

    Raises:
        Refused: for a scale that is none.
    """
    chosen = {
        column: given[f"column-{place}"] for place, column in enumerate(columns) if f"column-{place}" in given
    }
    mapping = _mapping(chosen, last) if chosen else None
    return Wishes(
        mapping=mapping,
        scale=_scale(given.get("scale", ""), mapping, last),
        timezone=given.get("timezone", "").strip() or None,
        moment=given.get("moment", "").strip()[:80],
        channel=given.get("channel", "").strip()[:40],
    )


def _mapping(chosen: Mapping[str, str], last: ColumnMap | None) -> ColumnMap:
    """The map of the form. Of several columns for a field those of the last look keep their order."""
    last = last or ColumnMap()
    found: dict[str, tuple[str, ...]] = {}
    for column, field in chosen.items():
        if field and field != KEEP:
            found[field] = (*found.get(field, ()), column)
    found = {field: _in_order(columns, last.fields.get(field, ())) for field, columns in found.items()}
    kept = tuple(column for column, field in chosen.items() if field == KEEP)
    return replace(last, fields=found, keep=kept, scale=None, moment="", channel="")


def _in_order(columns: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        sorted(columns, key=lambda column: before.index(column) if column in before else len(before))
    )


def _scale(given: str, mapping: ColumnMap | None, last: ColumnMap | None) -> Scale | None:
    """The scale as typed; one that was guessed for another column of scores is guessed again."""
    if mapping and last and given == str(last.scale) and _other_score(mapping, last):
        return None
    return scale_given(given)


def scale_given(given: str) -> Scale | None:
    """The scale as typed, if any.

    Raises:
        Refused: when it is none.
    """
    if not given.strip():
        return None
    try:
        return Scale.parse(given)
    except ValueError:
        raise Refused(
            _("'%(given)s' is not a scale.") % {"given": given},
            remedy=_("Write it like 0-10 or 1-5."),
            code="scale",
        ) from None


def _other_score(mapping: ColumnMap, last: ColumnMap) -> bool:
    return mapping.fields.get("score") != last.fields.get("score")
