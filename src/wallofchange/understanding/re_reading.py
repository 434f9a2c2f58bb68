"""Read history again when the list of themes, or what it was taught, has changed: newest first, and calmly.

Only themes are read again. What people said of a signal stays: a correction wins over every list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from wallofchange.reading.theme_reading import themes_found
from wallofchange.understanding.models import Gist, Reading, TaughtList, Theme, ThemeReading
from wallofchange.understanding.models.at_once import insert, replacing
from wallofchange.understanding.teaching import current_finder, made_from, taught_now

SETTLED = timedelta(minutes=1)  # who arranges a list makes several changes in a row
CORRECTED = timedelta(hours=12)  # what corrections alone teach is taken up twice a day at most
STEP = 1_000


def pull(limit: int = STEP, *, at: datetime) -> int:
    """Take up what changed in the list, then read signals again, the newest first; return how many.

    May run twice: the same list finds the same themes.
    """
    latest = TaughtList.latest()
    if latest is None:
        return _begin(at)
    if _is_due(latest, at):
        taught_now(at=at)
        return 1
    return _go_back(latest, limit, at) if latest.upto else 0


def keep_what_stays(fresh: Sequence[Reading]) -> None:
    """What was found under a retired theme stays there when another reader reads the signal anew."""
    gone = _gone()
    if not gone:
        return
    keys = [reading.signal_id for reading in fresh]
    known = Gist.objects.select_related("reading").in_bulk(keys)
    again = ThemeReading.objects.in_bulk(known)
    stays = {pk: _under(gone, _before(gist, again.get(pk))) for pk, gist in known.items()}
    rows = [
        ThemeReading(signal_id=pk, themes=[*_not_under(gone, reading.themes), *left], at=reading.at)
        for reading in fresh
        if (left := stays.get(pk := reading.signal_id))
    ]
    insert(rows, replacing(ThemeReading))


def find_themes_again(keys: Iterable[int], *, at: datetime) -> None:
    """Let the list of today find the themes of signals whose reading is older than it may be."""
    _read_again(list(Gist.objects.filter(pk__in=list(keys)).select_related("reading__signal")), at)


def _begin(at: datetime) -> int:
    """All that was read so far was read by this list, unless somebody has taught it something already."""
    first = taught_now(at=at)
    if not first.weights:
        TaughtList.objects.filter(pk=first.pk).update(upto=0)
    return 1 if first.weights else 0


def _is_due(latest: TaughtList, at: datetime) -> bool:
    changed = Theme.objects.aggregate(last=Max("changed_at"))["last"]
    by_hand = changed is not None and changed > latest.at
    waited = at - changed >= SETTLED if by_hand and changed else at - latest.at >= CORRECTED
    return waited and made_from() != latest.made_from


def _go_back(latest: TaughtList, limit: int, at: datetime) -> int:
    """Read the next signals below the place that was reached, and move the place."""
    below = Gist.objects.filter(pk__lt=latest.upto, wordless=False).order_by("-pk")
    gists = list(below.select_related("reading__signal")[:limit])
    if gists:
        _read_again(gists, at)
    reached = gists[-1].pk if len(gists) == limit else 0
    TaughtList.objects.filter(pk=latest.pk).update(upto=reached)
    return len(gists)


def _read_again(gists: Sequence[Gist], at: datetime) -> None:
    """Keep what the list of today finds where that is something else than what was found before."""
    list_ = tuple(theme.known for theme in Theme.objects.of_this_home())
    gone = _gone()
    found = themes_found([gist.words for gist in gists], list_, current_finder())
    again = ThemeReading.objects.in_bulk([gist.pk for gist in gists])
    changed: list[tuple[Gist, list[dict[str, Any]]]] = []
    for gist, now in zip(gists, found, strict=True):
        before = _before(gist, again.get(gist.pk))
        themes = [{"theme": each.name, "passage": each.passage} for each in now] + _under(gone, before)
        if themes != before:
            changed.append((gist, themes))
    _keep(changed, at)


def _gone() -> set[str]:
    """The slugs of themes that are read no more, and did not become part of another."""
    gone = Theme.objects.filter(retired_at__isnull=False, merged_into=None)
    return set(gone.values_list("slug", flat=True))


def _under(themes: set[str], found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in found if each["theme"] in themes]


def _not_under(themes: set[str], found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in found if each["theme"] not in themes]


def _before(gist: Gist, again: ThemeReading | None) -> list[dict[str, Any]]:
    """The themes that were found last: by a later list, or by the reading when that is newer."""
    found: list[dict[str, Any]] = (
        again.themes if again and again.at >= gist.reading.at else gist.reading.themes
    )
    return found


def _keep(changed: Sequence[tuple[Gist, list[dict[str, Any]]]], at: datetime) -> None:
    if not changed:
        return
    with transaction.atomic():
        rows = [ThemeReading(signal_id=gist.pk, themes=themes, at=at) for gist, themes in changed]
        insert(rows, replacing(ThemeReading))
        Gist.objects.project([gist.reading for gist, _themes in changed])
