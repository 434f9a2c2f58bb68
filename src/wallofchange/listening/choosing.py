"""What a person chooses for a file: which column is which, for whom, on which scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused
from wallofchange.listening.importers import ColumnMap, Scale, Wishes

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


def wishes(given: Mapping[str, str], columns: Sequence[str], last: ColumnMap | None) -> Wishes:
    """Read the form: for each column its field, and what goes for the whole file.

    Raises:
        Refused: for a scale that is none.
    """
    chosen = {
        column: given[f"column-{place}"] for place, column in enumerate(columns) if f"column-{place}" in given
    }
    return Wishes(
        mapping=_mapping(chosen, last) if chosen else None,
        scale=_scale(given.get("scale", "")),
        timezone=given.get("timezone", "").strip() or None,
        moment=given.get("moment", "").strip()[:80],
        channel=given.get("channel", "").strip()[:40],
    )


def _mapping(chosen: Mapping[str, str], last: ColumnMap | None) -> ColumnMap:
    """The map of the form. A scale and the order of dates that were guessed are guessed again."""
    found: dict[str, tuple[str, ...]] = {}
    for column, field in chosen.items():
        if field and field != KEEP:
            found[field] = (*found.get(field, ()), column)
    kept = tuple(column for column, field in chosen.items() if field == KEEP)
    return replace(last or ColumnMap(), fields=found, keep=kept, scale=None, moment="", channel="")


def _scale(given: str) -> Scale | None:
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
