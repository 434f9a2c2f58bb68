"""How many of these speak of each theme: corrected for what the reader gets wrong, as other shares are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from django.db.models import Count

from wallofchange.people.models import User
from wallofchange.understanding.models import Drawn, Gist, Theme
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.shares import AMONG, Cell, Line, Shares, line_of, newest_of
from wallofchange.understanding.themes_read import ThemesRead, themes_read

MOST = 15  # themes: those that are spoken of most
YES, NO = "yes", "no"

Above = Mapping[int, frozenset[int]]  # of each theme its own key and those of the themes it hangs under


def theme_shares(gists: GistQuerySet, user: User) -> Shares:
    """The shares of answers with words that speak of a theme, or of what hangs under it.

    An answer of which nobody looked at the themes, or before a theme was on the list, counts as only read.
    """
    seen = newest_of(gists.with_words(), user)
    themes = list(Theme.objects.current())
    above = _above(themes)
    reviewed = _reviewed(seen)
    people = {pk: _whole(read, above) for pk, read in themes_read(reviewed).items()}
    teams = {gist.pk: gist.source.team_id for gist in reviewed}
    lots = set(Drawn.objects.filter(pk__in=list(people)).values_list("pk", flat=True))
    gold = people.keys() - lots
    heard = _heard(seen)
    n, marked = heard.total(), _marked(seen, people, above)
    heard -= Counter(teams[pk] for pk in gold)
    lines = []
    for theme in themes:
        cells = _cells(theme, people, lots, teams)
        read = n - sum(cells.values())
        many = marked[theme.pk] + _too_early(theme, people)
        cells += Counter({("read", YES, YES, None): many, ("read", NO, NO, None): read - many})
        if any(YES in cell for cell in cells):
            lines.append(line_of(YES, cells, heard, theme.slug, theme.name))
    return Shares(sorted(lines, key=_least)[::-1][:MOST], n, len(gold), len(lots), n > AMONG)


def _reviewed(seen: GistQuerySet) -> list[Gist]:
    return list(seen.filter(reviewed=True).select_related("reading", "source"))


def _heard(seen: GistQuerySet) -> Counter[int | None]:
    teams = seen.values_list("source__team").annotate(many=Count("pk")).order_by()
    return Counter(dict(teams))


def _above(themes: Iterable[Theme]) -> Above:
    parents = {theme.pk: theme.parent_id for theme in themes}

    def line(key: int | None) -> Iterable[int]:
        while key in parents:
            yield key
            key = parents[key]

    return {key: frozenset(line(key)) for key in parents}


def _whole(read: ThemesRead, above: Above) -> ThemesRead:
    return read._replace(truth=_up(read.truth, above), says=_up(read.says, above))


def _up(keys: Iterable[int], above: Above) -> frozenset[int]:
    return frozenset(chain.from_iterable(above.get(key, ()) for key in keys))


def _cells(
    theme: Theme, people: Mapping[int, ThemesRead], lots: set[int], teams: Mapping[int, int | None]
) -> Counter[Cell]:
    """Of what people read, what holds and what the reader says."""
    return Counter(
        (
            "audited" if pk in lots else "gold",
            YES if theme.pk in read.truth else NO,
            YES if theme.pk in read.says else NO,
            teams[pk],
        )
        for pk, read in people.items()
        if _was_there(theme, read)
    )


def _was_there(theme: Theme, read: ThemesRead) -> bool:
    return theme.added_at is None or theme.added_at <= read.at


def _too_early(theme: Theme, people: Mapping[int, ThemesRead]) -> int:
    """In how many the reader finds it that people read before it was on the list."""
    return sum(theme.pk in read.says and not _was_there(theme, read) for read in people.values())


def _marked(seen: GistQuerySet, people: Mapping[int, ThemesRead], above: Above) -> Counter[int]:
    """In how many of those that nobody read the themes of the reader finds each."""
    hung: dict[int, set[int]] = defaultdict(set)
    pairs = Gist.themes.through._default_manager.filter(gist__in=seen.values("pk"))
    for gist, theme in pairs.values_list("gist_id", "theme_id").iterator(chunk_size=5_000):
        if gist not in people:
            hung[gist].update(above.get(theme, ()))
    return Counter(chain.from_iterable(hung.values()))


def _least(line: Line) -> tuple[float, float]:
    """What is surely spoken of most stands on top."""
    return (line.p if line.p is not None else line.low, line.high)
