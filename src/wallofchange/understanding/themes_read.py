"""The themes of answers that a person read: what they stand behind, beside what the list of today finds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from wallofchange.understanding.models import Correction, Gist, Review, Theme
from wallofchange.understanding.models.taught_list import found_again


class ThemesRead(NamedTuple):
    """Keys of themes as they are today: of one that was merged, that of what it has become part of."""

    truth: frozenset[int]
    says: frozenset[int]
    at: datetime  # when the person read it: what was put on the list later they could not see


def themes_read(gists: Collection[Gist]) -> dict[int, ThemesRead]:
    """By signal, of gists with their reading; one of which nobody looked at the themes is left out."""
    if not gists:
        return {}
    keys = [gist.pk for gist in gists]
    span = (min(keys), max(keys))
    known, people, again = Theme.objects.keys_by_slug(), _said_within(span), found_again(keys)
    read: dict[int, ThemesRead] = {}
    for gist in gists:
        if gist.pk not in people:
            continue
        truth, at = people[gist.pk]
        later = again.get(gist.pk)
        says = later[1] if later and later[0] >= gist.reading.at else gist.reading.said["themes"]
        read[gist.pk] = ThemesRead(_keys(truth, known), _keys(says, known), at)
    return read


def _said_within(span: tuple[int, int]) -> dict[int, tuple[list[str], datetime]]:
    """What was confirmed; over it what people hung otherwise, and over that what the customer said."""
    within = {"signal__gte": span[0], "signal__lte": span[1]}
    confirmed = Review.objects.standing().filter(**within).values_list("signal_id", "shown", "at")
    hung = Correction.objects.standing().filter(field=Correction.Field.THEMES, **within)
    corrected = hung.order_by("-voice", "id").values_list("signal_id", "value", "at")
    said = {pk: (shown["themes"], at) for pk, shown, at in confirmed}
    return said | {pk: (value, at) for pk, value, at in corrected}


def _keys(slugs: Any, known: dict[str, int]) -> frozenset[int]:
    return frozenset(known[slug] for slug in slugs if slug in known)
