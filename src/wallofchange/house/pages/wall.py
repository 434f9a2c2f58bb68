"""The Wall of Change: five columns, the ways out, and the outcomes that the learning room knows."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wallofchange.deciding.ageing import Mark, marks
from wallofchange.deciding.models import Cycle, Idea, Stage
from wallofchange.deciding.models.stage import COLUMNS, EXITS
from wallofchange.diary.clock import now
from wallofchange.diary.models import Entry
from wallofchange.house.pages.look import Look
from wallofchange.learning.models import Evaluation
from wallofchange.learning.ordinary import ordinary_of
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import View

LATEST = 30  # what was learned stays on the wall this long; the rest is one link away
A_PAGE = 60
MOST_PRINTED = 10_000  # cards, some 10 MB
JUDGED = (Stage.EVALUATION, Stage.LEARNED)

_printed: dict[tuple[Hashable, ...], SafeString] = {}


@dataclass(frozen=True)
class Card:
    """What hangs on the wall: an idea, its outcome, and why it is marked as waiting, if it is."""

    idea: Any  # deciding.Idea of as_cards()
    outcome: Evaluation | None
    mark: Mark | None = None
    ordinary: bool = False  # what surprised is expected by now

    @property
    def html(self) -> SafeString:
        """As it hangs, printed once for everybody who sees the same: a thousand cost 1.1 s each time."""
        key = (get_language(), self.mark, self.ordinary, *self._shown())
        if key not in _printed:
            if len(_printed) >= MOST_PRINTED:
                _printed.clear()
            _printed[key] = render_to_string("deciding/_card.html", {"card": self})
        return _printed[key]

    def _shown(self) -> Iterator[Hashable]:
        """Everything that the template shows."""
        idea, found = self.idea, self.outcome
        yield from (idea.pk, idea.stage, idea.title, idea.kind, idea.team_id, idea.moment_id)
        yield from (idea.words, idea.words_language, idea.has_worry, getattr(idea, "goal", None))
        yield (idea.owner or idea.by).name
        if found:
            yield from (found.verdict, found.moved, found.alarming)


@dataclass(frozen=True)
class Lane:
    """Cards of one column that belong together; without a name on a wall that is not grouped."""

    key: str
    name: str
    cards: list[Card]


@dataclass(frozen=True)
class Column:
    """A column, or a way out: what it is called, how many hang there, and those that are shown."""

    stage: str
    label: str
    count: int
    lanes: list[Lane]

    @property
    def cards(self) -> list[Card]:
        return [card for lane in self.lanes for card in lane.cards]

    @property
    def more(self) -> bool:
        return bool(self.lanes) and self.count > len(self.cards)


@login_required
def wall(request: KnownRequest) -> HttpResponse:
    look, at = Look(request.user, request.GET), now()
    if look.own is None:
        return render(request, "house/no_team.html")
    counts = look.counts()
    shown = {
        "look": look,
        "counts": counts,
        "since": Entry.latest(),
        "columns": columns(look, counts, at),
        "exits": [_column(stage, counts) for stage in EXITS],
        "empty": not counts and not look.is_sieved,
        "cycle": Cycle.of(look.own, timezone.localdate(at)),
        "views": View.objects.seen_by(request.user).on(View.Page.WALL).select_related("team"),
    }
    return render(request, "house/wall.html", shown)


@login_required
def card(request: KnownRequest, pk: int) -> HttpResponse:
    """One card as it hangs now, with the counts of the columns; 404 where it may not be seen (any more)."""
    look, at = Look(request.user, request.GET), now()
    idea = get_object_or_404(look.ideas().as_cards(), pk=pk)
    counts = look.counts()
    shown: dict[str, Any] = {
        "card": cards([idea], marks(look.ideas(), at))[0],
        "columns": [_column(stage, counts) for stage in [*COLUMNS, *EXITS]],
    }
    return render(request, "house/wall/_card.html", shown)


@login_required
def shelf(request: KnownRequest, stage: str) -> HttpResponse:
    """All that was learned, or all that left the wall by one way out."""
    if stage not in [Stage.LEARNED, *EXITS]:
        raise Http404
    look = Look(request.user, request.GET)
    page = Paginator(look.ideas().filter(stage=stage).as_cards(), A_PAGE).get_page(request.GET.get("page"))
    shown = {"look": look, "page": page, "cards": cards(page.object_list), "stage": Stage(stage)}
    return render(request, "house/shelf.html", shown)


def cards_as_html(pks: Collection[int], languages: Collection[str]) -> dict[int, dict[str, str]]:
    """These cards as they hang now, in each language: what the live stream brings to every wall at once.

    Each with the mark it may have; a wall that shows three already leaves it out.
    """
    if not pks or not languages:
        return {}
    ideas = list(Idea.objects.filter(pk__in=pks).as_cards())
    hung = cards(ideas, marks(ideas, now()))
    html: dict[int, dict[str, str]] = {card.idea.pk: {} for card in hung}
    for language in languages:
        with translation.override(language):
            for card in hung:
                html[card.idea.pk][language] = card.html
    return html


def columns(look: Look, counts: dict[str, int], at: datetime) -> list[Column]:
    """Everything on the wall; of what was learned only the latest."""
    ideas = look.ideas()
    hanging = list(look.with_lanes(ideas.filter(stage__in=COLUMNS[:-1])).as_cards())
    hanging += look.with_lanes(ideas.filter(stage=Stage.LEARNED)).as_cards()[:LATEST]
    hung: dict[str, dict[tuple[str, str], list[Card]]] = {stage: {} for stage in COLUMNS}
    for each in cards(hanging, marks(ideas, at)):
        hung[each.idea.stage].setdefault(look.lane_of(each.idea), []).append(each)
    return [_column(stage, counts, hung[stage]) for stage in COLUMNS]


def cards(ideas: Iterable[Idea], marked: Mapping[int, Mark] = MappingProxyType({})) -> list[Card]:
    """These ideas with their outcomes, and what became of those: two queries, however many there are."""
    ideas = list(ideas)
    judged = [idea for idea in ideas if idea.stage in JUDGED]
    outcomes, ordinary = verdicts_of(judged), ordinary_of(judged)
    return [Card(idea, outcomes.get(idea.pk), marked.get(idea.pk), idea.pk in ordinary) for idea in ideas]


def _column(
    stage: Stage, counts: dict[str, int], lanes: Mapping[tuple[str, str], list[Card]] | None = None
) -> Column:
    hung = [Lane(key, name, hanging) for (key, name), hanging in (lanes or {}).items()]
    by_name = sorted(hung, key=lambda lane: (not lane.key, lane.name.lower()))
    return Column(stage, str(stage.label), counts.get(stage, 0), by_name)
